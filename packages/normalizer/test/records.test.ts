import { recordSchemas } from '@mingzhang/schema';
import { describe, expect, test } from 'vitest';
import { toFindingRecords, type NormalizedDocument } from '../src/index.ts';
import { COVER, normalize } from './normalize-sketch.ts';
import type { DocumentSketch } from './printed-builder.ts';

describe('records', () => {
  const sketch: DocumentSketch = {
    lines: COVER.final,
    tables: [
      {
        title: '收入决算表',
        unit: '万元',
        values: [
          ['行政运行', '2101501', '本年收入合计', '1'],
          ['行政运行', '2101501', '其他收入', ''],
        ],
      },
      { title: '车辆情况表', values: [['轿车', '', '数量', '3']] },
    ],
  };

  test('all parse with their schemas', () => {
    const { value, findings } = normalize(sketch);
    recordSchemas.documents.parse(value.document);
    value.tables.forEach((record) => recordSchemas.tables.parse(record));
    value.cells.forEach((record) => recordSchemas.cells.parse(record));
    value.facts.forEach((record) => recordSchemas.facts.parse(record));
    const records = toFindingRecords([...findings, ...findings], value.document.documentId);
    records.forEach((record) => recordSchemas.findings.parse(record));
    // What is said twice of one place is two findings.
    expect(new Set(records.map(({ findingId }) => findingId)).size).toBe(records.length);
    expect(findings.length).toBeGreaterThan(0);
  });

  test('the same document gives the same records', () => {
    expect(normalize(sketch)).toEqual(normalize(sketch));
  });

  test('a number has a cell and its fact names it; a blank has no cell', () => {
    const { cells, facts }: NormalizedDocument = normalize(sketch).value;
    expect(facts.map((fact) => [fact.cellId, fact.nullKind])).toEqual([
      [cells[0]?.cellId, null],
      [null, 'blank'],
    ]);
  });

  test('ids say what a record is, not when it was made', () => {
    const first = normalize(sketch).value;
    const reversed = normalize({ ...sketch, tables: [...(sketch.tables ?? [])].toReversed() }).value;
    expect(new Set(reversed.facts.map((fact) => fact.factId))).toEqual(new Set(first.facts.map((fact) => fact.factId)));
    expect(new Set(reversed.cells.map((cell) => cell.cellId))).toEqual(new Set(first.cells.map((cell) => cell.cellId)));
  });
});
