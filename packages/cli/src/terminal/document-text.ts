import {
  describeFinding,
  type Finding,
  type Place,
  type PrintedDocument,
  type PrintedTable,
  type Section,
} from '@mingzhang/schema';
import { say, type Language } from '../language.ts';
import { formatTextTable } from './text-table.ts';
import { padText, textWidth, toPrintable } from './text-width.ts';

const LABEL_WIDTH = 44;
const VALUE_WIDTH = 18;

export interface DocumentTextOptions {
  readonly name: string;
  readonly findings: readonly Finding[];
  readonly language: Language;
}

/** The document as text for people: pages, section tree, each table with its header paths and rows, findings. */
export function formatDocument(document: PrintedDocument, options: DocumentTextOptions): string {
  const { language, name, findings } = options;
  const pages =
    document.pages.length === 0
      ? ''
      : `  ${document.pages.length} ${say(language, { zh: '页', en: document.pages.length === 1 ? 'page' : 'pages' })}`;
  const blocks = [
    [`${toPrintable(name)}  ${document.mediaType}${pages}`],
    [say(language, { zh: '章节', en: 'Sections' }), ...document.sections.map(formatSection)],
    [`${say(language, { zh: '表', en: 'Tables' })}: ${document.tables.length}`],
    ...document.tables.map((table) => formatTable(table, language)),
    [
      `${say(language, { zh: '发现', en: 'Findings' })}: ${findings.length}`,
      ...findings.map(
        (finding) =>
          `  ${formatPage(finding.at)}${finding.severity}  ${toPrintable(describeFinding(finding)[language])}`,
      ),
    ],
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

const formatPage = (place: Place): string => (place.page === null ? '' : `p.${String(place.page).padEnd(4)}`);

const formatSection = ({ place, level, heading }: Section): string =>
  `  ${formatPage(place)}${'  '.repeat(level - 1)}${toPrintable(heading)}`;

function formatTable(table: PrintedTable, language: Language): string[] {
  const labels = say(language, {
    zh: '无标题,表号,单位,编制,页,行,列,列头路径',
    en: 'untitled,form,unit,compiled by,pages,rows,columns,header paths',
  });
  const [untitled, form, unit, compiledBy, pages, rows, columns, headerPaths] = labels.split(',');
  const pageNumbers = [...new Set(table.parts.flatMap(({ page }) => page ?? []))].join(' ');
  const facts = [
    [form, table.formNumber],
    [unit, table.unitPrinted],
    [compiledBy, table.compiledBy],
    [pages, pageNumbers],
    [rows, String(table.rowCount)],
    [columns, String(table.columnCount)],
  ].flatMap(([label, value]) => (value ? [`${label} ${toPrintable(value)}`] : []));
  return [
    `#${table.index} ${toPrintable(table.title) || `(${untitled})`}`,
    `   ${facts.join('  ·  ')}`,
    ...table.notes.map((note) => `   ${toPrintable(note)}`),
    `   ${headerPaths}:`,
    ...formatHeaderPaths(table).map((line) => `     ${line}`),
    ...formatRows(table).map((line) => `   ${line}`),
  ];
}

/** Every value column with the header paths that its values stand under; more than one where a header changes below. */
function formatHeaderPaths(table: PrintedTable): string[] {
  const paths = new Map<string, { column: number; path: string }>();
  for (const { columnIndex, columnPath } of table.values) {
    const path = columnPath.join('/');
    paths.set(`${columnIndex} ${path}`, { column: columnIndex, path });
  }
  const columnWidth = Math.max(0, ...[...paths.values()].map(({ column }) => textWidth(String(column))));
  return [...paths.values()]
    .toSorted((a, b) => a.column - b.column)
    .map(({ column, path }) => `${padText(String(column), columnWidth, 'right')}  ${toPrintable(path)}`);
}

/** One line per row and block: row, codes, labels, and the values under the number of their column. */
function formatRows(table: PrintedTable): string[] {
  const columns = [...new Set(table.values.map(({ columnIndex }) => columnIndex))].toSorted((a, b) => a - b);
  const lines = new Map<
    string,
    { row: number; block: number; code: string; label: string; values: Map<number, string> }
  >();
  for (const value of table.values) {
    const code = value.rowCodes.join('+');
    const label = value.rowLabels.join('+');
    const key = JSON.stringify([value.rowIndex, value.blockIndex, code, label]);
    const line = lines.get(key) ?? {
      row: value.rowIndex,
      block: value.blockIndex,
      code,
      label,
      values: new Map<number, string>(),
    };
    line.values.set(value.columnIndex, value.printed);
    lines.set(key, line);
  }
  if (lines.size === 0) return [];
  return formatTextTable(
    [
      { heading: '', align: 'right' },
      { heading: '', align: 'left' },
      { heading: '', align: 'left', maxWidth: LABEL_WIDTH },
      ...columns.map((column) => ({ heading: String(column), align: 'right' as const, maxWidth: VALUE_WIDTH })),
    ],
    [...lines.values()]
      .toSorted((a, b) => a.row - b.row || a.block - b.block)
      .map(({ row, code, label, values }) => [
        String(row),
        code,
        label,
        ...columns.map((column) => values.get(column) ?? ''),
      ]),
  );
}
