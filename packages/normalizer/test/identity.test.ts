import { readFile } from 'node:fs/promises';
import { parseTsv } from '@mingzhang/schema';
import { readVocabulary } from '@mingzhang/schema/node';
import { expect, test } from 'vitest';
import { identifyDocument, type Identity } from '../src/identity/identify.ts';
import { buildRegionIndex } from '../src/identity/regions.ts';
import { makeIdentityCases, type IdentityCase } from './identity-cases.ts';
import { printedDocument } from './printed-builder.ts';

/** Every division of the standard comes up about once. */
const DOCUMENTS = 3300;
const SEED = 20260; // Any number: it only has to stay the same.
/** What may be unknown where the document says enough. */
const MOST_UNKNOWN = 0.01;

const vocabulary = await readVocabulary();
const regions = buildRegionIndex();
const FIELDS = ['agency', 'regionCode', 'fiscalYear', 'documentKind', 'scope'] as const;
type Verdict = 'right' | 'unknown' | 'undecidable' | 'wrong';

function judge(field: (typeof FIELDS)[number], got: Identity, { expected, decidable }: IdentityCase): Verdict {
  if (got[field] === expected[field]) return 'right';
  if (got[field] !== null && got[field] !== 'unknown') return 'wrong';
  return field === 'regionCode' && !decidable ? 'undecidable' : 'unknown';
}

test('who, where, which year, kind and scope, over all divisions and many forms of titles', () => {
  const tally = new Map<string, number>();
  const wrong: string[] = [];
  const unknown: string[] = [];
  for (const made of makeIdentityCases(DOCUMENTS, SEED)) {
    const { value, findings } = identifyDocument(printedDocument(made.sketch), { vocabulary, regions });
    for (const field of FIELDS) {
      const verdict = judge(field, value, made);
      tally.set(`${field} ${verdict}`, (tally.get(`${field} ${verdict}`) ?? 0) + 1);
      if (verdict === 'wrong') wrong.push(`${made.name}: ${field} ${value[field]}`);
      if (verdict === 'unknown') unknown.push(`${made.name}: ${field}`);
    }
    // What is not known has a finding.
    expect(findings.some(({ code }) => code === 'region.unknown')).toBe(value.regionCode === null);
    expect(findings.some(({ code }) => code === 'agency.unknown')).toBe(value.agency === null);
  }
  process.stdout.write(`${[...tally].map(([what, count]) => `${what}: ${count}`).join('\n')}\n`);
  expect(wrong).toEqual([]);
  expect(unknown.length / (DOCUMENTS * FIELDS.length), unknown.slice(0, 5).join('\n')).toBeLessThanOrEqual(
    MOST_UNKNOWN,
  );
});

const covers = parseTsv(await readFile(new URL('cases/covers.tsv', import.meta.url), 'utf8'));

test.for(covers)('$lines', (cover) => {
  const lines = (cover['lines'] ?? '').split('|');
  const { value } = identifyDocument(printedDocument({ lines }), { vocabulary, regions });
  const said: Readonly<Record<string, string>> = {
    agency: value.agency ?? '-',
    region_code: value.regionCode ?? '-',
    fiscal_year: `${value.fiscalYear ?? '-'}`,
    document_kind: value.documentKind,
    scope: value.scope ?? '-',
  };
  const asked = Object.keys(said).filter((field) => cover[field] !== '');
  expect(asked.map((field) => `${field} ${said[field]}`)).toEqual(asked.map((field) => `${field} ${cover[field]}`));
});

test.for([
  { printed: '新疆生产建设兵团医疗保障局2023年度部门决算', code: null },
  { printed: '新疆生产建设兵团第八师石河子市医疗保障局2023年度部门决算', code: '659001' },
  { printed: '苏州工业园区医疗保障局2023年度部门决算', code: null },
  { printed: '湖南岳阳市岳阳楼区医疗保障局2023年度部门决算', code: '430602' },
  { printed: '西安莲湖区医疗保障局2023年度部门决算', code: '610104' },
  { printed: '青岛市北区民政局2023年度部门决算', code: '370203' },
  { printed: '鼓楼区医疗保障局2023年度部门决算', code: null },
  { printed: '北京大学2023年度部门决算', code: null },
  { printed: '上海市浦东新区医疗保障局2023年度部门决算', code: '310115' },
  { printed: '东莞市石碣镇人民政府2023年度部门决算', code: '441900' },
  { printed: '吉林市船营区医疗保障局2023年度部门决算', code: '220204' },
  { printed: '海南藏族自治州共和县医疗保障局2023年度部门决算', code: '632521' },
  { printed: '中共中央党校2023年度部门决算', code: null },
])('$printed', ({ printed, code }) => {
  const { value } = identifyDocument(printedDocument({ lines: [printed] }), { vocabulary, regions });
  expect(value.regionCode).toBe(code);
});
