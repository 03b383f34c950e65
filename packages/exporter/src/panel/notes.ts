/** What is to be minded about a number when it is compared, as SQL over fact `f` and document `d`. */
const FLAGS: readonly { readonly note: string; readonly when: string }[] = [
  { note: 'partial_document', when: "d.status = 'partial'" },
  { note: 'harmonised', when: 'f.code_harmonised IS NOT NULL AND f.code_harmonised IS DISTINCT FROM f.code' },
  { note: 'code_inferred', when: 'coalesce(f.code_inferred, false)' },
  { note: 'region_unknown', when: 'f.region_code IS NULL' },
  { note: 'scope_unknown', when: 'd.scope IS NULL' },
  { note: 'narrative', when: "f.source_kind = 'narrative'" },
  {
    note: 'ocr',
    when: "f.cell_id IN (SELECT cell_id FROM cells SEMI JOIN panel_source USING (document_id) WHERE method = 'ocr')",
  },
  { note: 'from_total_row', when: "coalesce(f.item LIKE '%总计%', false)" },
];

/** One condition per bit of `flags`, from the lowest. */
export const FLAG_SQL: readonly string[] = FLAGS.map(({ when }) => when);

/** SQL: the notes of a row of the panel (`r`: flags, differing, replaces, repeats), joined by a space. */
export const NOTES_SQL = `concat_ws(' ', ${[
  ...FLAGS.map(({ note }, bit) => `CASE WHEN r.flags & ${2 ** bit} <> 0 THEN '${note}' END`),
  "CASE WHEN r.differing > 0 THEN 'values_differ' END",
  "CASE WHEN r.replaces THEN 'revised' END",
  "CASE WHEN r.repeats THEN 'published_twice' END",
].join(', ')})`;
