import { PANEL_PHASES } from '@mingzhang/schema';
import { DECIMAL_TYPE } from '../duckdb/sql-text.ts';
import { BODY_KEY, keyHash, LINE_KEY } from './usable-facts.ts';

const ROW_KEY = [...BODY_KEY, ...LINE_KEY];
const PHASE_ORDER = `CASE phase ${PANEL_PHASES.map((phase, index) => `WHEN '${phase}' THEN ${index}`).join(' ')} END`;

/** The words of a row come from its most telling phase: the outturn of a final account, else the first. */
const first = (column: string): string => `arg_min(${column}, ${PHASE_ORDER}) AS ${column}`;

const NOTES: readonly { readonly note: string; readonly when: string }[] = [
  { note: 'partial_document', when: "bool_or(document_status = 'partial')" },
  { note: 'values_differ', when: 'sum(differing) > 0' },
  { note: 'revised', when: 'bool_or(replaces)' },
  { note: 'harmonised', when: 'bool_or(code_harmonised IS DISTINCT FROM code AND code_harmonised IS NOT NULL)' },
  { note: 'code_inferred', when: 'coalesce(bool_or(code_inferred), false)' },
  { note: 'region_unknown', when: 'region_code IS NULL' },
  { note: 'scope_unknown', when: 'scope IS NULL' },
  { note: 'narrative', when: "bool_or(source_kind = 'narrative')" },
  { note: 'ocr', when: "coalesce(bool_or(method = 'ocr'), false)" },
  { note: 'from_total_row', when: 'bool_or(is_grand_total)' },
];

const amounts = PANEL_PHASES.map((phase) => `max(amount_yuan) FILTER (WHERE phase = '${phase}') AS ${phase}_yuan`);
const facts = PANEL_PHASES.map((phase) => `max(fact_id) FILTER (WHERE phase = '${phase}') AS ${phase}_fact_id`);

/**
 * A code is a leaf when the next longer code of its row group does not begin with it. The codes of a group are
 * sorted, so that the first code below another stands right behind it.
 */
const IS_LEAF = `CASE WHEN code IS NULL OR classification = 'unit' THEN NULL
  ELSE NOT coalesce(starts_with(lead(code) OVER (
    PARTITION BY region_code, agency, scope, fiscal_year, document_kind, classification, code2, project, unit_name, measure, fund
    ORDER BY code), code), false) END`;

/**
 * Makes the table `panel` out of `panel_chosen`: one row per body, year, kind and line. Where several documents
 * are parts of one publication, the number of the table that is heard first is used, then the newest document's.
 * Rows are sorted by their key columns, texts by code points, null last.
 */
export const PANEL = `
CREATE TEMP TABLE panel_used AS
  SELECT chosen.*, status_of.status AS document_status, cells.method,
    EXISTS (SELECT 1 FROM panel_replaced WHERE newer_document_id = chosen.document_id) AS replaces
  FROM panel_chosen AS chosen
    JOIN panel_versions AS versions USING (document_id)
    JOIN panel_documents AS status_of USING (document_id)
    LEFT JOIN cells ON cells.cell_id = chosen.cell_id
  WHERE document_id NOT IN (SELECT older_document_id FROM panel_replaced)
  QUALIFY row_number() OVER (
    PARTITION BY chosen.body_key, chosen.line_key
    ORDER BY (chosen.status = 'disputed'), source_rank, version, fact_id
  ) = 1;
CREATE OR REPLACE TABLE panel AS
  SELECT panel_id, region_code, province, city, county, agency, scope, fiscal_year, document_kind,
    classification, code, code_name, code_level, parent_code, code_harmonised, code2, item, project, unit_name,
    measure, fund,
    ${PANEL_PHASES.map((phase) => `CAST(${phase}_yuan AS ${DECIMAL_TYPE}) AS ${phase}_yuan`).join(', ')},
    ${PANEL_PHASES.map((phase) => `${phase}_fact_id`).join(', ')},
    status, ${IS_LEAF} AS is_leaf, unit_printed,
    CAST(agreeing AS INTEGER) AS facts_agreeing, CAST(differing AS INTEGER) AS facts_differing,
    notes, document_ids
  FROM (
    SELECT ${keyHash(ROW_KEY)} AS panel_id, ${ROW_KEY.join(', ')},
      ${['province', 'city', 'county', 'code_name', 'code_level', 'parent_code', 'code_harmonised', 'item', 'unit_printed'].map(first).join(', ')},
      ${amounts.join(', ')},
      ${facts.join(', ')},
      CASE
        WHEN bool_or(status = 'disputed') THEN 'disputed'
        WHEN bool_or(status = 'unchecked') THEN 'unchecked'
        WHEN bool_or(status = 'repaired') THEN 'repaired'
        ELSE 'verified'
      END AS status,
      sum(agreeing) AS agreeing, sum(differing) AS differing,
      concat_ws(' ', ${NOTES.map(({ note, when }) => `CASE WHEN ${when} THEN '${note}' END`).join(', ')}) AS notes,
      string_agg(DISTINCT document_id, ' ' ORDER BY document_id) AS document_ids
    FROM panel_used GROUP BY ${ROW_KEY.join(', ')}
  )
  ORDER BY ${ROW_KEY.map((column) => `${column} NULLS LAST`).join(', ')};
`;
