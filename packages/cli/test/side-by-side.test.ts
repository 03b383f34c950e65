import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { extractDocument } from '@mingzhang/extractor';
import { normalizeDocument, type NormalizedDocument } from '@mingzhang/normalizer';
import { indicatorRecordSchema, parseTsv, type FactRecord } from '@mingzhang/schema';
import { readVocabulary } from '@mingzhang/schema/node';
import { beforeAll, describe, expect, test } from 'vitest';
import { formatTextTable } from '../src/terminal/text-table.ts';

/** Real documents beside the repository; without them these tests are skipped and say so. */
const CORPUS = fileURLToPath(new URL('../../../../shared/corpus/', import.meta.url));
const present = existsSync(CORPUS);
if (!present) process.stderr.write(`skipped: the corpus of real documents is not at ${CORPUS}\n`);

const truth = parseTsv(await readFile(new URL('../../normalizer/test/corpus-truth.tsv', import.meta.url), 'utf8'));
const vocabulary = await readVocabulary();

/** Where each code is looked for, the broadest table first. */
const ROWS: readonly {
  readonly codes: readonly string[];
  readonly measure: string;
  readonly kinds: readonly string[];
}[] = [
  {
    codes: ['21015', '2101501', '2101506'],
    measure: 'expenditure_total',
    kinds: ['final.expenditure', 'final.gpb', 'budget.expenditure', 'budget.gpb_function'],
  },
  {
    codes: ['301', '302', '303'],
    measure: 'expenditure_basic',
    kinds: ['final.basic_economic', 'budget.gpb_basic_economic', 'budget.fiscal_basic_economic'],
  },
];

function pick(
  facts: readonly FactRecord[],
  wanted: { readonly code: string; readonly measure: string; readonly kinds: readonly string[] },
): FactRecord | undefined {
  for (const kind of wanted.kinds) {
    const found = facts.find(
      (fact) =>
        fact.tableKind === kind &&
        fact.code === wanted.code &&
        fact.measure === wanted.measure &&
        fact.unitName === null &&
        fact.amountYuan !== null,
    );
    if (found !== undefined) return found;
  }
  return undefined;
}

describe.skipIf(!present)('the corpus, side by side', () => {
  const documents = new Map<string, NormalizedDocument>();
  beforeAll(async () => {
    for (const { file = '' } of truth) {
      const pdf = file.endsWith('.pdf');
      const bytes = new Uint8Array(await readFile(`${CORPUS}${pdf ? 'pdf' : 'text'}/${file}`));
      const documentId = createHash('sha256').update(bytes).digest('hex');
      const printed = await extractDocument(bytes, { format: pdf ? 'pdf' : 'text', documentId, vocabulary });
      const { value } = normalizeDocument(printed.value, { vocabulary, sourceFile: file, sourceUrl: null });
      documents.set(file, value);
    }
  }, 120_000);

  test.for(truth)('$file: every number of a known kind has a fact or an indicator', ({ file = '' }) => {
    const { meaningShares, indicators } = documents.get(file) ?? { meaningShares: undefined, indicators: [] };
    expect(meaningShares?.fiscal.without).toBe(0);
    expect(meaningShares?.performance.without).toBe(0);
    for (const indicator of indicators) indicatorRecordSchema.parse(indicator);
    expect(new Set(indicators.map(({ indicatorId }) => indicatorId)).size).toBe(indicators.length);
  });

  test('2101501, 2101506, 21015 and 301, 302, 303 in yuan', () => {
    const lines = [...documents].flatMap(([, { document, facts }]) => {
      const cells = ROWS.flatMap(({ codes, measure, kinds }) =>
        codes.map((code) => pick(facts, { code, measure, kinds })?.amountYuan ?? ''),
      );
      if (cells.every((cell) => cell === '')) return [];
      return [
        [
          document.county ?? document.province ?? '',
          document.agency ?? '',
          String(document.fiscalYear),
          document.documentKind,
          ...cells,
        ],
      ];
    });
    const headings = ['place', 'agency', 'year', 'kind', ...ROWS.flatMap(({ codes }) => codes)];
    const table = formatTextTable(
      headings.map((heading, index) => ({ heading, align: index < 4 ? 'left' : 'right', maxWidth: 34 })),
      lines,
    );
    process.stdout.write(`${table.join('\n')}\n`);
    expect(lines.map((line) => line.join(' '))).toMatchInlineSnapshot(`
      [
        "莲湖区 西安市莲湖区医疗保障局 2023 final_accounts 3076300 1944000 932300 1911500 32400 ",
        "临潼区 西安市临潼区医疗保障局 2022 final_accounts 9409800 6139100 712200 7084500 451000 ",
        "长安区 西安市长安区医疗保障局 2022 budget 14368600 739900 7638000 6415100 971500 58100",
        "东西湖区 武汉市东西湖区医疗保障局 2023 budget 11524600 8024600 1500000 7025700 1162300 43000",
        "江苏省 江苏省高级人民法院 2017 budget    76876500 35283700 59071700",
        "江苏省 江苏省政协办公厅 2018 budget    38062600 11158500 6760600",
        "江苏省 江苏省人大常委会办公厅 2019 budget    64814100 16420800 11894100",
        "江苏省 中共江苏省委办公厅 2018 budget    73082700 20945800 10002600",
        "普陀区 上海市普陀区财政局 2024 final_accounts    20828500 1710700 694100",
        "普陀区 上海市普陀区司法局 2026 budget    23084662 2141724.44 478680",
        "普陀区 中共上海市普陀区委社会工作部 2024 final_accounts    953600 102300 0",
        "普陀区 上海市普陀区人民政府万里街道办事处 2024 budget    88282511 11168569 254940",
      ]
    `);
  });
});
