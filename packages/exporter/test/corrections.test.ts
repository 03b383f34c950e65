import { expect, test } from 'vitest';
import type { Correction } from '@mingzhang/schema';
import { applyCorrections } from '../src/index.ts';
import { makeDocument, makeFact } from './support/make-records.ts';

const document = makeDocument(1);
const facts = [
  makeFact(document, 1, { valuePrinted: '0.3', amountYuan: '3000', status: 'disputed' }),
  makeFact(document, 2, { valuePrinted: '12.00', amountYuan: '120000', status: 'verified' }),
];
const [first, second] = facts;

const correction = (changes: Partial<Correction> = {}): Correction => ({
  document_id: document.documentId,
  source_file: document.sourceFile,
  target: first?.factId ?? '',
  action: 'set_amount',
  value: '29616800',
  printed: '0.3',
  reason: '单位印错',
  date: '2025-01-31',
  ...changes,
});

test('an amount is set, what is printed stays, and a finding says why', () => {
  const corrected = applyCorrections(document, facts, [correction()]);
  expect(corrected.facts).toEqual([{ ...first, amountYuan: '29616800', status: 'corrected' }, second]);
  expect(corrected.findings).toMatchObject([
    { code: 'correction.applied', severity: 'info', value: '29616800', reason: '单位印错' },
  ]);
});

test('a cell names the same number as its fact', () => {
  const corrected = applyCorrections(document, facts, [correction({ target: first?.cellId ?? '' })]);
  expect(corrected.facts[0]).toMatchObject({ amountYuan: '29616800', valuePrinted: '0.3' });
});

test('a fact is left out', () => {
  const corrected = applyCorrections(document, facts, [correction({ action: 'leave_out', value: '' })]);
  expect(corrected.facts).toEqual([second]);
});

test.for([
  ['document', { document_id: 'e'.repeat(64) }],
  ['target', { target: 'f'.repeat(16) }],
  ['printed', { printed: '0.4' }],
] as const)('a guard that fails: %s', ([problem, changes]) => {
  const corrected = applyCorrections(document, facts, [correction(changes)]);
  expect(corrected.facts).toEqual(facts);
  expect(corrected.findings).toMatchObject([{ code: 'correction.stale', severity: 'error', problem }]);
});

test('corrections of other documents are none of its business', () => {
  const other = correction({ document_id: 'e'.repeat(64), source_file: 'other.pdf' });
  expect(applyCorrections(document, facts, [other])).toEqual({ facts, findings: [] });
});
