import type { AccountTable } from '../account.ts';
import { makeLinear, type Instance } from '../instance.ts';
import type { Term } from '../term.ts';
import type { Equation } from './parse-equation.ts';
import { onlyRoots, pickOne, selectTerms } from './select-terms.ts';

/** Fewer classes than this say nothing of what a table leaves out. */
const FEWEST = 2;

/**
 * A class of functions with an amount in one table and no account at all in another of the same total: its accounts
 * make nothing. Only where those that are printed there make the whole total, so that none of them was lost.
 */
export function makeAbsentClass(
  term: Term,
  options: { readonly equation: Equation; readonly detail: AccountTable | undefined },
): Instance | undefined {
  const { equation, detail } = options;
  const [selector] = equation.right;
  if (selector === undefined || equation.right.length !== 1 || selector.row !== 'under') return undefined;
  if (detail === undefined || equation.when?.kind !== 'same' || term.value === 0n) return undefined;
  const terms = (detail.byMeasure.get(selector.measure) ?? []).filter(
    ({ fact }) => fact.phase === term.fact.phase && fact.fiscalYear === term.fact.fiscalYear,
  );
  const total = { ...selector, row: 'total' } as const;
  const [totals = []] = selectTerms(total, terms, { joinPhase: true }).values();
  const whole = pickOne(total, totals);
  const classes = [...selectTerms(selector, terms, { joinPhase: true }).values()];
  if (whole === undefined || classes.length < FEWEST) return undefined;
  const sum = classes.flatMap(onlyRoots).reduce((made, root) => made + root.value, 0n);
  if (sum !== whole.value) return undefined;
  return {
    ...makeLinear(term, [], { checkId: equation.checkId, rule: 'R-SUM', severity: equation.severity }),
    // The accounts below the code, of which there are none; read in both languages.
    arithmetic: `《${detail.table.title}》Σ ${term.fact.code ?? ''}…`,
  };
}
