import type { Lexicon } from './lexicon.ts';
import { compact, fold } from './printed-text.ts';
import { classifyValue } from './value-kind.ts';

/**
 * Rows of a tab-separated table that lost a leading or an inner blank are put back under their header
 * by what their cells hold. Mostly blanks get lost, so that cells move to the right; rarely one is added.
 */

type Expectation = 'amount' | 'share' | 'target' | 'text' | 'code' | 'remark' | 'open';
type TokenType = 'number' | 'percent' | 'target' | 'dash' | 'text';

export interface HeaderColumn {
  /** Columns under the same leaf header have the same number; -1 without a header. */
  readonly leaf: number;
  readonly leafText: string;
}

export interface AlignedRows {
  readonly rows: readonly (readonly string[])[];
  /** Indexes of rows that were moved. */
  readonly moved: readonly number[];
}

const TARGET =
  /^(?:[≥≤<>《》〈〉=～~]|不(?:低|少|高|超)|大于|小于)|^\d+(?:\.\d+)?(?:余|多)?(?:万|亿)?(?:元|人|次|个|家|份|台|年|月|日|天|项|户|条|件|套|辆|平|m|%)/u;
const TARGET_WORD = /(?:指标值|完成值|目标值|完成情况|实际值|前年|上年|本年|今年|去年|预计)/u;
const SHARE_WORD = /(?:率|占比|比例|比重|%)(?:\(.*\))?$/u;

/** Weights, in arbitrary units; what matters is their order: wrong kind > shared header > empty column > shift. */
const COST = {
  wrongKind: 3,
  oddKind: 1.2,
  sharedHeader: 3,
  emptyColumn: 1.5,
  unusualColumn: 0.5,
  unusualUnderHeader: 0.8,
  untriedHeader: 0.4,
  shift: 0.6,
  backShift: 1,
} as const;
/** A reading must be this much better than the printed position before a row is touched. */
const MARGIN = 0.3;
/** A column that so many rows fill is missed when empty. */
const USUALLY_FILLED = 0.8;
/** A column that so few rows fill is an odd place for a cell. */
const RARELY_USED = 0.15;

function typeOf(text: string): TokenType {
  const kind = classifyValue(text);
  if (kind === 'number') return fold(text).endsWith('%') ? 'percent' : 'number';
  // 无 stands where an amount would: it says as little of its column as a dash.
  if (kind === 'dash' || kind === 'none') return 'dash';
  return TARGET.test(fold(text)) ? 'target' : 'text';
}

function expectationOf(header: HeaderColumn, lexicon: Lexicon): Expectation {
  const word = lexicon.lookUp(header.leafText);
  const text = fold(header.leafText);
  switch (word?.role) {
    case 'value':
      return TARGET_WORD.test(text) ? 'target' : SHARE_WORD.test(text) ? 'share' : 'amount';
    case 'label':
      return 'text';
    case 'code':
    case 'index':
      return 'code';
    case 'remark':
      return 'remark';
    default:
      return 'open';
  }
}

function kindCost(type: TokenType, expected: Expectation): number {
  if (expected === 'open') return 0.3;
  const costs: Record<Exclude<Expectation, 'open'>, Record<TokenType, number>> = {
    amount: { number: 0, percent: COST.oddKind, dash: 0, target: COST.wrongKind, text: COST.wrongKind },
    share: { number: 0.4, percent: 0, dash: 0, target: COST.oddKind, text: COST.wrongKind },
    target: { number: 0.2, percent: 0, dash: 0, target: 0, text: 0.2 },
    text: { number: COST.wrongKind, percent: COST.wrongKind, dash: COST.oddKind, target: COST.oddKind, text: 0 },
    code: { number: 0, percent: COST.wrongKind, dash: 0, target: COST.wrongKind, text: 0.5 },
    remark: { number: 1, percent: COST.oddKind, dash: 0.5, target: 0.5, text: 0 },
  };
  return costs[expected][type];
}

interface Profile {
  readonly columns: readonly HeaderColumn[];
  readonly expected: readonly Expectation[];
  /** Share of rows that print something in the column. */
  readonly used: readonly number[];
  /** Share of rows that print something anywhere under the column's leaf header. */
  readonly leafUsed: readonly number[];
  /** Share of rows in the best used column under the same leaf header. */
  readonly leafBest: readonly number[];
}

/** A merged header over names and numbers: the column of names stands apart from the one of numbers. */
function partNamesFromNumbers(
  rows: readonly (readonly string[])[],
  columns: readonly HeaderColumn[],
  lexicon: Lexicon,
): { readonly columns: readonly HeaderColumn[]; readonly names: ReadonlySet<number> } {
  const counts = columns.map((_, column) => {
    const types = rows.flatMap((row) => (compact(row[column] ?? '') === '' ? [] : [typeOf(row[column] ?? '')]));
    return { texts: types.filter((type) => type === 'text').length, total: types.length };
  });
  const names = new Set<number>();
  columns.forEach((header, column) => {
    const own = counts[column];
    if (header.leaf === -1 || own === undefined || own.total === 0 || own.texts < own.total * 0.6) return;
    if (!['amount', 'share'].includes(expectationOf(header, lexicon))) return;
    const beside = columns.some((other, index) => {
      const sibling = counts[index];
      return index > column && other.leaf === header.leaf && sibling !== undefined && sibling.texts * 2 < sibling.total;
    });
    if (beside) names.add(column);
  });
  return {
    names,
    columns: columns.map((header, column) => (names.has(column) ? { ...header, leaf: -2 - column } : header)),
  };
}

function readProfile(
  rows: readonly (readonly string[])[],
  printed: readonly HeaderColumn[],
  lexicon: Lexicon,
): Profile {
  const { columns, names } = partNamesFromNumbers(rows, printed, lexicon);
  const filled = (row: readonly string[], column: number): boolean => compact(row[column] ?? '') !== '';
  const share = (test: (row: readonly string[]) => boolean): number =>
    rows.length === 0 ? 0 : rows.filter(test).length / rows.length;
  const used = columns.map((_, column) => share((row) => filled(row, column)));
  const leafUsed = columns.map((header) =>
    share((row) => columns.some((other, column) => other.leaf === header.leaf && filled(row, column))),
  );
  const expected = columns.map((header, column) => (names.has(column) ? 'text' : expectationOf(header, lexicon)));
  const leafBest = columns.map((header) =>
    Math.max(...columns.map((other, column) => (other.leaf === header.leaf ? (used[column] ?? 0) : 0))),
  );
  return { columns, expected, used, leafUsed, leafBest };
}

interface Token {
  readonly text: string;
  readonly type: TokenType;
  readonly column: number;
}

interface Step {
  readonly cost: number;
  readonly before: number;
}

/** Several cells of a row may stand under one header of names or codes (类 | 款 | 项), not under one of amounts. */
const mayShareHeader = (expected: Expectation | undefined): boolean => expected === 'text' || expected === 'code';

/** Costs of all columns a row leaves empty between two of its cells, half-open range. */
function costOfGap(from: number, to: number, profile: Profile): number {
  let cost = 0;
  for (let column = from; column < to; column++) {
    const header = profile.columns[column];
    const usual = profile.leafUsed[column] ?? 0;
    const leafStart = column === 0 || profile.columns[column - 1]?.leaf !== header?.leaf;
    const leafCoveredAfter = profile.columns[to]?.leaf === header?.leaf;
    if (usual >= USUALLY_FILLED && leafStart && !leafCoveredAfter) cost += COST.emptyColumn * usual;
  }
  return cost;
}

function costOfPlace(token: Token, column: number, profile: Profile): number {
  const used = profile.used[column] ?? 0;
  const best = profile.leafBest[column] ?? 0;
  // A header that no row reaches yet is neither usual nor unusual.
  const unusual =
    best === 0 ? COST.untriedHeader : COST.unusualColumn * (1 - used) + COST.unusualUnderHeader * (1 - used / best);
  return kindCost(token.type, profile.expected[column] ?? 'open') + unusual;
}

function costOfStep(from: number, to: number, shiftBefore: number, shift: number, profile: Profile): number {
  const leaf = profile.columns[to]?.leaf;
  const shared =
    from >= 0 && leaf !== -1 && profile.columns[from]?.leaf === leaf && !mayShareHeader(profile.expected[to]);
  return (
    (shared ? COST.sharedHeader : 0) +
    costOfGap(from + 1, to, profile) +
    (shift === shiftBefore ? 0 : shift > shiftBefore ? COST.shift : COST.backShift)
  );
}

/** Something in the row cannot stand where it is printed. */
function hasConflict(tokens: readonly Token[], profile: Profile): boolean {
  let unusual = 0;
  let before: number | undefined;
  for (const { column, type } of tokens) {
    if (column >= profile.columns.length) return true;
    const expected = profile.expected[column] ?? 'open';
    if (kindCost(type, expected) >= COST.oddKind) return true;
    const leaf = profile.columns[column]?.leaf;
    if (before !== undefined && leaf !== -1 && leaf === profile.columns[before]?.leaf && !mayShareHeader(expected))
      return true;
    if ((profile.used[column] ?? 0) < RARELY_USED) unusual++;
    before = column;
  }
  return unusual >= 2;
}

function alignRow(row: readonly string[], profile: Profile): readonly string[] | undefined {
  const width = profile.columns.length;
  // A row longer than its table has gained blanks; so, rarely, has another.
  const longer = Math.max(0, row.length - width);
  const gained = Math.max(1, longer);
  const tokens: Token[] = row.flatMap((text, column) =>
    compact(text) === '' ? [] : [{ text, column, type: typeOf(text) }],
  );
  if (tokens.every((token) => token.type === 'text')) return undefined;
  if (longer === 0 && !hasConflict(tokens, profile)) return undefined;
  const steps: Map<number, Step>[] = [];
  tokens.forEach((token, index) => {
    const reached = new Map<number, Step>();
    for (let column = Math.max(0, token.column - gained); column < width; column++) {
      const place = costOfPlace(token, column, profile);
      const from = index === 0 ? new Map<number, Step>([[-1, { cost: 0, before: -1 }]]) : steps[index - 1];
      for (const [before, step] of from ?? []) {
        const shiftBefore = index === 0 ? 0 : before - (tokens[index - 1]?.column ?? 0);
        const shift = column - token.column;
        if (before >= column || shift < shiftBefore - gained) continue;
        const cost = step.cost + place + costOfStep(before, column, shiftBefore, shift, profile);
        const best = reached.get(column);
        if (best === undefined || cost < best.cost) reached.set(column, { cost, before });
      }
    }
    steps.push(reached);
  });
  const finish = (column: number, cost: number): number => cost + costOfGap(column + 1, width, profile);
  if ((steps.at(-1)?.size ?? 0) === 0) return undefined;
  const ends = [...(steps.at(-1) ?? [])].map(([column, step]) => ({ column, cost: finish(column, step.cost) }));
  const best = ends.reduce((left, right) => (right.cost < left.cost ? right : left));
  if (best.cost + MARGIN > costAsPrinted(tokens, profile)) return undefined;
  const aligned: string[] = Array.from({ length: width }, () => '');
  let column = best.column;
  for (let index = tokens.length - 1; index >= 0; index--) {
    aligned[column] = tokens[index]?.text ?? '';
    column = steps[index]?.get(column)?.before ?? -1;
  }
  return aligned;
}

function costAsPrinted(tokens: readonly Token[], profile: Profile): number {
  if (tokens.some((token) => token.column >= profile.columns.length)) return Number.POSITIVE_INFINITY;
  let cost = 0;
  let before = -1;
  for (const token of tokens) {
    cost += costOfPlace(token, token.column, profile) + costOfStep(before, token.column, 0, 0, profile);
    before = token.column;
  }
  return cost + costOfGap(before + 1, profile.columns.length, profile);
}

/** Aligns the data rows under one header; rows that fit as printed are returned as they are. */
export function alignRows(
  rows: readonly (readonly string[])[],
  columns: readonly HeaderColumn[],
  lexicon: Lexicon,
): AlignedRows {
  const profile = readProfile(rows, columns, lexicon);
  const moved: number[] = [];
  const aligned = rows.map((row, index) => {
    const better = alignRow(row, profile);
    if (better !== undefined) moved.push(index);
    return better ?? row.slice(0, columns.length);
  });
  return { rows: aligned, moved };
}
