import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { recordKeys, recordSchemas, toColumnName, type CellRecord, type FactRecord } from '@mingzhang/schema';
import { formatCsvHeader, formatCsvRows, formatJsonLines, unguardFormula } from './index.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    '',
    '-3.2',
    '△1.23',
    '=1+1',
    "'=1",
    '收入/决算数',
    'a,b',
    'a"b',
    'a\r\nb',
    ' x ',
    '\uFEFFx',
    '-',
    '@x',
  ),
);
const identifier = fc.stringMatching(/^[0-9a-f]{16}$/);
const coordinate = fc.option(
  fc.integer({ min: -100, max: 200_000 }).map((hundredths) => hundredths / 100),
  { nil: null },
);
const box = { x0: coordinate, y0: coordinate, x1: coordinate, y1: coordinate };
const page = fc.option(fc.integer({ min: 1, max: 999 }), { nil: null });

const anyCell: fc.Arbitrary<CellRecord> = fc.record({
  cellId: identifier,
  tableId: identifier,
  documentId: identifier,
  sourceFile: anyText,
  page,
  ...box,
  tableTitle: anyText,
  rowIndex: fc.nat(),
  columnIndex: fc.nat(),
  rowCode: anyText,
  rowLabel: anyText,
  columnPath: anyText,
  value: anyText,
  method: fc.constantFrom('text' as const, 'ocr' as const, 'sheet' as const, 'markup' as const),
  confidence: fc.integer({ min: 0, max: 10_000 }).map((steps) => steps / 10_000),
});

/** Reads lines back as a user's script would: by column name, undoing the formula guard. */
function parseCsv(text: string): Record<string, string>[] {
  const { data, errors } = Papa.parse<Record<string, string>>(text.replace(/^\uFEFF/, ''), {
    header: true,
    newline: '\r\n',
    skipEmptyLines: true,
  });
  expect(errors).toEqual([]);
  return data.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, field]) => [name, unguardFormula(field)])),
  );
}

const NUMBER_KEYS: ReadonlySet<string> = new Set([
  'page',
  'x0',
  'y0',
  'x1',
  'y1',
  'rowIndex',
  'columnIndex',
  'confidence',
]);

test('what CSV holds is what the cells held', () => {
  fc.assert(
    fc.property(fc.array(anyCell, { maxLength: 5 }), (cells) => {
      const rows = parseCsv(formatCsvHeader('cells') + formatCsvRows('cells', cells));
      const back = rows.map((row) =>
        Object.fromEntries(
          recordKeys('cells').map((key) => {
            const field = row[toColumnName(key)] ?? 'column is missing';
            return [key, NUMBER_KEYS.has(key) ? (field === '' ? null : Number(field)) : field];
          }),
        ),
      );
      expect(back).toEqual(cells);
    }),
  );
});

test('what JSON Lines hold is what the cells held', () => {
  fc.assert(
    fc.property(fc.array(anyCell, { maxLength: 5 }), (cells) => {
      const lines = formatJsonLines('cells', cells).split('\n').slice(0, -1);
      const back = lines.map((line) => {
        const row: Record<string, unknown> = JSON.parse(line);
        return recordSchemas.cells.parse(
          Object.fromEntries(recordKeys('cells').map((key) => [key, row[toColumnName(key)]])),
        );
      });
      expect(back).toEqual(cells);
    }),
  );
});

test('lines of several documents can be put one after another', () => {
  fc.assert(
    fc.property(fc.array(anyCell, { maxLength: 4 }), fc.nat({ max: 4 }), (cells, at) => {
      const [first, second] = [cells.slice(0, at), cells.slice(at)];
      expect(formatCsvRows('cells', first) + formatCsvRows('cells', second)).toBe(formatCsvRows('cells', cells));
      expect(formatJsonLines('cells', first) + formatJsonLines('cells', second)).toBe(formatJsonLines('cells', cells));
    }),
  );
});

const cell: CellRecord = {
  cellId: '0000000000000001',
  tableId: '0000000000000002',
  documentId: '0000000000000003',
  sourceFile: 'a/预算.pdf',
  page: 3,
  x0: 10.005,
  y0: -0.001,
  x1: 20,
  y1: 1e-7,
  tableTitle: '收支总表',
  rowIndex: 0,
  columnIndex: 1,
  rowCode: '2101506',
  rowLabel: '=医疗保障经办事务',
  columnPath: '支出/预算数',
  value: '-3.20',
  method: 'text',
  confidence: 1,
};

test('a CSV line: byte order mark, CRLF, coordinates to 0.01, value exactly as printed', () => {
  expect(formatCsvHeader('cells')).toBe(
    '\uFEFFcell_id,table_id,document_id,source_file,page,x0,y0,x1,y1,table_title,row_index,column_index,row_code,row_label,column_path,value,method,confidence\r\n',
  );
  expect(formatCsvRows('cells', [cell])).toBe(
    "0000000000000001,0000000000000002,0000000000000003,a/预算.pdf,3,10.01,0,20,0,收支总表,0,1,2101506,'=医疗保障经办事务,支出/预算数,-3.20,text,1\r\n",
  );
});

test('null is an empty field in CSV and null in JSON Lines, false is false', () => {
  const table = {
    tableId: '0000000000000002',
    documentId: '0000000000000003',
    title: '',
    formNumber: null,
    kind: null,
    kindScore: null,
    unit: null,
    compiledBy: null,
    firstPage: null,
    lastPage: null,
    rows: 0,
    columns: 0,
    numericCells: 0,
    isEmpty: true,
    declaredEmpty: false,
    emptyReason: null,
    method: 'sheet' as const,
  };
  expect(formatCsvRows('tables', [table])).toBe(
    '0000000000000002,0000000000000003,,,,,,,,,0,0,0,true,false,,sheet\r\n',
  );
  expect(formatJsonLines('tables', [table])).toContain('"title":"","form_number":null');
});

test('a value that no record can hold is a bug, not a field', () => {
  expect(() => formatCsvRows('cells', [{ ...cell, confidence: Number.NaN }])).toThrow('confidence');
});

test('facts have the columns of the design in its order', () => {
  const columns = formatCsvHeader('facts')
    .replace(/^\uFEFF|\r\n$/g, '')
    .split(',');
  expect(columns).toEqual(recordKeys('facts').map(toColumnName));
  expect(columns).toContain('amount_yuan');
  expect(formatCsvRows('facts', [] satisfies FactRecord[])).toBe('');
});
