import { readFileSync } from 'node:fs';
import { parseTsv } from '@mingzhang/schema';
import { readVocabulary } from '@mingzhang/schema/node';
import { expect, test } from 'vitest';
import { normalizeDocument } from '../src/index.ts';
import { printedDocument, type ValueSketch } from './printed-builder.ts';

const vocabulary = await readVocabulary();
const COVER = {
  final: ['西安市莲湖区医疗保障局', '2024年度部门决算', '目录', '第一部分 部门概况', ''],
  budget: ['西安市莲湖区医疗保障局', '2024年部门预算', '目录', '第一部分 部门概况', ''],
} as const;
interface HeaderCase {
  readonly stage: keyof typeof COVER;
  readonly title: string;
  readonly path: string;
  readonly labels: string;
  readonly codes: string;
  readonly phase: string;
  /** Measure, fund, phase, year, code. */
  readonly said: readonly string[];
}
const cases = parseTsv(readFileSync(new URL('cases/headers.tsv', import.meta.url), 'utf8')).map((line): HeaderCase => {
  const {
    title = '',
    path = '',
    labels = '',
    codes = '',
    measure = '',
    fund = '',
    phase = '',
    year = '',
    code = '',
  } = line;
  const stage = line['stage'] === 'final' ? 'final' : 'budget';
  return { stage, title, path, labels, codes, phase, said: [measure, fund, phase, year, code] };
});

/** Cases of one title that follow each other stand in one table: rows take part of their meaning from those above. */
function groupByTable(all: readonly HeaderCase[]): readonly (readonly HeaderCase[])[] {
  const groups: HeaderCase[][] = [];
  for (const each of all) {
    const last = groups.at(-1);
    if (last?.[0]?.title === each.title && last[0].stage === each.stage) last.push(each);
    else groups.push([each]);
  }
  return groups;
}

test.for(
  groupByTable(cases).map((group) => ({ stage: group[0]?.stage ?? 'final', title: group[0]?.title ?? '', group })),
)('$stage $title', ({ stage, title, group }) => {
  const values = group.map((each): ValueSketch => [each.labels, each.codes.replace('|', ''), each.path, '1']);
  const document = printedDocument({ lines: COVER[stage], tables: [{ title, unit: '万元', values }] });
  const { cells, facts } = normalizeDocument(document, { vocabulary, sourceFile: 'a.txt', sourceUrl: null }).value;
  const byCell = new Map(facts.map((fact) => [fact.cellId, fact]));
  const said = cells.map((cell, index) => {
    const fact = byCell.get(cell.cellId);
    const { path, labels, phase } = group[index] ?? { path: '', labels: '', phase: '' };
    // Counts have no phase of their own to speak of: that of the table stands beside them.
    const ownPhase = phase === '' ? '' : (fact?.phase ?? '');
    return [path, labels, fact?.measure, fact?.fund ?? '', ownPhase, String(fact?.fiscalYear), fact?.code ?? ''];
  });
  expect(said).toEqual(group.map(({ path, labels, said: expected }) => [path, labels, ...expected]));
});

test.for([
  { unit: '元', path: '合计', yuan: '1.5' },
  { unit: '人民币元', path: '合计', yuan: '1.5' },
  { unit: '千元', path: '合计', yuan: '1500' },
  { unit: '金额单位：万元', path: '合计', yuan: '15000' },
  { unit: '百万元', path: '合计', yuan: '1500000' },
  { unit: '亿元', path: '合计', yuan: '150000000' },
  { unit: '', path: '合计（万元）', yuan: '15000' },
  { unit: '', path: '合计(单位：亿元)', yuan: '150000000' },
  { unit: '元', path: '合计（万元）', yuan: '15000' },
])('$unit $path', ({ unit, path, yuan }) => {
  const document = printedDocument({
    lines: COVER.final,
    tables: [{ title: '支出决算表', unit, values: [['行政运行', '2101501', path, '1.5']] }],
  });
  const { facts } = normalizeDocument(document, { vocabulary, sourceFile: 'a.txt', sourceUrl: null }).value;
  expect(facts.map((fact) => fact.amountYuan)).toEqual([yuan]);
});
