import { readFile } from 'node:fs/promises';
import { buildAuditor } from '@mingzhang/auditor';
import { extractDocument } from '@mingzhang/extractor';
import { normalizeDocument, toFindingRecords } from '@mingzhang/normalizer';
import { readVocabulary } from '@mingzhang/schema/node';
import { expect, test } from 'vitest';

/**
 * Made-up explanations in the wording of Hunan (accounts) and Guangdong (budget), every figure of which fits: nothing
 * may be found. Each case changes one printed figure, and that must be found.
 */
const vocabulary = await readVocabulary();
const auditor = buildAuditor(vocabulary);
const documentId = 'ab'.repeat(32);

const read = (name: string): Promise<string> => readFile(new URL(`texts/${name}`, import.meta.url), 'utf8');
const ACCOUNTS = await read('final-accounts-2023.txt');
const BUDGET = await read('budget-2024.txt');

async function findingsOf(text: string) {
  const { value, findings } = await extractDocument(new TextEncoder().encode(text), {
    format: 'text',
    documentId,
    vocabulary,
  });
  const normalized = normalizeDocument(value, { vocabulary, sourceFile: 'made.txt', sourceUrl: null });
  const audited = auditor.audit(normalized.value);
  return [...toFindingRecords([...findings, ...normalized.findings], documentId), ...audited.findings];
}

test.for([
  ['accounts', ACCOUNTS],
  ['budget', BUDGET],
] as const)('a sound text of %s gives no finding', async ([, text]) => {
  expect((await findingsOf(text)).map(({ textZh }) => textZh)).toEqual([]);
});

test.for([
  [ACCOUNTS, '支出合计1,210.00万元，其中', '支出合计1,120.00万元，其中', 'error'],
  [ACCOUNTS, '占57.85%', '占57.58%', 'error'],
  [ACCOUNTS, '年初预算为75.00万元', '年初预算为57.00万元', 'error'],
  [ACCOUNTS, '公用经费90.00万元，占', '公用经费80.00万元，占', 'error'],
  [ACCOUNTS, '与上年相比增加0.30万元，增长25%', '与上年相比增加0.30万元，下降25%', 'error'],
  [ACCOUNTS, '政府采购服务支出100.00万元', '政府采购服务支出110.00万元', 'error'],
  [ACCOUNTS, '其他用车0辆', '其他用车2辆', 'warning'],
  [
    BUDGET,
    '项目支出2,200.50万元，比上年减少250.00万元，下降10.2%',
    '项目支出2,200.50万元，比上年减少220.00万元，下降9.09%',
    'error',
  ],
  [BUDGET, '公务接待费2.00万元，比上年减少1.00万元', '公务接待费2.50万元，比上年减少1.00万元', 'error'],
  [BUDGET, '公务用车运行维护费6.00万元）', '公务用车运行维护费5.00万元）', 'error'],
  [BUDGET, '截至2023年12月31日', '截至2024年12月31日', 'warning'],
  [BUDGET, '服务类采购预算50.00万元', '服务类采购预算50.00', 'warning'],
] as const)('%#: a figure changed is found', async ([text, sound, wrong, severity]) => {
  expect(text).toContain(sound);
  const found = await findingsOf(text.replace(sound, wrong));
  expect(found.map((finding) => finding.severity)).toContain(severity);
});
