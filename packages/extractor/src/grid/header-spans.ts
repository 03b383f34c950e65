import type { Column } from './aligned-columns.ts';
import { centreX, type HeaderDraft } from './header-drafts.ts';
import type { TableLine } from './line-network.ts';

export interface SpreadInput {
  /** One more than there are columns, in points. */
  readonly borders: readonly number[];
  readonly columns: readonly Column[];
  /** Whether a column has a text of its own that begins below this level. */
  readonly under: readonly boolean[];
  readonly rules: readonly TableLine[];
}

/** A rule this near under a header text, in letters, closes it. */
const CLOSING_RULE_EM = 1.6;
/** What it costs, in points, to leave a column under no text of the level above it. */
const UNCOVERED_PT = 15;

type Span = readonly [number, number];

/** The columns that the texts of one level stand over, from left to right: runs of columns whose middles are theirs. */
export function spreadOver(level: readonly HeaderDraft[], input: SpreadInput): ReadonlyMap<HeaderDraft, Span> {
  const spans = new Map<HeaderDraft, Span>();
  const open: HeaderDraft[] = [];
  const free = [...input.under];
  for (const draft of level.toSorted((left, right) => centreX(left) - centreX(right))) {
    const closed = findClosed(draft, input);
    if (closed === undefined) open.push(draft);
    else {
      spans.set(draft, closed);
      for (let column = closed[0]; column <= closed[1]; column++) free[column] = false;
    }
  }
  for (const [index, span] of chooseRuns(open, { ...input, under: free }).entries()) {
    const draft = open[index];
    if (draft !== undefined) spans.set(draft, span);
  }
  return spans;
}

/** The columns over the rule that closes a text from below, with the text in its middle. */
export function findClosed(
  draft: HeaderDraft,
  { rules, columns }: Pick<SpreadInput, 'rules' | 'columns'>,
): Span | undefined {
  const closing = rules.find(
    (rule) =>
      rule.at > draft.y1 - 2 &&
      rule.at < draft.y1 + CLOSING_RULE_EM * draft.size &&
      rule.from <= draft.x0 + 2 &&
      rule.to >= draft.x1 - 2 &&
      // Rules under two merged headers can run together; a rule of its own has the text in its middle.
      Math.abs(rule.from + rule.to - draft.x0 - draft.x1) < 2 * draft.size,
  );
  if (closing === undefined) return undefined;
  const covered = columns.flatMap((column, index) =>
    centreX(column) > closing.from && centreX(column) < closing.to ? [index] : [],
  );
  const [first, last] = [covered[0], covered.at(-1)];
  return first === undefined || last === undefined ? undefined : [first, last];
}

interface Choice {
  readonly cost: number;
  readonly spans: readonly Span[];
}

/** Runs of free columns for texts in order, each with its middle nearest to its text; as few columns left over as can be. */
function chooseRuns(drafts: readonly HeaderDraft[], { borders, under }: SpreadInput): readonly Span[] {
  const count = under.length;
  // state[k]: the best choice for the first k texts with all columns before the current one decided.
  const states: (Choice | undefined)[][] = [[{ cost: 0, spans: [] }]];
  const keep = (at: number, placed: number, choice: Choice): void => {
    const row = (states[at] ??= []);
    const known = row[placed];
    if (known === undefined || choice.cost < known.cost) row[placed] = choice;
  };
  for (let column = 0; column < count; column++) {
    for (const [placed, choice] of (states[column] ?? []).entries()) {
      if (choice === undefined) continue;
      keep(column + 1, placed, { ...choice, cost: choice.cost + (under[column] === true ? UNCOVERED_PT : 0) });
      const draft = drafts[placed];
      if (draft === undefined) continue;
      for (let last = column; last < count && under[last] === true; last++) {
        const middle = ((borders[column] ?? 0) + (borders[last + 1] ?? 0)) / 2;
        const cost = choice.cost + Math.abs(middle - centreX(draft));
        keep(last + 1, placed + 1, { cost, spans: [...choice.spans, [column, last]] });
      }
    }
  }
  const whole = states[count]?.[drafts.length];
  if (whole !== undefined) return whole.spans;
  // Texts without a free column stand over the one below their middle.
  return drafts.map((draft): Span => {
    const at = borders.findLastIndex((border) => border <= centreX(draft));
    const column = Math.min(Math.max(0, at), count - 1);
    return [column, column];
  });
}
