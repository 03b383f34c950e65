import { describeColumns, OUTPUT_NAMES, type Column, type OutputName } from '@mingzhang/schema';
import type { ValueNames } from '../value-names.ts';
import { FISCAL_COLUMN_TYPES, foreignKeys, primaryKey } from './keys.ts';

/** Where the data comes from: one per document. */
export interface DataSource {
  readonly title: string;
  /** Address; undefined for a file that was given. */
  readonly path: string | undefined;
  readonly sha256: string;
}

export interface DescriptorOptions {
  readonly version: string;
  readonly names: ValueNames;
  readonly sources: readonly DataSource[];
  /** Files of the run, with size and hash, by their name in the folder. */
  readonly files: ReadonlyMap<string, { readonly bytes: number; readonly sha256: string }>;
  /** How many facts are in no row of the panel, by reason. */
  readonly leftOut: Readonly<Record<string, number>>;
  /** Whether the panel has every year for every body. */
  readonly balanced: boolean;
}

const FORMATS = [
  { format: 'csv', mediatype: 'text/csv', encoding: 'utf-8' },
  { format: 'jsonl', mediatype: 'application/jsonl', encoding: 'utf-8' },
  { format: 'parquet', mediatype: 'application/vnd.apache.parquet', encoding: undefined },
] as const;

/** Above this the list of sources is the file `documents`, which holds them anyway. */
const MOST_SOURCES = 1000;

function fieldOf(file: OutputName, column: Column): object {
  const type = { text: 'string', decimal: 'number', number: 'number', integer: 'integer', boolean: 'boolean' }[
    column.type
  ];
  const columnType = FISCAL_COLUMN_TYPES[file]?.[column.name];
  const constraints = {
    ...(column.nullable || column.type === 'text' ? {} : { required: true }),
    ...(column.pattern === undefined ? {} : { pattern: column.pattern }),
    ...(column.values === undefined ? {} : { enum: column.values }),
    ...(column.minimum === undefined ? {} : { minimum: column.minimum }),
  };
  return {
    name: column.name,
    type,
    title: column.descriptionZh,
    description: column.description,
    ...(column.unit === undefined ? {} : { unit: column.unit }),
    ...(columnType === undefined ? {} : { columnType }),
    ...(Object.keys(constraints).length === 0 ? {} : { constraints }),
  };
}

/** Table Schema of a file: fields, keys, and what an empty field means. */
export function tableSchema(file: OutputName): object {
  const keys = foreignKeys(file).map(({ column, file: other }) => ({
    fields: [column],
    reference: { resource: other, fields: [primaryKey(other)] },
  }));
  return {
    fields: describeColumns(file).map((column) => fieldOf(file, column)),
    missingValues: [''],
    primaryKey: [primaryKey(file)],
    // The profile of the standard takes no empty list of them.
    ...(keys.length === 0 ? {} : { foreignKeys: keys }),
  };
}

function resourcesOf(file: OutputName, { names, files, leftOut, balanced }: DescriptorOptions): object[] {
  const written = FORMATS.flatMap((format) => {
    const found = files.get(`${file}.${format.format}`);
    return found === undefined ? [] : [{ ...format, ...found }];
  });
  return written.map(({ format, mediatype, encoding, bytes, sha256 }, index) => ({
    // The first format has the bare name, so that foreign keys find it.
    name: index === 0 ? file : `${file}-${format}`,
    path: `${file}.${format}`,
    type: 'table',
    title: `${names.file(file, 'zh')} ${names.file(file, 'en')}`,
    description: `${names.row(file, 'zh')} — ${names.row(file, 'en')}`,
    format,
    mediatype,
    ...(encoding === undefined ? {} : { encoding }),
    bytes,
    hash: `sha256:${sha256}`,
    ...(file === 'panel' ? { balanced, factsLeftOut: leftOut } : {}),
    ...(format === 'csv'
      ? { dialect: { delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true, header: true } }
      : {}),
    schema: tableSchema(file),
  }));
}

/**
 * `datapackage.json`: the files of rows with their schemas, as Data Package 2.0 asks for, with the column types
 * of the Fiscal Data Package. No clock and no host, so that the same data has the same descriptor.
 */
export function formatDataPackage(options: DescriptorOptions): string {
  const { version, sources } = options;
  const listed = sources.length > MOST_SOURCES ? [] : sources;
  const descriptor = {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: 'mingzhang',
    title: '明账：政府部门预决算公开数据 Chinese government budget disclosures as data',
    description:
      'Numbers that government bodies publish in budgets, final accounts and performance reports, each with its page and box. See codebook.md. 各级政府部门公开的预算、决算和绩效数据，每个数字都有出处。见 codebook.zh.md。',
    version,
    licenses: [
      {
        name: 'CC0-1.0',
        path: 'https://creativecommons.org/publicdomain/zero/1.0/',
        title:
          'Figures are facts that government bodies have published; what this program adds to them is dedicated to the public domain.',
      },
    ],
    keywords: ['China', 'government', 'budget', 'fiscal', '预算', '决算', '财政'],
    // No path but an address: a source file lies wherever the user keeps it.
    ...(listed.length === 0
      ? {}
      : {
          sources: listed.map(({ title, path, sha256 }) => ({
            title,
            ...(path === undefined ? {} : { path }),
            version: `sha256:${sha256}`,
          })),
        }),
    resources: OUTPUT_NAMES.flatMap((file) => resourcesOf(file, options)),
  };
  return `${JSON.stringify(descriptor, null, 2)}\n`;
}
