import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { describeColumns, OUTPUT_NAMES, type Column, type OutputName } from '@mingzhang/schema';
import { unguardFormula } from '../src/index.ts';
import { makeCell, makeDocument, makeFact, makeFinding, makeSets } from './support/make-records.ts';
import { runStata, stataProgram, type StataVariable } from './support/stata-reader.ts';
import { ask, vocabulary, writeRecords } from './support/write-records.ts';

const document = makeDocument(1, { title: '甲县“决算”, 2023', scope: null });
const facts = [
  makeFact(document, 1, { item: 'a,b"c\r\nd', amountYuan: '-3.25' }),
  makeFact(document, 2, { item: '=1+1', amountYuan: '0.1', phase: 'approved', status: 'disputed' }),
  makeFact(document, 3, { code: '2080505', amountYuan: null, nullKind: 'dash', valuePrinted: '—', cellId: null }),
];
const { folder } = await writeRecords(
  makeSets({
    documents: [document],
    facts,
    cells: facts.slice(0, 2).map((fact) => makeCell(fact)),
    findings: [makeFinding(document, 1)],
  }),
);
const doFile = await readFile(join(folder, 'labels/mingzhang.do'), 'utf8');

async function load(file: OutputName): Promise<ReadonlyMap<string, StataVariable>> {
  const path = `folder/${file}.csv`;
  const csv = await readFile(join(folder, `${file}.csv`), 'utf8');
  return runStata(stataProgram(doFile, `mingzhang_${file}`), (asked) => {
    expect(asked).toBe(path);
    return csv;
  });
}

const nameOf = (file: OutputName, column: string, value: unknown): string | undefined =>
  (
    vocabulary.valueLabels.find((label) => label.column === `${file}.${column}` && label.value === value) ??
    vocabulary.valueLabels.find((label) => label.column === column && label.value === value)
  )?.name_zh;

/** What Stata holds of a value: numbers as doubles, closed lists by their Chinese names, nothing for no number. */
function expected(file: OutputName, { name, type, values }: Column, value: unknown): unknown {
  if (type === 'integer' || type === 'number' || type === 'decimal') return value === null ? null : Number(value);
  if (type === 'boolean') return value === null ? null : value === true ? '是' : '否';
  if (values !== undefined) return value === null ? null : nameOf(file, name, value);
  return value ?? '';
}

function held({ values, valueLabels }: StataVariable): readonly unknown[] {
  return values.map((value) => {
    if (valueLabels !== undefined) return value === null ? null : valueLabels.get(Number(value));
    return typeof value === 'string' ? unguardFormula(value) : value;
  });
}

test.for(OUTPUT_NAMES)('%s: the do-file loads every column in order, labelled, with its values', async (file) => {
  const columns = describeColumns(file);
  const variables = await load(file);
  expect([...variables.keys()]).toEqual(columns.map(({ name }) => name));
  const rows = await ask(folder, `SELECT * FROM "${file}"`);
  for (const column of columns) {
    const variable = variables.get(column.name);
    expect(column.descriptionZh.startsWith(variable?.label || 'none'), column.name).toBe(true);
    expect(variable && held(variable), column.name).toEqual(
      rows.map((row) => expected(file, column, row[column.name] ?? null)),
    );
  }
});

test('a do-file that Stata would refuse is refused', () => {
  const csv = (): string => 'a,b\r\n1,x\r\n';
  const read = 'import delimited using `"`folder\'/x.csv"\', clear numericcols(1) stringcols(2)';
  expect(runStata([read], csv).get('a')?.values).toEqual([1]);
  for (const line of [
    'label variable c `"label"\'',
    `label variable a \`"${'x'.repeat(81)}"'`,
    'rename a b',
    'label values a list',
    'order a, before(b)',
  ])
    expect(() => runStata([read, line], csv), line).toThrow('Stata would refuse');
  expect(() => runStata([read.replace('numericcols(1)', 'numbers(1)')], csv)).toThrow('option numbers not allowed');
});
