/** Views for people who ask the DuckDB file: what most questions join anyway. */
export const VIEWS = `
CREATE OR REPLACE VIEW facts_in_documents AS
  SELECT f.*, d.source_file, d.source_url, d.title, d.scope, d.agency_kind
  FROM facts AS f JOIN documents AS d USING (document_id);
COMMENT ON VIEW facts_in_documents IS '事实与其文件 — facts with their document';
CREATE OR REPLACE VIEW findings_in_documents AS
  SELECT f.severity, d.agency, d.fiscal_year, d.document_kind, d.source_file, f.page, f.text_zh, f.text_en, f.code,
    f.cause, f.suspect_cell, f.satisfying_value, f.finding_id, f.document_id
  FROM findings AS f JOIN documents AS d USING (document_id);
COMMENT ON VIEW findings_in_documents IS '发现与其文件 — findings with their document';
CREATE OR REPLACE VIEW panel_leaves AS
  SELECT * FROM panel WHERE is_leaf AND code2 IS NULL AND project IS NULL AND unit_name IS NULL;
COMMENT ON VIEW panel_leaves IS '可相加的末级科目（同一 classification、measure、fund 内） — leaves, which may be added up within one classification, measure and fund';
CREATE OR REPLACE VIEW panel_coverage AS
  SELECT region_code, agency, scope, document_kind,
    count(DISTINCT fiscal_year) AS years, min(fiscal_year) AS first_year, max(fiscal_year) AS last_year,
    max(fiscal_year) - min(fiscal_year) + 1 = count(DISTINCT fiscal_year) AS without_gap
  FROM documents WHERE agency IS NOT NULL AND fiscal_year IS NOT NULL
  GROUP BY ALL ORDER BY ALL;
COMMENT ON VIEW panel_coverage IS '各单位有哪些年度的文件 — which years each body has documents for';
COMMENT ON TABLE panel_left_out IS '没有进入面板的事实及原因 — facts in no row of the panel, and why';
`;
