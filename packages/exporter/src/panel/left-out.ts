/**
 * Makes the table `panel_left_out`: every fact that is in no row of the panel, with the reason, so that nothing
 * is set aside silently. `same_value` and `other_value` are facts whose key another fact of the document filled.
 */
export const LEFT_OUT = `
CREATE OR REPLACE TABLE panel_left_out AS
  SELECT facts.fact_id, CASE
      WHEN facts.reason IS NOT NULL THEN facts.reason
      WHEN candidates.role <> 'candidate' THEN candidates.role
      WHEN facts.document_id IN (SELECT older_document_id FROM panel_replaced) THEN 'replaced_document'
      WHEN facts.amount_yuan = used.amount_yuan THEN 'same_value'
      ELSE 'other_value'
    END AS reason
  FROM panel_facts AS facts
    LEFT JOIN panel_candidates AS candidates USING (fact_id)
    LEFT JOIN panel_used AS used ON used.body_key = facts.body_key AND used.line_key = facts.line_key
    ANTI JOIN (SELECT fact_id FROM panel_used) AS taken ON taken.fact_id = facts.fact_id;
DROP TABLE panel_used; DROP TABLE panel_replaced; DROP TABLE panel_versions; DROP TABLE panel_chosen;
DROP TABLE panel_candidates; DROP TABLE panel_facts; DROP TABLE panel_documents;
`;
