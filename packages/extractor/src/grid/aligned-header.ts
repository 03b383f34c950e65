import { unionBoxes, type Box } from '@mingzhang/schema';
import type { Word } from '../layout/text-lines.ts';
import { columnsUnder, middleOf, partAtBorders, type Column } from './aligned-columns.ts';
import type { TableLine } from './line-network.ts';

/** One header text, however many lines it has, and the columns it stands over. */
export interface HeaderCell extends Box {
  readonly words: readonly Word[];
  /** 0-based header row. */
  readonly row: number;
  readonly first: number;
  readonly last: number;
}

/** Lines of one header text are at most this many letters apart; levels of a header are further. */
const WRAPPED_LINE_EM = 1.35;
/** Middles of header texts on one level differ by less than this, in letters. */
const SAME_LEVEL_EM = 0.6;
/** A rule this near under a header text, in letters, closes it. */
const CLOSING_RULE_EM = 1.6;

interface Draft extends Box {
  words: Word[];
  readonly size: number;
}

/** Reads the header above the data rows of an unruled table: texts, levels, and what each stands over. */
export function readAlignedHeader(
  words: readonly Word[],
  columns: readonly Column[],
  rules: readonly TableLine[],
): readonly HeaderCell[] {
  const drafts = joinLines(
    words.flatMap((word) => partAtBorders(word, columns)),
    rules,
  );
  const levels = findLevels(drafts);
  const own = drafts.map((draft) => columnsUnder(draft, columns));
  return drafts.map((draft, index): HeaderCell => {
    const [first, last] = findSpan(index, { drafts, own, columns, rules });
    const { x0, y0, x1, y1 } = draft;
    return { x0, y0, x1, y1, words: draft.words, row: levels[index] ?? 0, first, last };
  });
}

/** Words right under each other, with no rule between, are lines of one text. */
function joinLines(words: readonly Word[], rules: readonly TableLine[]): Draft[] {
  const drafts: Draft[] = [];
  for (const word of words.toSorted((left, right) => left.baseline - right.baseline)) {
    const open = drafts.find((draft) => {
      const last = draft.words.at(-1);
      if (last === undefined || word.baseline - last.baseline > WRAPPED_LINE_EM * word.size) return false;
      if (word.baseline - last.baseline < word.size * 0.5 || word.x0 >= draft.x1 || word.x1 <= draft.x0) return false;
      return !rules.some(
        (rule) => rule.at > last.baseline && rule.at < word.baseline && rule.from < word.x1 && rule.to > word.x0,
      );
    });
    if (open === undefined) {
      const { x0, y0, x1, y1, size } = word;
      drafts.push({ x0, y0, x1, y1, size, words: [word] });
    } else {
      const box = unionBoxes([open, word]) ?? open;
      drafts.splice(drafts.indexOf(open), 1, { ...open, ...box, words: [...open.words, word] });
    }
  }
  return drafts;
}

const centreY = (box: Box): number => (box.y0 + box.y1) / 2;

function findLevels(drafts: readonly Draft[]): number[] {
  const middles: number[] = [];
  for (const draft of drafts.toSorted((left, right) => centreY(left) - centreY(right))) {
    const last = middles.at(-1);
    if (last === undefined || centreY(draft) - last > SAME_LEVEL_EM * draft.size) middles.push(centreY(draft));
  }
  return drafts.map((draft) => {
    const at = middles.findLastIndex((middle) => middle <= centreY(draft) + 0.01);
    return Math.max(0, at);
  });
}

interface Spanning {
  readonly drafts: readonly Draft[];
  readonly own: readonly (readonly number[])[];
  readonly columns: readonly Column[];
  readonly rules: readonly TableLine[];
}

/** The columns that a header text stands over: those of the rule that closes it, of the texts under it, or its own. */
function findSpan(index: number, spanning: Spanning): readonly [number, number] {
  const { drafts, own, columns, rules } = spanning;
  const draft = drafts[index];
  const list = own[index] ?? [0];
  const plain = [list[0] ?? 0, list.at(-1) ?? 0] as const;
  if (draft === undefined) return plain;
  const closing = rules.find(
    (rule) =>
      rule.at > draft.y1 - 2 &&
      rule.at < draft.y1 + CLOSING_RULE_EM * draft.size &&
      rule.from <= draft.x0 + 2 &&
      rule.to >= draft.x1 - 2 &&
      // Rules under two merged headers can run together; a rule of its own has the text in its middle.
      Math.abs(rule.from + rule.to - draft.x0 - draft.x1) < 2 * draft.size,
  );
  if (closing !== undefined) {
    const under = columns.flatMap((column, at) =>
      middleOf(column) > closing.from && middleOf(column) < closing.to ? [at] : [],
    );
    if (under.length > 0) return [Math.min(...under), Math.max(...under)];
  }
  const children = findChildren(index, spanning);
  if (children.size === 0 || !list.every((column) => children.has(column))) return plain;
  const centre = (draft.x0 + draft.x1) / 2;
  const rivals = drafts.filter(
    (other, at) =>
      at !== index &&
      Math.abs(centreY(other) - centreY(draft)) < SAME_LEVEL_EM * draft.size &&
      (own[at] ?? []).every((column) => children.has(column)),
  );
  const mine = [...children].filter((column) => {
    const distance = Math.abs(middleOf(columns[column]) - centre);
    return rivals.every((other) => distance <= Math.abs(middleOf(columns[column]) - (other.x0 + other.x1) / 2));
  });
  return mine.length > 0 ? [Math.min(...mine), Math.max(...mine)] : plain;
}

/** Columns with a text of a deeper level, except those whose only text stands half-way down all the levels from here. */
function findChildren(index: number, { drafts, own }: Spanning): ReadonlySet<number> {
  const draft = drafts[index];
  const children = new Set<number>();
  if (draft === undefined) return children;
  const top = Math.min(...drafts.map((other) => other.y0));
  const bottom = Math.max(...drafts.map((other) => other.y1));
  drafts.forEach((other, at) => {
    if (at === index || centreY(other) - centreY(draft) <= SAME_LEVEL_EM * draft.size) return;
    const list = own[at] ?? [];
    const alone = !own.some((columns, place) => place !== at && columns.some((column) => list.includes(column)));
    const halfWay = [top, draft.y0].some(
      (from) => Math.abs(centreY(other) - (from + bottom) / 2) < SAME_LEVEL_EM * other.size,
    );
    const deepest = !drafts.some((third) => centreY(third) - centreY(other) > SAME_LEVEL_EM * other.size);
    if (alone && halfWay && !deepest) return;
    for (const column of list) children.add(column);
  });
  return children;
}
