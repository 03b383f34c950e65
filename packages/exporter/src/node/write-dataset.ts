import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  derivedSchemas,
  describeColumns,
  OUTPUT_NAMES,
  type DerivedName,
  type OutputName,
  type Vocabulary,
} from '@mingzhang/schema';
import { formatCodebook } from '../codebook/codebook.ts';
import { formatCsvHeader, formatCsvLines } from '../csv.ts';
import { formatJsonObjects } from '../jsonl.ts';
import {
  CODEBOOK_FILES,
  DATABASE_FILE,
  DESCRIPTOR_FILE,
  filesOfFormat,
  LABEL_FILES,
  WORKBOOK_FILE,
  type DatasetFormat,
} from '../dataset-files.ts';
import { formatDataPackage, type DataSource } from '../datapackage/descriptor.ts';
import { openSession, type Session } from '../duckdb/session.ts';
import { addKeys } from '../duckdb/table-keys.ts';
import { decimalText, quoteName, quoteText } from '../duckdb/sql-text.ts';
import { countLeftOut, isBalanced, describeTables, loadTables } from '../duckdb/tables.ts';
import { formatRScript } from '../labels/r-script.ts';
import { formatStataScript } from '../labels/stata-script.ts';
import { makePanel } from '../panel/make-panel.ts';
import { nameValues } from '../value-names.ts';
import { writeWorkbook } from '../xlsx/workbook.ts';
import { measureFile, readRows, writePieces } from './lines.ts';
import { workbookOf } from './workbook-of.ts';

export interface DatasetOptions {
  /** Holds `documents.jsonl` and so on for every kind of record; everything is written there, too. */
  readonly folder: string;
  readonly formats: readonly DatasetFormat[];
  readonly vocabulary: Vocabulary;
  readonly version: string;
  /** Where a document can be opened, relative to the folder or as an address; undefined when it cannot. */
  readonly hrefOf?: (documentId: string) => string | undefined;
  /** Files of records that stand there already, with size and hash: they are not read again for it. */
  readonly measured?: ReadonlyMap<string, { readonly bytes: number; readonly sha256: string }>;
  /** Called before each format, for progress and timing. */
  readonly onStep?: (step: DatasetFormat | 'load' | 'panel') => void;
}

export interface DatasetFile {
  readonly name: string;
  /** Rows of a file of rows; of the others 0. */
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
}

export interface Dataset {
  /** Everything that was written besides the files of records, in the order of formats. */
  readonly files: readonly DatasetFile[];
  /** How many facts are in no row of the panel, by reason. */
  readonly leftOut: Readonly<Record<string, number>>;
  /** Decimals that no table can hold exactly; null there. */
  readonly decimalsTooLong: number;
}

/** A group of rows is held in memory until it is written; DuckDB wants a multiple of 2,048. */
const ROWS_PER_GROUP = 20_480;

const DERIVED = OUTPUT_NAMES.filter((name): name is DerivedName => name in derivedSchemas);

/** Writes a derived table as JSON Lines and CSV, as the records are. */
async function writeDerived(session: Session, name: DerivedName, pathOf: (file: string) => string): Promise<void> {
  const selected = describeColumns(name).map(
    ({ key, name: column, type }) =>
      `${type === 'decimal' ? decimalText(quoteName(column)) : quoteName(column)} AS ${quoteName(key)}`,
  );
  const query = `SELECT ${selected.join(', ')} FROM ${quoteName(name)}`;
  await writePieces(pathOf(`${name}.csv`), async (csv) => {
    await csv(Buffer.from(formatCsvHeader(name)));
    await writePieces(pathOf(`${name}.jsonl`), async (jsonl) => {
      for await (const rows of session.stream(query)) {
        await csv(Buffer.from(formatCsvLines(name, rows)));
        await jsonl(Buffer.from(formatJsonObjects(name, rows)));
      }
    });
  });
}

async function countRows(session: Session): Promise<ReadonlyMap<OutputName, number>> {
  const counts = new Map<OutputName, number>();
  for (const name of OUTPUT_NAMES) {
    const [row] = await session.rows(`SELECT count(*) AS rows FROM ${quoteName(name)}`);
    counts.set(name, Number(row?.['rows'] ?? 0));
  }
  return counts;
}

async function readSources(session: Session): Promise<readonly DataSource[]> {
  const rows = await session.rows('SELECT source_file, source_url, document_id FROM documents');
  return rows.map((row) => ({
    title: String(row['source_file']),
    path: row['source_url'] === null ? undefined : String(row['source_url']),
    sha256: String(row['document_id']),
  }));
}

/**
 * Makes the data set of a run out of its files of records: panel and revisions, and every format that is asked
 * for. Everything goes through one DuckDB file in the folder, so that memory stays flat however many rows there
 * are. CSV and JSON Lines of the records themselves are the caller's, which streams them.
 */
export async function writeDataset(options: DatasetOptions): Promise<Dataset> {
  const { folder, vocabulary, version, onStep = () => {} } = options;
  const wanted = new Set(options.formats);
  const pathOf = (file: string): string => join(folder, file);
  const names = nameValues(vocabulary);
  const files: DatasetFile[] = [];
  const add = async (name: string, rows = 0): Promise<void> => {
    files.push({ name, rows, ...(await measureFile(pathOf(name))) });
  };
  const put = async (name: string, text: string): Promise<void> => {
    await mkdir(dirname(pathOf(name)), { recursive: true });
    await writeFile(pathOf(name), text);
    await add(name);
  };

  onStep('load');
  await rm(pathOf(DATABASE_FILE), { force: true });
  const open = (): Promise<Session> =>
    openSession({ path: pathOf(DATABASE_FILE), access: 'write', temporaryFolder: folder });
  const session = await open();
  let loaded;
  try {
    const decimalsTooLong = await loadTables(session, (name) => pathOf(`${name}.jsonl`));
    onStep('panel');
    await makePanel(session);
    for (const name of DERIVED) await writeDerived(session, name, pathOf);
    const counts = await countRows(session);
    loaded = {
      decimalsTooLong,
      counts,
      leftOut: await countLeftOut(session),
      balanced: await isBalanced(session),
      sources: await readSources(session),
    };
    for (const format of ['csv', 'jsonl'] as const) {
      if (wanted.has(format)) for (const name of DERIVED) await add(`${name}.${format}`, counts.get(name));
    }
    if (wanted.has('parquet')) {
      onStep('parquet');
      for (const name of OUTPUT_NAMES) {
        await session.run(
          `COPY ${quoteName(name)} TO ${quoteText(pathOf(`${name}.parquet`))} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${ROWS_PER_GROUP})`,
        );
        await add(`${name}.parquet`, counts.get(name));
      }
    }
    if (wanted.has('duckdb')) {
      onStep('duckdb');
      await describeTables(session, names);
    }
  } finally {
    await session.close();
  }
  if (wanted.has('duckdb')) {
    await addKeys(loaded.counts, open);
    await add(DATABASE_FILE);
  }
  if (wanted.has('xlsx')) {
    onStep('xlsx');
    const workbook = await workbookOf(options, names, (name) => readRows(pathOf(`${name}.jsonl`)));
    await writePieces(pathOf(WORKBOOK_FILE), (sink) => writeWorkbook(sink, workbook));
    await add(WORKBOOK_FILE);
  }
  if (wanted.has('codebook')) {
    await put(CODEBOOK_FILES.en, formatCodebook(vocabulary, 'en'));
    await put(CODEBOOK_FILES.zh, formatCodebook(vocabulary, 'zh'));
  }
  if (wanted.has('labels')) {
    await put(LABEL_FILES.r, formatRScript(names));
    await put(LABEL_FILES.stata, formatStataScript(names));
  }
  if (wanted.has('package')) {
    const { sources, leftOut, balanced } = loaded;
    const known = new Map<string, Pick<DatasetFile, 'bytes' | 'sha256'>>([
      ...(options.measured ?? []),
      ...files.map((file) => [file.name, file] as const),
    ]);
    for (const name of options.formats
      .filter((format) => format === 'csv' || format === 'jsonl')
      .flatMap(filesOfFormat)) {
      if (!known.has(name)) known.set(name, await measureFile(pathOf(name)));
    }
    await put(DESCRIPTOR_FILE, formatDataPackage({ version, names, sources, leftOut, balanced, files: known }));
  }
  return { files: inOrder(files), leftOut: loaded.leftOut, decimalsTooLong: loaded.decimalsTooLong };

  function inOrder(written: readonly DatasetFile[]): readonly DatasetFile[] {
    const order = options.formats.flatMap(filesOfFormat);
    return written.toSorted((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
  }
}
