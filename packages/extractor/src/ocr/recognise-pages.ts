import type { Box, Finding, Glyph, Page } from '@mingzhang/schema';
import { SAME_PLACE } from './affine.ts';
import { findOcrTask, type OcrMode, type OcrTask } from './ocr-task.ts';
import { READABLE, type GivenUpScan, type ScanReading } from './read-scan.ts';
import type { RecognisedPlaces } from './restore-places.ts';
import type { OpenScanReader, ScanAnswer, ScannedDocument, ScanReader } from './scan-reader.ts';
import { unreadPage, unreadPicture } from './unread-finding.ts';

export interface OcrOptions {
  /** `auto`: pages whose text is missing or cannot be trusted, and pictures that hide a table; `force`: all pages. */
  readonly mode: OcrMode;
  /** Called once, when the first page needs it. */
  readonly openReader: OpenScanReader;
  /** How many pages may be under way at once; what comes out does not depend on it. */
  readonly pagesAtOnce?: number;
}

/** Where pages come from: the reader of a PDF. */
export interface PageSource {
  readPage(pageNumber: number): Promise<Page>;
}

/** A page after what had to be recognised of it was. */
export interface FinishedPage {
  readonly page: Page;
  /** What was recognised of it and what was not, and why. */
  readonly findings: readonly Finding[];
  /** Present where something was recognised. */
  readonly recognised?: RecognisedPlaces;
}

/** Gives pages as they are to be laid out. */
export interface PageFinisher {
  readPage(pageNumber: number): Promise<FinishedPage>;
  close(): Promise<void>;
}

/** A picture on a page of text is read as a table with at least this mean confidence. */
const READABLE_PICTURE = 0.85;
/** Fewer rules are no table: photographs have none. */
const MIN_TABLE_RULES = 4;

/** Nothing is recognised: what could not be read for that is said, page by page and picture by picture. */
export function leavePictures(source: PageSource): PageFinisher {
  return {
    async readPage(pageNumber) {
      const page = await source.readPage(pageNumber);
      const { trust } = page;
      if (trust !== 'trusted' && trust !== 'blank')
        return { page: { ...page, glyphs: [] }, findings: [unreadPage(pageNumber, { reason: trust })] };
      const areas = findOcrTask(page, 'auto')?.areas ?? [];
      return { page, findings: areas.map((area) => unreadPicture(pageNumber, area, { reason: 'off' })) };
    },
    close: () => Promise.resolve(),
  };
}

/** Pages that must be recognised come out as if they had been text. */
export function recognisePages(source: PageSource, document: ScannedDocument, options: OcrOptions): PageFinisher {
  let opened: Promise<ScanReader> | undefined;
  return {
    async readPage(pageNumber) {
      const page = await source.readPage(pageNumber);
      const task = findOcrTask(page, options.mode);
      if (task === undefined) return { page, findings: [] };
      opened ??= options.openReader(document);
      const reader = await opened;
      const { width, height } = page;
      const { areas } = task;
      const answers = await reader.read({ pageNumber, width, height, ...(areas === undefined ? {} : { areas }) });
      const read: ReadTask = { page, task, engine: reader.engine };
      return areas === undefined ? finishWhole(read, answers[0]) : finishParts(read, areas, answers);
    },
    async close() {
      await (await opened?.catch(() => undefined))?.close();
    },
  };
}

interface ReadTask {
  readonly page: Page;
  readonly task: OcrTask;
  readonly engine: ScanReader['engine'];
}

function finishWhole(read: ReadTask, answer: ScanAnswer | undefined): FinishedPage {
  const { page } = read;
  const reading = requireReadable(answer, READABLE);
  if ('isGivenUp' in reading) {
    // Whoever asks for recognition of text that can be trusted still has that text.
    if (page.trust === 'trusted')
      return {
        page,
        findings: [unreadPicture(page.number, { x0: 0, y0: 0, x1: page.width, y1: page.height }, reading)],
      };
    return { page: { ...page, glyphs: [] }, findings: [unreadPage(page.number, reading)] };
  }
  const { width, height, trust } = page;
  const { glyphs, rulings } = reading;
  return {
    page: { ...page, width: reading.width, height: reading.height, glyphs, rulings, pictures: [], trust: 'trusted' },
    findings: [recognisedFinding(read, reading, null)],
    recognised: { info: { width, height, trust, recognised: 'whole' }, toDisplayed: reading.toDisplayed },
  };
}

/** A reading that is too poor counts as one that was given up. */
function requireReadable(answer: ScanAnswer | undefined, least: number): ScanAnswer {
  if (answer === undefined) throw new Error('the reader of scans gave no answer for a picture');
  if ('isGivenUp' in answer || answer.confidence >= least) return answer;
  const { confidence, rulings } = answer;
  return { isGivenUp: true, reason: 'illegible', confidence, rules: rulings.length };
}

function finishParts(read: ReadTask, areas: readonly Box[], answers: readonly ScanAnswer[]): FinishedPage {
  const { page } = read;
  const findings: Finding[] = [];
  let [glyphs, rulings] = [page.glyphs, page.rulings];
  areas.forEach((area, index) => {
    const reading = requireReadable(answers[index], READABLE_PICTURE);
    if ('isGivenUp' in reading) {
      if (mayHoldTable(reading)) findings.push(unreadPicture(page.number, area, reading));
      return;
    }
    if (reading.rulings.length < MIN_TABLE_RULES) {
      const { confidence } = reading;
      const numbers = reading.glyphs.filter(({ text }) => /\p{Nd}/u.test(text)).length;
      if (numbers > 0) findings.push(unreadPicture(page.number, area, { reason: 'no_table', confidence }));
      return;
    }
    findings.push(recognisedFinding(read, reading, area));
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
  });
  const isRead = findings.some(({ code }) => code === 'page.recognised');
  const { width, height, trust } = page;
  return {
    page: { ...page, glyphs, rulings },
    findings,
    ...(isRead ? { recognised: { info: { width, height, trust, recognised: 'part' }, toDisplayed: SAME_PLACE } } : {}),
  };
}

/** Where rules were looked for and few were found, nothing is lost; where something broke, nobody knows. */
const mayHoldTable = ({ rules }: GivenUpScan): boolean => rules === undefined || rules >= MIN_TABLE_RULES;

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

function recognisedFinding({ page, task, engine }: ReadTask, reading: ScanReading, box: Box | null): Finding {
  return {
    code: 'page.recognised',
    severity: 'info',
    cause: 'reading',
    at: { page: page.number, box },
    reason: task.reason,
    engine,
    characters: reading.glyphs.length,
    confidence: reading.confidence.toFixed(2),
    turn: reading.turn,
  };
}
