import { lacksEnd } from './damaged-file.ts';
import { openDirectFile } from './direct/direct-file.ts';
import { NotPlainError } from './direct/pdf-value.ts';
import { walkPage, type DraftPage } from './page-walk.ts';
import { openPdfFile, type PdfFile, type PdfFileOptions, type PdfOptions } from './pdf-file.ts';

/** Where the pages of a file come from. */
export interface PageSource {
  readonly pageCount: number;
  readonly isComplete: boolean;
  readonly title: string | null;
  readDraft(pageNumber: number): Promise<DraftPage>;
  close(): Promise<void>;
}

export async function openInPdfJs(bytes: Uint8Array, options: PdfFileOptions): Promise<PageSource> {
  const file = await openPdfFile(bytes, options);
  const { pageCount, isComplete, title } = file;
  return {
    pageCount,
    isComplete,
    title,
    readDraft: (pageNumber) => readFromPdfJs(file, pageNumber),
    close: () => file.close(),
  };
}

/** One page by pdf.js. */
export async function readFromPdfJs(file: PdfFile, pageNumber: number): Promise<DraftPage> {
  const listed = await file.listPage(pageNumber);
  const { width, height, rotation } = listed;
  const drawn = walkPage(listed.list, { context: listed, steps: file.steps });
  return { number: pageNumber, width, height, rotation, ...drawn };
}

/**
 * A plain file read without pdf.js, which then is asked only for the pages that are not plain; undefined when the
 * file itself is not plain, or is to be read by pdf.js.
 */
export function openDirectly(bytes: Uint8Array, options: PdfOptions): PageSource | undefined {
  if (options.fontPrograms === 'parse' || options.way === 'pdfjs' || lacksEnd(bytes)) return undefined;
  const direct = unlessNotPlain(() => openDirectFile(bytes));
  if (direct === undefined) return undefined;
  let other: Promise<PageSource> | undefined;
  return {
    pageCount: direct.pageCount,
    isComplete: true,
    title: direct.title,
    readDraft: async (pageNumber) => {
      const page = unlessNotPlain(() => direct.readDraft(pageNumber));
      if (page !== undefined) return page;
      other ??= openInPdfJs(bytes, { ...options, hasChecksums: direct.hasChecksums });
      return (await other).readDraft(pageNumber);
    },
    close: async () => {
      await (await other)?.close();
    },
  };
}

/** What was read directly; undefined for what is not plain. */
function unlessNotPlain<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof NotPlainError) return undefined;
    throw error;
  }
}
