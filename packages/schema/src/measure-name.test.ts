import { describe, expect, test } from 'vitest';
import { nameMeasure } from './measure-name.ts';
import { readVocabulary } from './node.ts';

const { valueLabels, headerMeanings, rowMeanings, kindFacts } = await readVocabulary();

test.for([
  { measure: 'meeting', zh: '会议费', en: 'Meetings' },
  { measure: 'meeting_change', zh: '会议费比上年增减额', en: 'Meetings, change on the year before' },
  {
    measure: 'meeting_completion_of_approved',
    zh: '会议费完成年初预算的百分比',
    en: 'Meetings, share of the approved budget used',
  },
  {
    measure: 'expenditure_basic_share_of_expenditure_total@gpb',
    zh: '基本支出占支出合计（一般公共预算）的比重',
    en: 'Basic expenditure, share of Total expenditure (General public budget)',
  },
])('$measure', ({ measure, zh, en }) => {
  expect(nameMeasure(valueLabels, measure)).toEqual({ zh, en });
});

test.for(['nothing', 'nothing_change', 'meeting_share_of_nothing@gpb', '_change'])('%s is no measure', (measure) => {
  expect(nameMeasure(valueLabels, measure)).toBeUndefined();
});

describe('every measure that the tables of the vocabulary give has a name', () => {
  const measures = new Set(
    [...headerMeanings, ...rowMeanings, ...kindFacts].flatMap(({ measure }) =>
      measure === null || measure === undefined || !/^[a-z]/.test(measure) ? [] : [measure],
    ),
  );
  test.for([...measures])('%s', (measure) => {
    expect(nameMeasure(valueLabels, measure)).toBeDefined();
  });
});
