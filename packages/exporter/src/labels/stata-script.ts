import { describeColumns, OUTPUT_NAMES, type Column, type OutputName } from '@mingzhang/schema';
import type { ValueNames } from '../value-names.ts';

const NUMBERS: ReadonlySet<Column['type']> = new Set(['integer', 'number', 'decimal'] as const);
const TRUTH = [
  { value: 'false', name_zh: '否' },
  { value: 'true', name_zh: '是' },
];

/** Stata holds no longer label of a variable or value. */
const MOST_CHARACTERS = 80;

/** A text in compound quotes, in which Stata takes no quote for an end; the labels hold no ` and no $, which it would expand. */
const quote = (text: string): string => `\`"${Array.from(text).slice(0, MOST_CHARACTERS).join('')}"'`;

function fileProgram(file: OutputName, names: ValueNames): string {
  const columns = describeColumns(file);
  const placesOf = (isNumber: boolean): string =>
    columns.flatMap(({ type }, index) => (NUMBERS.has(type) === isNumber ? [index + 1] : [])).join(' ');
  const lines = columns.flatMap((column, index) => {
    const values = column.type === 'boolean' ? TRUTH : column.values === undefined ? [] : names.ofColumn(file, column);
    const name = column.name;
    const label = `label variable ${name} ${quote(column.descriptionZh)}`;
    if (values.length === 0) return [label];
    // Stata labels numbers alone: the text becomes one, in the order of the list.
    const list = `${file}_${index + 1}`;
    return [
      `generate byte n_${index + 1} = .`,
      ...values.map((value, number) => `replace n_${index + 1} = ${number + 1} if ${name} == ${quote(value.value)}`),
      `label define ${list} ${values.map((value, number) => `${number + 1} ${quote(value.name_zh)}`).join(' ')}, replace`,
      `order n_${index + 1}, after(${name})`,
      `drop ${name}`,
      `rename n_${index + 1} ${name}`,
      `label values ${name} ${list}`,
      label,
    ];
  });
  return `capture program drop mingzhang_${file}
program define mingzhang_${file}
    args folder
    // Newer versions alone know how far to look for the end of a text that goes over several lines.
    local lines = cond(c(stata_version) >= 15, "maxquotedrows(unlimited)", "")
    import delimited using \`"\`folder'/${file}.csv"', clear varnames(1) case(preserve) encoding("UTF-8") bindquote(strict) \`lines' asdouble numericcols(${placesOf(true)}) stringcols(${placesOf(false)})
    // Some versions take the byte order mark for a part of the first name.
    unab all : _all
    local first : word 1 of \`all'
    if "\`first'" != "${columns[0]?.name ?? ''}" rename \`first' ${columns[0]?.name ?? ''}
${lines.map((line) => `    ${line}`).join('\n')}
    label data ${quote(names.file(file, 'zh'))}
end
`;
}

/**
 * A Stata do-file: one program per file that loads its CSV, labels every variable and turns closed lists into
 * labelled numbers. Amounts are doubles in Stata: exact up to 15 digits. Needs Stata 14 or newer (UTF-8).
 */
export function formatStataScript(names: ValueNames): string {
  return `* 明账 mingzhang: loads the CSV files of a run with labels. 读入一次运行的 CSV 并加上标签。
*   do "output/labels/mingzhang.do"
*   mingzhang_panel "output"
* Amounts become doubles, exact up to 15 digits. 金额读作双精度数，15 位以内不变。
* A text that begins with ' before =, +, - or @ has that apostrophe for the sake of spreadsheets only.
version 14

${OUTPUT_NAMES.map((file) => fileProgram(file, names)).join('\n')}`;
}
