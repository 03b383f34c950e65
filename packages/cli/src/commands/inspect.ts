import { basename, resolve } from 'node:path';
import { isUserError, UserError, type Outcome, type PrintedDocument } from '@mingzhang/schema';
import type { Context } from '../context.ts';
import { drawPages } from '../drawing/draw-pages.ts';
import { EXIT } from '../exit-code.ts';
import { readInputFile } from '../pipeline/input-file.ts';
import type { Stages } from '../pipeline/stages.ts';
import { showProgress } from '../terminal/progress.ts';
import { chooseOcr, type OcrOptionValues } from '../ocr-options.ts';
import { describeFailure, describeStack, paintFailure } from '../terminal/failure-text.ts';
import { formatDocument } from '../terminal/document-text.ts';

export interface InspectOptions extends OcrOptionValues {
  /** 1-based; without it all pages are shown. */
  readonly page?: number;
  readonly password?: string;
  readonly format: 'text' | 'json';
  /** Where to write pictures of the pages; they then stand for the text. */
  readonly draw?: string;
  readonly debug: boolean;
}

/**
 * Prints one document as the program sees it: sections, tables, header paths, rows. Returns the exit code.
 * Text also when piped, since it is read with `less` as often as on the terminal; `--format json` is for programs.
 */
export async function inspect(file: string, options: InspectOptions, context: Context): Promise<number> {
  const { io, language } = context;
  try {
    const { documentId, bytes } = await readInputFile(resolve(io.cwd(), file));
    const stages = await context.loadStages();
    const password = options.password === undefined ? {} : { password: options.password };
    const read = await extract(bytes, { name: basename(file), documentId, ...password }, { stages, options, context });
    const { value, findings } = read;
    if (options.draw !== undefined) {
      const page = options.page === undefined ? {} : { page: options.page };
      await drawPages(bytes, read, { out: options.draw, ...page, ...password }, context);
    } else {
      const shown = options.page === undefined ? value : selectPage(value, options.page);
      const atPage = findings.filter((finding) => options.page === undefined || finding.at.page === options.page);
      io.stdout.write(
        options.format === 'json'
          ? `${JSON.stringify(shown, null, 2)}\n`
          : formatDocument(shown, { name: basename(file), findings: atPage, language }),
      );
    }
    return findings.some((finding) => finding.code === 'page.unreadable') ? EXIT.incomplete : EXIT.complete;
  } catch (error) {
    if (!isUserError(error)) throw error;
    io.stderr.write(`${paintFailure(describeFailure(error, language, file), io.stderr, io.env)}\n`);
    if (options.debug) io.stderr.write(`${describeStack(error)}\n`);
    return EXIT.notStarted;
  }
}

interface InspectedFile {
  readonly name: string;
  readonly documentId: string;
  readonly password?: string;
}

interface ExtractContext {
  readonly stages: Stages;
  readonly options: InspectOptions;
  readonly context: Context;
}

async function extract(
  bytes: Uint8Array,
  { name, ...known }: InspectedFile,
  { stages, options, context }: ExtractContext,
): Promise<Outcome<PrintedDocument>> {
  const { io, language, now } = context;
  const format = stages.detectFormat(bytes, name);
  const vocabulary = await stages.readVocabulary();
  const choice = chooseOcr(options);
  const ocr = choice === undefined ? undefined : await stages.openRecognition(choice);
  const progress = showProgress(io.stderr, { documents: 1, language, quiet: false, now });
  progress.startDocument(name);
  try {
    return await stages.extractDocument(bytes, {
      format,
      ...known,
      vocabulary,
      ...(ocr === undefined ? {} : { ocr }),
      onPage: (done, total) => progress.endPage(name, { done, total }),
    });
  } finally {
    progress.stop();
    ocr?.close();
  }
}

/** The document with what stands on one page; a table that runs over it keeps its parts, and its values of that page. */
function selectPage(document: PrintedDocument, page: number): PrintedDocument {
  if (!document.pages.some(({ number }) => number === page))
    throw new UserError(
      'page.missing',
      document.pages.length === 0 ? 'this format has no pages' : `there is no page ${page} of ${document.pages.length}`,
      { hint: 'check --page' },
    );
  const isThere = (place: { readonly page: number | null }): boolean => place.page === page;
  return {
    ...document,
    pages: document.pages.filter(({ number }) => number === page),
    sections: document.sections.filter(({ place }) => isThere(place)),
    paragraphs: document.paragraphs.filter(({ places }) => places.some(isThere)),
    tables: document.tables
      .filter(({ parts }) => parts.some(isThere))
      .map((table) => ({
        ...table,
        cells: table.cells.filter(({ place }) => isThere(place)),
        values: table.values.filter(({ place }) => isThere(place)),
      })),
  };
}
