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
import { recognisePages, type OcrOptions, type PageRecognition, type PageSource } from './ocr/recognise-pages.ts';
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
    const { value, findings } = pages.recognition?.restore(assembled) ?? assembled;
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
  readonly recognition: PageRecognition | undefined;
}

async function readPages(bytes: Uint8Array, options: ExtractOptions): Promise<ReadPages> {
  const reader = await openPdf(bytes, {
    ...(options.password === undefined ? {} : { password: options.password }),
    ...(options.fontPrograms === undefined ? {} : { fontPrograms: options.fontPrograms }),
  });
  const { ocr, password } = options;
  const recognition =
    ocr === undefined
      ? undefined
      : recognisePages(reader, bytes, { ...ocr, ...(password === undefined ? {} : { password }) });
  const layouts: PageLayout[] = [];
  const infos: PageInfo[] = [];
  const findings: Finding[] = [];
  try {
    for (let number = 1; number <= reader.pageCount; number++) {
      const read = await readPage(recognition ?? reader, number);
      infos.push(read.info);
      if (read.layout !== undefined) layouts.push(read.layout);
      if (read.finding !== undefined) findings.push(read.finding);
      options.onPage?.(number, reader.pageCount);
    }
  } finally {
    await recognition?.close();
    await reader.close();
  }
  if (!reader.isComplete) findings.push({ code: 'file.incomplete', severity: 'error', cause: 'reading', at: NO_PLACE });
  return { layouts, infos, findings: [...findings, ...(recognition?.findings ?? [])], recognition };
}

interface ReadPage {
  readonly info: PageInfo;
  readonly layout?: PageLayout;
  readonly finding?: Finding;
}

type UnreadablePage = Extract<Finding, { code: 'page.unreadable' }>;

/** Reads and lays out one page; a page that cannot be read is a finding, and the others go on. */
async function readPage(source: PageSource | PageRecognition, number: number): Promise<ReadPage> {
  const unreadable = (reason: UnreadablePage['reason']): UnreadablePage => ({
    code: 'page.unreadable',
    severity: 'error',
    cause: 'reading',
    at: { page: number, box: null },
    reason,
  });
  try {
    const page = await source.readPage(number);
    const { width, height, rotation, trust } = page;
    const info: PageInfo = { number, width, height, rotation, trust };
    if (trust === 'trusted' || trust === 'blank') return { info, layout: layOutPage(page) };
    const givenUp = 'givenUp' in source ? source.givenUp.get(number) : undefined;
    return {
      info,
      layout: layOutPage({ ...page, glyphs: [] }),
      finding:
        givenUp === undefined
          ? unreadable(trust)
          : { ...unreadable(givenUp.reason), confidence: givenUp.confidence.toFixed(2) },
    };
  } catch (error) {
    if (!(error instanceof PageDamagedError)) throw error;
    const info: PageInfo = { number, width: 0, height: 0, rotation: 0, trust: 'no_text' };
    return { info, finding: unreadable('damaged') };
  }
}
