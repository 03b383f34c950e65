import {
  NO_PLACE,
  type Finding,
  type Outcome,
  type PageInfo,
  type PrintedDocument,
  type Vocabulary,
} from '@mingzhang/schema';
import { assembleDocument } from './document/assemble.ts';
import { joinPages, layOutPage, type PageLayout } from './document/page-flow.ts';
import { PageDamagedError } from './formats/pdf/page-listing.ts';
import { openPdf } from './formats/pdf/pdf-reader.ts';
import { decodeText } from './formats/text/decode.ts';
import { readTextFlow } from './formats/text/read-text.ts';
import { leavePictures, recognisePages, type OcrOptions, type PageFinisher } from './ocr/recognise-pages.ts';
import { restorePlaces, type RecognisedPlaces } from './ocr/restore-places.ts';
import { unreadPage } from './ocr/unread-finding.ts';
import { readAhead } from './read-ahead.ts';
import { lexiconOf } from './table/lexicon.ts';

export type SourceFormat = 'pdf' | 'text' | 'markdown';

export interface ExtractOptions {
  readonly format: SourceFormat;
  /** SHA-256 of the bytes, as lower-case hexadecimal. */
  readonly documentId: string;
  readonly vocabulary: Vocabulary;
  readonly password?: string;
  /** `parse` turns off the short cuts that make reading fast; for comparing, and for files that they misread. */
  readonly fontPrograms?: 'skip' | 'parse';
  /** Recognises what the text of the file does not say; without it such pages are findings. */
  readonly ocr?: OcrOptions;
  /** Called after every page read, with pages done and pages in all. */
  readonly onPage?: (done: number, total: number) => void;
}

/**
 * Reads one disclosure: sections, paragraphs and tables as printed, with what could not be read.
 * Throws a UserError when nothing of the file can be read (`pdf.encrypted`, `pdf.password_wrong`, `pdf.damaged`).
 */
export async function extractDocument(bytes: Uint8Array, options: ExtractOptions): Promise<Outcome<PrintedDocument>> {
  const lexicon = lexiconOf(options.vocabulary.headerRoles);
  const { documentId, format } = options;
  if (format === 'pdf') {
    const pages = await readPages(bytes, options);
    const items = joinPages(pages.layouts);
    const document = { documentId, mediaType: 'application/pdf', pages: pages.infos, lexicon } as const;
    const assembled = assembleDocument(items, document);
    const { value, findings } = restorePlaces(assembled, pages.recognised);
    return { value, findings: [...pages.findings, ...findings] };
  }
  const items = readTextFlow(decodeText(bytes), lexicon);
  const mediaType = format === 'markdown' ? 'text/markdown' : 'text/plain';
  return assembleDocument(items, { documentId, mediaType, pages: [], lexicon });
}

interface ReadPages {
  readonly layouts: readonly PageLayout[];
  readonly infos: readonly PageInfo[];
  readonly findings: readonly Finding[];
  readonly recognised: ReadonlyMap<number, RecognisedPlaces>;
}

async function readPages(bytes: Uint8Array, options: ExtractOptions): Promise<ReadPages> {
  const reader = await openPdf(bytes, {
    ...(options.password === undefined ? {} : { password: options.password }),
    ...(options.fontPrograms === undefined ? {} : { fontPrograms: options.fontPrograms }),
  });
  const { ocr, password } = options;
  const document = { bytes, ...(password === undefined ? {} : { password }) };
  const finisher = ocr === undefined ? leavePictures(reader) : recognisePages(reader, document, ocr);
  const layouts: PageLayout[] = [];
  const infos: PageInfo[] = [];
  const findings: Finding[] = [];
  const recognised = new Map<number, RecognisedPlaces>();
  const { pageCount } = reader;
  try {
    const ahead = { count: pageCount, atOnce: ocr?.pagesAtOnce ?? 1 };
    for await (const read of readAhead((index) => readPage(finisher, index + 1), ahead)) {
      infos.push(read.info);
      if (read.layout !== undefined) layouts.push(read.layout);
      findings.push(...read.findings);
      if (read.recognised !== undefined) recognised.set(read.info.number, read.recognised);
      options.onPage?.(infos.length, pageCount);
    }
  } finally {
    await finisher.close();
    await reader.close();
  }
  if (!reader.isComplete) findings.push({ code: 'file.incomplete', severity: 'error', cause: 'reading', at: NO_PLACE });
  return { layouts, infos, findings, recognised };
}

interface ReadPage {
  readonly info: PageInfo;
  readonly layout?: PageLayout;
  readonly findings: readonly Finding[];
  readonly recognised?: RecognisedPlaces;
}

/** Reads and lays out one page; a page that cannot be read is a finding, and the others go on. */
async function readPage(finisher: PageFinisher, number: number): Promise<ReadPage> {
  try {
    const { page, findings, recognised } = await finisher.readPage(number);
    const { width, height, rotation, trust } = page;
    const info: PageInfo = { number, width, height, rotation, trust };
    return { info, layout: layOutPage(page), findings, ...(recognised === undefined ? {} : { recognised }) };
  } catch (error) {
    if (!(error instanceof PageDamagedError)) throw error;
    const info: PageInfo = { number, width: 0, height: 0, rotation: 0, trust: 'no_text' };
    return { info, findings: [unreadPage(number, { reason: 'damaged' })] };
  }
}
