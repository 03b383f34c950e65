import { read, utils } from '@e965/xlsx';
import { expect, test } from 'vitest';
import type { Column } from '@mingzhang/schema';
import type { SheetRow } from './sheet.ts';
import { writeWorkbook } from './workbook.ts';

const column: Column = {
  key: 'n',
  name: 'n',
  type: 'integer',
  nullable: false,
  values: undefined,
  pattern: undefined,
  minimum: undefined,
  description: 'number',
  descriptionZh: '数',
  unit: undefined,
};

/** Sheets of a workbook with `count` numbered rows, which come `batch` at a time. */
async function sheetsOf(count: number, batch: number, limits: { mostRows?: number; mostSheetBytes?: number }) {
  const numbered: readonly SheetRow[] = Array.from({ length: count }, (_, n) => ({ n, text: ` ${n}\n` }));
  async function* rows() {
    for (let start = 0; start < count; start += batch) yield numbered.slice(start, start + batch);
  }
  const pieces: Uint8Array[] = [];
  const columns = [column, { ...column, key: 'text', name: 'text', type: 'text' as const }];
  const sheet = { tab: 'rows', about: '', columns, folded: new Set<string>(), rows };
  await writeWorkbook(
    async (bytes) => {
      pieces.push(Buffer.from(bytes));
    },
    { title: 't', notes: [], sheets: [sheet], ...limits },
  );
  const book = read(Buffer.concat(pieces));
  return book.SheetNames.slice(1).map((tab) => ({
    tab,
    rows: utils.sheet_to_json<SheetRow>(book.Sheets[tab] ?? {}, { range: 1 }),
  }));
}

test.for([
  { count: 25, batch: 4, limits: { mostRows: 10 }, sizes: [10, 10, 5] },
  { count: 20, batch: 10, limits: { mostRows: 10 }, sizes: [10, 10] },
  { count: 3, batch: 100, limits: { mostRows: 1 }, sizes: [1, 1, 1] },
  { count: 0, batch: 1, limits: { mostRows: 10 }, sizes: [0] },
  // A batch is written whole; the sheet that it fills is the last to take any.
  { count: 12, batch: 4, limits: { mostSheetBytes: 1 }, sizes: [4, 4, 4] },
  { count: 12, batch: 4, limits: {}, sizes: [12] },
])('$count rows, $batch at a time, within $limits: sheets of $sizes', async ({ count, batch, limits, sizes }) => {
  const sheets = await sheetsOf(count, batch, limits);
  expect(sheets.map(({ rows }) => rows.length)).toEqual(sizes);
  expect(sheets.map(({ tab }) => tab)).toEqual(sizes.map((_, index) => (index === 0 ? 'rows' : `rows (${index + 1})`)));
  // Nothing is cut off between sheets, and white space around a text stays.
  expect(sheets.flatMap(({ rows }) => rows)).toEqual(Array.from({ length: count }, (_, n) => ({ n, text: ` ${n}\n` })));
});
