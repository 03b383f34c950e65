import { PANEL_PHASES } from '@mingzhang/schema';

const BODY = 'region_code, agency, scope, fiscal_year, document_kind';
const GROUP = `${BODY}, measure, fund`;

/** Half of the last digit printed, in yuan: amounts have two decimals of their unit. */
const HALF_STEP = `CASE unit_printed WHEN '元' THEN 0.005 WHEN '千元' THEN 5 WHEN '亿元' THEN 500000 ELSE 50 END`;

const leavesOf = (phase: string): string => `
  SELECT ${GROUP}, classification, '${phase}' AS phase, count(${phase}_yuan) AS leaves,
    count(*) - count(${phase}_yuan) AS leaves_without_number,
    count(*) FILTER (WHERE status = 'disputed' AND ${phase}_yuan IS NOT NULL) AS leaves_disputed,
    count(*) FILTER (WHERE contains(notes, 'narrative') AND ${phase}_yuan IS NOT NULL) AS leaves_from_text,
    sum(${phase}_yuan) AS leaves_yuan, max(${HALF_STEP}) AS half_step
  FROM panel_leaves GROUP BY ALL HAVING count(${phase}_yuan) > 0`;
const totalsOf = (phase: string): string => `
  SELECT ${GROUP}, '${phase}' AS phase, ${phase}_yuan AS total_yuan, status AS total_status FROM panel
  WHERE code IS NULL AND classification = 'item' AND code2 IS NULL AND project IS NULL AND unit_name IS NULL
    AND ${phase}_yuan IS NOT NULL`;
const same = `${GROUP}, phase`
  .split(', ')
  .map((column) => `l.${column} IS NOT DISTINCT FROM t.${column}`)
  .join(' AND ');

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
CREATE OR REPLACE VIEW panel_totals AS
  WITH leaves AS (${PANEL_PHASES.map(leavesOf).join(' UNION ALL ')}), totals AS (${PANEL_PHASES.map(totalsOf).join(' UNION ALL ')})
  SELECT l.* EXCLUDE (half_step), t.total_yuan, t.total_status, l.leaves_yuan - t.total_yuan AS difference_yuan,
    abs(l.leaves_yuan - t.total_yuan) <= half_step * (leaves + 1) AS agrees
  FROM leaves AS l JOIN totals AS t ON ${same}
  ORDER BY ALL;
COMMENT ON VIEW panel_totals IS '末级之和与印出的合计 — sums of leaves beside the printed totals; agrees: within rounding';
CREATE OR REPLACE VIEW panel_coverage AS
  SELECT region_code, agency, scope, document_kind,
    count(DISTINCT fiscal_year) AS years, min(fiscal_year) AS first_year, max(fiscal_year) AS last_year,
    max(fiscal_year) - min(fiscal_year) + 1 = count(DISTINCT fiscal_year) AS without_gap
  FROM documents WHERE agency IS NOT NULL AND fiscal_year IS NOT NULL
  GROUP BY ALL ORDER BY ALL;
COMMENT ON VIEW panel_coverage IS '各单位有哪些年度的文件 — which years each body has documents for';
COMMENT ON TABLE panel_left_out IS '没有进入面板的事实及原因 — facts in no row of the panel, and why';
`;
