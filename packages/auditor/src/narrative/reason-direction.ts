import type { Account } from '../account.ts';
import { lightFinding, placeOf, type AuditFinding } from '../report.ts';
import type { Term } from '../term.ts';
import { printedFigure, subjectOf } from '../wording.ts';

/** 宣传事务经费增加: one clause, whose subject is the money itself, not what it is spent on. */
const REASON =
  /^(?:是)?([^，,、；;。]{0,30}?)(?:项目)?(?:经费|支出|资金|预算|费用)(?:安排)?(?:有所)?(增加|增长|减少|下降)$/u;

/** Whether a reason is about the account itself: 经费增加, or its own name before it. */
const isOwn = (name: string, item: string): boolean =>
  name === '' || item.includes(name) || name.endsWith(item.replace(/(?:经费|支出|费用)$/u, ''));

function contradicts({ fact, value }: Term): boolean {
  const found = REASON.exec((fact.reason ?? '').replace(/\s/gu, ''));
  if (found === null || fact.item === null || value === 0n || !isOwn(found[1] ?? '', fact.item)) return false;
  return value > 0n !== /增/u.test(found[2] ?? '');
}

/** Numbers that fell and whose reason is that they rose, or the reverse (FP-402); each sentence once. */
export function reportReasonDirections(account: Account): readonly AuditFinding[] {
  const seen = new Set<string>();
  return account.narrative.flatMap((term): AuditFinding[] => {
    const { fact } = term;
    if (!/_(?:change|growth)$/u.test(fact.measure ?? '') || !contradicts(term)) return [];
    const key = `${fact.paragraph}|${fact.item}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [
      lightFinding(
        {
          code: 'text.reason_direction',
          severity: 'warning',
          cause: 'document',
          at: placeOf(term),
          subject: subjectOf(term),
          printed: `${term.value < 0n ? '减少' : '增加'} ${printedFigure(term).replace(/^[-−]/u, '')}`,
          reason: fact.reason ?? '',
        },
        term.id,
      ),
    ];
  });
}
