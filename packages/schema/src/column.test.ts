import { expect, test } from 'vitest';
import { describeColumns, OUTPUT_NAMES } from './column.ts';
import { readVocabulary } from './node.ts';
import { toColumnName } from './records.ts';
import { outputSchemas } from './panel.ts';

const columns = OUTPUT_NAMES.flatMap((file) => describeColumns(file).map((column) => ({ file, ...column })));

test('every column of every file says what it means in both languages', () => {
  expect(columns.filter(({ description }) => description === '').map(({ file, name }) => `${file}.${name}`)).toEqual(
    [],
  );
  expect(
    columns
      .filter(({ descriptionZh }) => !/[\u4E00-\u9FFF]/u.test(descriptionZh))
      .map(({ file, name }) => `${file}.${name}`),
  ).toEqual([]);
});

test('columns stand in the order of the schema, under the names on disk', () => {
  for (const file of OUTPUT_NAMES) {
    expect(describeColumns(file).map(({ name }) => name)).toEqual(
      Object.keys(outputSchemas[file].unwrap().shape).map(toColumnName),
    );
  }
});

test.for([
  { file: 'facts', name: 'amount_yuan', type: 'decimal', nullable: true, unit: 'CNY' },
  { file: 'facts', name: 'fiscal_year', type: 'integer', nullable: true, unit: undefined },
  { file: 'facts', name: 'x0', type: 'number', nullable: true, unit: 'pt' },
  { file: 'facts', name: 'fact_id', type: 'text', nullable: false, unit: undefined },
  { file: 'tables', name: 'is_empty', type: 'boolean', nullable: false, unit: undefined },
] as const)('$file.$name is $type', ({ file, name, ...expected }) => {
  expect(describeColumns(file).find((column) => column.name === name)).toMatchObject(expected);
});

test('every value of a closed list has a name in both languages', async () => {
  const { valueLabels } = await readVocabulary();
  const known = new Set(valueLabels.map(({ column, value }) => `${column} ${value}`));
  const missing = columns.flatMap(({ file, name, values }) =>
    (values ?? [])
      .filter((value) => !known.has(`${name} ${value}`) && !known.has(`${file}.${name} ${value}`))
      .map((value) => `${file}.${name} ${value}`),
  );
  expect(missing).toEqual([]);
});

test('every measure and kind of body that the vocabulary can give has a name', async () => {
  const vocabulary = await readVocabulary();
  const named = (column: string): ReadonlySet<string> =>
    new Set(vocabulary.valueLabels.filter((label) => label.column === column).map(({ value }) => value));
  const measures = [...vocabulary.kindFacts, ...vocabulary.headerMeanings, ...vocabulary.rowMeanings].flatMap(
    ({ measure }) => measure ?? [],
  );
  expect(measures.filter((measure) => !named('measure').has(measure))).toEqual([]);
  expect(vocabulary.agencyKinds.map(({ kind }) => kind).filter((kind) => !named('agency_kind').has(kind))).toEqual([]);
});

test('every file has a name and says what its rows are', async () => {
  const { valueLabels } = await readVocabulary();
  for (const column of ['file', 'file_row']) {
    const named = valueLabels.filter((label) => label.column === column).map(({ value }) => value);
    expect(named).toEqual(expect.arrayContaining([...OUTPUT_NAMES]));
  }
});
