import type { ReaderState, Subject } from './statement.ts';

const WHOLES: readonly (readonly [RegExp, Pick<Subject, 'measure' | 'fund'>])[] = [
  [/本年支出合计/u, { measure: 'expenditure_total', fund: 'total' }],
  [/本年收入合计/u, { measure: 'revenue_total', fund: 'total' }],
  [/三公经费/u, { measure: 'three_public_total', fund: 'fiscal' }],
  [/政府采购支出总(?:额|金额)/u, { measure: 'procurement_total', fund: 'total' }],
  [/授予中小企业合同金额/u, { measure: 'procurement_sme', fund: 'total' }],
  [/项目支出总额/u, { measure: 'expenditure_project', fund: 'total' }],
];

/** What a share without a named whole can be a share of: revenue of revenue, a class of expenditure. */
const FAMILIES: readonly (readonly [part: RegExp, whole: RegExp])[] = [
  [/^(?:revenue|carryover_opening|special_account|nonfiscal)/u, /^(?:revenue|both)/u],
  [/^(?:expenditure|special_project|reserve)/u, /^(?:expenditure|appropriation)/u],
  [/^(?:personnel|public)$/u, /^expenditure/u],
  [/^(?:overseas|vehicle|official)/u, /^(?:three_public|vehicle_total)/u],
  [/^procurement/u, /^procurement/u],
];

function wholeOf(subject: Subject, { head }: ReaderState): Subject | undefined {
  if (head === undefined) return undefined;
  return FAMILIES.some(([part, whole]) => part.test(subject.measure) && whole.test(head.measure)) ? head : undefined;
}

/** The whole that a share is of: what stands between 占 and the percentage, else what 其中 divides. */
export function wholeOfShare(
  subject: Subject,
  said: string,
  state: ReaderState,
): Pick<Subject, 'measure' | 'fund'> | undefined {
  if (said === '') return wholeOf(subject, state);
  const named = WHOLES.find(([pattern]) => pattern.test(said))?.[1];
  return named?.measure === 'three_public_total' ? { ...named, fund: subject.fund } : named;
}
