import type { Instance } from './instance.ts';

/** A sum of one part is an equality. */
const ruleOf = ({ rule, right }: Instance): Instance['rule'] =>
  rule === 'R-SUM' && right.length === 1 ? 'R-EQ' : rule;

/** What checks that say the same share, told without sorting their many numbers. */
function outlineOf(instance: Instance): string {
  const rule = ruleOf(instance);
  return rule === 'R-EQ' ? rule : `${rule} ${instance.right.length} ${instance.left.id}`;
}

const pairOf = ({ left, right }: Instance): string => [left.id, right[0]?.term.id ?? ''].toSorted().join(' ');

/** That a part is not larger than its whole says nothing where the two must be equal. */
function withoutImplied(instances: readonly Instance[]): readonly Instance[] {
  const equal = new Set(instances.flatMap((one) => (ruleOf(one) === 'R-EQ' ? [pairOf(one)] : [])));
  return instances.filter((one) => one.rule !== 'R-LE' || one.right.length > 1 || !equal.has(pairOf(one)));
}

/** Two checks that say the same of the same numbers are one. */
export const withoutRepeats = (instances: readonly Instance[]): readonly Instance[] =>
  withoutImplied(withoutTwins(instances));

function withoutTwins(instances: readonly Instance[]): readonly Instance[] {
  const outlines = instances.map(outlineOf);
  const counts = new Map<string, number>();
  for (const outline of outlines) counts.set(outline, (counts.get(outline) ?? 0) + 1);
  const seen = new Set<string>();
  return instances.filter((instance, index) => {
    if (counts.get(outlines[index] ?? '') === 1) return true;
    const parts = instance.right.map(({ term, sign }) => (sign < 0n ? `-${term.id}` : term.id)).toSorted();
    const rule = ruleOf(instance);
    const sides =
      rule === 'R-EQ' ? [instance.left.id, ...parts].toSorted().join(' ') : `${instance.left.id} ${parts.join(' ')}`;
    const key = `${rule} ${sides}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
