import { PANEL_PHASES } from '@mingzhang/schema';
import { quoteText } from './sql-text.ts';

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

interface DatabaseView {
  readonly name: string;
  readonly zh: string;
  readonly en: string;
  readonly query: string;
}

/** Views for people who ask the DuckDB file: what most questions join anyway. */
export const DATABASE_VIEWS: readonly DatabaseView[] = [
  {
    name: 'facts_in_documents',
    zh: '事实与其文件',
    en: 'facts with their document',
    query: `SELECT f.*, d.source_file, d.source_url, d.title, d.scope, d.agency_kind
    FROM facts AS f JOIN documents AS d USING (document_id)`,
  },
  {
    name: 'checks_in_documents',
    zh: '检查与其文件；两边为 left_side、right_side，不必加引号',
    en: 'checks with their document; the sides are left_side and right_side, which need no quotes',
    query: `SELECT c.verdict, c.check_id, d.agency, d.fiscal_year, d.document_kind, d.source_file,
      c."left" AS left_side, c."right" AS right_side, c.difference, c.tolerance, c.cell_ids, c.instance_id, c.document_id
    FROM checks AS c JOIN documents AS d USING (document_id)`,
  },
  {
    name: 'findings_in_documents',
    zh: '发现与其文件',
    en: 'findings with their document',
    query: `SELECT f.severity, d.agency, d.fiscal_year, d.document_kind, d.source_file, f.page, f.text_zh, f.text_en, f.code,
      f.cause, f.suspect_cell, f.satisfying_value, f.finding_id, f.document_id
    FROM findings AS f JOIN documents AS d USING (document_id)`,
  },
  {
    name: 'panel_leaves',
    zh: '可相加的末级科目（同一 classification、measure、fund 内）',
    en: 'leaves, which may be added up within one classification, measure and fund',
    query: 'SELECT * FROM panel WHERE is_leaf AND code2 IS NULL AND project IS NULL AND unit_name IS NULL',
  },
  {
    name: 'panel_totals',
    zh: '末级之和与印出的合计',
    en: 'sums of leaves beside the printed totals; agrees: within rounding',
    query: `WITH leaves AS (${PANEL_PHASES.map(leavesOf).join(' UNION ALL ')}), totals AS (${PANEL_PHASES.map(totalsOf).join(' UNION ALL ')})
    SELECT l.* EXCLUDE (half_step), t.total_yuan, t.total_status, l.leaves_yuan - t.total_yuan AS difference_yuan,
      abs(l.leaves_yuan - t.total_yuan) <= half_step * (leaves + 1) AS agrees
    FROM leaves AS l JOIN totals AS t ON ${same}
    ORDER BY ALL`,
  },
  {
    name: 'panel_coverage',
    zh: '各单位有哪些年度的文件',
    en: 'which years each body has documents for',
    query: `SELECT region_code, agency, scope, document_kind,
      count(DISTINCT fiscal_year) AS years, min(fiscal_year) AS first_year, max(fiscal_year) AS last_year,
      max(fiscal_year) - min(fiscal_year) + 1 = count(DISTINCT fiscal_year) AS without_gap
    FROM documents WHERE agency IS NOT NULL AND fiscal_year IS NOT NULL
    GROUP BY ALL ORDER BY ALL`,
  },
];

/** Tables of the DuckDB file that no other format has. */
export const DATABASE_TABLES = [
  { name: 'panel_left_out', zh: '没有进入面板的事实及原因', en: 'facts in no row of the panel, and why' },
] as const;

/** SQL that makes the views and says what they are. */
export const VIEWS: string = [
  ...DATABASE_VIEWS.flatMap(({ name, zh, en, query }) => [
    `CREATE OR REPLACE VIEW ${name} AS ${query}`,
    `COMMENT ON VIEW ${name} IS ${quoteText(`${zh} — ${en}`)}`,
  ]),
  ...DATABASE_TABLES.map(({ name, zh, en }) => `COMMENT ON TABLE ${name} IS ${quoteText(`${zh} — ${en}`)}`),
].join(';\n');
