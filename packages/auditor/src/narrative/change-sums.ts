import type { Account } from '../account.ts';
import { onlyRoots } from '../equation/select-terms.ts';
import { asParts, makeLinear, type Instance, type Severity } from '../instance.ts';
import { judgeSum } from '../judge.ts';
import type { Term } from '../term.ts';

/** A quantity and the kinds of it that make it up; each may say how much it changed against the year before. */
interface Breakdown {
  readonly wholes: readonly string[];
  readonly parts: readonly string[];
}

const BREAKDOWNS: readonly Breakdown[] = [
  {
    wholes: ['expenditure_total', 'appropriation_current'],
    parts: [
      'expenditure_basic',
      'expenditure_project',
      'reserve',
      'expenditure_business',
      'expenditure_to_superior',
      'expenditure_affiliate_subsidy',
    ],
  },
  { wholes: ['expenditure_basic'], parts: ['personnel', 'public'] },
  { wholes: ['three_public_total'], parts: ['overseas_travel', 'vehicle_total', 'official_reception'] },
  { wholes: ['vehicle_total'], parts: ['vehicle_purchase', 'vehicle_operation'] },
];

const CODED = ['function', 'department_economic', 'government_economic'] as const;

const isWhole = ({ fact }: Term): boolean => fact.code === null && fact.project === null && fact.countValue === null;

const sameDimensions = ({ fact }: Term, other: Term): boolean =>
  fact.fund === other.fact.fund && fact.phase === other.fact.phase && fact.fiscalYear === other.fact.fiscalYear;

/** The first number of the text of a measure, with the fund, phase and year of another. */
const alike = (account: Account, measure: string, like: Term): Term | undefined =>
  (account.narrativeByMeasure.get(measure) ?? []).find((term) => isWhole(term) && sameDimensions(term, like));

const wholeChanges = (account: Account, measures: readonly string[]): readonly Term[] =>
  measures.flatMap((measure) => (account.narrativeByMeasure.get(`${measure}_change`) ?? []).filter(isWhole));

const addUp = (total: Term, parts: readonly Term[]): boolean =>
  judgeSum(
    total,
    parts.map((term) => ({ ...term, sign: 1n as const })),
  ).verdict !== 'fails';

const sumOf = (whole: Term, parts: readonly Term[], severity: Severity): Instance =>
  makeLinear(whole, asParts(parts), { checkId: 'FP-408', rule: 'R-SUM', severity });

/**
 * Whether parts make up just the whole that is meant: 支出总计 of final accounts also holds what is carried over. A
 * budget spends all of it.
 */
function makesWhole(account: Account, change: Term, parts: readonly string[]): boolean {
  if (change.fact.phase === 'approved') return true;
  const whole = (change.fact.measure ?? '').replace(/_change$/u, '');
  const total = (account.narrativeByMeasure.get(whole) ?? []).findLast(
    (term) => isWhole(term) && sameDimensions(term, change) && term.position < change.position,
  );
  const amounts = parts.flatMap((part) => alike(account, part, change) ?? []);
  return total !== undefined && amounts.length > 0 && addUp(total, amounts);
}

/** 基本支出 fell by 171.71 and 项目支出 rose by 113: together they changed by as much as their whole. */
function byMeasure(account: Account, { wholes, parts }: Breakdown): readonly Instance[] {
  return wholeChanges(account, wholes).flatMap((whole): Instance[] => {
    const stated = parts.flatMap((part) => alike(account, `${part}_change`, whole) ?? []);
    if (stated.length === 0) return [];
    if (!makesWhole(account, whole, parts)) return [];
    const instance = sumOf(whole, stated, 'error');
    // A part of which the text gives the amount and not the change leaves the sum open.
    const open = parts.some((part) => {
      const current = alike(account, part, whole);
      return current !== undefined && current.value !== 0n && alike(account, `${part}_change`, whole) === undefined;
    });
    // One part alone may be all that changed; where it is not, the others are told elsewhere.
    return instance.verdict === 'fails' && (open || stated.length < 2) ? [] : [instance];
  });
}

/** Numbers of one measure about accounts of one classification, each account once, parents instead of children. */
function accountsOf(
  account: Account,
  measure: string,
  about: { readonly like: Term; readonly classification: string },
) {
  const first = new Map<string, Term>();
  for (const term of account.narrativeByMeasure.get(measure) ?? []) {
    const { fact } = term;
    if (fact.code === null || fact.code2 !== null || fact.classification !== about.classification) continue;
    if (sameDimensions(term, about.like) && !first.has(fact.code)) first.set(fact.code, term);
  }
  return onlyRoots([...first.values()]);
}

/** Whether the accounts named in the text are all there are: they make up the total, or a table has no others. */
function isComplete(account: Account, named: readonly Term[], total: Term | undefined): boolean {
  if (total !== undefined && addUp(total, named)) return true;
  // 支出总计 of final accounts also holds what is carried over.
  if (total?.fact.phase !== 'approved') return false;
  const codes = named.map(({ fact }) => fact.code ?? '');
  const [model] = named;
  const printed = account.tables
    .filter(
      (table) => /^(?:final\.gpb|budget\.(?:gpb_|fiscal))/u.test(table.kind) && table.year === model?.fact.fiscalYear,
    )
    .flatMap(({ terms }) => terms)
    .filter(
      ({ fact, role, value }) =>
        role === 'code' && value !== 0n && fact.code !== null && fact.classification === model?.fact.classification,
    );
  return (
    printed.length > 0 &&
    printed.every(({ fact }) =>
      codes.some((code) => code.startsWith(fact.code ?? '') || (fact.code ?? '').startsWith(code)),
    )
  );
}

/** An identity that says something does not fit, and never which number is wrong. */
const withoutBlame = (instance: Instance): Instance => ({ ...instance, solve: () => undefined });

/**
 * The changes of all accounts against the change of their total. An account that had money only in the year before
 * is not in the list, so this is never more than a warning, and blames nobody.
 */
function byAccount(account: Account): readonly Instance[] {
  return wholeChanges(account, ['expenditure_total']).flatMap((whole) =>
    CODED.flatMap((classification): Instance[] => {
      const about = { like: whole, classification };
      const changes = accountsOf(account, 'expenditure_total_change', about);
      const amounts = accountsOf(account, 'expenditure_total', about);
      if (changes.length < 2) return [];
      const instance = withoutBlame(sumOf(whole, changes, 'warning'));
      if (instance.verdict !== 'fails') return [instance];
      const hasChange = new Set(changes.map(({ fact }) => fact.code));
      const open = amounts.some(({ fact, value }) => value !== 0n && !hasChange.has(fact.code));
      return open || !isComplete(account, amounts, alike(account, 'expenditure_total', whole)) ? [] : [instance];
    }),
  );
}

/** 对个人和家庭的补助 is one class in both economic classifications, and the only one that is. */
const SAME_CLASS = { department: '303', government: '509' } as const;

/** One class under two codes, of one amount, changed by one amount. */
function ofOneClass(account: Account): readonly Instance[] {
  const changes = account.narrativeByMeasure.get('expenditure_total_change') ?? [];
  const amounts = account.narrativeByMeasure.get('expenditure_total') ?? [];
  const amountOf = (change: Term): Term | undefined =>
    amounts.find((term) => term.fact.code === change.fact.code && sameDimensions(term, change));
  return changes
    .filter(({ fact }) => fact.code === SAME_CLASS.department && fact.classification === 'department_economic')
    .flatMap((department): Instance[] => {
      const government = changes.find(
        (term) =>
          term.fact.code === SAME_CLASS.government &&
          term.fact.classification === 'government_economic' &&
          sameDimensions(term, department),
      );
      if (government === undefined || amountOf(department)?.value !== amountOf(government)?.value) return [];
      return [
        makeLinear(government, [{ term: department, sign: 1n }], {
          checkId: 'FN-312',
          rule: 'R-EQ',
          severity: 'error',
        }),
      ];
    });
}

/** What the text says of changes against the year before, for a whole and for its parts (FP-408). */
export const evaluateChanges = (account: Account): readonly Instance[] => [
  ...BREAKDOWNS.flatMap((breakdown) => byMeasure(account, breakdown)),
  ...byAccount(account),
  ...ofOneClass(account),
];
