import type { Word } from '../layout/text-lines.ts';
import { readPreambleLine } from '../table/preamble.ts';
import { isRunningText, toRows, type WordRow } from './aligned-rows.ts';
import type { TableLine } from './line-network.ts';

/** Words in reading order of strips: what stands beside each other as two tables comes one after the other. */
export interface Strip {
  readonly words: readonly Word[];
  readonly rules: readonly TableLine[];
}

interface Gutter {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}

/** Rules of two tables beside each other end this far apart at least, in points. */
const RULE_GAP_PT = 8;
/** Rules at one height differ by less than this, in points. */
const SAME_HEIGHT_PT = 2;
/** A rule over less of the page is no border of a table. */
const MIN_WIDTH_SHARE = 0.2;
/** Two tables are at least this far apart, in letters. */
const GUTTER_EM = 1.5;

/** Parts words and rules at the gutter between two tables beside each other; all of them in one strip where there is none. */
export function partBeside(words: readonly Word[], rules: readonly TableLine[], width: number): readonly Strip[] {
  const gutter = findRuleGutter(rules, width) ?? findTitleGutter(words);
  if (gutter === undefined) return [{ words, rules }];
  const inside = (y: number): boolean => y > gutter.top && y < gutter.bottom;
  const wordsOf = (side: 'left' | 'right'): Word[] =>
    words.filter((word) => inside(word.baseline) && (word.x0 + word.x1) / 2 < gutter.x === (side === 'left'));
  const rulesOf = (side: 'left' | 'right'): TableLine[] =>
    rules.filter((rule) => inside(rule.at) && (rule.from + rule.to) / 2 < gutter.x === (side === 'left'));
  const rest = {
    words: words.filter((word) => !inside(word.baseline)),
    rules: rules.filter((rule) => !inside(rule.at)),
  };
  return [
    rest,
    { words: wordsOf('left'), rules: rulesOf('left') },
    { words: wordsOf('right'), rules: rulesOf('right') },
  ];
}

/** Rules at the same heights with the same gap between them, which none of the rules there crosses. */
function findRuleGutter(rules: readonly TableLine[], width: number): Gutter | undefined {
  const wide = rules.filter((rule) => rule.to - rule.from > width * MIN_WIDTH_SHARE);
  const gaps = wide.flatMap((left) =>
    wide
      .filter((right) => Math.abs(right.at - left.at) < SAME_HEIGHT_PT && right.from - left.to > RULE_GAP_PT)
      .map((right) => ({ at: left.at, from: left.to, to: right.from })),
  );
  const [first] = gaps;
  if (first === undefined) return undefined;
  const same = gaps.filter(
    (gap) => Math.abs(gap.from - first.from) < RULE_GAP_PT / 2 && Math.abs(gap.to - first.to) < RULE_GAP_PT / 2,
  );
  const x = (first.from + first.to) / 2;
  const [top, bottom] = [Math.min(...same.map(({ at }) => at)), Math.max(...same.map(({ at }) => at))];
  const sides = wide.filter((rule) => rule.at > top - 1 && (rule.to < x || rule.from > x));
  const crossed = rules.some((rule) => rule.at > top - 1 && rule.at < bottom + 1 && rule.from < x && rule.to > x);
  if (same.length < 2 || crossed) return undefined;
  const below = rules.filter((rule) => rule.at > bottom && rule.from < x && rule.to > x).map(({ at }) => at);
  const end = Math.min(...below);
  const last = Math.max(bottom, ...sides.filter((rule) => rule.at < end).map(({ at }) => at));
  return { x, top: top - 1, bottom: last + 1 };
}

/** Two titles in one row, and a strip without words between what stands under them. */
function findTitleGutter(words: readonly Word[]): Gutter | undefined {
  const rows = toRows(words);
  const isTitle = (word: Word): boolean => readPreambleLine(word.text).title !== undefined;
  const at = rows.findIndex((row) => row.words.length === 2 && row.words.every(isTitle));
  const [left, right] = rows[at]?.words ?? [];
  if (left === undefined || right === undefined) return undefined;
  const from = (left.x0 + left.x1) / 2;
  const to = (right.x0 + right.x1) / 2;
  const end = rows.findIndex((row, index) => index > at && isRunningText(row) && crosses(row, (from + to) / 2));
  const below = rows.slice(at, end < 0 ? undefined : end);
  const free = findWidestGap(below, from, to);
  const bottom = end < 0 ? Number.POSITIVE_INFINITY : (rows[end]?.baseline ?? 0) - 1;
  if (free === undefined || free.to - free.from < GUTTER_EM * left.size) return undefined;
  return { x: (free.from + free.to) / 2, top: (rows[at]?.baseline ?? 0) - 1, bottom };
}

const crosses = ({ words }: WordRow, x: number): boolean => words.some((word) => word.x0 < x && word.x1 > x);

function findWidestGap(
  rows: readonly WordRow[],
  from: number,
  to: number,
): { readonly from: number; readonly to: number } | undefined {
  const words = rows.flatMap((row) => row.words).toSorted((left, right) => left.x0 - right.x0);
  let best: { from: number; to: number } | undefined;
  let end = Number.NEGATIVE_INFINITY;
  for (const word of words) {
    if (word.x0 > end && word.x0 > from && end < to && (best === undefined || word.x0 - end > best.to - best.from))
      best = { from: Math.max(end, from), to: word.x0 };
    end = Math.max(end, word.x1);
  }
  return best;
}
