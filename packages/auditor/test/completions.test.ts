import { expect, test } from 'vitest';
import { readVocabulary } from '@mingzhang/schema/node';
import { buildAuditor } from '../src/index.ts';
import { buildRecords, type BuiltSentence, type BuiltTable } from './records-builder.ts';

const auditor = buildAuditor(await readVocabulary());

const THREE_PUBLIC: BuiltTable = {
  kind: 'final.three_public',
  title: '财政拨款“三公”经费支出决算表',
  rows: [
    {
      code: null,
      label: '合计',
      values: {
        'three_public_total@fiscal#adjusted': '6.00',
        'official_reception@fiscal#adjusted': '6.00',
        'three_public_total@fiscal#executed': '3.56',
        'official_reception@fiscal#executed': '3.56',
      },
    },
  ],
};

const reception = (measure: string, printed: string): BuiltSentence => ({
  measure,
  fund: 'fiscal',
  phase: 'executed',
  item: '公务接待费',
  printed,
});

const findings = (rate: string) =>
  auditor
    .audit(
      buildRecords(
        [THREE_PUBLIC],
        [reception('official_reception', '3.56'), reception('official_reception_completion_of_budget', rate)],
      ),
    )
    .findings.filter(({ severity }) => severity !== 'info')
    .map(({ severity, textZh }) => ({ severity, textZh }));

test('a rate of completion without its budget is measured by the table of 三公', () => {
  expect(findings('59.33%')).toEqual([]);
  const [found, ...others] = findings('69.33%');
  expect(others).toEqual([]);
  expect(found?.severity).toBe('warning');
  expect(found?.textZh).toContain('69.33%');
});
