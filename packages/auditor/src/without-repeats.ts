import type { Instance } from './instance.ts';

/** A sum of one part is an equality. */
const ruleOf = ({ rule, right }: Instance): Instance['rule'] =>
  rule === 'R-SUM' && right.length === 1 ? 'R-EQ' : rule;

/** What checks that say the same share, told without sorting their many numbers. */
function outlineOf(instance: Instance): string {
  const rule = ruleOf(instance);
  return rule === 'R-EQ' ? rule : `${rule} ${instance.right.length} ${instance.left.id}`;
}

/** Two ids as one key, in whichever order they stand. */
const joinPair = (one: string, other: string): string => (one < other ? `${one} ${other}` : `${other} ${one}`);

const pairOf = ({ left, right }: Instance): string => joinPair(left.id, right[0]?.term.id ?? '');

/** That a part is not larger than its whole says nothing where the two must be equal. */
function withoutImplied(instances: readonly Instance[]): readonly Instance[] {
  const equal = new Set(instances.flatMap((one) => (ruleOf(one) === 'R-EQ' ? [pairOf(one)] : [])));
  return instances.filter((one) => one.rule !== 'R-LE' || one.right.length > 1 || !equal.has(pairOf(one)));
}

/** Two checks that say the same of the same numbers are one. */
export const withoutRepeats = (instances: readonly Instance[]): readonly Instance[] =>
  withoutImplied(withoutTwins(instances));

/** The numbers of a check as a key: equalities say the same from either side, and most checks are such. */
function sidesOf(instance: Instance): string {
  const { left, right } = instance;
  const parts = right.map(({ term, sign }) => (sign < 0n ? `-${term.id}` : term.id));
  const [only] = parts;
  if (ruleOf(instance) !== 'R-EQ') return `${left.id} ${parts.toSorted().join(' ')}`;
  return only !== undefined && parts.length === 1 ? joinPair(left.id, only) : [left.id, ...parts].toSorted().join(' ');
}

function withoutTwins(instances: readonly Instance[]): readonly Instance[] {
  const outlines = instances.map(outlineOf);
  const counts = new Map<string, number>();
  for (const outline of outlines) counts.set(outline, (counts.get(outline) ?? 0) + 1);
  const seen = new Set<string>();
  return instances.filter((instance, index) => {
    if (counts.get(outlines[index] ?? '') === 1) return true;
    const key = `${ruleOf(instance)} ${sidesOf(instance)}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
