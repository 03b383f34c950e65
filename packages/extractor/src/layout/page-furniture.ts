import { readPreambleLine } from '../table/preamble.ts';
import { compact } from '../table/printed-text.ts';
import type { TextLine } from './text-lines.ts';

/** The lines of one page and its height in points. */
export interface PageLines {
  readonly height: number;
  readonly lines: readonly TextLine[];
}

/** Headers and footers stand in this outer part of the page height. */
const MARGIN_SHARE = 0.11;
/** A text that stands at the same place on this many pages is a running header. */
const MIN_REPEATS = 3;
const SAME_PLACE_PT = 6;
/** Baselines of one row of text differ by less, in letters. */
const SAME_ROW_EM = 0.5;
const PAGE_NUMBER =
  /^(?:[-—–·~]*\d{1,4}[-—–·~]*|第\d{1,4}页(?:[,，/]?共\d{1,4}页)?|共\d{1,4}页[,，/]?第\d{1,4}页|\d{1,4}\/\d{1,4}|[ivxIVX]{1,5})$/u;

/** 第 3 页，共 12 页 says what it is wherever the last line of a page stands: sheets that end early print it under them. */
const WORDED_PAGE_NUMBER = /^(?:第\d{1,4}页[,，/]?共\d{1,4}页|共\d{1,4}页[,，/]?第\d{1,4}页)$/u;

/** Finds page numbers, running headers and footers; what remains is the text of the document. */
export function removeFurniture(pages: readonly PageLines[]): readonly (readonly TextLine[])[] {
  const seen = new Map<string, { readonly page: number; readonly at: number }[]>();
  const keyOf = (line: TextLine): string => compact(line.text).replace(/\d+/gu, '#');
  const inMargin = (line: TextLine, height: number): boolean =>
    line.y1 < height * MARGIN_SHARE || line.y0 > height * (1 - MARGIN_SHARE);
  pages.forEach((page, index) => {
    for (const line of page.lines) {
      if (!inMargin(line, page.height)) continue;
      const key = keyOf(line);
      seen.set(key, [...(seen.get(key) ?? []), { page: index, at: line.y0 }]);
    }
  });
  const repeats = (line: TextLine): boolean => {
    const places = (seen.get(keyOf(line)) ?? []).filter((place) => Math.abs(place.at - line.y0) <= SAME_PLACE_PT);
    return new Set(places.map((place) => place.page)).size >= Math.max(MIN_REPEATS, pages.length * 0.3);
  };
  return pages.map((page) => {
    const isFurniture = (line: TextLine): boolean =>
      PAGE_NUMBER.test(compact(line.text)) || (repeats(line) && !isOfTable(line, page.lines));
    const last = page.lines.at(-1);
    const isNumber = (line: TextLine): boolean => line === last && WORDED_PAGE_NUMBER.test(compact(line.text));
    return page.lines.filter((line) => (!inMargin(line, page.height) || !isFurniture(line)) && !isNumber(line));
  });
}

/** Sheets of one workbook print unit, body and form number at the same place: they are no running header. */
function isOfTable(line: TextLine, lines: readonly TextLine[]): boolean {
  const { unitPrinted, compiledBy, formNumber } = readPreambleLine(line.text);
  if ((unitPrinted ?? compiledBy ?? formNumber) !== undefined) return true;
  return lines.some(
    (other) =>
      other !== line &&
      Math.abs(other.baseline - line.baseline) < line.size * SAME_ROW_EM &&
      readPreambleLine(other.text).unitPrinted !== undefined,
  );
}
