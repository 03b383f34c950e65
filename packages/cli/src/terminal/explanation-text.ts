import type {
  BilingualText,
  CellRecord,
  CheckRecord,
  DocumentRecord,
  FactRecord,
  TableRecord,
} from '@mingzhang/schema';
import { say, type Language } from '../language.ts';
import { toPrintable } from './text-width.ts';

export interface ExplanationOptions {
  readonly facts: readonly FactRecord[];
  readonly cells: readonly CellRecord[];
  readonly checks: readonly CheckRecord[];
  readonly documents: readonly DocumentRecord[];
  /** Check id → formula in words. */
  readonly formulas: ReadonlyMap<string, string>;
  /** Tables of the documents of the facts. */
  readonly tables: readonly TableRecord[];
  readonly language: Language;
}

const STATUS: Readonly<Record<FactRecord['status'], BilingualText>> = {
  verified: { zh: '已核实', en: 'verified' },
  unchecked: { zh: '未核对', en: 'unchecked' },
  disputed: { zh: '有争议', en: 'disputed' },
  repaired: { zh: '已修正', en: 'repaired' },
  corrected: { zh: '按更正表改定', en: 'corrected' },
};
const VERDICT: Readonly<Record<CheckRecord['verdict'], BilingualText>> = {
  holds: { zh: '成立', en: 'holds' },
  rounding: { zh: '成立（尾差）', en: 'holds (rounding)' },
  fails: { zh: '不成立', en: 'fails' },
  not_checkable: { zh: '无法核对', en: 'not checkable' },
  not_applicable: { zh: '不适用', en: 'not applicable' },
};

/** By what checks name a number: its cell, or the fact where it has none. */
export const idOfTerm = (fact: FactRecord): string => fact.cellId ?? fact.factId;

/** One number: where it is printed, what it means, and every identity behind its status with all its terms. */
export function formatExplanation(fact: FactRecord, options: ExplanationOptions): string {
  const { language } = options;
  const facts = new Map(options.facts.map((one) => [idOfTerm(one), one]));
  const cells = new Map(options.cells.map((cell) => [cell.cellId, cell]));
  const describe = (id: string): string => describeTerm(facts.get(id), cells.get(id), options);
  const source =
    options.documents.find((document) => document.documentId === fact.documentId)?.sourceFile ?? fact.documentId;
  const box = fact.x0 === null ? '' : `  [${[fact.x0, fact.y0, fact.x1, fact.y1].join(' ')}]`;
  const page =
    fact.page === null ? '' : `  ${say(language, { zh: `第 ${fact.page} 页`, en: `p. ${fact.page}` })}${box}`;
  const amount = fact.amountYuan === null ? '' : `  = ${fact.amountYuan} ${say(language, { zh: '元', en: 'yuan' })}`;
  const own = options.checks.filter((check) => check.cellIds.split(' ').includes(idOfTerm(fact)));
  return `${[
    `${describe(idOfTerm(fact))}${amount}`,
    `${toPrintable(source)}${page}`,
    [fact.measure, fact.fund, fact.phase, fact.fiscalYear].filter((part) => part !== null).join(' · '),
    `${say(language, STATUS[fact.status])}: ${own.length} ${say(language, { zh: '项关系', en: own.length === 1 ? 'identity' : 'identities' })}`,
    ...own.flatMap((check) =>
      formatCheck(check, { describe, formula: options.formulas.get(check.checkId) ?? '', language }),
    ),
  ].join('\n')}\n`;
}

const NOTHING_PRINTED: Readonly<Record<NonNullable<FactRecord['nullKind']>, BilingualText>> = {
  blank: { zh: '空白', en: 'blank' },
  dash: { zh: '横线', en: 'a dash' },
  none: { zh: '“无”', en: '“none”' },
  unreadable: { zh: '读不出', en: 'unreadable' },
};

/** What is printed with its unit; of a place without a number what stands there instead. */
function valueOf(fact: FactRecord, language: Language): string {
  if (fact.nullKind !== null && fact.valuePrinted.trim() === '') return say(language, NOTHING_PRINTED[fact.nullKind]);
  return `${fact.valuePrinted}${fact.unitPrinted === null ? '' : ` ${fact.unitPrinted}`}`;
}

/** Title of the table; of a place without a number that of the only table it can stand in; else the text. */
function placeOf(
  fact: FactRecord,
  cell: CellRecord | undefined,
  { tables, language }: Pick<ExplanationOptions, 'tables' | 'language'>,
): string {
  if (cell !== undefined) return `《${cell.tableTitle}》`;
  if (fact.sourceKind === 'narrative') return say(language, { zh: '正文', en: 'text' });
  const [table, another] = tables.filter(
    ({ documentId, kind, firstPage, lastPage }) =>
      documentId === fact.documentId &&
      kind === fact.tableKind &&
      (fact.page === null || ((firstPage ?? 0) <= fact.page && fact.page <= (lastPage ?? 0))),
  );
  return table !== undefined && another === undefined ? `《${table.title}》` : say(language, { zh: '表', en: 'table' });
}

function describeTerm(
  fact: FactRecord | undefined,
  cell: CellRecord | undefined,
  options: Pick<ExplanationOptions, 'tables' | 'language'>,
): string {
  if (fact === undefined) return '?';
  const where = placeOf(fact, cell, options);
  const column = cell === undefined ? '' : ` · ${cell.columnPath}`;
  const label = [fact.code, fact.item].filter((part) => part !== null).join(' ');
  return toPrintable(`${where} ${label}${column}: ${valueOf(fact, options.language)}`);
}

function formatCheck(
  check: CheckRecord,
  about: { readonly describe: (id: string) => string; readonly formula: string; readonly language: Language },
): readonly string[] {
  const { describe, formula, language } = about;
  const [left = '', ...right] = check.cellIds.split(' ');
  const difference =
    check.difference === null || check.difference === '0'
      ? ''
      : `  Δ ${check.difference} (± ${check.tolerance ?? '0'})`;
  return [
    '',
    `${check.checkId}  ${say(language, VERDICT[check.verdict])}${difference}  ${formula}`,
    `  ${describe(left)}`,
    ...right.map((id) => `    ${describe(id)}`),
  ];
}
