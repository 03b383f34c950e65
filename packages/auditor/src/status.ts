import type { FactRecord } from '@mingzhang/schema';
import { termsOf, type Instance } from './instance.ts';

export interface IdentifiedInstance {
  readonly instanceId: string;
  readonly instance: Instance;
}

/** Identities that a number stands in, by how they ended. */
interface Evidence {
  readonly held: string[];
  readonly failed: string[];
}

/**
 * Verified: at least one identity that contains the number holds and none that contains it fails.
 * That a part is not larger than its whole (R-LE) proves nothing about it, but disproves it when it fails.
 */
export function withStatus(
  facts: readonly FactRecord[],
  instances: readonly IdentifiedInstance[],
): readonly FactRecord[] {
  const evidence = new Map<string, Evidence>();
  for (const { instanceId, instance } of instances) {
    const failed = instance.verdict === 'fails';
    if (!failed && instance.rule === 'R-LE') continue;
    for (const id of new Set(termsOf(instance).map((term) => term.id))) {
      const own = evidence.get(id) ?? { held: [], failed: [] };
      (failed ? own.failed : own.held).push(instanceId);
      evidence.set(id, own);
    }
  }
  return facts.map((fact) => {
    const own = evidence.get(fact.cellId ?? fact.factId);
    if (own === undefined) return fact;
    return {
      ...fact,
      status: own.failed.length > 0 ? 'disputed' : 'verified',
      checksHeld: own.held.join(' '),
      checksFailed: own.failed.join(' '),
    };
  });
}
