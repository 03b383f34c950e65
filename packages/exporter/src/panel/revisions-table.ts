import { BODY_KEY, keyHash, LINE_KEY } from './usable-facts.ts';

const either = (columns: readonly string[]): string =>
  columns.map((column) => `coalesce(newer.${column}, older.${column}) AS ${column}`).join(', ');

/**
 * Makes the table `revisions`: for each document that another one replaces, the lines whose amounts differ, are
 * new or are gone; one row `identical` when there is none. Sorted by body, year, kind, older document, line.
 */
export const REVISIONS = `
CREATE OR REPLACE TABLE revisions AS
  WITH older AS (
    SELECT r.newer_document_id, r.older_document_id, r.decided_by, c.*
    FROM panel_replaced AS r JOIN panel_chosen AS c ON c.document_id = r.older_document_id WHERE c.source_kind = 'table'
  ), newer AS (
    SELECT r.newer_document_id, r.older_document_id, r.decided_by, c.*
    FROM panel_replaced AS r JOIN panel_chosen AS c ON c.document_id = r.newer_document_id WHERE c.source_kind = 'table'
  ), lines AS (
    SELECT ${either([...BODY_KEY, 'newer_document_id', 'older_document_id', 'decided_by', ...LINE_KEY, 'phase'])},
      older.amount_yuan AS older_yuan, newer.amount_yuan AS newer_yuan,
      older.fact_id AS older_fact_id, newer.fact_id AS newer_fact_id
    FROM older FULL JOIN newer
      ON older.older_document_id = newer.older_document_id AND older.line_key = newer.line_key
  ), differing AS (
    SELECT *, CASE WHEN older_yuan IS NULL THEN 'added' WHEN newer_yuan IS NULL THEN 'removed' ELSE 'changed' END AS change
    FROM lines WHERE older_yuan IS DISTINCT FROM newer_yuan
  ), unchanged AS (
    SELECT DISTINCT ${[...BODY_KEY, 'newer_document_id', 'older_document_id', 'decided_by'].join(', ')} FROM lines
    ANTI JOIN differing USING (older_document_id)
  ), rows AS (
    SELECT * FROM differing UNION ALL BY NAME SELECT *, 'identical' AS change FROM unchanged
  )
  SELECT ${keyHash(['newer_document_id', 'older_document_id', ...LINE_KEY, 'phase'])} AS revision_id,
    ${BODY_KEY.join(', ')}, newer_document_id, older_document_id, decided_by, change,
    ${LINE_KEY.join(', ')}, phase, older_yuan, newer_yuan, newer_yuan - older_yuan AS difference_yuan,
    older_fact_id, newer_fact_id
  FROM rows
  ORDER BY ${[...BODY_KEY, 'older_document_id', ...LINE_KEY, 'phase'].map((column) => `${column} NULLS LAST`).join(', ')};
`;
