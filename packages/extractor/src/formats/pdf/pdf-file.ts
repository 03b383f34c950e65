import { isUserError, UserError } from '@mingzhang/schema';
import { countDeclaredPages, lacksEnd, restoreTrailer } from './damaged-file.ts';
import { listPage, PageDamagedError, type ListedPage, type Listing } from './page-listing.ts';
import type { WalkSteps } from './page-walk.ts';
import { createWalkSteps } from './paint-steps.ts';
import { readTitle } from './pdf-title.ts';
import { loadPdfJs } from './pdfjs-tricks.ts';
import { withRawPictures } from './raw-pictures.ts';
import type { StreamWatch } from './stream-watch.ts';

export interface PdfOptions {
  readonly password?: string;
  /**
   * `skip` (usual): fonts are read from what the file says about them, and only files whose text
   * cannot be had so are read again with their font programs. `parse`: always with them.
   */
  readonly fontPrograms?: 'skip' | 'parse';
  /**
   * `direct` (usual): plain pages are read by this package itself, and pdf.js is asked only for the others. `pdfjs`:
   * all of them by pdf.js, which gives the same and takes twice as long.
   */
  readonly way?: 'direct' | 'pdfjs';
}

export interface PdfFileOptions extends PdfOptions {
  /** Streams of the file are known to have right checksums, so that a wrong one means damage. */
  readonly hasChecksums?: boolean;
}

/** An open file in pdf.js. */
export interface PdfFile {
  readonly pageCount: number;
  /** False when the end of the file is missing, and perhaps a later revision of its pages with it. */
  readonly isComplete: boolean;
  readonly title: string | null;
  readonly steps: WalkSteps;
  listPage(pageNumber: number): Promise<ListedPage>;
  close(): Promise<void>;
}

export { PageDamagedError };

/** Where pictures may be decoded, those beyond this many pixels (A3 at 600 dpi and some) are passed over. */
const maxDecodedPixels = 80_000_000;
/** Says pdf.js that pictures may be of any size. */
const anySize = -1;

/** What pdf.js is told of every file. */
const settings = {
  verbosity: 0,
  cMapPacked: true,
  // Encodings and character maps, without which guesses cannot be told from knowledge.
  fontExtraProperties: true,
  isEvalSupported: false,
  enableXfa: false,
  useSystemFonts: false,
  useWorkerFetch: false,
  isOffscreenCanvasSupported: false,
  isImageDecoderSupported: false,
} as const;

/**
 * Opens a file in pdf.js: no network, no scripts, no forms, no messages on the console.
 * Throws `UserError` 'pdf.encrypted', 'pdf.password_wrong' or 'pdf.damaged'.
 */
export async function openPdfFile(bytes: Uint8Array, options: PdfFileOptions): Promise<PdfFile> {
  try {
    return await openBytes(bytes, options);
  } catch (error) {
    const mended =
      isUserError(error) && error.code === 'pdf.damaged' && lacksEnd(bytes) ? restoreTrailer(bytes) : undefined;
    if (mended === undefined) throw error;
    const file = await openBytes(mended, options);
    if (await hasReadablePage(file)) return file;
    await file.close();
    throw error;
  }
}

async function hasReadablePage(file: PdfFile): Promise<boolean> {
  for (let page = 1; page <= file.pageCount; page++) {
    try {
      await file.listPage(page);
      return true;
    } catch (error) {
      if (!(error instanceof PageDamagedError)) throw error;
    }
  }
  return false;
}

async function openBytes(bytes: Uint8Array, options: PdfFileOptions): Promise<PdfFile> {
  const loaded = await loadPdfJs();
  const { pdfjs, folder } = loaded;
  const fontPrograms = options.fontPrograms ?? 'skip';
  // Own memory: pdf.js must not see the caller change it, and streams are known by this buffer.
  const { data, hasDisguised } = withRawPictures(bytes);
  const isCutShort = lacksEnd(bytes);
  const watch: StreamWatch = {
    fontPrograms,
    skippedBytes: isCutShort ? 4 : 0,
    damages: [],
    hasChecksums: options.hasChecksums ?? false,
    unread: [],
  };
  loaded.watchStreams(data.buffer, watch);
  // The declared type is the web worker of browsers, of which Node's types know nothing.
  const worker = new pdfjs.PDFWorker({ port: loaded.startWorker() as unknown as null, verbosity: 0 });
  const task = pdfjs.getDocument({
    data,
    worker,
    ...settings,
    ...(options.password === undefined ? {} : { password: options.password }),
    cMapUrl: `${folder}cmaps/`,
    // No standardFontDataUrl: the fourteen standard fonts have their widths and encodings built in,
    // their programs only draw them, and would hide which font is a stand-in for a missing one.
    wasmUrl: `${folder}wasm/`,
    maxImageSize: hasDisguised ? maxDecodedPixels : anySize,
    // What is wrong in a whole file is small and old; in half a file it is what was lost.
    stopAtErrors: isCutShort,
  });
  const close = async (): Promise<void> => {
    await task.destroy();
    worker.destroy();
  };
  try {
    const document = await task.promise;
    if (document.numPages < 1) throw damagedFile('no pages', undefined);
    const { info } = await document.getMetadata();
    const listing: Listing = {
      document,
      codes: pdfjs.OPS,
      watch,
      isCutShort,
      fonts: new Map(),
      damagedFonts: new Set(),
    };
    return {
      // Pages that were cut off are still pages of the document.
      pageCount: isCutShort ? Math.max(document.numPages, countDeclaredPages(bytes)) : document.numPages,
      isComplete: !isCutShort,
      title: readTitle('Title' in info ? info.Title : undefined),
      steps: createWalkSteps(pdfjs.OPS),
      listPage: (pageNumber) => listPage(listing, pageNumber),
      close,
    };
  } catch (error) {
    await close();
    throw explainOpening(error);
  }
}

function explainOpening(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof UserError) return error;
  if (error.name === 'PasswordException') {
    // 1 is NEED_PASSWORD and 2 INCORRECT_PASSWORD of pdf.js.
    return 'code' in error && error.code === 2
      ? new UserError('pdf.password_wrong', 'the password does not open the file', {
          hint: 'check --password',
          cause: error,
        })
      : new UserError('pdf.encrypted', 'the file is encrypted and needs a password', {
          hint: 'give it with --password',
          cause: error,
        });
  }
  // pdf.js wraps whatever its parser throws on a broken file into one of these.
  if (/^(?:InvalidPDF|UnknownError|MissingPDF|Format|XRefParse|MissingData)/.test(error.name))
    return damagedFile(error.message, error);
  return error;
}

function damagedFile(what: string, cause: unknown): UserError {
  return new UserError('pdf.damaged', `the file is damaged or incomplete (${what})`, {
    hint: 'download the file again, or open it in a PDF viewer and save a copy',
    cause,
  });
}
