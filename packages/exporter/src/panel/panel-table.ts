import { PANEL_PHASES } from '@mingzhang/schema';
import { DECIMAL_TYPE } from '../duckdb/sql-text.ts';
import { BODY_KEY, LINE_KEY } from './usable-facts.ts';

/** `when` is an aggregate over the facts of a row (`used`, `fact`, `document`, `cell`). */
const NOTES: readonly { readonly note: string; readonly when: string }[] = [
  { note: 'partial_document', when: "bool_or(document.status = 'partial')" },
  { note: 'values_differ', when: 'sum(used.differing) > 0' },
  { note: 'revised', when: 'bool_or(used.replaces)' },
  {
    note: 'harmonised',
    when: 'coalesce(bool_or(fact.code_harmonised IS DISTINCT FROM fact.code AND fact.code_harmonised IS NOT NULL), false)',
  },
  { note: 'code_inferred', when: 'coalesce(bool_or(fact.code_inferred), false)' },
  { note: 'region_unknown', when: 'bool_or(fact.region_code IS NULL)' },
  { note: 'scope_unknown', when: 'bool_or(document.scope IS NULL)' },
  { note: 'narrative', when: 'bool_or(used.is_narrative)' },
  { note: 'ocr', when: "coalesce(bool_or(cell.method = 'ocr'), false)" },
  { note: 'from_total_row', when: 'bool_or(used.is_grand_total)' },
];

const ofPhases = (column: (phase: string, number: number) => string): string =>
  PANEL_PHASES.map((phase, index) => column(phase, index + 1)).join(', ');

/**
 * A code is a leaf when the next longer code of its row group does not begin with it. The codes of a group are
 * sorted, so that the first code below another stands right behind it.
 */
const IS_LEAF = `CASE WHEN code IS NULL OR classification = 'unit' THEN NULL
  ELSE NOT coalesce(starts_with(lead(code) OVER (
    PARTITION BY ${[...BODY_KEY, ...LINE_KEY.filter((column) => column !== 'code')].join(', ')} ORDER BY code), code), false) END`;

const WORDS = [
  'province',
  'city',
  'county',
  'code_name',
  'code_level',
  'parent_code',
  'code_harmonised',
  'item',
  'unit_printed',
];

/**
 * Makes the table `panel` out of `panel_chosen`: one row per body, year, kind and line. Where several documents
 * are parts of one publication, the number of the table that is heard first is used, then the newest document's.
 * The words of a row are those of its first phase. Rows are sorted by their key columns, texts by code points,
 * null last.
 */
export const PANEL = `
CREATE TEMP TABLE panel_used AS
  SELECT chosen.*, document_row IN (SELECT newer_row FROM panel_replaced) AS replaces
  FROM panel_chosen AS chosen JOIN panel_versions AS versions USING (document_row)
  WHERE document_row NOT IN (SELECT older_row FROM panel_replaced)
  QUALIFY row_number() OVER (PARTITION BY row_key, phase ORDER BY is_disputed, source_rank, version, fact_row) = 1;
CREATE TEMP TABLE panel_rows AS
  SELECT used.row_key, arg_min(used.fact_row, used.phase) AS fact_row,
    ${ofPhases((phase, number) => `max(used.amount_yuan) FILTER (WHERE used.phase = ${number}) AS ${phase}_yuan`)},
    ${ofPhases((phase, number) => `max(fact.fact_id) FILTER (WHERE used.phase = ${number}) AS ${phase}_fact_id`)},
    CASE
      WHEN bool_or(fact.status = 'disputed') THEN 'disputed'
      WHEN bool_or(fact.status = 'unchecked') THEN 'unchecked'
      WHEN bool_or(fact.status = 'repaired') THEN 'repaired'
      ELSE 'verified'
    END AS status,
    CAST(sum(used.agreeing) AS INTEGER) AS facts_agreeing, CAST(sum(used.differing) AS INTEGER) AS facts_differing,
    concat_ws(' ', ${NOTES.map(({ note, when }) => `CASE WHEN ${when} THEN '${note}' END`).join(', ')}) AS notes,
    CASE WHEN min(fact.document_id) = max(fact.document_id) THEN min(fact.document_id)
      ELSE string_agg(DISTINCT fact.document_id, ' ' ORDER BY fact.document_id) END AS document_ids
  FROM panel_used AS used
    JOIN facts AS fact ON fact.rowid = used.fact_row
    JOIN panel_bodies AS document ON document.document_row = used.document_row
    LEFT JOIN cells AS cell ON cell.cell_id = fact.cell_id
  GROUP BY used.row_key;
CREATE OR REPLACE TABLE panel AS
  WITH worded AS (
    SELECT lower(lpad(hex(r.row_key), 32, '0')) AS panel_id, fact.region_code, fact.agency, document.scope,
      coalesce(document.fiscal_year, fact.fiscal_year) AS fiscal_year, document.document_kind,
      ${[...LINE_KEY, ...WORDS].map((column) => `fact.${column}`).join(', ')},
      r.* EXCLUDE (row_key, fact_row)
    FROM panel_rows AS r JOIN facts AS fact ON fact.rowid = r.fact_row
      JOIN panel_bodies AS document ON document.document_id = fact.document_id
  )
  SELECT panel_id, region_code, province, city, county, agency, scope, fiscal_year, document_kind,
    classification, code, code_name, code_level, parent_code, code_harmonised, code2, item, project, unit_name,
    measure, fund,
    ${ofPhases((phase) => `CAST(${phase}_yuan AS ${DECIMAL_TYPE}) AS ${phase}_yuan`)},
    ${ofPhases((phase) => `${phase}_fact_id`)},
    status, ${IS_LEAF} AS is_leaf, unit_printed, facts_agreeing, facts_differing, notes, document_ids
  FROM worded
  ORDER BY ${[...BODY_KEY, ...LINE_KEY].map((column) => `${column} NULLS LAST`).join(', ')};
`;
