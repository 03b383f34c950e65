import { termsOf, type Instance } from './instance.ts';

/** Identities by the numbers they contain, of the wanted numbers only. */
export function indexByTerm(
  instances: readonly Instance[],
  wanted: ReadonlySet<string> = idsOf(instances),
): ReadonlyMap<string, readonly Instance[]> {
  const index = new Map<string, Instance[]>();
  for (const instance of instances) {
    for (const { id } of termsOf(instance)) {
      if (!wanted.has(id)) continue;
      const list = index.get(id);
      if (list === undefined) index.set(id, [instance]);
      // A number can stand in an identity twice.
      else if (list.at(-1) !== instance) list.push(instance);
    }
  }
  return index;
}

export const idsOf = (instances: readonly Instance[]): ReadonlySet<string> =>
  new Set(instances.flatMap((instance) => termsOf(instance).map((term) => term.id)));

/** Failing identities that share numbers belong together. */
export function tangles(failing: readonly Instance[]): readonly (readonly Instance[])[] {
  const index = indexByTerm(failing);
  const seen = new Set<Instance>();
  const groups: Instance[][] = [];
  for (const start of failing) {
    if (seen.has(start)) continue;
    const group: Instance[] = [];
    const open = [start];
    seen.add(start);
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      group.push(next);
      for (const term of termsOf(next)) {
        for (const other of index.get(term.id) ?? []) {
          if (seen.has(other)) continue;
          seen.add(other);
          open.push(other);
        }
      }
    }
    groups.push(group);
  }
  return groups;
}
