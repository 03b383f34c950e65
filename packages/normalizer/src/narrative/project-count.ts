import type { Finding, IndicatorRecord, Place, PrintedDocument, TableRecord } from '@mingzhang/schema';
import { firstPlace } from '../first-place.ts';
import { toPlainText } from '../plain-text.ts';

const STATED = /反映[^,;。:]{2,60}?(?:等)?(\d{1,3})个(?:一级)?项目(?:的)?绩效自评结果/u;

export interface SheetRecords {
  readonly tables: readonly TableRecord[];
  readonly indicators: readonly IndicatorRecord[];
}

/**
 * How many projects the text says are evaluated against the sheets of projects that the document holds
 * (check FN-314). A document without any sheet of a project leaves them to another file and says nothing.
 */
export function findProjectCounts(document: PrintedDocument, records: SheetRecords): readonly Finding[] {
  const sheets = new Set(
    records.tables.filter((table) => table.kind === 'perf.self_project').map((table) => table.tableId),
  );
  if (sheets.size === 0) return [];
  const named = new Set(
    records.indicators.flatMap(({ tableId, project }) => (sheets.has(tableId) && project !== null ? [project] : [])),
  );
  const held = Math.max(named.size, 1);
  const stated = new Map<string, Place>();
  for (const paragraph of document.paragraphs) {
    if (paragraph.role !== 'body') continue;
    const count = STATED.exec(toPlainText(paragraph.text))?.[1];
    if (count !== undefined && !stated.has(count)) stated.set(count, firstPlace(paragraph.places));
  }
  return [...stated].flatMap(([printed, at]): Finding[] =>
    Number(printed) === held || Number(printed) === sheets.size
      ? []
      : [{ code: 'text.project_count', severity: 'warning', cause: 'document', at, printed, sheets: held }],
  );
}
