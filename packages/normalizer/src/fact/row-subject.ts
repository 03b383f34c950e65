import type { Classification, Finding, PrintedTable, PrintedValue, TableCell } from '@mingzhang/schema';
import type { CodeBook, CodeClassification, ReadCode } from '../code/code-book.ts';
import { isKnownName } from '../code/code-book.ts';
import { toPlainText, withoutSpace } from '../plain-text.ts';

/** What a row is about: its codes, unit and project. */
export interface RowSubject {
  readonly classification: Classification | undefined;
  readonly code: string | null;
  readonly codeName: string | null;
  readonly codeLevel: number | null;
  readonly parentCode: string | null;
  /** Whether the name alone says which code it is. */
  readonly codeInferred: boolean | null;
  readonly code2: string | null;
  readonly project: string | null;
  readonly unitName: string | null;
}

export const NO_SUBJECT: RowSubject = {
  classification: undefined,
  code: null,
  codeName: null,
  codeLevel: null,
  parentCode: null,
  codeInferred: null,
  code2: null,
  project: null,
  unitName: null,
};

interface RowPart {
  readonly header: string;
  readonly text: string;
  /** As printed, without white space. */
  readonly printed: string;
  readonly role: 'code' | 'label';
}

/** Header texts above a column, joined; what says whether digits are a unit's number or an account. */
function headerAbove(headers: readonly TableCell[], column: number, row: number): string {
  return headers
    .filter((cell) => cell.row < row && cell.column <= column && column < cell.column + cell.columnSpan)
    .toSorted((a, b) => a.row - b.row)
    .map((cell) => toPlainText(cell.text))
    .join('/');
}

interface PlacedPart {
  readonly column: number;
  readonly part: RowPart;
}

/** By row; a table is asked once for every value it holds. */
const partsOfTables = new WeakMap<PrintedTable, ReadonlyMap<number, readonly PlacedPart[]>>();

function partsByRow(table: PrintedTable): ReadonlyMap<number, readonly PlacedPart[]> {
  const known = partsOfTables.get(table);
  if (known !== undefined) return known;
  const rows = new Map<number, PlacedPart[]>();
  const headers = table.cells.filter((cell) => cell.role === 'header');
  for (const cell of table.cells.toSorted((one, other) => one.column - other.column)) {
    if ((cell.role !== 'code' && cell.role !== 'label') || cell.text === '') continue;
    const part: RowPart = {
      header: headerAbove(headers, cell.column, cell.row),
      text: toPlainText(cell.text),
      printed: withoutSpace(cell.text),
      role: cell.role,
    };
    for (let row = cell.row; row < cell.row + cell.rowSpan; row += 1) {
      const parts = rows.get(row) ?? [];
      parts.push({ column: cell.column, part });
      rows.set(row, parts);
    }
  }
  partsOfTables.set(table, rows);
  return rows;
}

/** Code and label cells that the value's row has, each with the header above it. */
export function rowParts(table: PrintedTable, value: PrintedValue): readonly RowPart[] {
  const wanted = new Set(value.rowLabels.map(toPlainText));
  return (partsByRow(table).get(value.rowIndex) ?? [])
    .filter(({ column, part }) => column < value.columnIndex && (part.role === 'code' || wanted.has(part.text)))
    .map(({ part }) => part);
}

const UNIT_HEADER = /单位(?:编码|代码|名称)|(?:预算|项目|用款|实施|主管)单位/u;
/** Looked for in the nearest header: sheets change header in the middle. */
const PROJECT_HEADER = /(?:项目|专项|任务)名称[^/]*$|\(项目\)[^/]*$/u;

/** Whether digits are a unit's own number (133001) rather than an account. */
function isUnitCode(digits: string, parts: readonly RowPart[], codes: CodeBook): boolean {
  const part = parts.find((candidate) => candidate.role === 'code' && digits.startsWith(candidate.text));
  if (part !== undefined && UNIT_HEADER.test(part.header) && !/科目/u.test(part.header)) {
    // Wuhan prints accounts below the unit in one column 单位代码 | 单位名称（科目）.
    return codes.read(digits, { year: null, name: '' })?.listed !== true || digits.length === 3;
  }
  return codes.classify(digits) === undefined || digits.length === 6;
}

const labelUnder = (parts: readonly RowPart[], header: RegExp): string | undefined =>
  parts.find((part) => part.role === 'label' && header.test(part.header))?.printed;

/** Labels that name a unit or a project, not the account whose code stands beside them. */
function namesOfOthers(parts: readonly RowPart[]): ReadonlySet<string> {
  const isAccount = parts.some((part) => part.role === 'code' && /科目/u.test(part.header));
  const others = parts.filter(
    ({ role, header }) =>
      role === 'label' &&
      !/科目/u.test(header) &&
      (UNIT_HEADER.test(header) || (isAccount && PROJECT_HEADER.test(header))),
  );
  return new Set(others.map((part) => part.text));
}

export interface SubjectContext {
  /** Whether a row without codes names a project: lists of projects, not forms about one. */
  readonly rowsAreProjects: boolean;
  /** What the side and header say rows without a code are named after; undefined when they are no accounts. */
  readonly inferIn: CodeClassification | undefined;
  /** Set for tables of a classification that print names alone, on all levels. */
  readonly listOf: CodeClassification | undefined;
  /** Whether a label under 支出经济分类 says which class the row's money is. */
  readonly readsEconomicLabels: boolean;
  /** Code of the row above, in such tables. */
  readonly codeAbove: string | null;
  readonly year: number | null;
  readonly codes: CodeBook;
  /** Unit of the rows above, for tables that print it once over its projects. */
  readonly unitAbove: string | null;
}

function codeFields(
  code: ReadCode,
  codeInferred: boolean,
): Pick<RowSubject, 'code' | 'codeName' | 'codeLevel' | 'parentCode' | 'codeInferred'> {
  return { code: code.code, codeName: code.name, codeLevel: code.level, parentCode: code.parent, codeInferred };
}

function inferFromName(label: string | undefined, context: SubjectContext): ReadCode | undefined {
  if (label === undefined) return undefined;
  const { codes, year } = context;
  if (context.inferIn !== undefined) return codes.inferClass(label, { classification: context.inferIn, year });
  if (context.listOf === undefined) return undefined;
  return codes.inferCode(label, { classification: context.listOf, year, above: context.codeAbove });
}

/** What a row prints, sorted: two views of the same labels, as printed for what is kept, plain for what is compared. */
interface RowWords {
  readonly parts: readonly RowPart[];
  readonly printed: readonly string[];
  readonly labels: readonly string[];
  /** Digits that are a unit's own number. */
  readonly units: readonly string[];
  readonly accounts: readonly string[];
}

const CODE_IN_LABEL = /^\[?(\d{3}(?:\d{2}){0,2})\]?[-:]?(?=[\u4e00-\u9fff])(.+)$/u;

function sortWords(table: PrintedTable, value: PrintedValue, { codes }: SubjectContext): RowWords {
  const parts = rowParts(table, value);
  const printed = value.rowLabels.map(withoutSpace).filter((label) => label !== '');
  const labels = printed.map(toPlainText);
  const digits = value.rowCodes.filter((code) => code !== '');
  const [, inLabel, rest = ''] = CODE_IN_LABEL.exec(labels[0] ?? '') ?? [];
  if (digits.length === 0 && inLabel !== undefined && codes.classify(inLabel) !== undefined) {
    digits.push(inLabel);
    labels[0] = rest;
  }
  const units = digits.filter((code) => isUnitCode(code, parts, codes));
  return { parts, printed, labels, units, accounts: digits.filter((code) => !units.includes(code)) };
}

/** The accounts of a row; findings say where a code and its name disagree. */
function readAccounts(
  { parts, labels, accounts }: RowWords,
  at: PrintedValue['place'],
  { codes, year }: SubjectContext,
): { readonly read: readonly ReadCode[]; readonly findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const others = namesOfOthers(parts);
  const names = labels.filter((label) => !others.has(label));
  const read = accounts.flatMap((printed, index): ReadCode[] => {
    const name = names[index] ?? names[0] ?? '';
    const code = codes.read(printed, { year, name });
    if (code === undefined) return [];
    const cause = 'document';
    if (!code.listed && code.level !== 1 && codes.classify(code.code) !== 'function') {
      findings.push({ code: 'code.unknown', severity: 'info', cause, at, printed, name });
    } else if (code.listed && name !== '' && !names.some((label) => isKnownName(code, label))) {
      const expected = code.name ?? '';
      findings.push({ code: 'code.name_differs', severity: 'warning', cause, at, printed, name, expected });
    }
    return [code];
  });
  return { read, findings };
}

function subjectOfUnit({ parts, printed, units }: RowWords): RowSubject {
  const project = labelUnder(parts, PROJECT_HEADER);
  const unitName = labelUnder(parts, UNIT_HEADER) ?? printed[0] ?? '';
  const ownProject = project !== undefined && project !== unitName ? project : (printed[1] ?? null);
  if (ownProject !== null) return { ...NO_SUBJECT, classification: 'project', project: ownProject, unitName };
  const [code] = units;
  return {
    ...NO_SUBJECT,
    classification: 'unit',
    code: code ?? null,
    codeName: unitName,
    codeInferred: false,
    unitName,
  };
}

/** What a row without any digits is named after: a class, an account, a project. */
function subjectOfName({ parts, printed, labels }: RowWords, context: SubjectContext): RowSubject {
  const project = labelUnder(parts, PROJECT_HEADER);
  const economic = context.readsEconomicLabels ? labelUnder(parts, /经济分类[^/]*$/u) : undefined;
  const inferred =
    economic === undefined
      ? inferFromName(labels.at(-1), context)
      : context.codes.inferCode(economic, { classification: 'department_economic', year: context.year, above: null });
  if (inferred !== undefined) {
    return { ...NO_SUBJECT, classification: inferred.classification, ...codeFields(inferred, true) };
  }
  const [first] = printed;
  if (context.rowsAreProjects && first !== undefined && !/^(?:合计|总计|小计)$/u.test(labels[0] ?? '')) {
    return { ...NO_SUBJECT, classification: 'project', project: project ?? first, unitName: context.unitAbove };
  }
  // Overall sheets list the year's tasks with their money.
  return project === undefined ? NO_SUBJECT : { ...NO_SUBJECT, classification: 'project', project };
}

/** Reads what a row is about; findings say where a code and its name disagree. */
export function readSubject(
  table: PrintedTable,
  value: PrintedValue,
  context: SubjectContext,
): { readonly subject: RowSubject; readonly findings: readonly Finding[] } {
  const words = sortWords(table, value, context);
  const { read, findings } = readAccounts(words, value.place, context);
  const [main, second] = read;
  if (main === undefined) {
    return { subject: words.units.length > 0 ? subjectOfUnit(words) : subjectOfName(words, context), findings };
  }
  const { parts, printed, labels, units } = words;
  const project = labelUnder(parts, PROJECT_HEADER);
  // A label alone beside an account's code is a project's, where the unit before it was merged over rows.
  const isProject = (name: string): boolean =>
    read.length < labels.length ||
    (namesOfOthers(parts).has(toPlainText(name)) && (context.rowsAreProjects || !isKnownName(main, toPlainText(name))));
  const subject: RowSubject = {
    classification: main.classification,
    ...codeFields(main, false),
    code2: second?.code ?? null,
    project: project !== undefined && !UNIT_HEADER.test(project) && isProject(project) ? project : null,
    unitName: units.length > 0 ? (labelUnder(parts, UNIT_HEADER) ?? printed[read.length] ?? null) : context.unitAbove,
  };
  return { subject, findings };
}
