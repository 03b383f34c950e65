import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FindingRecord } from '@mingzhang/schema';
import { compareDocuments, compareFindings } from './index.ts';

function finding(findingId: string, page: number | null, y0: number | null): FindingRecord {
  return {
    findingId,
    code: 'table.untitled',
    severity: 'info',
    cause: 'structure',
    documentId: '00000000000000aa',
    page,
    x0: y0,
    y0,
    x1: y0,
    y1: y0,
    parameters: '{}',
    suspectCell: null,
    satisfyingValue: null,
    textZh: '',
    textEn: '',
  };
}

test('documents by path, and two documents of one path by their content', () => {
  const documents = [
    { sourceFile: 'b.pdf', documentId: '1' },
    { sourceFile: 'a.pdf', documentId: '3' },
    { sourceFile: 'a.pdf', documentId: '2' },
    { sourceFile: 'B.pdf', documentId: '4' },
  ];
  expect(documents.toSorted(compareDocuments).map((document) => document.documentId)).toEqual(['4', '2', '3', '1']);
});

test('findings of the whole document first, then page by page from the top', () => {
  const findings = [finding('d', 2, 5), finding('c', 1, 90), finding('b', 1, 10), finding('a', null, null)];
  expect(findings.toSorted(compareFindings).map((record) => record.findingId)).toEqual(['a', 'b', 'c', 'd']);
});

test('the order of findings does not depend on the order in which they were found', () => {
  const place = fc.option(fc.nat({ max: 3 }), { nil: null });
  const anyFindings = fc.uniqueArray(
    fc
      .tuple(fc.stringMatching(/^[0-9a-f]{16}$/), place, place)
      .map(([id, page, y0]) => finding(id, page === null ? null : page + 1, y0)),
    { selector: (record) => record.findingId },
  );
  fc.assert(
    fc.property(anyFindings, (findings) => {
      expect(findings.toReversed().toSorted(compareFindings)).toEqual(findings.toSorted(compareFindings));
    }),
  );
});
