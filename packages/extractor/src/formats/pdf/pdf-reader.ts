import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Glyph, Page } from '@mingzhang/schema';
import { mergeDoubledGlyphs } from './fake-bold.ts';
import type { DraftGlyph } from './glyph-walk.ts';
import { isRecognitionLayer, judgeTrust, tallyText } from './page-trust.ts';
import { openDirectly, openInPdfJs, readFromPdfJs } from './page-source.ts';
import type { DraftPage } from './page-walk.ts';
import { openPdfFile, type PdfFile, type PdfOptions } from './pdf-file.ts';

export interface PdfReader {
  /** As the file declares; of a file that was cut off, some of them may be damaged. */
  readonly pageCount: number;
  /**
   * False when the end of the file is missing. What is read is in the file, but later pages, or a
   * later revision of these, may be lost.
   */
  readonly isComplete: boolean;
  /** As the file states it; often the name of a template. */
  readonly title: string | null;
  /**
   * One page, 1-based. Rejects with `PageDamagedError` when the file breaks off in it; other pages
   * may still be readable. Pages are read one after another however they are asked for.
   */
  readPage(pageNumber: number): Promise<Page>;
  close(): Promise<void>;
}

/**
 * Opens a PDF. Throws `UserError` 'pdf.encrypted', 'pdf.password_wrong' or 'pdf.damaged'; other
 * errors are bugs. The bytes are copied and not changed. Close the reader to free its memory.
 */
export async function openPdf(bytes: Uint8Array, options: PdfOptions): Promise<PdfReader> {
  const source = openDirectly(bytes, options) ?? (await openInPdfJs(bytes, options));
  const fallback = options.fontPrograms === 'parse' ? undefined : createFallback(bytes, options);
  let queue: Promise<unknown> = Promise.resolve();
  const read = async (pageNumber: number): Promise<Page> => {
    // All else here runs in microtasks: without a turn of the event loop no timer, no abort and no
    // release of the inflater's memory would come between pages.
    await nextTurn();
    const page = await source.readDraft(pageNumber);
    return finishPage((await fallback?.improve(page)) ?? page);
  };
  return {
    pageCount: source.pageCount,
    isComplete: source.isComplete,
    title: source.title,
    readPage: (pageNumber) => {
      // What pdf.js does for one page must not be taken for damage of another.
      const result = queue.then(() => read(pageNumber));
      queue = result.catch(() => undefined);
      return result;
    },
    close: async () => {
      await queue;
      await fallback?.close();
      await source.close();
    },
  };
}

interface Fallback {
  /** The page read again with font programs, if that gives more of its text; undefined if not. */
  improve(page: DraftPage): Promise<DraftPage | undefined>;
  close(): Promise<void>;
}

/**
 * Some fonts say only inside of their program which character a glyph is. The file is then opened
 * a second time, once, and the pages concerned are read from there. Codes that gain nothing by it
 * are not tried again.
 */
function createFallback(bytes: Uint8Array, options: PdfOptions): Fallback {
  const hopeless = new Set<string>();
  let file: Promise<PdfFile> | undefined;
  return {
    async improve(page) {
      const doubtful = page.glyphs.filter(({ source }) => source !== undefined && !hopeless.has(source));
      if (doubtful.length === 0) return undefined;
      file ??= openPdfFile(bytes, { ...options, fontPrograms: 'parse' });
      const again = await readFromPdfJs(await file, page.number);
      for (const { source } of again.glyphs) if (source !== undefined) hopeless.add(source);
      return countDoubts(again) < countDoubts(page) ? again : undefined;
    },
    async close() {
      await (await file)?.close();
    },
  };
}

function countDoubts({ glyphs }: DraftPage): number {
  const { missing, garbage, guessed } = tallyText(glyphs);
  return missing + garbage + guessed;
}

/**
 * Hidden text is dropped, for nobody sees it. Only on a scan with the text that another program
 * recognised in it that text stays, as `method: 'ocr'` with half confidence, and the page is
 * `no_text` because nothing of it is printed as text.
 */
function finishPage(draft: DraftPage): Page {
  const { rulings, pictures, marks, width, height, rotation } = draft;
  const visible = draft.glyphs.filter((glyph) => !glyph.hidden);
  const hidden = draft.glyphs.length - visible.length;
  const isScan = isRecognitionLayer({ visible: visible.length, hidden }, { width, height, pictures });
  const glyphs = mergeDoubledGlyphs(isScan ? draft.glyphs : visible);
  return {
    number: draft.number,
    width,
    height,
    rotation,
    glyphs: glyphs.map(toGlyph),
    rulings,
    pictures,
    trust: isScan ? 'no_text' : judgeTrust(tallyText(glyphs), { pictures, marks }),
  };
}

function toGlyph(draft: DraftGlyph): Glyph {
  const { text, baseline, size, direction, bold, hidden, clip } = draft;
  return {
    // What is seen of it: the middle of a letter half under the edge of its cell is in that cell.
    x0: Math.max(draft.x0, clip.x0),
    y0: Math.max(draft.y0, clip.y0),
    x1: Math.min(draft.x1, clip.x1),
    y1: Math.min(draft.y1, clip.y1),
    text,
    baseline,
    size,
    direction,
    bold,
    method: hidden ? 'ocr' : 'text',
    confidence: hidden ? 0.5 : draft.confidence,
  };
}
