import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import ajvFormats from 'ajv-formats';
import { expect, test } from 'vitest';
import { describeColumns, OUTPUT_NAMES } from '@mingzhang/schema';
import { DATABASE_TABLES, DATABASE_VIEWS } from '../src/duckdb/views.ts';
import { filesOfFormat } from '../src/index.ts';
import { dataPackageProfile } from './support/data-package-profile.ts';
import { makeDocument, makeFact, makeSets } from './support/make-records.ts';
import { vocabulary, writeRecords } from './support/write-records.ts';

const documents = [makeDocument(1), makeDocument(2, { sourceUrl: 'https://example.org/2.pdf', fiscalYear: 2022 })];
const dataset = await writeRecords(
  makeSets({ documents, facts: [makeFact(documents[0]!, 1), makeFact(documents[1]!, 2, { phase: null })] }),
);
const readText = (name: string): Promise<string> => readFile(join(dataset.folder, name), 'utf8');

interface Resource {
  readonly name: string;
  readonly path: string;
  readonly factsLeftOut?: object;
  readonly schema: {
    readonly fields: readonly { readonly name: string; readonly columnType?: string }[];
    readonly primaryKey: readonly string[];
    readonly foreignKeys?: readonly {
      readonly fields: readonly string[];
      readonly reference: { readonly resource: string };
    }[];
  };
}
interface Descriptor {
  readonly resources: readonly Resource[];
  readonly sources: readonly object[];
}

// ajv-formats is CommonJS: its function stands under `default`.
const ajv = ajvFormats.default(new Ajv({ strict: false, allErrors: true }));
const validate = ajv.compile<Descriptor>(dataPackageProfile);

async function readDescriptor(): Promise<Descriptor> {
  const descriptor: unknown = JSON.parse(await readText('datapackage.json'));
  expect(validate(descriptor), ajv.errorsText(validate.errors)).toBe(true);
  return descriptor as Descriptor;
}

test('the data package is one by the standard, and describes every file of rows there is', async () => {
  const { resources, sources } = await readDescriptor();
  expect(resources.map(({ path }) => path).toSorted()).toEqual(
    (['csv', 'jsonl', 'parquet'] as const).flatMap(filesOfFormat).toSorted(),
  );
  expect(new Set(resources.map(({ name }) => name)).size).toBe(resources.length);
  expect(sources).toEqual([
    { title: '1.pdf', version: `sha256:${documents[0]?.documentId}` },
    { title: '2.pdf', path: 'https://example.org/2.pdf', version: `sha256:${documents[1]?.documentId}` },
  ]);
});

test('columns of the package are the columns of the files, in their order', async () => {
  const { resources } = await readDescriptor();
  for (const name of OUTPUT_NAMES) {
    const resource = resources.find((candidate) => candidate.path === `${name}.csv`);
    const header = (await readText(`${name}.csv`)).replace(/^\uFEFF/, '').split('\r\n')[0];
    expect(resource?.schema.fields.map((field) => field.name).join(',')).toBe(header);
  }
});

test('keys lead to files that are there', async () => {
  const { resources } = await readDescriptor();
  const named = new Map(resources.map((resource) => [resource.name, resource]));
  const lead = (name: string): string[] =>
    named.get(name)?.schema.foreignKeys?.map(({ fields, reference }) => `${fields.join()} → ${reference.resource}`) ??
    [];
  for (const { schema } of resources)
    for (const { reference } of schema.foreignKeys ?? []) expect([...named.keys()]).toContain(reference.resource);
  expect(lead('facts')).toEqual(['cell_id → cells', 'document_id → documents']);
  expect(lead('findings')).toEqual(['document_id → documents']);
  expect(lead('revisions')).toContain('newer_fact_id → facts');
});

test('what is left out of the panel is counted in the package, and fiscal column types stand where they fit', async () => {
  const { resources } = await readDescriptor();
  const panel = resources.find(({ name }) => name === 'panel');
  expect(panel?.factsLeftOut).toEqual({ no_phase: 1 });
  const facts = resources.find(({ name }) => name === 'facts');
  const types = Object.fromEntries(
    (facts?.schema.fields ?? []).flatMap((field) =>
      field.columnType === undefined ? [] : [[field.name, field.columnType]],
    ),
  );
  expect(types).toMatchObject({ amount_yuan: 'value', fiscal_year: 'date:fiscal-year', phase: 'phase:id' });
});

test('a descriptor that breaks the standard is refused', () => {
  expect(validate({ resources: [] })).toBe(false);
  expect(validate({ resources: [{ path: 'a.csv' }] })).toBe(false);
  expect(validate({ resources: [{ name: 'a', path: '../a.csv' }] })).toBe(false);
});

test.for(['codebook.md', 'codebook.zh.md'])('%s names every column, value, kind, code and check', async (file) => {
  const text = await readText(file);
  const sections = new Map(text.split(/\n### /).map((part) => [part.split(' ')[0] ?? '', part]));
  for (const name of OUTPUT_NAMES) {
    for (const column of describeColumns(name)) {
      const meaning = file.includes('zh') ? column.descriptionZh : column.description;
      expect(sections.get(name), `${name}.${column.name}`).toContain(
        `| \`${column.name}\` | ${meaning.replaceAll('|', String.raw`\|`)} |`,
      );
    }
  }
  for (const { value } of vocabulary.valueLabels.filter(({ column }) => !column.startsWith('file')))
    expect(text).toContain(`\`${value}\``);
  for (const { name } of [...DATABASE_VIEWS, ...DATABASE_TABLES]) expect(text).toContain(`| \`${name}\` |`);
  for (const { kind } of vocabulary.tableKinds) expect(text).toContain(`\`${kind}\``);
  for (const { code, nameZh } of vocabulary.codes) expect(text).toContain(`| ${code} | ${nameZh} |`);
  for (const { rule } of vocabulary.crosswalk) expect(text).toContain(`| \`${rule}\` |`);
  for (const { id } of vocabulary.checks) expect(text).toContain(`| ${id} |`);
});

test.for(['labels/mingzhang.R', 'labels/mingzhang.do'])('%s labels every column', async (file) => {
  const text = await readText(file);
  for (const name of OUTPUT_NAMES) {
    for (const column of describeColumns(name)) {
      expect(text).toContain(
        file.endsWith('.R')
          ? `"${column.name}" = "${column.descriptionZh.replaceAll('"', '\\"')}"`
          : `label variable ${column.name} `,
      );
    }
  }
});
