import { PANEL_PHASES } from '@mingzhang/schema';
import { FLAG_SQL } from './notes.ts';
import { isPartialSql, sourceRankSql } from './source-rank.ts';

/** Columns that say which body and document a row of the panel is about. */
export const BODY_KEY = ['region_code', 'agency', 'scope', 'fiscal_year', 'document_kind'] as const;
/** Columns that say which line of it. */
export const LINE_KEY = ['classification', 'code', 'code2', 'project', 'unit_name', 'measure', 'fund'] as const;

/** SQL: one text for several columns, in which null differs from ''. */
export const keyText = (columns: readonly string[]): string =>
  `concat_ws(chr(31), ${columns.map((column) => `coalesce(CAST(${column} AS VARCHAR), chr(30))`).join(', ')})`;

/** A label that says 总计 counts what was carried over, too; 合计 does not. */
const IS_GRAND_TOTAL = "coalesce(f.item LIKE '%总计%', false)";

/**
 * A fact that belongs to the document's own year fills its phase; one of the year before fills prior_…; other
 * years have no column.
 */
const PHASE = `CASE
  WHEN d.fiscal_year IS NULL OR f.fiscal_year = d.fiscal_year OR f.phase LIKE 'prior_%' THEN f.phase
  WHEN f.fiscal_year = d.fiscal_year - 1 AND f.phase IN ('approved', 'executed') THEN 'prior_' || f.phase
END`;
/** SQL: place of a phase among the columns of the panel, from 1; null for none. */
const PHASE_NUMBER = `CASE ${PHASE} ${PANEL_PHASES.map((phase, index) => `WHEN '${phase}' THEN ${index + 1}`).join(' ')} END`;

const REASON = `CASE
  WHEN f.null_kind IS NOT NULL THEN 'no_number'
  WHEN f.count_value IS NOT NULL THEN 'no_money'
  WHEN f.amount_yuan IS NULL THEN 'no_unit'
  WHEN f.agency IS NULL THEN 'no_agency'
  WHEN coalesce(d.fiscal_year, f.fiscal_year) IS NULL THEN 'no_year'
  WHEN d.document_kind = 'unknown' THEN 'no_document_kind'
  WHEN f.measure IS NULL THEN 'no_measure'
  WHEN ${isPartialSql('f.table_kind', 'f.measure')} THEN 'partial_table'
  WHEN f.phase IS NULL THEN 'no_phase'
  WHEN ${PHASE_NUMBER} IS NULL THEN 'other_year'
END`;

/** From best to worst; a row is as good as its worst number. */
export const STATUSES = ['verified', 'repaired', 'corrected', 'unchecked', 'disputed'] as const;
const STATUS_RANK = `list_position([${STATUSES.map((status) => `'${status}'`).join(', ')}], f.status)`;
const FLAGS = FLAG_SQL.map((condition, bit) => `CASE WHEN ${condition} THEN ${2 ** bit} ELSE 0 END`).join(' + ');

/**
 * Makes `panel_facts`: of every fact of the batch its place in `facts`, which is its order in the document, the
 * keys it has in the panel, the order in which it is heard, and the reason why it can have no place there (null
 * when it can). Narrow on purpose: the words are joined last.
 */
export const USABLE_FACTS = `
CREATE TEMP TABLE panel_facts AS
  SELECT * REPLACE (md5_number(row_text) AS row_text, md5_number(body_text) AS body_text)
  FROM (
    SELECT f.fact_row, d.document_row,
      ${keyText(['f.region_code', 'f.agency', 'd.scope', 'coalesce(d.fiscal_year, f.fiscal_year)', 'd.document_kind'])} AS body_text,
      ${keyText(['f.region_code', 'f.agency', 'd.scope', 'coalesce(d.fiscal_year, f.fiscal_year)', 'd.document_kind', ...LINE_KEY.map((column) => `f.${column}`)])} AS row_text,
      CAST(${PHASE_NUMBER} AS UTINYINT) AS phase,
      f.amount_yuan, f.status = 'disputed' AS is_disputed, f.source_kind = 'narrative' AS is_narrative,
      CAST(${STATUS_RANK} AS UTINYINT) AS status_rank, CAST(${FLAGS} AS USMALLINT) AS flags,
      ${IS_GRAND_TOTAL} AS is_grand_total,
      CAST(${sourceRankSql('f.table_kind', 'f.source_kind')} AS UTINYINT) AS source_rank,
      ${REASON} AS reason
    FROM panel_source AS f JOIN panel_bodies AS d USING (document_id)
  );
ALTER TABLE panel_facts RENAME body_text TO body_key;
ALTER TABLE panel_facts RENAME row_text TO row_key;
`;
