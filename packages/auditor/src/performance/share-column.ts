import type { AccountTable } from '../account.ts';
import { judgePercent } from '../judge.ts';
import type { Instance } from '../instance.ts';
import { makePercent } from '../percent-instance.ts';
import { plainLabel } from '../row-role.ts';
import type { Term } from '../term.ts';

const isTotal = ({ fact }: Term): boolean => /^(?:合计|总计)$/u.test(plainLabel(fact.item ?? ''));

/** The money that stands in the row of a share, of the same phase. */
const amountBeside = (table: AccountTable, share: Term): Term | undefined => {
  const amounts = table.terms.filter(
    (term) => term.row === share.row && term.fact.countValue === null && term.fact.phase === share.fact.phase,
  );
  return amounts.length === 1 ? amounts[0] : undefined;
};

/** 占比 of a sheet = 当年金额 of its row ÷ that of the 合计 that follows (FP-405). */
export function evaluateShareColumn(table: AccountTable): readonly Instance[] {
  if (!/^(?:perf|budget\.perf)/u.test(table.kind)) return [];
  const shares = table.terms
    .filter(({ fact }) => fact.measure === 'share' && fact.unit === 'percent')
    .toSorted((a, b) => a.row - b.row);
  return shares.flatMap((share, index): Instance[] => {
    const total = shares.slice(index + 1).find(isTotal);
    const part = isTotal(share) ? undefined : amountBeside(table, share);
    const whole = total === undefined ? undefined : amountBeside(table, total);
    if (part === undefined || whole === undefined) return [];
    const instance = makePercent(
      { percent: share, numerator: part, denominator: whole },
      { checkId: 'FP-405', severity: 'error', judge: judgePercent },
    );
    return instance === undefined ? [] : [instance];
  });
}
