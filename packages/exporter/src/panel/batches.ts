import { quoteText } from '../duckdb/sql-text.ts';
import { LINE_KEY } from './usable-facts.ts';
import { WORDS } from './panel-table.ts';

/** Columns of `facts` that the panel asks for, besides those of its rows. */
const JUDGED = [
  'fact_id',
  'cell_id',
  'document_id',
  'region_code',
  'agency',
  'fiscal_year',
  'table_kind',
  'code_inferred',
  'phase',
  'amount_yuan',
  'null_kind',
  'count_value',
  'source_kind',
  'status',
];

/**
 * Cuts the facts into batches of about `facts` each, all of one body (region and agency) in the same batch, in the
 * order in which the panel is sorted: nothing of one body touches another's, so that batch after batch gives the
 * same panel as all at once, in the memory that one batch needs. Makes `panel_batches`, and `panel_bodies`
 * (documents with the key of their body).
 */
export const batchesOf = (facts: number): string => `
CREATE TEMP TABLE panel_batches AS
  WITH bodies AS (SELECT region_code, agency, count(*) AS facts FROM facts GROUP BY ALL)
  SELECT region_code, agency, CAST(sum(facts) OVER (
      ORDER BY region_code NULLS LAST, agency NULLS LAST ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
    ) - facts AS BIGINT) // ${facts} AS batch
  FROM bodies;
CREATE TEMP TABLE panel_bodies AS
  SELECT rowid AS document_row, document_id, source_file, source_url, title, pages, status, scope, document_kind, fiscal_year
  FROM documents;
`;

/** The batches in order, with the regions they reach from and to; null beside what no region holds. */
export const LIST_BATCHES = `
  SELECT batch, min(region_code) AS first_region, max(region_code) AS last_region, bool_or(region_code IS NULL) AS has_unknown
  FROM panel_batches GROUP BY batch ORDER BY batch`;

export interface Batch {
  readonly batch: number;
  readonly firstRegion: string | null;
  readonly lastRegion: string | null;
  readonly hasUnknown: boolean;
}

/** Makes `panel_source`: the facts of a batch with their place in `facts`. */
export function sourceOf({ batch, firstRegion, lastRegion, hasUnknown }: Batch): string {
  // Says again what the join says, so that what lies outside is not even read.
  const within = [
    ...(firstRegion === null || lastRegion === null
      ? []
      : [`region_code BETWEEN ${quoteText(firstRegion)} AND ${quoteText(lastRegion)}`]),
    ...(hasUnknown ? ['region_code IS NULL'] : []),
  ];
  const columns = [...new Set([...JUDGED, ...LINE_KEY, ...WORDS])];
  return `
CREATE TEMP TABLE panel_source AS
  SELECT facts.rowid AS fact_row, ${columns.map((column) => `facts.${column}`).join(', ')}
  FROM facts SEMI JOIN (SELECT region_code, agency FROM panel_batches WHERE batch = ${batch}) AS body
    ON body.region_code IS NOT DISTINCT FROM facts.region_code AND body.agency IS NOT DISTINCT FROM facts.agency
  WHERE ${within.length === 0 ? 'true' : within.join(' OR ')};
`;
}
