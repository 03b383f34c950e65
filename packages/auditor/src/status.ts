import type { FactRecord } from '@mingzhang/schema';
import { formatExact, printedDecimals, unitYuan } from './exact.ts';
import { sideOf, termsOf, type Instance } from './instance.ts';
import type { Repair } from './repair.ts';
import { SURE_READING, type Term } from './term.ts';

export interface IdentifiedInstance {
  readonly instanceId: string;
  readonly instance: Instance;
}

/** Identities that a number stands in, by how they ended. */
interface Evidence {
  readonly held: string[];
  readonly failed: string[];
  /** What those that hold are worth, by the other numbers in them. */
  readonly proofs: Map<string, number>;
  needed: number;
}

/** What a recognised number needs: one sum, or, in doubt, two from different sides. */
const PROOFS_OF_RECOGNISED = 2;

const isDoubtful = ({ confidence }: Term): boolean => confidence < SURE_READING;

/** Whether a number lacks the decimals that others of its table print: a scan may have lost its point. */
const mayLackPoint = ({ method, fact, quantum }: Term): boolean => {
  const unit = fact.countValue === null ? unitYuan(fact.unitPrinted) : undefined;
  return method === 'ocr' && unit !== undefined && quantum * 10n ** BigInt(printedDecimals(fact.valuePrinted)) < unit;
};

const isBeside =
  (term: Term) =>
  (other: Term): boolean =>
    other.tableId === term.tableId;

/**
 * How much an identity that holds proves one of its numbers. That a part is not larger than its whole (R-LE) proves
 * nothing, and no share proves the amounts that it is made of. A recognised number may be misread in the last digit within what rounding explains, or alike in two
 * places, so it takes exact identities: a sum of at least two numbers other than zero, or a number that was not
 * recognised; being read alike in another place is half of that.
 */
function proofsOf({ rule, verdict, left, right }: Instance, term: Term, unproven: ReadonlySet<string>): number {
  if (rule === 'R-LE') return 0;
  // A share is right for many amounts: it is proven by them, and proves none of them to the last digit.
  if (rule === 'R-PCT' && left.id !== term.id) return 0;
  // What the columns of a table are was misread: that they add up says nothing of what a number is.
  if (unproven.has(term.tableId ?? '') && [left, ...right.map((part) => part.term)].every(isBeside(term))) return 0;
  // Digital text is what it is; in doubt is where it stands, and sums can come out in wrong columns, too.
  if (term.method !== 'ocr') return isDoubtful(term) ? 0 : 1;
  if (verdict !== 'holds') return 0;
  const others = [left, ...right.map((part) => part.term)].filter(({ id, value }) => id !== term.id && value !== 0n);
  if (mayLackPoint(term) && others.every(mayLackPoint)) return 0;
  if (others.some(({ method }) => method !== 'ocr')) return PROOFS_OF_RECOGNISED;
  const isSum = others.length >= 2;
  if (isDoubtful(term)) return isSum ? 1 : 0;
  return isSum ? PROOFS_OF_RECOGNISED : 1;
}

const isProven = ({ proofs, needed }: Evidence): boolean =>
  [...proofs.values()].reduce((sum, proof) => sum + proof, 0) >= needed;

/** A number that stands in an identity twice counts once; most identities are comparisons of two. */
function distinct(terms: readonly Term[]): readonly Term[] {
  const [first, second] = terms;
  if (terms.length === 2 && first?.id !== second?.id) return terms;
  return [...new Map(terms.map((one) => [one.id, one])).values()];
}

function collectEvidence(
  instances: readonly IdentifiedInstance[],
  about: { readonly repaired: ReadonlySet<string>; readonly unproven: ReadonlySet<string> },
): ReadonlyMap<string, Evidence> {
  const { repaired, unproven } = about;
  const evidence = new Map<string, Evidence>();
  for (const { instanceId, instance } of instances) {
    const failed = instance.verdict === 'fails';
    if (!failed && instance.rule === 'R-LE') continue;
    const terms = termsOf(instance);
    // What was concluded from this identity proves none of the other numbers in it.
    const concluded = terms.some(({ id }) => repaired.has(id));
    for (const term of distinct(terms)) {
      const own = evidence.get(term.id) ?? { held: [], failed: [], proofs: new Map<string, number>(), needed: 1 };
      if (failed) own.failed.push(instanceId);
      else if (!concluded || repaired.has(term.id)) {
        own.held.push(instanceId);
        const side = term.method === 'ocr' ? sideOf(instance, term) : '';
        own.proofs.set(side, Math.max(own.proofs.get(side) ?? 0, proofsOf(instance, term, unproven)));
        own.needed = term.method === 'ocr' ? PROOFS_OF_RECOGNISED : 1;
      }
      evidence.set(term.id, own);
    }
  }
  return evidence;
}

/**
 * Verified: at least one identity that contains the number holds and proves it, and none that contains it fails.
 * In a table whose columns were hardly read rightly (`unproven`, by id) only what stands elsewhere, too, is verified.
 * Repaired: misread, with the value that the identities determine; what was read stays in `value_printed`.
 */
export function withStatus(
  facts: readonly FactRecord[],
  instances: readonly IdentifiedInstance[],
  known: { readonly repairs: readonly Repair[]; readonly unproven: ReadonlySet<string> },
): readonly FactRecord[] {
  const { repairs, unproven } = known;
  const values = new Map(repairs.map(({ term, value }) => [term.id, value]));
  const evidence = collectEvidence(instances, { repaired: new Set(values.keys()), unproven });
  return facts.map((fact) => {
    const id = fact.cellId ?? fact.factId;
    const own = evidence.get(id);
    if (own === undefined) return fact;
    const value = values.get(id);
    const checks = { checksHeld: own.held.join(' '), checksFailed: own.failed.join(' ') };
    if (value === undefined) {
      const status = own.failed.length > 0 ? 'disputed' : isProven(own) ? 'verified' : 'unchecked';
      return { ...fact, ...checks, status };
    }
    const concluded = formatExact(value);
    return {
      ...fact,
      ...checks,
      status: 'repaired',
      ...(fact.countValue === null ? { amountYuan: concluded } : { countValue: concluded }),
    };
  });
}
