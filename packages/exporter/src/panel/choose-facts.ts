/**
 * Within one document a number can stand in several tables. Of each table at most one number is a candidate:
 * the only amount that it prints; else, among rows that share a key (the items of a list under their total),
 * the one that is exactly the sum of the others; else none, because which is meant cannot be known. A row
 * labelled 总计 is a candidate only where nothing else is.
 * Between candidates: undisputed before disputed, then by table (`source-rank.ts`), then the first in the document.
 */
const CANDIDATE_ORDER =
  "(status = 'disputed'), source_rank, coalesce(page, 0), coalesce(y0, 0), coalesce(x0, 0), fact_id";

const TABLE_KEY = 'document_id, line_key, source_rank, table_kind';

/**
 * Makes `panel_candidates` (facts with a `role`: candidate, grand_total, part_of_total or ambiguous) and
 * `panel_chosen`: one fact per document, line and phase, with how many others agree and differ.
 */
export const CHOSEN_FACTS = `
CREATE TEMP TABLE panel_candidates AS
  WITH grand AS (
    SELECT *, is_grand_total AND NOT bool_and(is_grand_total) OVER (PARTITION BY ${TABLE_KEY}) AS is_put_off
    FROM panel_facts WHERE reason IS NULL
  ), amounts AS (
    SELECT ${TABLE_KEY}, count(DISTINCT amount_yuan) AS amounts, sum(amount_yuan) AS total
    FROM grand WHERE NOT is_put_off GROUP BY ALL
  ), judged AS (
    SELECT grand.*, amounts.amounts, NOT is_put_off AND amount_yuan <> 0 AND amount_yuan = total - amount_yuan AS is_sum
    FROM grand JOIN amounts USING (document_id, line_key, source_rank)
    WHERE grand.table_kind IS NOT DISTINCT FROM amounts.table_kind
  )
  SELECT * EXCLUDE (reason, is_put_off, amounts, is_sum),
    CASE
      WHEN is_put_off THEN 'grand_total'
      WHEN amounts = 1 OR is_sum THEN 'candidate'
      WHEN bool_or(is_sum) OVER (PARTITION BY ${TABLE_KEY}) THEN 'part_of_total'
      ELSE 'ambiguous'
    END AS role
  FROM judged;
CREATE TEMP TABLE panel_chosen AS
  WITH ranked AS (
    SELECT *, row_number() OVER (PARTITION BY document_id, line_key ORDER BY ${CANDIDATE_ORDER}) AS place
    FROM panel_candidates WHERE role = 'candidate'
  ), chosen AS (SELECT * EXCLUDE (place, role) FROM ranked WHERE place = 1)
  SELECT chosen.*,
    count(*) FILTER (WHERE other.role = 'candidate' AND other.amount_yuan = chosen.amount_yuan) - 1 AS agreeing,
    count(*) FILTER (WHERE other.role IN ('candidate', 'ambiguous') AND other.amount_yuan <> chosen.amount_yuan) AS differing
  FROM chosen JOIN panel_candidates AS other
    ON other.document_id = chosen.document_id AND other.line_key = chosen.line_key
  GROUP BY ALL;
`;
