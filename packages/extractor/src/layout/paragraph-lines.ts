import { compact } from '../table/printed-text.ts';
import type { FlowLine } from '../document/flow.ts';
import type { TextLine } from './text-lines.ts';

/** Left and right edge of the running text of a document's pages, in points. */
interface TextColumn {
  readonly left: number;
  readonly right: number;
  readonly size: number;
}

/** A line that ends this much before the right edge ends its paragraph, in letters. */
const SHORT_LINE_EM = 2.2;
/** A line that begins this much after the left edge is indented, in letters. */
const INDENT_EM = 1.2;
/** Titles are set larger than the text by at least this factor. */
const TITLE_SIZE = 1.12;
const CENTRE_TOLERANCE = 0.04;
const MAX_TITLE = 60;

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
  before: FlowLine | undefined,
): readonly FlowLine[] {
  const column = findTextColumn(lines, page.width, bodySize);
  const result: FlowLine[] = [];
  let open = before !== undefined && endsOpen(before.text);
  lines.forEach((line, index) => {
    const text = compact(line.text);
    const indented = line.x0 > column.left + INDENT_EM * line.size;
    const previous = lines[index - 1];
    const apart = previous !== undefined && line.y0 - previous.y1 > line.size * 1.6;
    const sameRow = previous !== undefined && Math.abs(previous.baseline - line.baseline) < line.size * 0.3;
    const continues = open && !indented && !apart && !sameRow;
    const centre = (line.x0 + line.x1) / 2 / page.width;
    const centred = Math.abs(centre - 0.5) < CENTRE_TOLERANCE && indented;
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
    open = line.x1 > column.right - SHORT_LINE_EM * line.size;
  });
  return result;
}

const endsOpen = (text: string): boolean => !/[。；！？：:;]$/u.test(text.trim()) && text.length >= 12;

function findTextColumn(lines: readonly TextLine[], width: number, size: number): TextColumn {
  const long = lines.filter((line) => line.x1 - line.x0 > width * 0.4);
  const lefts = long.map((line) => line.x0).sort((left, right) => left - right);
  const rights = long.map((line) => line.x1).sort((left, right) => left - right);
  return { left: lefts[0] ?? width * 0.1, right: rights.at(-1) ?? width * 0.9, size };
}
