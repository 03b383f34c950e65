import { formatYuan } from './amount.ts';
import { tablesOf, type LayoutDocument } from './document.ts';
import { describeLook } from './look.ts';
import { printsNumber } from './model.ts';
import type { PrintedPlace } from './print/finish-pdf.ts';
import { titleLine, type Marked } from './print/table-markup.ts';

const CELLS = ['page', 'table_title', 'row_code', 'row_name', 'col_path', 'value'];
const FACTS =
  'document table_kind table_title code label measure phase fund fiscal_year amount_yuan unit_printed value_printed page x0 y0 x1 y1 row_code row_label col_path'.split(
    ' ',
  );

const DOCUMENTS = ['document', 'agency', 'region_code', 'fiscal_year', 'document_kind', 'scope'];
const KINDS = { final: 'final_accounts', budget: 'budget', performance: 'performance' } as const;

const solid = (text: string): string => text.replace(/\s/g, '');
const toTsv = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, ...rows].map((row) => `${row.join('\t')}\n`).join('');

export interface Golden {
  readonly cells: string;
  readonly facts: string;
  /** Line by line as `cells`: what the table of this cell shows. */
  readonly features: string;
  /** One row: whose document it is. */
  readonly documents: string;
}

/** The cells and facts that a reader must find in a printed document. */
export function writeGolden(
  document: LayoutDocument,
  marked: readonly Marked[],
  places: ReadonlyMap<number, PrintedPlace>,
): Golden {
  const cells: string[][] = [];
  const facts: string[][] = [];
  const features: string[][] = [];
  const placement = new Map(tablesOf(document).map((entry) => [entry.table, entry.place]));
  const look = [
    `layout:${document.layout}`,
    `unit:${document.unit.name}`,
    ...describeLook(document.look),
    ...(document.habits ?? []),
  ];
  marked.forEach(({ table, title, cell }, mark) => {
    const place = places.get(mark);
    const { truth } = cell;
    if (place === undefined || truth === undefined)
      throw new Error(`${document.name}: ${cell.text} in ${title} is on no page`);
    if (!printsNumber(cell)) return;
    const value = solid(cell.text);
    const line = solid(titleLine(table, title, document.look));
    const codes = truth.codes.join('+');
    const labels = truth.labels.map(solid).join('+');
    const path = truth.path.map(solid).join('/');
    cells.push([`${place.page}`, line, codes, labels, path, value]);
    features.push([
      line,
      [...look, `kind:${table.kind}`, `place:${placement.get(table) ?? ''}`, ...table.features].join(' '),
    ]);
    const { meaning } = truth;
    if (meaning?.fen === undefined) return;
    const box = [place.x0, place.y0, place.x1, place.y1].map((edge) => edge.toFixed(2));
    const subject = [meaning.code, solid(meaning.label), meaning.measure, meaning.phase, meaning.fund];
    const amount = [`${meaning.year ?? document.year}`, formatYuan(meaning.fen), table.unit, value, `${place.page}`];
    facts.push([document.name, table.kind, line, ...subject, ...amount, ...box, codes, labels, path]);
  });
  return {
    cells: toTsv(CELLS, cells),
    facts: toTsv(FACTS, facts),
    documents: toTsv(DOCUMENTS, [
      [
        document.name,
        document.agency,
        document.regionKnown ? document.place.code : '',
        `${document.year}`,
        KINDS[document.documentKind],
        document.scope,
      ],
    ]),
    features: toTsv(['table_title', 'features'], features),
  };
}
