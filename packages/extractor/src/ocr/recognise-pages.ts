import type {
  Box,
  Finding,
  Glyph,
  Outcome,
  Page,
  PageInfo,
  Place,
  PrintedDocument,
  PrintedTable,
} from '@mingzhang/schema';
import { openPdfRasteriser, type PdfRasteriser } from './pdf-raster.ts';
import { cropRaster, type ColourRaster } from './raster.ts';
import { readScan, type HopelessScan, type OcrStep, type ScanReading } from './read-scan.ts';
import { findOcrTask, type OcrMode, type OcrTask } from './ocr-task.ts';
import type { TextRecogniser } from './text-recogniser.ts';

export interface OcrOptions {
  /** `auto`: pages whose text is missing or cannot be trusted, and pictures that hide a table; `force`: all pages. */
  readonly mode: OcrMode;
  /** Called once, when the first page needs it. */
  readonly openRecogniser: () => Promise<TextRecogniser>;
  /** Called when a step of the work begins, for measuring where time goes. */
  readonly onStep?: (step: OcrStep) => void;
}

/** Where pages come from: the reader of a PDF. */
export interface PageSource {
  readPage(pageNumber: number): Promise<Page>;
}

type GivenUp = Pick<HopelessScan, 'reason' | 'confidence'>;

/** A source of pages that recognises what has to be recognised. */
export interface PageRecognition extends PageSource {
  /** One finding for each page or picture that was recognised. */
  readonly findings: readonly Finding[];
  /** Why pages were not recognised after all, by their numbers: they come out as they were. */
  readonly givenUp: ReadonlyMap<number, GivenUp>;
  /** Puts places of recognised pages back onto the page as displayed: pages may lie crooked or turned. */
  restore(outcome: Outcome<PrintedDocument>): Outcome<PrintedDocument>;
  close(): Promise<void>;
}

/** Small print keeps 20 pixels of height at this resolution; more costs time and gains little. */
const DPI = 200;
/** Larger sheets are drawn smaller: A2 at 200 dpi, in pixels. */
const MAX_PIXELS = 16_000_000;
/** Below this mean confidence the characters are guesses. */
const READABLE = 0.72;
/** A picture on a page of text is read as a table with at least this mean confidence. */
const READABLE_PICTURE = 0.85;

interface Recognised {
  readonly info: Pick<PageInfo, 'width' | 'height' | 'trust' | 'recognised'>;
  readonly toDisplayed: (box: Box) => Box;
}

/** Wraps a source of pages: pages that must be recognised come out as if they had been text. */
export function recognisePages(
  source: PageSource,
  bytes: Uint8Array,
  options: OcrOptions & { readonly password?: string },
): PageRecognition {
  const findings: Finding[] = [];
  const givenUp = new Map<number, GivenUp>();
  const recognised = new Map<number, Recognised>();
  let rasteriser: Promise<PdfRasteriser> | undefined;
  let recogniser: Promise<TextRecogniser> | undefined;

  const read = async (page: Page, area: Box | undefined): Promise<ScanReading | HopelessScan> => {
    rasteriser ??= openPdfRasteriser(bytes, options.password);
    recogniser ??= options.openRecogniser();
    const scale = Math.min(DPI / 72, Math.sqrt(MAX_PIXELS / (page.width * page.height)));
    const size = { width: Math.round(page.width * scale), height: Math.round(page.height * scale) };
    const onStep = options.onStep ?? ((): void => undefined);
    onStep('draw');
    const drawn: ColourRaster = await (await rasteriser).drawPage(page.number, size);
    const raster = area === undefined ? drawn : cropRaster(drawn, scaleBox(area, scale));
    const reading = await readScan(raster, { recogniser: await recogniser, pixelsPerPoint: scale, onStep });
    onStep('layout');
    return reading;
  };

  const readTask = async (page: Page, task: OcrTask): Promise<Page> => {
    if (task.areas === undefined) {
      const reading = await read(page, undefined);
      if ('isHopeless' in reading) {
        givenUp.set(page.number, reading);
        return page;
      }
      if (reading.confidence < READABLE) {
        givenUp.set(page.number, { reason: 'illegible', confidence: reading.confidence });
        return page;
      }
      findings.push(recognisedFinding(page, task, reading, (await recogniser)?.engine ?? 'pp'));
      const { width, height, trust } = page;
      recognised.set(page.number, {
        info: { width, height, trust, recognised: 'whole' },
        toDisplayed: reading.toDisplayed,
      });
      const { glyphs, rulings } = reading;
      return { ...page, width: reading.width, height: reading.height, glyphs, rulings, pictures: [], trust: 'trusted' };
    }
    let [glyphs, rulings] = [page.glyphs, page.rulings];
    for (const area of task.areas) {
      const reading = await read(page, area);
      // Photographs and charts have no grid of rules with words in it.
      if ('isHopeless' in reading || reading.rulings.length < 4 || reading.confidence < READABLE_PICTURE) continue;
      findings.push({
        ...recognisedFinding(page, task, reading, (await recogniser)?.engine ?? 'pp'),
        at: { page: page.number, box: area },
      });
      glyphs = [
        ...glyphs.filter((glyph) => !isInside(glyph, area)),
        ...reading.glyphs.map((glyph) => moveGlyph(glyph, area)),
      ];
      rulings = [
        ...rulings,
        ...reading.rulings.map((rule) => {
          const [along, across] = rule.direction === 'horizontal' ? [area.x0, area.y0] : [area.y0, area.x0];
          return { ...rule, at: rule.at + across, from: rule.from + along, to: rule.to + along };
        }),
      ];
      const { width, height, trust } = page;
      recognised.set(page.number, { info: { width, height, trust, recognised: 'part' }, toDisplayed: (box) => box });
    }
    return { ...page, glyphs, rulings };
  };

  return {
    findings,
    givenUp,
    async readPage(pageNumber) {
      const page = await source.readPage(pageNumber);
      const task = findOcrTask(page, options.mode);
      return task === undefined ? page : await readTask(page, task);
    },
    restore: (outcome) => restorePlaces(outcome, recognised),
    async close() {
      (await rasteriser)?.close();
      await (await recogniser)?.close();
    },
  };
}

const scaleBox = (box: Box, scale: number): Box => ({
  x0: box.x0 * scale,
  y0: box.y0 * scale,
  x1: box.x1 * scale,
  y1: box.y1 * scale,
});

const isInside = (glyph: Glyph, area: Box): boolean => {
  const [x, y] = [(glyph.x0 + glyph.x1) / 2, (glyph.y0 + glyph.y1) / 2];
  return x >= area.x0 && x <= area.x1 && y >= area.y0 && y <= area.y1;
};

const moveGlyph = (glyph: Glyph, area: Box): Glyph => ({
  ...glyph,
  x0: glyph.x0 + area.x0,
  x1: glyph.x1 + area.x0,
  y0: glyph.y0 + area.y0,
  y1: glyph.y1 + area.y0,
  baseline: glyph.baseline + area.y0,
});

function recognisedFinding(page: Page, task: OcrTask, reading: ScanReading, engine: 'pp' | 'tesseract'): Finding {
  return {
    code: 'page.recognised',
    severity: 'info',
    cause: 'reading',
    at: { page: page.number, box: null },
    reason: task.reason,
    engine,
    characters: reading.glyphs.length,
    confidence: reading.confidence.toFixed(2),
    turn: reading.turn,
  };
}

function restorePlaces(
  outcome: Outcome<PrintedDocument>,
  recognised: ReadonlyMap<number, Recognised>,
): Outcome<PrintedDocument> {
  if (recognised.size === 0) return outcome;
  const { value: document, findings } = outcome;
  const restore = (place: Place): Place => {
    const known = place.page === null ? undefined : recognised.get(place.page);
    return known === undefined || place.box === null ? place : { page: place.page, box: known.toDisplayed(place.box) };
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
