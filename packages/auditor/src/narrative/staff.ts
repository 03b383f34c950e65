import type { Account } from '../account.ts';
import { asParts, makeLinear, type Instance } from '../instance.ts';
import type { Term } from '../term.ts';

export interface OverQuota {
  readonly actual: Term;
  readonly quota: Term;
}

/** One counting: a total and the sorts that follow it in the same paragraph. */
interface StaffGroup {
  readonly total: Term;
  readonly sorts: readonly Term[];
}

const sortOf = (term: Term): string | undefined => /^(行政|事业|员额)/u.exec(term.fact.item ?? '')?.[1];

function groupsOf(account: Account, measure: string): readonly StaffGroup[] {
  const terms = account.narrative.filter((term) => term.fact.measure === measure);
  const groups: { total: Term; sorts: Term[] }[] = [];
  for (const term of terms) {
    const last = groups.at(-1);
    if (sortOf(term) === undefined) groups.push({ total: term, sorts: [] });
    else if (last !== undefined && last.total.fact.paragraph === term.fact.paragraph) last.sorts.push(term);
  }
  return groups;
}

/** 编制 = 行政 + 事业 + 员额, and so for those in post. */
export function evaluateStaff(account: Account): readonly Instance[] {
  const inText = (['staff_quota', 'staff_actual'] as const).flatMap((measure) =>
    groupsOf(account, measure).flatMap(({ total, sorts }): Instance[] =>
      sorts.length < 2
        ? []
        : [makeLinear(total, asParts(sorts), { checkId: 'FN-311', rule: 'exact', severity: 'error' })],
    ),
  );
  return [...inText, ...againstTables(account)];
}

/** Staff of the base data table against the first counting in the text. */
function againstTables(account: Account): readonly Instance[] {
  return (['staff_quota', 'staff_actual'] as const).flatMap((measure): Instance[] => {
    const [said] = groupsOf(account, measure);
    const printed = account.tables.flatMap((table) => table.terms).find((term) => term.fact.measure === measure);
    if (said === undefined || printed === undefined || said.total.fact.fiscalYear !== printed.fact.fiscalYear)
      return [];
    return [
      makeLinear(said.total, [{ term: printed, sign: 1n }], { checkId: 'FN-312', rule: 'exact', severity: 'error' }),
    ];
  });
}

/** Sorts of which more people are in post than there are posts. */
export function findOverQuota(account: Account): readonly OverQuota[] {
  const [quota] = groupsOf(account, 'staff_quota');
  const [actual] = groupsOf(account, 'staff_actual');
  if (quota === undefined || actual === undefined) return [];
  return actual.sorts.flatMap((term): OverQuota[] => {
    const posts = quota.sorts.find((other) => sortOf(other) === sortOf(term));
    return posts !== undefined && term.value > posts.value ? [{ actual: term, quota: posts }] : [];
  });
}
