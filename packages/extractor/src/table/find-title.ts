import type { FlowLine } from '../document/flow.ts';
import { readCaptionLine } from './caption-row.ts';
import { beginsWithFormNumber, isNoteLine, isPreambleLine, readPreambleLine, type Preamble } from './preamble.ts';
import { compact } from './printed-text.ts';

export interface FoundTitle {
  readonly title: string;
  readonly formNumber: string;
  readonly unitPrinted: string;
  readonly compiledBy: string;
  /** How many of the lines, counted from the table upwards, belong to it. */
  readonly used: number;
}

/** Lines between title and table: unit, body, date, form number. */
const MAX_LINES = 8;
/** Lines above the title that may still carry the form number, unit or body. */
const LINES_ABOVE_TITLE = 2;
/** What every title of a kind ends with, and none is alone: it belongs to the line above. */
const TAIL = /^(?:决算|预算|明细|情况|总|汇总|一览)表(?:[(（]续表?[)）])?$/u;
/** The unit printed behind a title. */
const UNIT_BEHIND = /[(（](?:金额)?单位[:：][^()（）]*[)）]$/u;
/** Two lines of one title have sizes this near, in points. */
const SIZE_TOLERANCE = 0.6;

const HAS_WORDS = /[\p{L}\p{N}]/u;

/**
 * Finds title, form number, unit and body in the lines before a table, the nearest last.
 * A table without a title of its own gets an empty one; it never takes the title before it.
 */
export function findTitle(lines: readonly FlowLine[]): FoundTitle {
  const found: { -readonly [Key in keyof FoundTitle]: FoundTitle[Key] } = {
    title: '',
    formNumber: '',
    unitPrinted: '',
    compiledBy: '',
    used: 0,
  };
  const take = (preamble: Preamble): void => {
    found.formNumber ||= preamble.formNumber ?? '';
    found.unitPrinted ||= preamble.unitPrinted ?? '';
    found.compiledBy ||= preamble.compiledBy ?? '';
  };
  const upwards = lines.slice(-MAX_LINES).toReversed();
  let index = 0;
  for (; index < upwards.length; index++) {
    const line = upwards[index];
    if (line === undefined || isNoteLine(line.text)) break;
    // Rules of asterisks, specks and scratches of a scan say nothing, and do not part a title from its table.
    if (!HAS_WORDS.test(line.text)) continue;
    const wrapped = joinWrappedTitle(line, upwards[index + 1]);
    const preamble = wrapped === undefined ? readCaptionLine(line, upwards) : readPreambleLine(wrapped);
    if (preamble.title !== undefined) {
      take(preamble);
      found.title = preamble.title;
      index += wrapped === undefined ? 1 : 2;
      found.used = index;
      break;
    }
    if (preamble.signature === true || Object.keys(preamble).length === 0) {
      if (line.prominent && isShortTitle(line.text)) {
        found.title = compact(line.text);
        index++;
        found.used = index;
      }
      break;
    }
    take(preamble);
    found.used = index + 1;
  }
  if (found.title === '') return found;
  for (const line of upwards.slice(index, index + LINES_ABOVE_TITLE)) {
    const preamble = readCaptionLine(line, upwards);
    const keys = Object.keys(preamble).filter((key) => key !== 'title');
    if (keys.length === 0 || preamble.title !== undefined || preamble.signature === true) break;
    take(preamble);
    found.used++;
  }
  return found;
}

/** The texts of lines, those of one title that wraps as one text. */
export function joinTitleLines(lines: readonly FlowLine[]): readonly string[] {
  const texts: string[] = [];
  for (let index = 0; index < lines.length; index++) {
    const [line, next] = [lines[index], lines[index + 1]];
    if (line === undefined) continue;
    const joined = next === undefined ? undefined : joinWrappedTitle(next, line);
    texts.push(joined ?? line.text);
    if (joined !== undefined) index++;
  }
  return texts;
}

const isShortTitle = (text: string): boolean => compact(text).length <= 40 && !/[。；，：:]$/u.test(text.trim());

/** A title that wraps, as one text: the line above goes on in this one and is no title or preamble of its own. */
function joinWrappedTitle(line: FlowLine, above: FlowLine | undefined): string | undefined {
  if (above === undefined || line.size === undefined || above.size === undefined) return undefined;
  const unbalanced = count(line.text, /[)）”]/gu) > count(line.text, /[(（“]/gu);
  // The end of a bracket can be set smaller, as the unit behind a title is.
  const hasSmallUnit = (unbalanced || UNIT_BEHIND.test(compact(line.text))) && line.size < above.size;
  const sameSize = Math.abs(above.size - line.size) <= SIZE_TOLERANCE || hasSmallUnit;
  if (!sameSize) return undefined;
  const [upper, lower] = [above.place.box, line.place.box];
  if (upper === null || lower === null) return undefined;
  const [first, second] = [compact(above.text), compact(line.text)];
  const hasNumber = beginsWithFormNumber(first);
  // A form number at the foot of a page begins a title, whose rest stands at the head of the next.
  const isNear =
    above.place.page === line.place.page
      ? lower.y0 - upper.y1 <= above.size * 1.2
      : hasNumber && line.place.page === (above.place.page ?? 0) + 1;
  if (!isNear) return undefined;
  if (isPreambleLine(readPreambleLine(first)) || /^第.{1,3}(?:部分|章)|[。；：:]$/u.test(first)) return undefined;
  const joined = first + second;
  const centred =
    Math.abs(upper.x0 + upper.x1 - lower.x0 - lower.x1) < line.size * 4 && first.length > second.length / 2;
  const goesOn =
    line.continues ||
    unbalanced ||
    TAIL.test(second.replace(UNIT_BEHIND, '')) ||
    (centred && (above.prominent || line.prominent || hasNumber));
  // The unit printed behind the title can wrap with it.
  return goesOn && readPreambleLine(joined).title !== undefined ? joined : undefined;
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
