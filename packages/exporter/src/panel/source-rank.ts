/**
 * Which table speaks when several print the same number: the table whose rows are the codes before the overview
 * that repeats them, tables before the text. First in the list is heard first; kinds that are not listed come
 * after all that are, the text comes last.
 */
const RANKED_KINDS: readonly string[] = [
  'final.revenue',
  'final.revenue_by_unit',
  'final.expenditure',
  'final.gpb',
  'final.gpb_project',
  'final.basic_economic',
  'final.gov_fund',
  'final.state_capital',
  'final.project',
  'final.fiscal_detail',
  'final.fiscal',
  'final.summary',
  'final.three_public',
  'budget.revenue',
  'budget.expenditure',
  'budget.gpb_function',
  'budget.gpb_economic',
  'budget.gpb_basic_function',
  'budget.gpb_basic_economic',
  'budget.fiscal_function',
  'budget.fiscal_basic_economic',
  'budget.gov_fund',
  'budget.state_capital',
  'budget.fiscal',
  'budget.summary',
  'budget.three_public',
  'budget.agency_operating',
  'budget.special_project',
  'budget.procurement',
  'budget.service_purchase',
  'perf.self_overall',
  'perf.self_project',
  'perf.base_data',
  'budget.perf_target_overall',
  'budget.perf_target_project',
];

/**
 * Tables that print only part of a measure under its name: the total of a procurement table is no total
 * expenditure. They answer for the measures that match and for no other.
 */
const PARTIAL_KINDS: Readonly<Record<string, string>> = {
  'budget.procurement': '^procurement_',
  'budget.service_purchase': '^procurement_',
};

/** SQL: 1 for the table that is heard first; the text last. */
export function sourceRankSql(kind: string, sourceKind: string): string {
  const cases = RANKED_KINDS.map((name, index) => `WHEN ${kind} = '${name}' THEN ${index + 1}`);
  return `CASE WHEN ${sourceKind} = 'narrative' THEN ${RANKED_KINDS.length + 2} ${cases.join(' ')} ELSE ${RANKED_KINDS.length + 1} END`;
}

/** SQL: whether a table of this kind may not answer for this measure. */
export function isPartialSql(kind: string, measure: string): string {
  return Object.entries(PARTIAL_KINDS)
    .map(([name, pattern]) => `(${kind} = '${name}' AND NOT regexp_matches(${measure}, '${pattern}'))`)
    .join(' OR ');
}
