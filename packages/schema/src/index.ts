export { about, type About } from './about.ts';
export type { BilingualText } from './bilingual-text.ts';
export { SLIPS, type CheckFindingParameters, type Slip } from './check-finding.ts';
export { boxSchema, NO_PLACE, placeSchema, toPlaceColumns, unionBoxes, type Box, type Place } from './place.ts';
export type { DoubtSign } from './doubt-finding.ts';
export type { CellReading, Glyph, OtherReading, Page, ReadMethod, Ruling, TextTrust } from './page.ts';
export type { Grid, GridCell } from './grid.ts';
export {
  cellRoleSchema,
  mediaTypeSchema,
  pageInfoSchema,
  paragraphSchema,
  printedDocumentSchema,
  printedTableSchema,
  printedValueSchema,
  readMethodSchema,
  sectionSchema,
  tableCellSchema,
  valueKindSchema,
  type CellRole,
  type MediaType,
  type PageInfo,
  type Paragraph,
  type PrintedDocument,
  type PrintedTable,
  type PrintedValue,
  type Section,
  type TableCell,
  type ValueKind,
} from './printed.ts';
export {
  checkEntrySchema,
  checkRecordSchema,
  equationEntrySchema,
  verdictSchema,
  type CheckEntry,
  type CheckRecord,
  type EquationEntry,
  type Verdict,
} from './check.ts';
export { cellRecordSchema, type CellRecord } from './cell-record.ts';
export { documentRecordSchema, type DocumentRecord } from './document-record.ts';
export {
  classificationSchema,
  factRecordSchema,
  fundSchema,
  phaseSchema,
  type Classification,
  type FactRecord,
} from './fact-record.ts';
export { documentKindSchema, type DocumentKind } from './record-columns.ts';
export { recordKeys, recordSchemas, toColumnName, type RecordName, type RecordSets } from './records.ts';
export { tableRecordSchema, type TableRecord } from './table-record.ts';
export { describeColumns, OUTPUT_NAMES, type Column, type ColumnType } from './column.ts';
export {
  derivedSchemas,
  outputSchemas,
  PANEL_PHASES,
  panelRecordSchema,
  revisionRecordSchema,
  type DerivedName,
  type OutputName,
  type PanelPhase,
  type PanelRecord,
  type RevisionRecord,
} from './panel.ts';
export { findingRecordSchema, toFindingColumns, type FindingRecord } from './finding-record.ts';
export { indicatorRecordSchema, type IndicatorRecord } from './indicator-record.ts';
export { CORRECTION_COLUMNS, correctionSchema, type Correction } from './correction.ts';
export {
  describeFinding,
  SEVERITIES,
  type Cause,
  type Finding,
  type FindingCode,
  type Outcome,
  type Severity,
} from './finding.ts';
export type { GivenUpReason, UnreadPage, UnreadPicture } from './unread-page-finding.ts';
export { isUserError, UserError } from './user-error.ts';
export {
  agencyKindSchema,
  crosswalkEntrySchema,
  headerMeaningSchema,
  indicatorColumnSchema,
  indicatorRoleSchema,
  kindFactsSchema,
  kindRuleSchema,
  rowMeaningSchema,
  type AgencyKind,
  type IdentityWords,
  type CrosswalkEntry,
  type HeaderMeaning,
  type IndicatorColumn,
  type IndicatorRole,
  type KindFacts,
  type KindRule,
  type MeaningVocabulary,
  type RowMeaning,
} from './meaning-vocabulary.ts';
export { MEASURE_ENDINGS, nameMeasure } from './measure-name.ts';
export { parseTsv, parseTsvAs } from './table-text.ts';
export {
  codeEntrySchema,
  headerRoleSchema,
  parseVocabulary,
  tableKindSchema,
  valueLabelSchema,
  VOCABULARY_FILES,
  type AttestedPair,
  type CodeEntry,
  type HeaderRole,
  type TableKindEntry,
  type ValueLabel,
  type Vocabulary,
  type VocabularyFile,
} from './vocabulary.ts';
