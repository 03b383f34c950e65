import { expect, test } from 'vitest';
import { recordKeys, recordSchemas, toColumnName, type RecordName } from './records.ts';

/** The columns that users of the files rely on, in order. */
const COLUMNS: Readonly<Record<RecordName, string>> = {
  documents:
    'document_id source_file source_url media_type pages pages_scanned title agency agency_kind region_code province city county fiscal_year document_kind scope status error',
  tables:
    'table_id document_id title form_number kind kind_score unit compiled_by first_page last_page rows columns numeric_cells is_empty declared_empty empty_reason method',
  cells:
    'cell_id table_id document_id source_file page x0 y0 x1 y1 table_title row_index column_index row_code row_label column_path value method confidence',
  facts:
    'fact_id cell_id document_id region_code province city county agency fiscal_year document_kind table_kind classification code code_name code_level parent_code code_harmonised harmonised_rule code_inferred code2 item project unit_name measure fund phase amount_yuan null_kind count_value unit value_printed unit_printed source_kind page x0 y0 x1 y1 paragraph status checks_held checks_failed reason',
  indicators:
    'indicator_id document_id table_id page x0 y0 x1 y1 project level_1 level_2 indicator operator target actual unit weight score reason',
  checks: 'instance_id check_id document_id left right difference tolerance verdict cell_ids',
  findings:
    'finding_id code severity cause document_id page x0 y0 x1 y1 parameters suspect_cell satisfying_value text_zh text_en',
};

test.for(Object.entries(COLUMNS))('columns of %s', ([name, columns]) => {
  expect(recordKeys(name as RecordName).map(toColumnName)).toEqual(columns.split(' '));
});

test('every file of records has its columns pinned', () => {
  expect(Object.keys(COLUMNS)).toEqual(Object.keys(recordSchemas));
});

test.for([
  { key: 'rowCode', column: 'row_code' },
  { key: 'code2', column: 'code2' },
  { key: 'x0', column: 'x0' },
  { key: 'level1', column: 'level_1' },
  { key: 'textZh', column: 'text_zh' },
  { key: 'satisfyingValue', column: 'satisfying_value' },
])('$key is $column on disk', ({ key, column }) => {
  expect(toColumnName(key)).toBe(column);
});

test('no two keys of a record share a column', () => {
  for (const columns of Object.values(COLUMNS)) {
    const names = columns.split(' ');
    expect(new Set(names).size).toBe(names.length);
  }
});

const document = {
  documentId: 'a'.repeat(64),
  sourceFile: '决算.pdf',
  sourceUrl: null,
  mediaType: 'application/pdf',
  pages: 3,
  pagesScanned: 0,
  title: null,
  agency: null,
  agencyKind: null,
  regionCode: '610104',
  province: null,
  city: null,
  county: null,
  fiscalYear: 2023,
  documentKind: 'final_accounts',
  scope: null,
  status: 'complete',
  error: null,
};

test.for([
  { name: 'a record of the design', change: {}, fits: true },
  { name: 'an unknown column', change: { colour: 'red' }, fits: false },
  { name: 'a region code that is too short', change: { regionCode: '6101' }, fits: false },
  { name: 'an id that is no hash', change: { documentId: 'first' }, fits: false },
  { name: 'undefined for null', change: { title: undefined }, fits: false },
  { name: 'an unknown kind', change: { documentKind: 'plan' }, fits: false },
])('$name: fits $fits', ({ change, fits }) => {
  expect(recordSchemas.documents.safeParse({ ...document, ...change }).success).toBe(fits);
});

test.for([
  { amount: '11300.00', fits: true },
  { amount: '-3', fits: true },
  { amount: '1e5', fits: false },
  { amount: '1,000', fits: false },
  { amount: '', fits: false },
])('amount $amount: fits $fits', ({ amount, fits }) => {
  expect(recordSchemas.facts.unwrap().shape.amountYuan.safeParse(amount).success).toBe(fits);
});
