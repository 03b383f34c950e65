import { expect, test } from 'vitest';
import * as surface from './index.ts';
import * as nodeSurface from './node.ts';

test('what the package offers', () => {
  expect(Object.keys(surface).toSorted()).toMatchInlineSnapshot(`
    [
      "SLIPS",
      "UserError",
      "VOCABULARY_FILES",
      "agencyKindSchema",
      "boxSchema",
      "cellRecordSchema",
      "cellRoleSchema",
      "checkEntrySchema",
      "checkRecordSchema",
      "classificationSchema",
      "codeEntrySchema",
      "describeFinding",
      "documentKindSchema",
      "documentRecordSchema",
      "equationEntrySchema",
      "factRecordSchema",
      "findingRecordSchema",
      "fundSchema",
      "headerMeaningSchema",
      "headerRoleSchema",
      "isUserError",
      "kindFactsSchema",
      "kindRuleSchema",
      "mediaTypeSchema",
      "pageInfoSchema",
      "paragraphSchema",
      "parseTsv",
      "parseTsvAs",
      "parseVocabulary",
      "phaseSchema",
      "placeSchema",
      "printedDocumentSchema",
      "printedTableSchema",
      "printedValueSchema",
      "readMethodSchema",
      "recordKeys",
      "recordSchemas",
      "rowMeaningSchema",
      "sectionSchema",
      "tableCellSchema",
      "tableKindSchema",
      "tableRecordSchema",
      "toColumnName",
      "unionBoxes",
      "valueKindSchema",
      "verdictSchema",
    ]
  `);
  expect(Object.keys(nodeSurface)).toEqual(['readVocabulary']);
});
