import type { Account } from '../account.ts';
import { makeLinear, type Instance } from '../instance.ts';
import { projectKey } from '../equation/select-terms.ts';
import type { Term } from '../term.ts';

/** Rates are recomputed, not compared; changes have their own base. */
const NOT_COMPARED =
  /_(?:change|growth|completion_of_.*|share_of_.*)$|^evaluated_projects$|^performance_target$|^stated_amount$/u;

function quantityKey({ fact }: Term): string {
  const isStaff = fact.measure === 'staff_quota' || fact.measure === 'staff_actual';
  return [
    fact.measure,
    fact.fund,
    fact.phase,
    fact.fiscalYear,
    fact.code,
    fact.project === null ? '' : projectKey(fact.project),
    fact.code === null && fact.project === null ? fact.item : '',
    isStaff ? 'staff' : '',
  ].join('|');
}

/**
 * The same quantity printed twice in the text is equal. Each print is compared with the first one, and only
 * prints that differ from all before them make an instance that fails.
 */
export function evaluateRepeated(account: Account): readonly Instance[] {
  const first = new Map<string, Term>();
  const instances: Instance[] = [];
  for (const term of account.narrative) {
    if (NOT_COMPARED.test(term.fact.measure ?? '')) continue;
    const key = quantityKey(term);
    const known = first.get(key);
    if (known === undefined) {
      first.set(key, term);
      continue;
    }
    const isCount = term.fact.countValue !== null;
    instances.push(
      makeLinear(term, [{ term: known, sign: 1n }], {
        checkId: 'FN-312',
        rule: isCount ? 'exact' : 'R-EQ',
        severity: 'error',
      }),
    );
  }
  return instances;
}
