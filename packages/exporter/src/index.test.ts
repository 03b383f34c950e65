import { expect, test } from 'vitest';
import * as surface from './index.ts';

test('what the package offers', () => {
  expect(Object.keys(surface).toSorted()).toEqual([
    'DATASET_FORMATS',
    'applyCorrections',
    'compareDocuments',

    'compareFindings',
    'filesOfFormat',
    'formatCsvHeader',
    'formatCsvRows',
    'formatJsonLines',
    'guardFormula',
    'unguardFormula',
  ]);
});
