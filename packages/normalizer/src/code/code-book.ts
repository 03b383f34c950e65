import type { CodeEntry, Vocabulary } from '@mingzhang/schema';
import { rememberTexts } from '../memory.ts';
import { stripOrdinals, toPlainText } from '../plain-text.ts';

export type CodeClassification = CodeEntry['classification'];

/** One code as it is called in one fiscal year. */
export interface ReadCode {
  readonly classification: CodeClassification;
  readonly code: string;
  /** 1 to 3 for 类, 款, 项; null when the digits fit no level. */
  readonly level: number | null;
  readonly parent: string | null;
  /** Name of that year; null when the code is in no list. */
  readonly name: string | null;
  /** All names the code is known by, plain. */
  readonly knownNames: ReadonlySet<string>;
  readonly listed: boolean;
  /** Whether it may have been called by names that are not known: another name contradicts nothing. */
  readonly namesOpen: boolean;
}

export interface CodeBook {
  /** The classification that the code's class belongs to; undefined for unit numbers and the like. */
  classify(code: string): CodeClassification | undefined;
  /** Reads digits as printed: 3012 is 30102 where nothing else can be read. */
  read(printed: string, options: { readonly year: number | null; readonly name: string }): ReadCode | undefined;
  /** The class that a name without a code stands for: 九、卫生健康支出 → 210. */
  inferClass(
    label: string,
    options: { readonly classification: CodeClassification; readonly year: number | null },
  ): ReadCode | undefined;
  /**
   * The code of any level that a name stands for in a list without codes: 行政运行 below 医疗保障管理事务 →
   * 2101501. Undefined where several codes have the name and the rows above do not decide.
   */
  inferCode(
    label: string,
    options: {
      readonly classification: CodeClassification;
      readonly year: number | null;
      /** Code of the row above. */
      readonly above: string | null;
    },
  ): ReadCode | undefined;
}

const LEVEL: Readonly<Record<number, number>> = { 3: 1, 5: 2, 7: 3 };
/** 教育 and 教育支出 are one class; 工资福利性支出 is how Wuhan prints 工资福利支出. */
const nameKey = rememberTexts((name) =>
  stripOrdinals(toPlainText(name))
    .replace(/性支出$/u, '支出')
    .replace(/的?(?:补助|支出)+$/u, '')
    .replace(/事务$/u, ''),
);

/** A list writes variants of one name as `文化体育与传媒 / 文化体育与传媒支出`. */
const namesOf = (entry: CodeEntry): readonly string[] =>
  [entry.nameZh, ...entry.otherNames].flatMap((name) => name.split('/'));

const inForce = (entry: CodeEntry, year: number | null): boolean =>
  year !== null && (entry.validFrom ?? 0) <= year && year <= (entry.validTo ?? 9999);

/** Ways to read digits that lost leading zeros when 类 | 款 | 项 were joined; every part has two digits but the class. */
export function paddedReadings(printed: string): readonly string[] {
  const head = printed.slice(0, 3);
  const rest = printed.slice(3);
  if (rest.length === 0) return [printed];
  if (rest.length === 1) return [`${head}0${rest}`];
  if (rest.length === 2) return [printed, `${head}0${rest[0]}0${rest[1]}`];
  if (rest.length === 3) return [`${head}0${rest}`, `${head}${rest.slice(0, 2)}0${rest[2]}`];
  return rest.length === 4 ? [printed] : [];
}

interface AttestedNames {
  readonly names: string[];
  /** Names of which a part is missing. */
  readonly cut: string[];
}

/** The lists of the vocabulary by what is looked for in them. */
interface CodeIndex {
  readonly byCode: ReadonlyMap<string, readonly CodeEntry[]>;
  /** By `classification name`. */
  readonly byName: ReadonlyMap<string, readonly CodeEntry[]>;
  readonly attested: ReadonlyMap<string, AttestedNames>;
}

function indexCodes(vocabulary: Vocabulary): CodeIndex {
  const byCode = new Map<string, CodeEntry[]>();
  const byName = new Map<string, CodeEntry[]>();
  for (const entry of vocabulary.codes) {
    byCode.set(entry.code, [...(byCode.get(entry.code) ?? []), entry]);
    for (const name of namesOf(entry)) {
      const key = `${entry.classification} ${nameKey(name)}`;
      byName.set(key, [...(byName.get(key) ?? []), entry]);
    }
  }
  const attested = new Map<string, AttestedNames>();
  for (const { code, name, remark } of vocabulary.attestedPairs) {
    if (/misaligned/u.test(remark)) continue;
    const known = attested.get(code) ?? { names: [], cut: [] };
    (remark === '' ? known.names : known.cut).push(name);
    attested.set(code, known);
  }
  return { byCode, byName, attested };
}

const classOf = ({ byCode }: CodeIndex, code: string): CodeClassification | undefined =>
  /^\d{3,7}$/u.test(code) ? byCode.get(code.slice(0, 3))?.[0]?.classification : undefined;

/** What the lists say of a code in a year; undefined where its digits cannot be a code of its class. */
function describeCode(index: CodeIndex, code: string, year: number | null): ReadCode | undefined {
  const classification = classOf(index, code);
  const level = LEVEL[code.length];
  // No 款 or 项 is numbered 00.
  if (
    classification === undefined ||
    level === undefined ||
    /^\d{3}(?:\d\d)?00$/u.test(code) ||
    (classification !== 'function' && level === 3)
  )
    return undefined;
  const listed = index.byCode.get(code) ?? [];
  const names = index.attested.get(code);
  const current =
    listed.find((entry) => inForce(entry, year)) ?? listed.find((entry) => entry.validTo === null) ?? listed[0];
  const known = [...listed.flatMap(namesOf), ...(names?.names ?? []), ...(names?.cut ?? [])];
  return {
    classification,
    code,
    level,
    parent: level === 1 ? null : code.slice(0, -2),
    name: current?.nameZh ?? names?.names[0] ?? null,
    knownNames: new Set(known.map(nameKey)),
    listed: listed.length > 0 || names !== undefined,
    namesOpen: names === undefined && listed.every((entry) => entry.namesOpen),
  };
}

/** Builds the book over all classifications and years of the vocabulary. */
export function buildCodeBook(vocabulary: Vocabulary): CodeBook {
  const index = indexCodes(vocabulary);
  const describeKey = rememberTexts((key) => {
    const [code = '', year = ''] = key.split(' ');
    return describeCode(index, code, year === '' ? null : Number(year));
  });
  const describe = (code: string, year: number | null): ReadCode | undefined => describeKey(`${code} ${year ?? ''}`);
  const entriesOf = (label: string, classification: CodeClassification): readonly CodeEntry[] => {
    const key = nameKey(label);
    return key === '' ? [] : (index.byName.get(`${classification} ${key}`) ?? []);
  };

  return {
    classify: (code) => classOf(index, code),
    read(printed, { year, name }) {
      const digits = printed.normalize('NFKC').replace(/\D/gu, '');
      const readings = paddedReadings(digits).flatMap((code) => describe(code, year) ?? []);
      const key = nameKey(name);
      const known =
        readings.find((reading) => reading.knownNames.has(key)) ?? readings.find((reading) => reading.listed);
      if (known !== undefined) return known;
      const [first] = readings;
      // The functional list is long and not all of it is known here: class and digits say where a code
      // stands. The economic lists are short and complete: digits that fit none stay as printed.
      if (first !== undefined && (first.classification === 'function' || first.code === digits)) return first;
      const classification = classOf(index, digits);
      return classification === undefined
        ? undefined
        : {
            classification,
            code: digits,
            level: null,
            parent: null,
            name: null,
            knownNames: new Set(),
            listed: false,
            namesOpen: true,
          };
    },
    inferClass(label, { classification, year }) {
      const found = entriesOf(label, classification).filter(({ code }) => code.length === 3);
      const entry = found.find((candidate) => inForce(candidate, year)) ?? found[0];
      return entry === undefined ? undefined : describe(entry.code, year);
    },
    inferCode(label, { classification, year, above }) {
      const named = entriesOf(label, classification);
      const current = named.filter((entry) => inForce(entry, year));
      const allCodes = [...new Set(named.map((entry) => entry.code))];
      const codes = current.length > 0 ? [...new Set(current.map((entry) => entry.code))] : allCodes;
      const [only] = codes;
      const code =
        codes.length === 1 && only !== undefined
          ? inClassOf(only, above)
          : // Bureaus print new accounts a year before the list has them: what stands above decides.
            (nearestBelow(codes, above) ?? nearestBelow(allCodes, above));
      return code === undefined ? undefined : describe(code, year);
    },
  };
}

/** A name that only one code has, unless the rows above belong to another class. */
const inClassOf = (code: string, above: string | null): string | undefined =>
  code.length === 3 || above === null || above.slice(0, 3) === code.slice(0, 3) ? code : undefined;

/** Among codes of one name the one that can stand next in a list: a child of the row above, else of its parents. */
function nearestBelow(codes: readonly string[], above: string | null): string | undefined {
  for (let parent = above ?? ''; parent.length >= 3; parent = parent.slice(0, -2)) {
    const children = codes.filter((code) => code.slice(0, -2) === parent);
    if (children.length > 0) return children.length === 1 ? children[0] : undefined;
  }
  const classes = codes.filter((code) => code.length === 3);
  return above === null || classes.length === codes.length
    ? classes.length === 1
      ? classes[0]
      : undefined
    : undefined;
}

/** Whether the printed name is one the code is known by; a longer or cut form of it counts too. */
export function isKnownName(code: ReadCode, printed: string): boolean {
  const key = nameKey(printed);
  if (code.namesOpen || code.knownNames.has(key)) return true;
  return (
    key.length >= 4 &&
    [...code.knownNames].some((name) => name.startsWith(key) || (name.length >= 4 && key.startsWith(name)))
  );
}
