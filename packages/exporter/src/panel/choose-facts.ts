/**
 * Within one document a number can stand in several tables. Of each kind of table at most one number is a
 * candidate: the only amount that it prints; else, among rows that share a key (the items of a list under their
 * total), the one that is exactly the sum of the others; else none, because which is meant cannot be known. A row
 * labelled 总计 is a candidate only where nothing else is.
 * Between candidates: undisputed before disputed, then by table (`source-rank.ts`), then the first in the document.
 */
const CANDIDATE_ORDER = 'is_disputed, source_rank, fact_row';

const LINE = 'document_row, row_key, phase';
const LINE_IN_TABLE = `${LINE}, source_rank`;

/**
 * Most numbers stand alone: what is judged at length is only what shares its key. Makes `panel_candidates`
 * (role: candidate, grand_total, part_of_total or ambiguous) and `panel_chosen`: one fact per document, row and
 * phase, with how many others agree and differ.
 */
export const CHOSEN_FACTS = `
CREATE TEMP TABLE panel_shared AS
  SELECT ${LINE} FROM panel_facts WHERE reason IS NULL GROUP BY ALL HAVING count(*) > 1;
CREATE TEMP TABLE panel_candidates AS
  WITH facts_sharing AS (
    SELECT panel_facts.* EXCLUDE (reason) FROM panel_facts SEMI JOIN panel_shared USING (${LINE}) WHERE reason IS NULL
  ), grand AS (
    SELECT *, is_grand_total AND NOT bool_and(is_grand_total) OVER (PARTITION BY ${LINE_IN_TABLE}) AS is_put_off
    FROM facts_sharing
  ), amounts AS (
    SELECT ${LINE_IN_TABLE}, count(DISTINCT amount_yuan) AS amounts, sum(amount_yuan) AS total
    FROM grand WHERE NOT is_put_off GROUP BY ALL
  ), judged AS (
    SELECT grand.*, amounts.amounts, NOT is_put_off AND amount_yuan <> 0 AND amount_yuan = total - amount_yuan AS is_sum
    FROM grand JOIN amounts USING (${LINE_IN_TABLE})
  )
  SELECT * EXCLUDE (is_put_off, amounts, is_sum),
    CASE
      WHEN is_put_off THEN 'grand_total'
      WHEN amounts = 1 OR is_sum THEN 'candidate'
      WHEN bool_or(is_sum) OVER (PARTITION BY ${LINE_IN_TABLE}) THEN 'part_of_total'
      ELSE 'ambiguous'
    END AS role
  FROM judged;
CREATE TEMP TABLE panel_chosen AS
  WITH ranked AS (
    SELECT *, row_number() OVER (PARTITION BY ${LINE} ORDER BY ${CANDIDATE_ORDER}) AS place
    FROM panel_candidates WHERE role = 'candidate'
  ), chosen AS (SELECT * EXCLUDE (place, role) FROM ranked WHERE place = 1)
  SELECT chosen.*,
    count(*) FILTER (WHERE other.role = 'candidate' AND other.amount_yuan = chosen.amount_yuan) - 1 AS agreeing,
    count(*) FILTER (WHERE other.role IN ('candidate', 'ambiguous') AND other.amount_yuan <> chosen.amount_yuan) AS differing
  FROM chosen JOIN panel_candidates AS other USING (${LINE})
  GROUP BY ALL
  UNION ALL
  SELECT * EXCLUDE (reason), 0 AS agreeing, 0 AS differing
  FROM panel_facts ANTI JOIN panel_shared USING (${LINE}) WHERE reason IS NULL;
`;
