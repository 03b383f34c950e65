import Papa from 'papaparse';

/**
 * Runs the do-file of the labels by the rules of Stata's manuals ([D] import delimited, label, generate, rename;
 * [P] program, macro), as far as the do-file goes: any other command, option or name that Stata would refuse
 * throws. It stands in for Stata, which no machine of the project has.
 */
export interface StataVariable {
  readonly label: string;
  readonly values: readonly (string | number | null)[];
  /** Text by number, of a variable with value labels. */
  readonly valueLabels: ReadonlyMap<number, string> | undefined;
}

interface Variable {
  label: string;
  values: (string | number | null)[];
  valueLabel: string | undefined;
}

const NAME = /^[A-Za-z_]\w{0,31}$/;
const MOST_LABEL = 80;
const QUOTED = '`"(.*?)"\'';
const OPTIONS = new Set(
  'clear varnames case encoding bindquote maxquotedrows asdouble numericcols stringcols'.split(' '),
);

function demand(holds: boolean, message: string): asserts holds {
  if (!holds) throw new Error(`Stata would refuse: ${message}`);
}

const named = (name: string | undefined): string => {
  demand(name !== undefined && NAME.test(name), `the name ${name}`);
  return name;
};

/** The lines of one program, without those around it. */
export function stataProgram(doFile: string, program: string): readonly string[] {
  const lines = doFile.split('\n');
  const start = lines.indexOf(`program define ${named(program)}`);
  demand(start >= 0, `there is no program ${program}`);
  demand(lines[start - 1] === `capture program drop ${program}`, 'a program that is defined twice');
  return lines.slice(start + 1, lines.indexOf('end', start)).map((line) => line.trim());
}

/** Runs a program over the texts of the CSV files and returns its variables in order. */
export function runStata(program: readonly string[], csvOf: (path: string) => string): Map<string, StataVariable> {
  let variables = new Map<string, Variable>();
  const lists = new Map<string, Map<number, string>>();
  const find = (name: string | undefined): Variable => {
    const found = variables.get(named(name));
    demand(found !== undefined, `variable ${name} not found`);
    return found;
  };
  const commands: readonly (readonly [RegExp, (match: readonly string[]) => void])[] = [
    [/^(\/\/.*|args folder|unab all : _all|local first : word 1 of `all'|local lines = cond\(.*\))$/, () => {}],
    [/^if "`first'" != "(\w+)" rename `first' \1$/, ([, first]) => void find(first)],
    [
      /^import delimited using `"(.*?)"', (.*)$/,
      ([, path, options]) => {
        const text = csvOf((path ?? '').replace("`folder'", 'folder'));
        variables = importDelimited(text, (options ?? '').replace("`lines'", 'maxquotedrows(unlimited)'));
      },
    ],
    [
      new RegExp(`^label variable (\\w+) ${QUOTED}$`),
      ([, name, label = '']) => {
        demand(Array.from(label).length <= MOST_LABEL && !/[`$]/.test(label), `the label ${label}`);
        find(name).label = label;
      },
    ],
    [
      /^generate byte (\w+) = \.$/,
      ([, name]) => {
        demand(!variables.has(named(name)), `variable ${name} already defined`);
        const [first] = variables.values();
        const values = (first?.values ?? []).map(() => null);
        variables.set(named(name), { label: '', values, valueLabel: undefined });
      },
    ],
    [
      new RegExp(`^replace (\\w+) = (\\d+) if (\\w+) == ${QUOTED}$`),
      ([, name, number, other, text]) => {
        const target = find(name);
        const { values } = find(other);
        target.values = target.values.map((value, at) => (values[at] === text ? Number(number) : value));
      },
    ],
    [
      new RegExp(`^label define (\\w+)((?: \\d+ ${QUOTED})+), replace$`),
      ([, name, items]) => {
        const list = new Map<number, string>();
        for (const [, number, text] of (items ?? '').matchAll(new RegExp(`(\\d+) ${QUOTED}`, 'g')))
          list.set(Number(number), text ?? '');
        lists.set(named(name), list);
      },
    ],
    [
      /^order (\w+), after\((\w+)\)$/,
      ([, name, other]) => {
        const moved = find(name);
        find(other);
        variables.delete(named(name));
        variables = new Map(
          [...variables].flatMap((entry) => (entry[0] === other ? [entry, [named(name), moved] as const] : [entry])),
        );
      },
    ],
    [
      /^drop (\w+)$/,
      ([, name]) => {
        find(name);
        variables.delete(named(name));
      },
    ],
    [
      /^rename (\w+) (\w+)$/,
      ([, name, other]) => {
        find(name);
        demand(!variables.has(named(other)), `variable ${other} already defined`);
        variables = new Map([...variables].map(([key, variable]) => [key === name ? named(other) : key, variable]));
      },
    ],
    [
      /^label values (\w+) (\w+)$/,
      ([, name, list]) => {
        demand(lists.has(named(list)), `value label ${list} not found`);
        find(name).valueLabel = list;
      },
    ],
    [
      new RegExp(`^label data ${QUOTED}$`),
      ([, label = '']) => demand(label.length <= MOST_LABEL, `the label ${label}`),
    ],
  ];
  for (const line of program) {
    const known = commands.find(([form]) => form.test(line));
    demand(known !== undefined, line);
    known[1](known[0].exec(line) ?? []);
  }
  return new Map(
    [...variables].map(([name, { label, values, valueLabel }]) => [
      name,
      { label, values, valueLabels: valueLabel === undefined ? undefined : lists.get(valueLabel) },
    ]),
  );
}

/** Columns as the options say: numbers where forced to numbers, '' for an empty text, null for a missing number. */
function importDelimited(text: string, options: string): Map<string, Variable> {
  const given = new Map(
    [...options.matchAll(/(\w+)(?:\(([^)]*)\))?/g)].map(([, name = '', value = '']) => [name, value]),
  );
  for (const name of given.keys()) demand(OPTIONS.has(name), `option ${name} not allowed`);
  const places = (option: string): ReadonlySet<number> => new Set((given.get(option) ?? '').split(' ').map(Number));
  const [numeric, texts] = [places('numericcols'), places('stringcols')];
  const [header = [], ...rows] = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), {
    newline: '\r\n',
    skipEmptyLines: true,
  }).data;
  return new Map(
    header.map((name, index) => {
      demand(numeric.has(index + 1) !== texts.has(index + 1), `column ${index + 1} is number and text, or neither`);
      const values = rows.map((row) => {
        const field = row[index] ?? '';
        if (texts.has(index + 1)) return field;
        return field === '' || Number.isNaN(Number(field)) ? null : Number(field);
      });
      return [named(name), { label: '', values, valueLabel: undefined }];
    }),
  );
}
