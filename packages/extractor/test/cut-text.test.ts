import { readVocabulary } from '@mingzhang/schema/node';
import { expect, test } from 'vitest';
import { extractDocument } from '../src/extract-document.ts';
import { buildPdf, han } from './pdf-builder.ts';

interface Drawn {
  readonly text: string;
  /** Left edge of the text and its baseline; the cell is the column and row around it. */
  readonly x: number;
  readonly y: number;
  /** Left, bottom, width, height of the clip; none without. */
  readonly clip?: readonly [number, number, number, number];
}

const draw = ({ text, x, y, clip }: Drawn): string =>
  `q ${clip === undefined ? '' : `${clip.join(' ')} re W n `}BT ${/^[\d.,# ]+$/.test(text) ? `/F1 10 Tf ${x} ${y} Td (${text})` : `/F2 10 Tf ${x} ${y} Td ${han(text)}`} Tj ET Q`;

const COLUMNS = [50, 150, 200, 250];
const ROWS = [200, 180, 160, 140];
const LINES = [...COLUMNS.map((x) => `${x} 140 m ${x} 200 l S`), ...ROWS.map((y) => `50 ${y} m 250 ${y} l S`)].join(
  '\n',
);

const HEADER: readonly Drawn[] = [
  { text: '单位：万元', x: 180, y: 220 },
  { text: '收入支出决算表', x: 100, y: 250 },
  { text: '项目', x: 60, y: 186 },
  { text: '合计', x: 160, y: 186 },
  { text: '基本支出', x: 202, y: 186 },
];

async function read(cells: readonly Drawn[]) {
  const content = [LINES, ...[...HEADER, ...cells].map(draw)].join('\n');
  const options = { format: 'pdf', documentId: 'a'.repeat(64), vocabulary: await readVocabulary() } as const;
  const { value, findings } = await extractDocument(buildPdf({ pages: [{ content }] }), options);
  return {
    values: value.tables.flatMap((table) => table.values.map(({ kind, printed }) => `${kind} ${printed}`)),
    findings: findings.map((finding) => [
      finding.code,
      finding.at.page,
      'printed' in finding ? finding.printed : '',
      ...('reason' in finding ? [finding.reason] : []),
    ]),
  };
}

const LABELS: readonly Drawn[] = [
  { text: '基本工资', x: 52, y: 166 },
  { text: '津贴补贴', x: 52, y: 146 },
];
const CELL = [150, 160, 50, 20] as const;
const whole: readonly Drawn[] = [
  { text: '12.00', x: 210, y: 166 },
  { text: '1.00', x: 170, y: 146 },
  { text: '2.00', x: 210, y: 146 },
];

test.for([
  { what: 'at the left edge of its cell', x: 141, seen: '402066.27' },
  { what: 'at the right edge of its cell', x: 165, seen: '454020' },
])('a number cut off $what is a finding and no number', async ({ x, seen }) => {
  const { values, findings } = await read([...LABELS, ...whole, { text: '45402066.27', x, y: 166, clip: CELL }]);
  expect(values.filter((value) => value.startsWith('unreadable'))).toHaveLength(1);
  expect(values.filter((value) => value.startsWith('number'))).toEqual(['number 12.00', 'number 1.00', 'number 2.00']);
  expect(findings).toEqual([['value.unreadable', 1, expect.stringContaining(seen), 'cut_off']]);
});

test('a number whose last digit is half hidden is a finding and no number', async () => {
  const { values, findings } = await read([
    ...LABELS,
    ...whole,
    { text: '3.05', x: 180, y: 166, clip: [150, 160, 47, 20] },
  ]);
  expect(values).toContain('unreadable 3.05');
  expect(findings).toEqual([['value.unreadable', 1, '3.05', 'cut_off']]);
});

test('### instead of a number is a finding and no number', async () => {
  const { values, findings } = await read([...LABELS, ...whole, { text: '####', x: 152, y: 166, clip: CELL }]);
  expect(values).toContain('unreadable ####');
  expect(findings).toEqual([['value.unreadable', 1, '####', 'too_narrow']]);
});

test('a name cut off is a finding, and the numbers of its row stay', async () => {
  const { values, findings } = await read([
    { text: '机关事业单位基本养老保险缴费支出', x: 52, y: 166, clip: [50, 160, 100, 20] },
    ...LABELS.slice(1),
    ...whole,
    { text: '3.00', x: 170, y: 166, clip: CELL },
  ]);
  expect(values).toEqual(['number 3.00', 'number 12.00', 'number 1.00', 'number 2.00']);
  expect(findings).toEqual([['label.cut_off', 1, expect.stringMatching(/^机关事业单位基本养老?$/)]]);
});

test('a number of two lines of which the cell shows one is cut off', async () => {
  const { findings } = await read([
    ...LABELS,
    ...whole,
    { text: '45402', x: 170, y: 184, clip: CELL },
    { text: '066.27', x: 165, y: 166, clip: CELL },
  ]);
  expect(findings).toEqual([['value.unreadable', 1, '066.27', 'cut_off']]);
});

test.for([
  { what: 'blanks behind it are cut off', cells: [{ text: '3.00 ', x: 180, y: 166, clip: CELL }] },
  {
    what: 'it is drawn through two clips, a part in each',
    cells: [
      { text: '321.00', x: 160, y: 166, clip: [150, 160, 25, 20] },
      { text: '321.00', x: 160, y: 166, clip: [175, 160, 25, 20] },
    ],
  },
  {
    what: 'the clip that shows less of a digit is drawn first',
    cells: [
      { text: '321.00', x: 160, y: 166, clip: [175, 160, 25, 20] },
      { text: '321.00', x: 160, y: 166, clip: [150, 160, 25, 20] },
    ],
  },
  {
    what: 'a line above the table is hidden by a clip around all of it',
    cells: [
      { text: '3.00', x: 180, y: 166, clip: [40, 130, 220, 80] },
      { text: '页眉', x: 100, y: 280, clip: [40, 130, 220, 80] },
    ],
  },
  {
    what: 'a name beside it is cut off at its cell',
    cells: [
      { text: '3.00', x: 152, y: 166, clip: CELL },
      { text: '机关工资和其他的补贴津贴', x: 45, y: 166, clip: [40, 160, 111, 20] },
    ],
  },
] as const)('a number is whole though $what', async ({ cells }) => {
  const { values } = await read([...LABELS.slice(1), ...whole, ...cells]);
  expect(values.filter((value) => value.startsWith('number'))).toHaveLength(4);
});
