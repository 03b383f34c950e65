import { compact } from '../table/printed-text.ts';
import type { FlowLine } from '../document/flow.ts';
import type { TextLine } from './text-lines.ts';

/** Left and right edge of the running text of a document's pages, in points. */
interface TextColumn {
  readonly left: number;
  readonly right: number;
  readonly size: number;
}

/** A line that ends within this many letters of the right edge is full, whatever its last letter. */
const FULL_LINE_EM = 1.5;
/** A line without a full stop may end earlier, where a number or a word did not fit. */
const BROKEN_LINE_EM = 9;
const STARTS_ITEM =
  /^(?:第[一二三四五六七八九十]+(?:部分|章|条)|[一二三四五六七八九十]+[、.．]|[(（][一二三四五六七八九十\d]+[)）]|\d{1,2}[、.．](?!\d)|[①-⑳]|注[:：]|备注[:：]|附件)/u;
/** A line that begins this much after the left edge is indented, in letters. */
const INDENT_EM = 1.2;
/** First lines are indented by two letters, seldom by three. */
const DEEPEST_INDENT_EM = 3.5;
/** Part of the page's width that lines of running text fill. */
const RUNNING_WIDTH = 0.65;
/** Titles are set larger than the text by at least this factor. */
const TITLE_SIZE = 1.12;
const CENTRE_TOLERANCE = 0.04;
const MAX_TITLE = 60;

/** How a line ends: at the right edge, before it where something did not fit, or for good. */
export type Opening = 'full' | 'broken' | 'closed';

export interface PageText {
  readonly lines: readonly FlowLine[];
  /** Whether the last line can go on at the top of the next page. */
  readonly opening: Opening;
}

/** The size that most letters of the document have, in points. */
export function findBodySize(lines: readonly TextLine[]): number {
  const letters = new Map<number, number>();
  for (const line of lines) {
    const size = Math.round(line.size * 2) / 2;
    letters.set(size, (letters.get(size) ?? 0) + line.text.length);
  }
  return [...letters].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, 0])[0];
}

/** Turns the lines of a page into flow lines: which stand out, and which go on with the line before. */
export function toFlowLines(
  lines: readonly TextLine[],
  page: { readonly number: number; readonly width: number },
  bodySize: number,
  opening: Opening,
): PageText {
  const column = findTextColumn(lines, page.width, bodySize);
  const result: FlowLine[] = [];
  let open = opening;
  lines.forEach((line, index) => {
    const text = compact(line.text);
    const indented = line.x0 > column.left + INDENT_EM * line.size;
    const previous = lines[index - 1];
    const apart = previous !== undefined && line.y0 - previous.y1 > line.size * 1.6;
    const sameRow = previous !== undefined && Math.abs(previous.baseline - line.baseline) < line.size * 0.3;
    const begins = STARTS_ITEM.test(text) && (previous === undefined || isClosed(previous.text));
    // Lines of a cover stand in the middle, one under the other, and none goes on to the right edge.
    const stacked =
      open === 'broken' &&
      previous !== undefined &&
      isInMiddle(previous, page.width) &&
      isInMiddle(line, page.width) &&
      !(isWide(line, page.width) && line.size < bodySize * TITLE_SIZE && isFirstLine(previous, line));
    const continues = open !== 'closed' && !indented && !apart && !sameRow && !begins && !stacked;
    const centred = isInMiddle(line, page.width) && indented;
    const prominent =
      text.length <= MAX_TITLE && !continues && (line.size >= bodySize * TITLE_SIZE || (centred && line.bold));
    result.push({
      type: 'line',
      text: line.text,
      place: { page: page.number, box: { x0: line.x0, y0: line.y0, x1: line.x1, y1: line.y1 } },
      size: line.size,
      prominent,
      continues,
    });
    open = openingOf(line, column);
  });
  return { lines: result, opening: open };
}

const isInMiddle = (line: TextLine, width: number): boolean =>
  Math.abs((line.x0 + line.x1) / 2 / width - 0.5) < CENTRE_TOLERANCE;
/** A first line is indented by two letters; where it ends two letters early, too, it stands in the middle by chance. */
const isFirstLine = (line: TextLine, next: TextLine): boolean =>
  line.x0 > next.x0 + INDENT_EM * next.size && line.x0 < next.x0 + DEEPEST_INDENT_EM * next.size;
const isWide = (line: TextLine, width: number): boolean => line.x1 - line.x0 > width * RUNNING_WIDTH;
const isClosed = (text: string): boolean => /[。；！？：:;]$/u.test(text.trim());
const isEnded = (text: string): boolean => /[。；！？;]$/u.test(text.trim());

/** Whether the paragraph of a line can go on in the next one. */
function openingOf(line: TextLine, column: TextColumn): Opening {
  if (line.x1 > column.right - FULL_LINE_EM * line.size) return 'full';
  return !isEnded(line.text) && line.x1 > column.right - BROKEN_LINE_EM * line.size ? 'broken' : 'closed';
}

function findTextColumn(lines: readonly TextLine[], width: number, size: number): TextColumn {
  const long = lines.filter((line) => line.x1 - line.x0 > width * 0.4);
  const lefts = long.map((line) => line.x0).sort((left, right) => left - right);
  const rights = long.map((line) => line.x1).sort((left, right) => left - right);
  return { left: lefts[0] ?? width * 0.1, right: rights.at(-1) ?? width * 0.9, size };
}
