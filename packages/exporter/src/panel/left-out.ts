/**
 * The rows of `panel_left_out`, in the order of facts: every fact of the batch that is in no row of the panel, with the reason, so that nothing
 * is set aside silently. `same_value` and `other_value` are facts whose place another fact filled.
 */
export const LEFT_OUT = `
  SELECT f.fact_id, CASE
      WHEN p.reason IS NOT NULL THEN p.reason
      WHEN candidates.role <> 'candidate' THEN candidates.role
      WHEN p.document_row IN (SELECT older_row FROM panel_replaced) THEN 'replaced_document'
      WHEN p.amount_yuan = used.amount_yuan THEN 'same_value'
      ELSE 'other_value'
    END AS reason
  FROM panel_facts AS p
    ANTI JOIN (SELECT fact_row FROM panel_used) AS taken ON taken.fact_row = p.fact_row
    JOIN panel_source AS f ON f.fact_row = p.fact_row
    LEFT JOIN panel_candidates AS candidates ON candidates.fact_row = p.fact_row
    LEFT JOIN panel_used AS used ON used.row_key = p.row_key AND used.phase = p.phase
  ORDER BY p.fact_row
`;
