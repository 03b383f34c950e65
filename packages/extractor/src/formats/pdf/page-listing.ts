import type { Matrix } from './graphics-state.ts';
import type { OperatorList } from './page-walk.ts';
import { describeFont, type PdfFont } from './pdf-font.ts';
import type { PdfJs } from './pdfjs-tricks.ts';
import { hasRightChecksums, type StreamWatch } from './stream-watch.ts';

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

/** A page of an otherwise readable file that is broken; `pageNumber` is 1-based. Recognise it by `name`. */
export class PageDamagedError extends Error {
  override readonly name = 'PageDamagedError';
  readonly pageNumber: number;

  constructor(pageNumber: number, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.pageNumber = pageNumber;
  }
}

export type PdfJsDocument = Awaited<ReturnType<PdfJs['getDocument']>['promise']>;
type PdfJsPage = Awaited<ReturnType<PdfJsDocument['getPage']>>;

/** An open document and what is remembered from page to page. */
export interface Listing {
  readonly document: PdfJsDocument;
  readonly codes: Readonly<Record<string, number>>;
  readonly watch: StreamWatch;
  /** The end of the file is missing. */
  readonly isCutShort: boolean;
  /** Fonts met so far, by the name that pdf.js gives them in this document. */
  readonly fonts: Map<string, PdfFont>;
  /** Those whose map of characters may be damaged. */
  readonly damagedFonts: Set<string>;
}

/**
 * The operators of one page and its fonts. Rejects with `PageDamagedError` when anything that could
 * hold or explain its text is cut or changed: part of a page must not pass for the whole.
 */
export async function listPage(listing: Listing, pageNumber: number): Promise<ListedPage> {
  const { document, codes, watch } = listing;
  watch.damages.length = 0;
  let page: PdfJsPage;
  let list: OperatorList;
  try {
    page = await document.getPage(pageNumber);
    list = await page.getOperatorList();
  } catch (error) {
    throw new PageDamagedError(pageNumber, `page ${pageNumber} cannot be read`, { cause: error });
  }
  try {
    const { fontNames, hasLayers } = surveyOperators(list, codes);
    const newFonts: string[] = [];
    for (const name of fontNames) {
      if (listing.fonts.has(name)) continue;
      newFonts.push(name);
      listing.fonts.set(name, await readFont(page, name));
    }
    requireUndamaged(listing, { pageNumber, list, fontNames, newFonts });
    const layers = hasLayers ? await document.getOptionalContentConfig() : undefined;
    const { transform, width, height } = page.getViewport({ scale: 1 });
    return {
      list,
      viewport: toMatrix(transform),
      width,
      height,
      rotation: toRotation(page.rotate),
      fonts: listing.fonts,
      isLayerShown: (layer) => layers === undefined || layers.isVisible(layer),
    };
  } finally {
    page.cleanup();
  }
}

interface Surveyed {
  readonly pageNumber: number;
  readonly list: OperatorList;
  readonly fontNames: ReadonlySet<string>;
  readonly newFonts: readonly string[];
}

function requireUndamaged(
  { watch, damagedFonts, isCutShort }: Listing,
  { pageNumber, list, fontNames, newFonts }: Surveyed,
): void {
  // Some writers cannot add: where no checksum of the file is right, a wrong one says nothing.
  const damages = watch.damages.filter(({ sign }) => sign === 'cut' || hasRightChecksums(watch));
  // A font is read once, on the first page that uses it, and its damage reaches all the others.
  if (damages.some(({ kind }) => kind !== 'content')) newFonts.forEach((name) => damagedFonts.add(name));
  if (damages.some(({ kind }) => kind !== 'map'))
    throw new PageDamagedError(pageNumber, `the content of page ${pageNumber} is damaged`);
  if ([...fontNames].some((name) => damagedFonts.has(name)))
    throw new PageDamagedError(pageNumber, `a font of page ${pageNumber} is damaged`);
  if (isCutShort && list.fnArray.length === 0)
    throw new PageDamagedError(pageNumber, `the file ends before the content of page ${pageNumber}`);
}

function surveyOperators(
  list: OperatorList,
  codes: Readonly<Record<string, number>>,
): { readonly fontNames: ReadonlySet<string>; readonly hasLayers: boolean } {
  const { setFont, setGState, beginMarkedContentProps } = codes;
  const fontNames = new Set<string>();
  let hasLayers = false;
  // A page has thousands of operators: no pair is made for each.
  for (let index = 0; index < list.fnArray.length; index++) {
    const code = list.fnArray[index];
    if (code === setFont) {
      const [name] = list.argsArray[index] as readonly [string];
      fontNames.add(name);
    } else if (code === setGState) {
      const [entries] = list.argsArray[index] as readonly [readonly (readonly [string, unknown])[]];
      for (const [key, value] of entries) if (key === 'Font') fontNames.add((value as readonly [string])[0]);
    } else if (code === beginMarkedContentProps) {
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
  // The program itself, where it was parsed, is not needed any more.
  if ('clearData' in sent && typeof sent.clearData === 'function') sent.clearData();
  return font;
}

function toMatrix([a, b, c, d, e, f]: readonly unknown[]): Matrix {
  return [Number(a), Number(b), Number(c), Number(d), Number(e), Number(f)];
}

function toRotation(degrees: number): 0 | 90 | 180 | 270 {
  return degrees === 90 || degrees === 180 || degrees === 270 ? degrees : 0;
}
