import { PANEL_PHASES } from '@mingzhang/schema';
import { DECIMAL_TYPE } from '../duckdb/sql-text.ts';
import { NOTES_SQL } from './notes.ts';
import { SAYS_SO } from './publications.ts';
import { BODY_KEY, keyText, LINE_KEY, STATUSES } from './usable-facts.ts';

const ofPhases = (column: (phase: string, number: number) => string): string =>
  PANEL_PHASES.map((phase, index) => column(phase, index + 1)).join(', ');

const LINES_BESIDE = [...BODY_KEY, ...LINE_KEY.filter((column) => column !== 'code')];
/**
 * A code is a leaf when the next longer code of its row group does not begin with it. The codes of a group are
 * sorted, so that the first code below another stands right behind it. A text names only some codes: beside
 * rows of tables, its rows are no leaves and make none a parent.
 */
const IS_LEAF = `CASE WHEN classification = 'unit' THEN NULL
  WHEN is_text_alone AND NOT bool_and(is_text_alone) OVER (PARTITION BY lines_key) THEN false
  ELSE NOT coalesce(starts_with(lead(code) OVER (PARTITION BY lines_key, is_text_alone ORDER BY code), code), false) END`;

/** What a row says besides its key and its numbers: the words of its first fact. */
export const WORDS = [
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
 * Makes the rows of `panel` out of `panel_chosen`: one per body, year, kind and line. Where several documents
 * are parts of one publication, the number of the table that is heard first is used, then the newest document's.
 * The words of a row are those of its first phase. Rows are sorted by their key columns, texts by code points,
 * null last.
 */
export const PANEL_STEPS = `
CREATE TEMP TABLE panel_current AS
  SELECT versions.document_row, versions.version,
    coalesce(bool_or(${SAYS_SO}), false) AS replaces, coalesce(bool_or(NOT ${SAYS_SO}), false) AS repeats
  FROM panel_versions AS versions LEFT JOIN panel_replaced AS replaced ON replaced.newer_row = versions.document_row
  WHERE versions.document_row NOT IN (SELECT older_row FROM panel_replaced)
  GROUP BY ALL;
CREATE TEMP TABLE panel_competing AS
  SELECT row_key, phase FROM panel_chosen JOIN panel_current USING (document_row) GROUP BY ALL HAVING count(*) > 1;
CREATE TEMP TABLE panel_used AS
  WITH current AS (SELECT chosen.*, version, replaces, repeats FROM panel_chosen AS chosen JOIN panel_current USING (document_row))
  SELECT * EXCLUDE (version) FROM current ANTI JOIN panel_competing USING (row_key, phase)
  UNION ALL
  SELECT * EXCLUDE (version) FROM current SEMI JOIN panel_competing USING (row_key, phase)
  QUALIFY row_number() OVER (PARTITION BY row_key, phase ORDER BY is_disputed, source_rank, version, fact_row) = 1;
CREATE TEMP TABLE panel_ids AS
  SELECT used.row_key, used.phase, fact.fact_id, fact.document_id
  FROM panel_used AS used JOIN panel_source AS fact USING (fact_row);
CREATE TEMP TABLE panel_rows AS
  SELECT row_key, arg_min(fact_row, phase) AS fact_row, arg_min(document_row, phase) AS document_row,
    ${ofPhases((phase, number) => `max(amount_yuan) FILTER (WHERE phase = ${number}) AS ${phase}_yuan`)},
    max(status_rank) AS status_rank, bit_or(flags) AS flags, bool_or(replaces) AS replaces, bool_or(repeats) AS repeats,
    bool_and(is_narrative) AS is_text_alone,
    CAST(sum(agreeing) AS INTEGER) AS agreeing, CAST(sum(differing) AS INTEGER) AS differing
  FROM panel_used GROUP BY row_key;
CREATE TEMP TABLE panel_worded AS
  SELECT lower(lpad(hex(r.row_key), 32, '0')) AS panel_id, fact.region_code, fact.agency, document.scope,
    coalesce(document.fiscal_year, fact.fiscal_year) AS fiscal_year, document.document_kind,
    ${[...LINE_KEY, ...WORDS].map((column) => `fact.${column}`).join(', ')},
    ${ofPhases((phase) => `r.${phase}_yuan`)},
    ${ofPhases((phase) => `${phase}.fact_id AS ${phase}_fact_id`)},
    [${STATUSES.map((status) => `'${status}'`).join(', ')}][r.status_rank] AS status,
    r.agreeing AS facts_agreeing, r.differing AS facts_differing, ${NOTES_SQL} AS notes,
    r.is_text_alone,
    array_to_string(list_sort(list_distinct([${ofPhases((phase) => `${phase}.document_id`)}])), ' ') AS document_ids
  FROM panel_rows AS r JOIN panel_source AS fact ON fact.fact_row = r.fact_row
    JOIN panel_bodies AS document ON document.document_row = r.document_row
    ${PANEL_PHASES.map((phase, index) => `LEFT JOIN (SELECT * FROM panel_ids WHERE phase = ${index + 1}) AS ${phase} ON ${phase}.row_key = r.row_key`).join('\n    ')};
CREATE TEMP TABLE panel_leaf AS
  SELECT panel_id, ${IS_LEAF} AS is_leaf
  FROM (SELECT panel_id, code, classification, is_text_alone, md5_number(${keyText(LINES_BESIDE)}) AS lines_key FROM panel_worded WHERE code IS NOT NULL);
`;
export const PANEL = `
  SELECT panel_id, region_code, province, city, county, agency, scope, fiscal_year, document_kind,
    classification, code, code_name, code_level, parent_code, code_harmonised, code2, item, project, unit_name,
    measure, fund,
    ${ofPhases((phase) => `CAST(${phase}_yuan AS ${DECIMAL_TYPE}) AS ${phase}_yuan`)},
    ${ofPhases((phase) => `${phase}_fact_id`)},
    status, is_leaf, unit_printed, facts_agreeing, facts_differing, notes, document_ids
  FROM panel_worded LEFT JOIN panel_leaf USING (panel_id)
  ORDER BY ${[...BODY_KEY, ...LINE_KEY].map((column) => `${column} NULLS LAST`).join(', ')}
`;
