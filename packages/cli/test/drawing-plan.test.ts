import { describe, expect, test } from 'vitest';
import type { Finding, PrintedDocument } from '@mingzhang/schema';
import type { SeenPage } from '@mingzhang/extractor';
import { CELL_SHADES, type DrawnRole } from '../src/drawing/palette.ts';
import { planPage } from '../src/drawing/plan-page.ts';
import { findUndrawnGlyphs } from '../src/drawing/undrawn-glyphs.ts';
import { fitText } from '../src/drawing/text-fit.ts';
import { boxAt, makeDocument, makeGlyph, makeGrid, makePage, makeTable, type MadeCell } from './drawing-builder.ts';

interface Options {
  readonly language?: 'zh' | 'en';
  readonly findings?: readonly Finding[];
}

function draw(page: SeenPage, document: PrintedDocument, { language = 'en', findings = [] }: Options = {}): string {
  return planPage({ page, document, findings, language, picture: undefined, redrawn: [] }).svg;
}

/** The colour that the cell at a row and column of the page is filled with. */
function fillAt(svg: string, row: number, column: number): string | undefined {
  const { x0, y0 } = boxAt(row, column);
  const start = `<rect x="${x0 + 0.7}" y="${y0 + 0.7}"`;
  const rest = svg.slice(svg.indexOf(start));
  return svg.includes(start) ? / fill="([^"]+)" fill-opacity="([^"]+)"/.exec(rest)?.slice(1, 3).join(' ') : undefined;
}

const shade = (role: DrawnRole): string => `${CELL_SHADES[role].colour} ${CELL_SHADES[role].opacity}`;
const row = (cells: string): MadeCell[] =>
  cells.split(' ').map((cell) => {
    const [role, text = ''] = cell.split(':');
    return { text, role: role as MadeCell['role'] };
  });
const texts = (rows: readonly (readonly MadeCell[])[]): string[][] =>
  rows.map((cells) => cells.map(({ text }) => text));

const HEADER = row('header:科目编码 header:科目名称 header:决算数');
const DATA = row('code:2101506 label:医疗保障经办事务 value:1.5');
const EMPTY = row('code:2101507 label:其他 value:');
const DASH = row('label:合计 label:其中 value:—');

describe('one table on one page', () => {
  const rows = [HEADER, DATA, EMPTY, DASH];
  const table = makeTable([{ page: 1, skipped: 0, rows }]);
  const page = makePage(1, [makeGrid(texts(rows))]);
  const svg = draw(page, makeDocument({ tables: [table] }));

  test.for([
    { at: [0, 0], role: 'header' },
    { at: [1, 0], role: 'code' },
    { at: [1, 1], role: 'label' },
    { at: [1, 2], role: 'value' },
    { at: [2, 2], role: 'empty' },
    { at: [3, 2], role: 'worded' },
  ] as const)('$role cells have their colour', ({ at, role }) => {
    expect(fillAt(svg, at[0], at[1])).toBe(shade(role));
    if (role !== 'empty') expect(svg).toContain(`>${CELL_SHADES[role].name.en}</text>`);
  });

  test('every row of values has its codes and labels beside it, every column its header path below', () => {
    expect(svg.match(/>2101506 医疗保障经办事务<\/text>/g)).toHaveLength(3);
    expect(svg).toContain('>支出 / 决算数</text>');
    expect(svg).toContain('#0 收支总表  ·  公开01表  ·  unit 万元  ·  4 rows × 3 columns<');
  });

  test('the sheet is wider than the page by the notes and higher by the legend', () => {
    const plan = planPage({
      page,
      document: makeDocument({ tables: [table] }),
      findings: [],
      language: 'zh',
      picture: undefined,
      redrawn: [],
    });
    expect(plan.width).toBeGreaterThan(page.width + 100);
    expect(plan.height).toBeGreaterThan(page.height + 20);
    expect(plan.svg).toContain('列头');
    expect(plan.svg).not.toContain('header');
  });
});

test('the same input gives the same drawing', () => {
  const page = makePage(1, [makeGrid(texts([HEADER, DATA]))]);
  const document = makeDocument({ tables: [makeTable([{ page: 1, skipped: 0, rows: [HEADER, DATA] }])] });
  expect(draw(page, document)).toBe(draw(page, document));
});

test('a code column that says 合计 is drawn as the label that it is', () => {
  const rows = [HEADER, row('code:合计 label: value:2')];
  const document = makeDocument({ tables: [makeTable([{ page: 1, skipped: 0, rows }])] });
  expect(fillAt(draw(makePage(1, [makeGrid(texts(rows))]), document), 1, 0)).toBe(shade('label'));
});

describe('a table over two pages', () => {
  const below = [DATA, EMPTY];
  const table = makeTable([
    { page: 1, skipped: 0, rows: [HEADER, DATA] },
    { page: 2, skipped: 1, rows: below },
  ]);
  const document = makeDocument({ tables: [table] });
  const first = makePage(1, [makeGrid(texts([HEADER, DATA]))]);
  const second = makePage(2, [makeGrid(texts([HEADER, ...below]))]);

  test('says where it goes on and where it comes from', () => {
    expect(draw(first, document)).toContain('>↓ continues on page 2<');
    expect(draw(first, document, { language: 'zh' })).toContain('>↓ 下接第 2 页<');
    expect(draw(second, document)).toContain('>↑ continued from page 1<');
    expect(draw(second, document, { language: 'zh' })).toContain('>↑ 续自第 1 页<');
  });

  test('tells a repeated header from a piece of a row that the break cut', () => {
    expect(fillAt(draw(second, document), 0, 0)).toBe(shade('repeated'));
    const cut = makePage(2, [makeGrid([['', '经办事务', ''], ...texts(below)])]);
    expect(fillAt(draw(cut, document), 0, 1)).toBe(shade('joined'));
  });

  test('rows are numbered on', () => {
    expect(draw(second, document)).toMatch(/text-anchor="end"[^>]*>3<\/text>/);
  });
});

test('a grid that is no table says so', () => {
  expect(draw(makePage(1, [makeGrid([['目录', '1']])]), makeDocument({}))).toContain('not taken for a table of data');
});

test('a recognised page, whose grid was not seen, is drawn from the places of its cells', () => {
  const rows = [HEADER, DATA];
  const document = makeDocument({ tables: [makeTable([{ page: 1, skipped: 0, rows }])] });
  const svg = draw({ ...makePage(1, []), trust: 'no_text' }, document);
  expect(svg).toContain(`fill="${CELL_SHADES.code.colour}"`);
  expect(svg).toContain('>2101506 医疗保障经办事务</text>');
});

describe('lines outside tables', () => {
  const at = (y: number) => ({ x0: 50, y0: y, x1: 200, y1: y + 12 });
  const place = (y: number) => ({ page: 1, box: at(y) });
  const line = (text: string, y: number, furniture = false) => ({ text, box: at(y), furniture });
  const paragraph = { sectionIndex: 0, tableIndex: null };
  const document = makeDocument({
    sections: [{ index: 0, level: 2, heading: '一、收支情况', parentIndex: null, place: place(20) }],
    paragraphs: [
      { ...paragraph, index: 0, role: 'heading', text: '一、收支情况', places: [place(20)] },
      { ...paragraph, index: 1, role: 'table_line', text: '收支总表', places: [place(40)], tableIndex: 0 },
      { ...paragraph, index: 2, role: 'table_line', text: '公开01表 单位：万元', places: [place(60)], tableIndex: 0 },
    ],
    tables: [makeTable([{ page: 1, skipped: 0, rows: [HEADER, DATA] }])],
  });

  test.for([
    { line: line('一、收支情况', 20), zh: '二级标题', en: 'heading 2' },
    { line: line('收支总表', 40), zh: '表题', en: 'title' },
    { line: line('公开01表 单位：万元', 60), zh: '表号·单位', en: 'form·unit' },
  ])('$en', ({ line: seen, zh, en }) => {
    expect(draw(makePage(1, [], [seen]), document)).toContain(`>${en}</text>`);
    expect(draw(makePage(1, [], [seen]), document, { language: 'zh' })).toContain(`>${zh}</text>`);
  });

  test('page furniture is crossed out', () => {
    const count = (page: SeenPage): number => draw(page, document).match(/<line /g)?.length ?? 0;
    expect(count(makePage(1, [], [line('- 1 -', 480, true)])) - count(makePage(1, [], [line('- 1 -', 480)]))).toBe(2);
  });
});

test('findings of the page are written under it', () => {
  const finding: Finding = {
    code: 'table.illegible',
    severity: 'error',
    cause: 'reading',
    at: { page: 1, box: null },
    title: '<表>',
  };
  const svg = draw(makePage(1, []), makeDocument({}), { findings: [finding] });
  expect(svg).toContain('>error</text>');
  expect(svg).toContain('&lt;表&gt;');
  expect(svg).not.toContain('<表>');
});

describe('glyphs that the picture does not show', () => {
  const here = makeGlyph('预', { x0: 2, y0: 2, x1: 8, y1: 8 });
  const there = makeGlyph('算', { x0: 12, y0: 2, x1: 18, y1: 8 });
  const space = makeGlyph(' ', { x0: 22, y0: 2, x1: 28, y1: 8 });
  const raster = { width: 60, height: 20, rgba: new Uint8Array(60 * 20 * 4).fill(255) };
  raster.rgba.fill(0, (10 * 60 + 9) * 4, (10 * 60 + 12) * 4);

  test('are those without ink, blanks left out', () => {
    expect(findUndrawnGlyphs([here, there, space], raster, 2)).toEqual([there]);
  });

  test('are drawn as text, turned as they were written', () => {
    const turned = makeGlyph('算', { x0: 12, y0: 2, x1: 18, y1: 8 }, 270);
    const input = {
      page: makePage(1, []),
      document: makeDocument({}),
      findings: [],
      language: 'en',
      picture: undefined,
    } as const;
    const { svg } = planPage({ ...input, redrawn: [here, turned] });
    expect(svg).toContain('<text x="2" y="8" font-size="6" fill="#111827">预</text>');
    expect(svg).toMatch(/rotate\(270 [\d. ]+\)">算<\/text>/);
    expect(svg).toContain('2 characters whose font is not in the file');
  });
});

test.for([
  { text: '医疗保障', width: 40, fits: '医疗保障' },
  { text: '医疗保障经办', width: 40, fits: '医疗保…' },
  { text: '2101506', width: 40, fits: '2101506' },
])('$text in $width points', ({ text, width, fits }) => {
  expect(fitText(text, 10, width)).toBe(fits);
});
