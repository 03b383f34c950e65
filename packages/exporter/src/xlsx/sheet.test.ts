import { expect, test } from 'vitest';
import { describeColumns } from '@mingzhang/schema';
import { wrappedHeight } from './row-height.ts';
import { sheetXml, type SheetRow, type SheetSummary } from './sheet.ts';

async function xmlOf(row: SheetRow, folded: readonly string[] = []): Promise<string> {
  async function* rows() {
    yield [row];
  }
  const summary: SheetSummary = { rows: 0, bytes: 0, links: [] };
  const options = { columns: describeColumns('findings'), folded: new Set(folded), rows: rows() };
  let xml = '';
  for await (const piece of sheetXml(options, summary)) xml += piece;
  return xml;
}

/** Excel refuses a sheet whose parts stand in another order. */
test('parts of a sheet stand in the order of the standard', async () => {
  const parts = [
    'sheetPr',
    'sheetViews',
    'sheetFormatPr',
    'cols',
    'sheetData',
    'autoFilter',
    'conditionalFormatting',
    'pageMargins',
    'pageSetup',
  ];
  const xml = await xmlOf({ severity: 'error', text_zh: '一句话' });
  const places = parts.map((part) => xml.indexOf(`<${part}`));
  expect(places.every((place) => place >= 0)).toBe(true);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

test('heading rows are frozen and filtered, folded columns hidden behind a group', async () => {
  const xml = await xmlOf({}, ['parameters', 'suspect_cell']);
  expect(xml).toContain('<pane ySplit="2" topLeftCell="A3" activePane="bottomLeft" state="frozen"/>');
  expect(xml).toMatch(/<autoFilter ref="A2:O3"\/>/);
  expect(xml.match(/hidden="1" outlineLevel="1"/g)).toHaveLength(2);
});

test('a long sentence makes its row higher, so that none of it is cut', async () => {
  const height = async (text: string): Promise<number> =>
    Number(/<row r="3" ht="([\d.]+)"/.exec(await xmlOf({ text_zh: text }))?.[1]);
  expect(await height('短句')).toBe(16.5);
  expect(await height('很长的一句话'.repeat(40))).toBeGreaterThan(80);
});

test.for([
  { text: 'short', width: 10, height: 16.5 },
  { text: '十个汉字共二十个宽度', width: 12, height: 33 },
  { text: 'x'.repeat(10_000), width: 10, height: 409 },
])('$text in $width', ({ text, width, height }) => {
  expect(wrappedHeight([{ text, width }])).toBe(height);
});
