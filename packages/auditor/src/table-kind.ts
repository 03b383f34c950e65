/** Whether a kind of table belongs to budgets or final accounts; the forms of performance in a budget do, too. */
export const isFiscal = ({ kind }: { readonly kind: string | null }): boolean =>
  /^(?:final|budget)\./u.test(kind ?? '');

/** Whether a kind of table holds accounts: a fiscal one that is no form of performance. */
export const isOfAccounts = ({ kind }: { readonly kind: string | null }): boolean =>
  /^(?:final|budget)\.(?!perf)/u.test(kind ?? '');
