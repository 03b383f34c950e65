import { isPartialSql, sourceRankSql } from './source-rank.ts';

/** Columns that say which body and document a row of the panel is about. */
export const BODY_KEY = ['region_code', 'agency', 'scope', 'fiscal_year', 'document_kind'] as const;
/** Columns that say which line of it. */
export const LINE_KEY = ['classification', 'code', 'code2', 'project', 'unit_name', 'measure', 'fund'] as const;

/** SQL: one text for several columns, in which null differs from ''; hashed, so that it is an id. */
export const keyHash = (columns: readonly string[]): string =>
  `md5(concat_ws(chr(31), ${columns.map((column) => `coalesce(CAST(${column} AS VARCHAR), chr(30))`).join(', ')}))`;

/** A label that says 总计 counts what was carried over, too; 合计 does not. */
const IS_GRAND_TOTAL = "coalesce(f.item LIKE '%总计%', false)";

/**
 * A fact that belongs to the document's own year fills its phase; one of the year before fills prior_…; other
 * years have no column.
 */
const PHASE_COLUMN = `CASE
  WHEN d.fiscal_year IS NULL OR f.fiscal_year = d.fiscal_year OR f.phase LIKE 'prior_%' THEN f.phase
  WHEN f.fiscal_year = d.fiscal_year - 1 AND f.phase IN ('approved', 'executed') THEN 'prior_' || f.phase
END`;

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
  WHEN ${PHASE_COLUMN} IS NULL THEN 'other_year'
END`;

/**
 * Makes `panel_facts`: every fact with the keys it has in the panel, the order in which it is heard, and the
 * reason why it can have no place there (null when it can). `amount_yuan` is exact.
 */
export const USABLE_FACTS = `
CREATE TEMP TABLE panel_documents AS
  SELECT *, row_number() OVER () AS document_order FROM documents;
CREATE TEMP TABLE panel_facts AS
  SELECT *,
    ${keyHash(BODY_KEY)} AS body_key,
    ${keyHash([...LINE_KEY, 'phase'])} AS line_key
  FROM (
    SELECT f.fact_id, f.cell_id, f.document_id, d.document_order,
      f.region_code, f.province, f.city, f.county, f.agency, d.scope,
      coalesce(d.fiscal_year, f.fiscal_year) AS fiscal_year, d.document_kind,
      f.classification, f.code, f.code_name, f.code_level, f.parent_code, f.code_harmonised, f.code_inferred,
      f.code2, f.item, f.project, f.unit_name, f.measure, f.fund,
      ${PHASE_COLUMN} AS phase,
      f.amount_yuan, f.table_kind, f.source_kind, f.status, f.unit_printed, f.page, f.y0, f.x0,
      ${IS_GRAND_TOTAL} AS is_grand_total,
      ${sourceRankSql('f.table_kind', 'f.source_kind')} AS source_rank,
      ${REASON} AS reason
    FROM facts AS f JOIN panel_documents AS d USING (document_id)
  );
`;
