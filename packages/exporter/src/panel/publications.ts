/** Words by which a publication says that it replaces another. */
const REVISION_WORDS = '更正|修订|修正|勘误|重新公开|更新稿';
/** A day in a path: 20240315, 2024-03-15, 2024年3月15日. */
const DAY = String.raw`(20\d{2})[-_.年]?(0[1-9]|1[0-2]|[1-9])[-_.月]?(0[1-9]|[12]\d|3[01]|[1-9])`;

/**
 * Two documents of one body, year and kind are two publications of the same thing when at least half of the
 * lines that the smaller one prints in tables stand in the other, too; else they are parts of one publication
 * (the text and its tables), and both are used.
 */
const SHARED_AT_LEAST = '0.5';

/** SQL: whether a publication itself says that it is the newer one; else the choice is ours. */
export const SAYS_SO = "decided_by IN ('wording', 'date')";

/**
 * Makes `panel_publications`: every document of the panel with its place among those of the same body, year and
 * kind (1 is the newest), and the document that replaces it. Newest is, in this order: the one whose title or
 * path says that it corrects; the later day in the path; the one with pages to cite; the one read completely;
 * the one with more facts; the path that sorts last.
 */
export const PUBLICATIONS = `
CREATE TEMP TABLE panel_versions AS
  WITH counted AS (
    SELECT document_row, any_value(body_key) AS body_key, count(*) AS facts FROM panel_chosen GROUP BY document_row
  ), signs AS (
    SELECT document_row, document_id, body_key,
      regexp_matches(coalesce(title, '') || ' ' || source_file, '${REVISION_WORDS}') AS by_wording,
      regexp_extract(coalesce(source_url, '') || ' ' || source_file, '${DAY}', ['y', 'm', 'd']) AS day,
      pages IS NOT NULL AS by_pages, status = 'complete' AS by_status, facts AS by_facts
    FROM counted JOIN panel_bodies USING (document_row)
  ), dated AS (
    SELECT *, CASE WHEN day.y = '' THEN '' ELSE day.y || lpad(day.m, 2, '0') || lpad(day.d, 2, '0') END AS by_date FROM signs
  )
  SELECT * EXCLUDE (day), row_number() OVER (
      PARTITION BY body_key
      ORDER BY by_wording DESC, by_date DESC, by_pages DESC, by_status DESC, by_facts DESC, document_row DESC
    ) AS version
  FROM dated;
CREATE TEMP TABLE panel_replaced AS
  WITH pairs AS (
    SELECT older.document_row AS older_row, newer.document_row AS newer_row,
      older.document_id AS older_document_id, newer.document_id AS newer_document_id, newer.version AS newer_version,
      CASE
        WHEN older.by_wording <> newer.by_wording THEN 'wording'
        WHEN older.by_date <> newer.by_date THEN 'date'
        WHEN older.by_pages <> newer.by_pages THEN 'pages'
        WHEN older.by_status <> newer.by_status THEN 'status'
        WHEN older.by_facts <> newer.by_facts THEN 'facts'
        ELSE 'path'
      END AS decided_by
    FROM panel_versions AS older JOIN panel_versions AS newer
      ON older.body_key = newer.body_key AND newer.version < older.version
  ), lines AS (
    SELECT document_row, row_key, phase FROM panel_chosen
    WHERE NOT is_narrative AND document_row IN (SELECT older_row FROM pairs UNION SELECT newer_row FROM pairs)
  ), sizes AS (
    SELECT document_row, count(*) AS size FROM lines GROUP BY document_row
  ), shared AS (
    SELECT older_row, newer_row, count(*) AS shared
    FROM pairs
      JOIN lines AS a ON a.document_row = older_row
      JOIN lines AS b ON b.document_row = newer_row AND b.row_key = a.row_key AND b.phase = a.phase
    GROUP BY ALL
  )
  SELECT pairs.* FROM pairs
    JOIN shared USING (older_row, newer_row)
    JOIN sizes AS older_size ON older_size.document_row = older_row
    JOIN sizes AS newer_size ON newer_size.document_row = newer_row
  WHERE shared >= ${SHARED_AT_LEAST} * least(older_size.size, newer_size.size)
  QUALIFY row_number() OVER (PARTITION BY older_row ORDER BY newer_version DESC) = 1;
`;
