import type { BilingualText, CellRecord, CheckRecord, DocumentRecord, FactRecord } from '@mingzhang/schema';
import { say, type Language } from '../language.ts';
import { toPrintable } from './text-width.ts';

export interface ExplanationOptions {
  readonly facts: readonly FactRecord[];
  readonly cells: readonly CellRecord[];
  readonly checks: readonly CheckRecord[];
  readonly documents: readonly DocumentRecord[];
  /** Check id → formula in words. */
  readonly formulas: ReadonlyMap<string, string>;
  readonly language: Language;
}

const STATUS: Readonly<Record<FactRecord['status'], BilingualText>> = {
  verified: { zh: '已核实', en: 'verified' },
  unchecked: { zh: '未核实', en: 'unchecked' },
  disputed: { zh: '有矛盾', en: 'disputed' },
  repaired: { zh: '已修复', en: 'repaired' },
  corrected: { zh: '已更正', en: 'corrected' },
};
const VERDICT: Readonly<Record<CheckRecord['verdict'], BilingualText>> = {
  holds: { zh: '成立', en: 'holds' },
  rounding: { zh: '成立（尾差）', en: 'holds (rounding)' },
  fails: { zh: '不成立', en: 'fails' },
  not_checkable: { zh: '无法核对', en: 'not checkable' },
  not_applicable: { zh: '不适用', en: 'not applicable' },
};

const idOf = (fact: FactRecord): string => fact.cellId ?? fact.factId;

/** One number: where it is printed, what it means, and every identity behind its status with all its terms. */
export function formatExplanation(fact: FactRecord, options: ExplanationOptions): string {
  const { language } = options;
  const facts = new Map(options.facts.map((one) => [idOf(one), one]));
  const cells = new Map(options.cells.map((cell) => [cell.cellId, cell]));
  const describe = (id: string): string => describeTerm(facts.get(id), cells.get(id));
  const source =
    options.documents.find((document) => document.documentId === fact.documentId)?.sourceFile ?? fact.documentId;
  const box = fact.x0 === null ? '' : `  [${[fact.x0, fact.y0, fact.x1, fact.y1].join(' ')}]`;
  const page =
    fact.page === null ? '' : `  ${say(language, { zh: `第 ${fact.page} 页`, en: `p. ${fact.page}` })}${box}`;
  const amount = fact.amountYuan === null ? '' : `  = ${fact.amountYuan} ${say(language, { zh: '元', en: 'yuan' })}`;
  const own = options.checks.filter((check) => check.cellIds.split(' ').includes(idOf(fact)));
  return `${[
    `${describe(idOf(fact))}${amount}`,
    `${toPrintable(source)}${page}`,
    [fact.measure, fact.fund, fact.phase, fact.fiscalYear].filter((part) => part !== null).join(' · '),
    `${say(language, STATUS[fact.status])}: ${own.length} ${say(language, { zh: '项关系', en: own.length === 1 ? 'identity' : 'identities' })}`,
    ...own.flatMap((check) =>
      formatCheck(check, { describe, formula: options.formulas.get(check.checkId) ?? '', language }),
    ),
  ].join('\n')}\n`;
}

function describeTerm(fact: FactRecord | undefined, cell: CellRecord | undefined): string {
  if (fact === undefined) return '?';
  const where = cell === undefined ? '正文' : `《${cell.tableTitle}》`;
  const column = cell === undefined ? '' : ` · ${cell.columnPath}`;
  const label = [fact.code, fact.item].filter((part) => part !== null).join(' ');
  return toPrintable(
    `${where} ${label}${column}: ${fact.valuePrinted}${fact.unitPrinted === null ? '' : ` ${fact.unitPrinted}`}`,
  );
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
