import { expect, test } from 'vitest';
import { isUserError } from '@mingzhang/schema';
import { readVocabulary } from '@mingzhang/schema/node';
import { resolveMeasure } from './resolve-measure.ts';

const { valueLabels } = await readVocabulary();

test.for([
  { asked: 'meeting', measure: 'meeting' },
  { asked: 'meeting_change', measure: 'meeting_change' },
  { asked: '会议费', measure: 'meeting' },
  { asked: 'total expenditure', measure: 'expenditure_total' },
])('$asked is $measure', ({ asked, measure }) => {
  expect(resolveMeasure(valueLabels, asked)).toBe(measure);
});

test.for([
  { asked: 'expenditure_totl', hint: /^did you mean expenditure_total / },
  { asked: '三公', hint: /three_public_total/ },
  { asked: '会议', hint: /meeting/ },
  { asked: 'weather', hint: /^codebook\.md lists them$/ },
])('$asked is refused with what is near', ({ asked, hint }) => {
  let thrown: unknown;
  try {
    resolveMeasure(valueLabels, asked);
  } catch (error) {
    thrown = error;
  }
  expect(isUserError(thrown) && thrown.code === 'compare.measure' && thrown.hint).toMatch(hint);
});
