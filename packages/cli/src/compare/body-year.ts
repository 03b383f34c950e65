import type { Row, Session } from '@mingzhang/exporter/node';
import { IS_LINE, type Line } from './choose-line.ts';

/** Why there is no number, from what lies nearest to the document to what lies farthest. */
export const MISSING = [
  'unclear',
  'blank',
  'other_fund',
  'empty_table',
  'no_line',
  'no_table',
  'unread',
  'no_document',
] as const;
export type Missing = (typeof MISSING)[number];

export interface Body {
  readonly regionCode: string | null;
  readonly province: string | null;
  readonly city: string | null;
  readonly county: string | null;
  readonly agency: string;
  readonly scope: string | null;
}

/** What one body says of one year: a number with its fact, or why there is none. */
export type BodyYear =
  | { readonly yuan: string; readonly factId: string; readonly status: string; readonly notes: string }
  | { readonly missing: Missing };

export interface BodyLine {
  readonly body: Body;
  readonly years: ReadonlyMap<number, BodyYear>;
}

const text = (row: Row, column: string): string | null => {
  const value = row[column];
  return value === null || value === undefined ? null : String(value);
};

const toBody = (row: Row): Body => ({
  regionCode: text(row, 'region_code'),
  province: text(row, 'province'),
  city: text(row, 'city'),
  county: text(row, 'county'),
  agency: text(row, 'agency') ?? '',
  scope: text(row, 'scope'),
});
const keyOf = (row: Row): string => JSON.stringify([text(row, 'region_code'), text(row, 'agency'), text(row, 'scope')]);

/**
 * Of what one body prints for one year, the row of the body as a whole: that without a unit; else that of its
 * only unit. Several units are not added up: whether they are all of it cannot be known.
 */
function wholeRow(rows: readonly Row[]): Row | undefined {
  const own = rows.filter((row) => row['unit_name'] === null);
  if (own.length > 0) return own.find((row) => row['classification'] === 'item') ?? own[0];
  return rows.length === 1 ? rows[0] : undefined;
}

/** SQL: what each document says about the line without giving a number, and of the tables that would print it. */
const WHY = `
WITH line_facts AS (SELECT * FROM facts WHERE ${IS_LINE} AND fund IS NOT DISTINCT FROM $fund),
kinds AS (SELECT DISTINCT table_kind FROM line_facts WHERE table_kind IS NOT NULL),
said AS (
  SELECT document_id, bool_or(null_kind = 'unreadable') AS unreadable, bool_or(null_kind IS NOT NULL) AS blank,
    bool_or(amount_yuan IS NOT NULL OR (null_kind IS NULL AND count_value IS NULL)) AS number
  FROM line_facts WHERE phase = $phase OR $phase LIKE 'prior_%' GROUP BY document_id
), elsewhere AS (
  SELECT DISTINCT document_id, true AS number FROM facts
  WHERE ${IS_LINE} AND fund IS DISTINCT FROM $fund AND phase = $phase AND amount_yuan IS NOT NULL
), asked AS (
  SELECT document_id, count(*) AS tables, count(*) FILTER (WHERE is_empty OR coalesce(declared_empty, false)) AS empty
  FROM tables WHERE kind IN (SELECT table_kind FROM kinds) GROUP BY document_id
)
SELECT d.region_code, d.province, d.city, d.county, d.agency, d.scope, d.fiscal_year,
  CASE
    WHEN coalesce(bool_or(said.number), false) THEN 'unclear'
    WHEN coalesce(bool_or(said.unreadable), false) THEN 'unread'
    WHEN coalesce(bool_or(said.blank), false) THEN 'blank'
    WHEN coalesce(bool_or(elsewhere.number), false) THEN 'other_fund'
    WHEN bool_and(d.status = 'failed') THEN 'unread'
    WHEN coalesce(sum(asked.tables), 0) = 0 THEN CASE WHEN bool_or(d.status <> 'complete') THEN 'unread' ELSE 'no_table' END
    WHEN sum(asked.tables) = sum(asked.empty) THEN 'empty_table'
    ELSE 'no_line'
  END AS missing
FROM documents AS d LEFT JOIN said USING (document_id) LEFT JOIN elsewhere USING (document_id) LEFT JOIN asked USING (document_id)
WHERE d.document_kind = $kind AND d.agency IS NOT NULL AND d.fiscal_year IS NOT NULL
GROUP BY ALL`;

/** Every body that has a document of the line's kind, and what it says of each of `years`. */
export async function readBodyLines(
  session: Session,
  line: Line,
  years: readonly number[],
): Promise<readonly BodyLine[]> {
  const { code, measure, kind, phase, fund } = line;
  const values = await session.rows(
    `SELECT region_code, province, city, county, agency, scope, fiscal_year, unit_name, classification,
       ${phase}_yuan AS yuan, ${phase}_fact_id AS fact_id, status, notes
     FROM panel WHERE ${IS_LINE} AND document_kind = $kind AND fund IS NOT DISTINCT FROM $fund AND ${phase}_yuan IS NOT NULL`,
    { code, measure, kind, fund },
  );
  const why = await session.rows(WHY, { code, measure, kind, phase, fund });
  const bodies = new Map<string, Body>();
  const missing = new Map<string, Missing>();
  for (const row of why) {
    bodies.set(keyOf(row), toBody(row));
    const reason = MISSING.find((candidate) => candidate === row['missing']);
    if (reason !== undefined) missing.set(`${keyOf(row)} ${String(row['fiscal_year'])}`, reason);
  }
  const printed = new Map<string, Row[]>();
  for (const row of values) {
    bodies.set(keyOf(row), bodies.get(keyOf(row)) ?? toBody(row));
    const key = `${keyOf(row)} ${String(row['fiscal_year'])}`;
    printed.set(key, [...(printed.get(key) ?? []), row]);
  }
  return [...bodies].map(([key, body]) => {
    const cells = new Map<number, BodyYear>();
    for (const year of years) {
      const row = wholeRow(printed.get(`${key} ${year}`) ?? []);
      cells.set(
        year,
        row === undefined
          ? { missing: missing.get(`${key} ${year}`) ?? 'no_document' }
          : {
              yuan: String(row['yuan']),
              factId: String(row['fact_id']),
              status: String(row['status']),
              notes: String(row['notes']),
            },
      );
    }
    return { body, years: cells };
  });
}
