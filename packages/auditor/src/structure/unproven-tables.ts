import type { AccountTable } from '../account.ts';
import type { Blame } from '../blame.ts';
import { termsOf, type Instance } from '../instance.ts';
import { isOfAccounts } from '../table-kind.ts';
import { SURE_READING, type Term } from '../term.ts';
import type { StructureFaults } from './structure-faults.ts';

/**
 * A table whose columns were hardly read rightly: its rows and columns contradict each other in many places, or its
 * reading showed signs of it, which the confidence of its digital numbers says.
 */
export interface UnprovenTable {
  readonly table: AccountTable;
  /** The identities that fail with one of its numbers; none where it is only doubted. */
  readonly failing: readonly Instance[];
  /** How many identities within the table hold. */
  readonly holding: number;
}

/**
 * One wrong number, one row too few or too many, two rows or columns exchanged leave at most three faults in a table.
 * Columns that were shifted break the sums of nearly all rows that print something in them, rows that were cut the sums
 * of nearly all columns; the bureau that errs most often, as far as is known, breaks a seventh of one or the other.
 */
const FEWEST_FAULTS = 4;
const LEAST_SHARE = 0.4;

/** Sums and equalities between numbers of one table that say something; undefined for all others. */
function tableOf(instance: Instance): string | undefined {
  const { left, right, rule, severity } = instance;
  if (rule === 'R-LE' || rule === 'R-PCT' || (severity !== 'error' && severity !== 'critical')) return undefined;
  if (left.value === 0n && right.every(({ term }) => term.value === 0n)) return undefined;
  return right.every(({ term }) => term.tableId === left.tableId) ? left.tableId : undefined;
}

/** Identities between the numbers of one row, or between those of several rows. */
interface Direction {
  failing: number;
  all: number;
}

interface Tally {
  readonly across: Direction;
  readonly down: Direction;
  readonly faults: Set<string>;
  holding: number;
}

const VERDICTS: ReadonlySet<Instance['verdict']> = new Set(['holds', 'rounding', 'fails']);
const isAcross = ({ left, right }: Instance): boolean => right.every(({ term }) => term.row === left.row);

function tallyTables(instances: readonly Instance[], blame: Blame): ReadonlyMap<string, Tally> {
  const tallies = new Map<string, Tally>();
  const of = (id: string): Tally => {
    const tally = tallies.get(id) ?? {
      across: { failing: 0, all: 0 },
      down: { failing: 0, all: 0 },
      faults: new Set<string>(),
      holding: 0,
    };
    tallies.set(id, tally);
    return tally;
  };
  for (const instance of instances) {
    const id = tableOf(instance);
    if (id === undefined || !VERDICTS.has(instance.verdict)) continue;
    const tally = of(id);
    const direction = isAcross(instance) ? tally.across : tally.down;
    direction.all += 1;
    if (instance.verdict === 'fails') direction.failing += 1;
    else tally.holding += 1;
  }
  for (const instance of blame.unexplained) {
    const id = tableOf(instance);
    if (id !== undefined) of(id).faults.add(`row ${instance.left.row}`);
  }
  for (const { term, explains } of blame.suspects) {
    if (term.tableId !== undefined && explains.some((instance) => tableOf(instance) === term.tableId))
      of(term.tableId).faults.add(term.id);
  }
  return tallies;
}

/** Accounts have an odd number of digits: codes of four, in several rows, were cut in two. */
const CUT_CODE = /^\d{4}$/u;
const hasCutCodes = ({ terms }: AccountTable): boolean =>
  new Set(
    terms.flatMap(({ fact, row }) =>
      fact.codeLevel === null && fact.classification !== 'unit' && CUT_CODE.test(fact.code ?? '') ? [row] : [],
    ),
  ).size >= 2;

const contradictsItself = (tally: Tally | undefined): boolean =>
  tally !== undefined &&
  tally.faults.size >= FEWEST_FAULTS &&
  [tally.across, tally.down].some(({ failing, all }) => failing >= FEWEST_FAULTS && failing >= LEAST_SHARE * all);

/** Recognised digits are doubted one by one; digital ones only with the table that they stand in. */
const isDoubtful = ({ method, confidence }: Term): boolean => method !== 'ocr' && confidence < SURE_READING;

/**
 * Fiscal tables that were read on weak evidence, or that contradict themselves in mass. In forms of performance every
 * line stands for itself: what was misread of one says little of another.
 */
export function findUnprovenTables(
  tables: readonly AccountTable[],
  instances: readonly Instance[],
  blame: Blame,
): readonly UnprovenTable[] {
  const fiscal = tables.filter(isOfAccounts);
  const doubtful = new Set(fiscal.filter((table) => table.terms.some(isDoubtful) || hasCutCodes(table)));
  if (doubtful.size === 0 && blame.suspects.length + blame.unexplained.length < FEWEST_FAULTS) return [];
  const tallies = tallyTables(instances, blame);
  const failing = instances.filter(({ verdict }) => verdict === 'fails');
  return fiscal.flatMap((table): UnprovenTable[] => {
    const id = table.table.tableId;
    const tally = tallies.get(id);
    if (!doubtful.has(table) && !contradictsItself(tally)) return [];
    return [
      {
        table,
        failing: failing.filter((instance) => termsOf(instance).some((term) => term.tableId === id)),
        holding: tally?.holding ?? 0,
      },
    ];
  });
}

export const idsOf = (unproven: readonly UnprovenTable[]): ReadonlySet<string> =>
  new Set(unproven.map(({ table }) => table.table.tableId));

/** The identities without those that fail with a number of such a table: it is no witness against any other. */
export function withoutTables(instances: readonly Instance[], unproven: readonly UnprovenTable[]): readonly Instance[] {
  const aside = new Set(unproven.flatMap(({ failing }) => failing));
  return instances.filter((instance) => !aside.has(instance));
}

/** What is said of codes and rows, without what is said of such a table. */
export function withoutFaults(faults: StructureFaults, unproven: readonly UnprovenTable[]): StructureFaults {
  if (unproven.length === 0) return faults;
  const ids = idsOf(unproven);
  const isElsewhere = (term: Term | undefined): boolean => !ids.has(term?.tableId ?? '');
  return {
    ...faults,
    repeated: faults.repeated.filter(({ terms }) => isElsewhere(terms[0])),
    misplaced: faults.misplaced.filter(({ term }) => isElsewhere(term)),
    missing: faults.missing.filter(({ term }) => isElsewhere(term)),
    negatives: faults.negatives.filter(isElsewhere),
  };
}
