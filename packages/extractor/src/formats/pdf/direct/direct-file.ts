import type { DraftPage } from '../page-walk.ts';
import { readTitle } from '../pdf-title.ts';
import type { FontShelf } from './content-run.ts';
import { walkContent } from './content-walk.ts';
import { readDirectFont, type DirectFont } from './direct-font.ts';
import { ObjectStore } from './object-store.ts';
import { listPages, readPageView, type PageNode } from './page-tree.ts';
import { isArray, isDict, NotPlainError, PdfName, PdfStream, type PdfDict } from './pdf-value.ts';
import { readTextString } from './text-string.ts';

/**
 * A PDF of the plain kind: complete, not encrypted, its streams deflated or not packed at all, its fonts explained by
 * the file. Four in five real disclosures are such files, and need nothing of what else pdf.js can do.
 */
export interface DirectFile {
  readonly pageCount: number;
  readonly title: string | null;
  /** Whether any stream that was read so far had a checksum, and a right one. */
  readonly hasChecksums: boolean;
  /** One page, 1-based; throws `NotPlainError` for one that pdf.js has to read. */
  readDraft(pageNumber: number): DraftPage;
}

/** Opens a plain file; throws `NotPlainError` for any other. The bytes must not change while it is used. */
export function openDirectFile(bytes: Uint8Array): DirectFile {
  const store = new ObjectStore(bytes);
  const pages = listPages(store);
  const info = store.get(store.trailer, 'Info');
  const stated = isDict(info) ? store.get(info, 'Title') : undefined;
  const title = readTitle(stated instanceof Uint8Array ? readTextString(stated) : undefined);
  const fonts = createShelf(store);
  return {
    pageCount: pages.length,
    title,
    get hasChecksums() {
      return store.hasChecksums;
    },
    readDraft: (number) => {
      const page = pages[number - 1];
      if (page === undefined) throw new NotPlainError('no such page');
      const { viewport, width, height, rotation } = readPageView(store, page);
      requireNoAnnotations(store, page.dict);
      const data = readContents(store, page.dict);
      const resources = store.getDict(page.inherited, 'Resources') ?? new Map();
      // Neither the fonts of pdf.js nor layers are met in a plain page.
      const context = { viewport, width, height, fonts: new Map(), isLayerShown: () => true };
      return { number, width, height, rotation, ...walkContent({ data, resources, context, store, fonts }) };
    },
  };
}

/** Annotations with an appearance are drawn; links have none. */
function requireNoAnnotations(store: ObjectStore, page: PdfDict): void {
  const annotations = store.get(page, 'Annots') ?? [];
  if (!isArray(annotations)) throw new NotPlainError('annotations');
  for (const annotation of annotations.map(store.resolve)) {
    const subtype = isDict(annotation) ? store.get(annotation, 'Subtype') : undefined;
    if (!isDict(annotation) || !(subtype instanceof PdfName) || subtype.text !== 'Link' || annotation.has('AP'))
      throw new NotPlainError('an annotation');
  }
}

/** The content streams of a page one after another, as if they were one. */
function readContents(store: ObjectStore, page: PageNode['dict']): Uint8Array {
  const contents = store.get(page, 'Contents') ?? [];
  const streams = (isArray(contents) ? contents : [contents]).map(store.resolve);
  const parts = streams.map((stream) => {
    if (!(stream instanceof PdfStream) || stream.dict.has('Resources')) throw new NotPlainError('content of a page');
    return store.decode(stream);
  });
  const [first] = parts;
  if (parts.length === 1 && first !== undefined) return first;
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let position = 0;
  for (const part of parts) {
    joined.set(part, position);
    position += part.length;
  }
  return joined;
}

/** Reads every font once; one that is not plain stays so on all pages. */
function createShelf(store: ObjectStore): FontShelf {
  const shelf = new Map<PdfDict, DirectFont | NotPlainError>();
  const readOrKeep = (dict: PdfDict): DirectFont | NotPlainError => {
    try {
      return readDirectFont(store, dict);
    } catch (error) {
      if (error instanceof NotPlainError) return error;
      throw error;
    }
  };
  return {
    read: (dict) => {
      const known = shelf.get(dict) ?? readOrKeep(dict);
      shelf.set(dict, known);
      if (known instanceof NotPlainError) throw known;
      return known;
    },
  };
}
