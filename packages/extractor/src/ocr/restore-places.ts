import type { Outcome, PageInfo, Place, PrintedDocument, PrintedTable } from '@mingzhang/schema';
import { mapBox, type Affine } from './affine.ts';

/** What is to be put back after a page was laid out as if it had been text, upright and straight. */
export interface RecognisedPlaces {
  readonly info: Pick<PageInfo, 'width' | 'height' | 'trust' | 'recognised'>;
  /** From the page as it was laid out to the page as displayed. */
  readonly toDisplayed: Affine;
}

/** Puts places of recognised pages, by their numbers, back onto the pages as displayed: they may lie crooked or turned. */
export function restorePlaces(
  outcome: Outcome<PrintedDocument>,
  recognised: ReadonlyMap<number, RecognisedPlaces>,
): Outcome<PrintedDocument> {
  if (recognised.size === 0) return outcome;
  const { value: document, findings } = outcome;
  const restore = (place: Place): Place => {
    const known = place.page === null ? undefined : recognised.get(place.page);
    if (known === undefined || place.box === null) return place;
    return { page: place.page, box: mapBox(known.toDisplayed, place.box) };
  };
  const tables = document.tables.map((table): PrintedTable => ({
    ...table,
    method: table.values.some((value) => value.method === 'ocr') ? 'ocr' : table.method,
    parts: table.parts.map(restore),
    cells: table.cells.map((cell) => ({ ...cell, place: restore(cell.place) })),
    values: table.values.map((value) => ({ ...value, place: restore(value.place) })),
  }));
  const value: PrintedDocument = {
    ...document,
    pages: document.pages.map((info) => ({ ...info, ...recognised.get(info.number)?.info })),
    sections: document.sections.map((section) => ({ ...section, place: restore(section.place) })),
    paragraphs: document.paragraphs.map((paragraph) => ({ ...paragraph, places: paragraph.places.map(restore) })),
    tables,
  };
  return { value, findings: findings.map((finding) => ({ ...finding, at: restore(finding.at) })) };
}
