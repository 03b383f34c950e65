import { isUserError, UserError } from '@mingzhang/schema';
import { identityMatrix, type Matrix } from './graphics-state.ts';
import type { OperatorList, WalkSteps } from './page-walk.ts';
import { createWalkSteps } from './paint-steps.ts';
import { describeFont, type PdfFont } from './pdf-font.ts';
import { readTitle } from './pdf-title.ts';
import { loadPdfJs, type LoadedPdfJs, type StreamWatch } from './pdfjs-tricks.ts';

export interface PdfOptions {
  readonly password?: string;
  /**
   * `skip` (usual): fonts are read from what the file says about them, and only files whose text
   * cannot be had so are read again with their font programs. `parse`: always with them.
   */
  readonly fontPrograms?: 'skip' | 'parse';
}

/** One page as pdf.js gives it, with all that is needed to follow its operators. */
export interface ListedPage {
  readonly list: OperatorList;
  /** From the units of the file to points as displayed. */
  readonly viewport: Matrix;
  readonly width: number;
  readonly height: number;
  readonly rotation: 0 | 90 | 180 | 270;
  readonly fonts: ReadonlyMap<string, PdfFont>;
  readonly isLayerShown: (layer: unknown) => boolean;
}

/** An open file in pdf.js. */
export interface PdfFile {
  readonly pageCount: number;
  readonly title: string | null;
  readonly steps: WalkSteps;
  listPage(pageNumber: number): Promise<ListedPage>;
  close(): Promise<void>;
}

/** A page of an otherwise readable file that is broken; `pageNumber` is 1-based. Recognise it by `name`. */
export class PageDamagedError extends Error {
  override readonly name = 'PageDamagedError';
  readonly pageNumber: number;

  constructor(pageNumber: number, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.pageNumber = pageNumber;
  }
}

/** Pictures beyond this many pixels (A3 at 600 dpi and some) are not decoded, nor counted as pictures. */
const maxPicturePixels = 80_000_000;

type PdfJsModule = LoadedPdfJs['pdfjs'];
type PdfJsTask = ReturnType<PdfJsModule['getDocument']>;
type PdfJsDocument = Awaited<PdfJsTask['promise']>;
type PdfJsPage = Awaited<ReturnType<PdfJsDocument['getPage']>>;

/**
 * Opens a file in pdf.js: no network, no scripts, no forms, no messages on the console.
 * Throws `UserError` 'pdf.encrypted', 'pdf.password_wrong' or 'pdf.damaged'.
 */
export async function openPdfFile(bytes: Uint8Array, options: PdfOptions): Promise<PdfFile> {
  try {
    return await openBytes(bytes, options);
  } catch (error) {
    const mended = isUserError(error) && error.code === 'pdf.damaged' && lacksEnd(bytes) ? restoreTrailer(bytes) : undefined;
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

async function openBytes(bytes: Uint8Array, options: PdfOptions): Promise<PdfFile> {
  const loaded = await loadPdfJs();
  const { pdfjs, folder } = loaded;
  const fontPrograms = options.fontPrograms ?? 'skip';
  // Own memory: pdf.js must not see the caller change it, and streams are known by this buffer.
  const data = new Uint8Array(bytes);
  const watch: StreamWatch = { fontPrograms, damaged: false };
  loaded.watchStreams(data.buffer, watch);
  // The declared type is the web worker of browsers, of which Node's types know nothing.
  const worker = new pdfjs.PDFWorker({ port: loaded.startWorker() as unknown as null, verbosity: 0 });
  const task = pdfjs.getDocument({
    data,
    worker,
    verbosity: 0,
    ...(options.password === undefined ? {} : { password: options.password }),
    cMapUrl: `${folder}cmaps/`,
    cMapPacked: true,
    // No standardFontDataUrl: the fourteen standard fonts have their widths and encodings built in,
    // their programs only draw them, and would hide which font is a stand-in for a missing one.
    wasmUrl: `${folder}wasm/`,
    // Encodings and character maps, without which guesses cannot be told from knowledge.
    fontExtraProperties: true,
    maxImageSize: maxPicturePixels,
    isEvalSupported: false,
    enableXfa: false,
    useSystemFonts: false,
    useWorkerFetch: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    stopAtErrors: false,
  });
  const close = async (): Promise<void> => {
    await task.destroy();
    worker.destroy();
  };
  try {
    const document = await task.promise;
    if (document.numPages < 1) throw damagedFile('no pages', undefined);
    const { info } = await document.getMetadata();
    const isCutShort = lacksEnd(bytes);
    const fonts = new Map<string, PdfFont>();
    return {
      pageCount: document.numPages,
      title: readTitle('Title' in info ? info.Title : undefined),
      steps: createWalkSteps(pdfjs.OPS),
      listPage: (pageNumber) => listPage(document, { pageNumber, codes: pdfjs.OPS, fonts, watch, isCutShort }),
      close,
    };
  } catch (error) {
    await close();
    throw explainOpening(error);
  }
}

interface Listing {
  readonly pageNumber: number;
  readonly codes: Readonly<Record<string, number>>;
  readonly fonts: Map<string, PdfFont>;
  readonly watch: StreamWatch;
  readonly isCutShort: boolean;
}

async function listPage(document: PdfJsDocument, options: Listing): Promise<ListedPage> {
  const { pageNumber, codes, watch } = options;
  watch.damaged = false;
  let page: PdfJsPage;
  let list: OperatorList;
  try {
    page = await document.getPage(pageNumber);
    list = await page.getOperatorList();
  } catch (error) {
    throw new PageDamagedError(pageNumber, `page ${pageNumber} cannot be read`, { cause: error });
  }
  try {
    if (watch.damaged) throw new PageDamagedError(pageNumber, `the content of page ${pageNumber} is cut short`);
    if (options.isCutShort && list.fnArray.length === 0) {
      throw new PageDamagedError(pageNumber, `the file ends before the content of page ${pageNumber}`);
    }
    const { fontNames, hasLayers } = surveyOperators(list, codes);
    for (const name of fontNames) {
      if (!options.fonts.has(name)) options.fonts.set(name, await readFont(page, name));
    }
    const layers = hasLayers ? await document.getOptionalContentConfig() : undefined;
    const viewport = page.getViewport({ scale: 1 });
    return {
      list,
      viewport: toMatrix(viewport.transform),
      width: viewport.width,
      height: viewport.height,
      rotation: toRotation(page.rotate),
      fonts: options.fonts,
      isLayerShown: (layer) => layers === undefined || layers.isVisible(layer),
    };
  } finally {
    page.cleanup();
  }
}

function surveyOperators(
  list: OperatorList,
  codes: Readonly<Record<string, number>>,
): { readonly fontNames: ReadonlySet<string>; readonly hasLayers: boolean } {
  const fontNames = new Set<string>();
  let hasLayers = false;
  for (const [index, code] of list.fnArray.entries()) {
    if (code === codes['setFont']) {
      const [name] = list.argsArray[index] as readonly [string];
      fontNames.add(name);
    } else if (code === codes['setGState']) {
      const [entries] = list.argsArray[index] as readonly [readonly (readonly [string, unknown])[]];
      for (const [key, value] of entries) if (key === 'Font') fontNames.add((value as readonly [string])[0]);
    } else if (code === codes['beginMarkedContentProps']) {
      const [tag] = list.argsArray[index] as readonly [unknown];
      if (tag === 'OC') hasLayers = true;
    }
  }
  return { fontNames, hasLayers };
}

async function readFont(page: PdfJsPage, name: string): Promise<PdfFont> {
  const sent = await new Promise<unknown>((resolve) => {
    page.commonObjs.get(name, resolve);
  });
  // A font that could not be read at all comes as a message instead.
  if (typeof sent !== 'object' || sent === null) return describeFont(undefined);
  const font = describeFont(sent);
  if ('clearData' in sent && typeof sent.clearData === 'function') sent.clearData();
  return font;
}

function toMatrix(numbers: readonly unknown[]): Matrix {
  const [a, b, c, d, e, f] = numbers.map(Number);
  const [ia, ib, ic, id, ie, jf] = identityMatrix;
  return [a ?? ia, b ?? ib, c ?? ic, d ?? id, e ?? ie, f ?? jf];
}

function toRotation(degrees: number): 0 | 90 | 180 | 270 {
  if (degrees === 90 || degrees === 180 || degrees === 270) return degrees;
  return 0;
}

/**
 * A file that was cut off has lost the trailer, which says where to begin. Most files name their
 * catalog near the beginning; with that as a trailer pdf.js finds the objects that are left.
 * Undefined when there is nothing to add. Encrypted files need what the trailer held.
 */
function restoreTrailer(bytes: Uint8Array): Uint8Array | undefined {
  const text = new TextDecoder('latin1').decode(bytes);
  if (text.includes('/Encrypt') || /\btrailer\b/.test(text)) return undefined;
  const catalog = /(\d+)\s+(\d+)\s+obj(?:(?!endobj)[\s\S]){0,2000}?\/Type\s*\/Catalog\b/.exec(text);
  if (catalog === null) return undefined;
  const trailer = new TextEncoder().encode(`\nendstream\nendobj\ntrailer\n<< /Root ${catalog[1]} ${catalog[2]} R >>\n`);
  const mended = new Uint8Array(bytes.length + trailer.length);
  mended.set(bytes);
  mended.set(trailer, bytes.length);
  return mended;
}

/** Files end with `startxref`, an offset and `%%EOF`; what does not was cut while it was copied. */
function lacksEnd(bytes: Uint8Array): boolean {
  const tail = new TextDecoder('latin1').decode(bytes.subarray(-2048));
  return !/startxref\s+\d+/.test(tail);
}

function explainOpening(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof UserError) return error;
  if (error.name === 'PasswordException') {
    // 1 is NEED_PASSWORD and 2 INCORRECT_PASSWORD of pdf.js.
    return 'code' in error && error.code === 2
      ? new UserError('pdf.password_wrong', 'the password does not open the file', { hint: 'check --password', cause: error })
      : new UserError('pdf.encrypted', 'the file is encrypted and needs a password', { hint: 'give it with --password', cause: error });
  }
  // pdf.js wraps whatever its parser throws on a broken file into one of these.
  if (/^(?:InvalidPDF|UnknownError|MissingPDF|Format|XRefParse|MissingData)/.test(error.name)) return damagedFile(error.message, error);
  return error;
}

function damagedFile(what: string, cause: unknown): UserError {
  return new UserError('pdf.damaged', `the file is damaged or incomplete (${what})`, {
    hint: 'download the file again, or open it in a PDF viewer and save a copy',
    cause,
  });
}
