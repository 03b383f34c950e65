import { nameMeasure, UserError, type ValueLabel } from '@mingzhang/schema';

const MOST_SUGGESTIONS = 3;
/** More letters than these are another word, not a slip. */
const MOST_SLIPS = 3;

/** How many letters must be changed, added or taken away to make one text of the other. */
function countSlips(a: string, b: string): number {
  let before = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const changed = (before[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      line.push(Math.min(changed, (before[column] ?? 0) + 1, (line[column - 1] ?? 0) + 1));
    }
    before = line;
  }
  return before[b.length] ?? 0;
}

function suggest(measures: readonly ValueLabel[], text: string): readonly ValueLabel[] {
  return measures
    .map((label) => {
      const names = [label.value, label.name_zh, label.name_en.toLowerCase()];
      const isPart = names.some((name) => name.includes(text) || text.includes(name));
      const slips = Math.min(...names.map((name) => countSlips(text, name)));
      // A Chinese name of four characters has nothing in common with one that differs in three.
      return { label, distance: isPart ? 1 : slips * 2 > text.length ? Infinity : slips };
    })
    .filter(({ distance }) => distance <= MOST_SLIPS)
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, MOST_SUGGESTIONS)
    .map(({ label }) => label);
}

/**
 * The measure that a user means: its own word (`meeting`), or its name in Chinese or English (会议费, Meetings).
 * Throws `compare.measure`, with the nearest ones, for anything else.
 */
export function resolveMeasure(labels: readonly ValueLabel[], text: string): string {
  if (nameMeasure(labels, text) !== undefined) return text;
  const measures = labels.filter(({ column }) => column === 'measure');
  const asked = text.trim().toLowerCase();
  const named = measures.find(({ name_zh, name_en }) => name_zh === asked || name_en.toLowerCase() === asked);
  if (named !== undefined) return named.value;
  const nearest = suggest(measures, asked);
  const list = (name: (label: ValueLabel) => string, between: string): string =>
    nearest.map((label) => `${label.value} (${name(label)})`).join(between);
  throw new UserError('compare.measure', `${text} is no measure`, {
    hint: nearest.length === 0 ? 'codebook.md lists them' : `did you mean ${list((label) => label.name_en, ', ')}`,
    chinese: {
      message: `没有“${text}”这个指标`,
      hint: nearest.length === 0 ? '指标见 codebook.zh.md' : `是不是 ${list((label) => label.name_zh, '、')}`,
    },
  });
}
