import { PANEL_PHASES } from '@mingzhang/schema';
import { BODY_KEY, keyText, LINE_KEY } from './usable-facts.ts';

const PHASE_NAME = `CASE pairs.phase ${PANEL_PHASES.map((phase, index) => `WHEN ${index + 1} THEN '${phase}'`).join(' ')} END`;

/**
 * The rows of `revisions`: for each document that another one replaces, the lines whose amounts differ, are
 * new or are gone; one row `identical` when there is none. Sorted by body, year, kind, older document, line.
 */
export const REVISIONS = `
  WITH older AS (
    SELECT r.older_row AS pair, c.row_key, c.phase, c.fact_row, c.amount_yuan
    FROM panel_replaced AS r JOIN panel_chosen AS c ON c.document_row = r.older_row WHERE NOT c.is_narrative
  ), newer AS (
    SELECT r.older_row AS pair, c.row_key, c.phase, c.fact_row, c.amount_yuan
    FROM panel_replaced AS r JOIN panel_chosen AS c ON c.document_row = r.newer_row WHERE NOT c.is_narrative
  ), lines AS (
    SELECT pair, phase, older.fact_row AS older_fact, newer.fact_row AS newer_fact,
      older.amount_yuan AS older_yuan, newer.amount_yuan AS newer_yuan,
      CASE
        WHEN older.amount_yuan IS NULL THEN 'added'
        WHEN newer.amount_yuan IS NULL THEN 'removed'
        ELSE 'changed'
      END AS change
    FROM older FULL JOIN newer USING (pair, row_key, phase)
    WHERE older.amount_yuan IS DISTINCT FROM newer.amount_yuan
  ), pairs AS (
    SELECT r.*, document.scope, document.document_kind, document.fiscal_year AS document_year,
      coalesce(lines.change, 'identical') AS change, lines.* EXCLUDE (pair, change)
    FROM panel_replaced AS r
      JOIN panel_bodies AS document ON document.document_row = r.older_row
      LEFT JOIN lines ON lines.pair = r.older_row
  ), worded AS (
    SELECT coalesce(newer.region_code, older.region_code, body.region_code) AS region_code,
      coalesce(newer.agency, older.agency, body.agency) AS agency, pairs.scope,
      coalesce(document_year, older.fiscal_year, newer.fiscal_year) AS fiscal_year, pairs.document_kind,
      newer_document_id, older_document_id, decided_by, change,
      ${LINE_KEY.map((column) => `coalesce(newer.${column}, older.${column}) AS ${column}`).join(', ')},
      ${PHASE_NAME} AS phase, older_yuan, newer_yuan, newer_yuan - older_yuan AS difference_yuan,
      older.fact_id AS older_fact_id, newer.fact_id AS newer_fact_id
    FROM pairs
      JOIN documents AS body ON body.document_id = pairs.older_document_id
      LEFT JOIN panel_source AS older ON older.fact_row = older_fact
      LEFT JOIN panel_source AS newer ON newer.fact_row = newer_fact
  )
  SELECT md5(${keyText(['newer_document_id', 'older_document_id', ...LINE_KEY, 'phase'])}) AS revision_id,
    ${BODY_KEY.join(', ')}, * EXCLUDE (${BODY_KEY.join(', ')})
  FROM worded
  ORDER BY ${[...BODY_KEY, 'older_document_id', ...LINE_KEY, 'phase'].map((column) => `${column} NULLS LAST`).join(', ')}
`;
