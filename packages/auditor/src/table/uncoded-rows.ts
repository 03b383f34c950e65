import { asParts, makeLinear, type Instance, type Part } from '../instance.ts';
import type { Term } from '../term.ts';

/** 人员经费合计, 公用经费小计: what others add up to. */
const SUM = /(?:合计|小计|总计)$/u;

export const isUncoded = ({ role, value, fact }: Term): boolean =>
  role === 'item' &&
  value !== 0n &&
  fact.classification !== 'unit' &&
  fact.code === null &&
  fact.item !== null &&
  !SUM.test(fact.item);

/** Rows that print an amount and no code between an account and the next row that is no account of it. */
export function uncodedBelow(parent: Term, column: readonly Term[], uncoded: readonly Term[]): readonly Term[] {
  const code = parent.fact.code ?? '';
  const after = column.filter((term) => term.row > parent.row && !(term.fact.code ?? '').startsWith(code));
  const end = Math.min(...after.map(({ row }) => row));
  return uncoded.filter(({ row }) => row > parent.row && row < end);
}

const sumsUp = ({ verdict, left }: Instance): boolean =>
  left.value !== 0n && (verdict === 'holds' || verdict === 'rounding');

interface Readings {
  readonly without: Instance;
  readonly including: Instance;
}

/**
 * An account whose rows below it have no code all: whether those without are parts of it, the columns of the table
 * decide together. Where neither reading comes out in any column, nobody knows what adds up, and nothing is claimed.
 */
export class UncodedSums {
  readonly #byRow = new Map<string, Readings[]>();

  add(
    left: Term,
    parts: { readonly coded: readonly Part[]; readonly uncoded: readonly Term[] },
    options: Options,
  ): void {
    const including = [...parts.coded, ...asParts(parts.uncoded)];
    const readings = {
      without: makeLinear(left, parts.coded, options),
      including: makeLinear(left, including, options),
    };
    this.#byRow.set(left.rowKey, [...(this.#byRow.get(left.rowKey) ?? []), readings]);
  }

  decide(): readonly Instance[] {
    return [...this.#byRow.values()].flatMap((columns): readonly Instance[] => {
      const including = columns.filter((readings) => sumsUp(readings.including)).length;
      const without = columns.filter((readings) => sumsUp(readings.without)).length;
      if (including === 0 && without === 0) return [];
      return columns.map((readings) => (including >= without ? readings.including : readings.without));
    });
  }
}

type Options = Parameters<typeof makeLinear>[2];
