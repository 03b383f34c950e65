import type { PrintedDocument } from '../../packages/schema/dist/index.js';

/** One number of the truth: from the gold, or from the text twin of a scan. */
export interface GoldCell {
  readonly page: number;
  readonly title: string;
  readonly code: string;
  readonly label: string;
  readonly path: string;
  readonly value: string;
}

/** How many of the truth came out exactly; `extra` is what came out and is nowhere in the truth. */
export interface Tally {
  amounts: number;
  amountsRight: number;
  codes: number;
  codesRight: number;
  characters: number;
  charactersRight: number;
  labels: number;
  labelsRight: number;
  cells: number;
  cellsFull: number;
  readonly wrong: string[];
  readonly missed: string[];
}

export const newTally = (): Tally => ({
  amounts: 0,
  amountsRight: 0,
  codes: 0,
  codesRight: 0,
  characters: 0,
  charactersRight: 0,
  labels: 0,
  labelsRight: 0,
  cells: 0,
  cellsFull: 0,
  wrong: [],
  missed: [],
});

/** Half-width, no white space, one kind of quote and dash: what the scorer of the gold takes for equal. */
const normalise = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\s+/gu, '')
    .replace(/[“”„‟"'‘’`]/gu, '"')
    .replace(/[—–―−]/gu, '-')
    .replace(/[【〔［]/gu, '[')
    .replace(/[】〕］]/gu, ']');
const number = (text: string): string => normalise(text).replace(/,/gu, '');
const joined = (text: string): string => normalise(text).replace(/[/|]/gu, '+');

export function parseGold(tsv: string): GoldCell[] {
  const [, ...lines] = tsv.split('\n').filter((line) => line !== '');
  return lines.map((line) => {
    const [page = '', title = '', code = '', label = '', path = '', value = ''] = line.replace(/\r$/u, '').split('\t');
    return { page: Number(page), title, code, label, path, value };
  });
}

/** The numbers of a document, each with the page of the source that `toPage` says it is of. */
export function toCells(
  document: PrintedDocument,
  toPage: (place: { readonly page: number | null; readonly x0: number }, sheetWidth: number) => number,
): GoldCell[] {
  return document.tables.flatMap((table) =>
    table.values
      .filter((value) => value.kind === 'number')
      .map(({ place: { page, box }, ...value }) => ({
        page: toPage({ page, x0: box?.x0 ?? 0 }, document.pages[(page ?? 1) - 1]?.width ?? 1),
        title: table.title,
        code: value.rowCodes.filter((code) => code !== '').join('+'),
        label: value.rowLabels.filter((label) => label !== '').join('+'),
        path: value.columnPath.filter((text) => text !== '').join('/'),
        value: value.printed,
      })),
  );
}

/** Compares page by page; what stands several times must come out as often. */
export function score(gold: readonly GoldCell[], read: readonly GoldCell[], tally: Tally, name: string): void {
  for (const page of new Set(gold.map((cell) => cell.page))) {
    const want = gold.filter((cell) => cell.page === page);
    const got = read.filter((cell) => cell.page === page);
    const amounts = compare(
      want.map((cell) => number(cell.value)),
      got.map((cell) => number(cell.value)),
    );
    tally.amounts += want.length;
    tally.amountsRight += want.length - amounts.missing.length;
    const codes = compare(
      rowsOf(want).flatMap(({ code }) => code.split('+').filter(Boolean)),
      rowsOf(got).flatMap(({ code }) => code.split('+').filter(Boolean)),
    );
    tally.codes += codes.total;
    tally.codesRight += codes.total - codes.missing.length;
    const labels = compare(
      rowsOf(want)
        .map(({ label }) => label)
        .filter(Boolean),
      rowsOf(got)
        .map(({ label }) => label)
        .filter(Boolean),
    );
    tally.labels += labels.total;
    tally.labelsRight += labels.total - labels.missing.length;
    const full = compare(want.map(fullKey), got.map(fullKey));
    tally.cells += want.length;
    tally.cellsFull += want.length - full.missing.length;
    for (const row of rowsOf(want)) tally.characters += [...row.label].length;
    tally.charactersRight +=
      rowsOf(want).reduce((sum, row) => sum + [...row.label].length, 0) - characterErrors(labels.missing, labels.extra);
    for (const text of amounts.extra) tally.wrong.push(`${name} p${page} ${text}`);
    tally.missed.push(
      ...amounts.missing.map((text) => `${name} p${page} amount ${text} (came out: ${amounts.extra.join(' ')})`),
    );
    tally.missed.push(
      ...codes.missing.map((text) => `${name} p${page} code ${text} (came out: ${codes.extra.join(' ')})`),
    );
    tally.missed.push(
      ...labels.missing.map(
        (text) => `${name} p${page} label ${text} (came out: ${nearest(text, labels.extra) ?? ''})`,
      ),
    );
    tally.missed.push(
      ...full.missing.map((text) => `${name} p${page} full ${text} (came out: ${nearest(text, full.extra) ?? ''})`),
    );
  }
}

/** Whether two cells stand in one row, by codes and labels, and under one header. */
export const isSamePlace = (
  cell: Pick<GoldCell, 'code' | 'label' | 'path'>,
  other: Pick<GoldCell, 'code' | 'label' | 'path'>,
): boolean =>
  joined(cell.code) === joined(other.code) &&
  joined(cell.label) === joined(other.label) &&
  normalise(cell.path) === normalise(other.path);

const fullKey = (cell: GoldCell): string =>
  [titleKey(cell.title), joined(cell.code), joined(cell.label), normalise(cell.path), number(cell.value)].join(' | ');

/** Title without ordinal and form number, which some print on its line. */
const titleKey = (title: string): string =>
  normalise(title)
    .replace(/^[一二三四五六七八九十]+、|^\([一二三四五六七八九十]+\)/u, '')
    .replace(/^(公开|附件|财决|附表|表)表?\d+?(-\d+?)?表?[:.、]?(?=(19|20)\d\d年|[^\d-])/u, '');

/** Neighbouring cells of one row count once. */
function rowsOf(cells: readonly GoldCell[]): { readonly code: string; readonly label: string }[] {
  const rows = new Map<string, { code: string; label: string }>();
  for (const cell of cells) {
    const row = { code: joined(cell.code), label: joined(cell.label) };
    rows.set(`${titleKey(cell.title)} ${row.code} ${row.label}`, row);
  }
  return [...rows.values()];
}

function compare(
  want: readonly string[],
  got: readonly string[],
): { total: number; missing: string[]; extra: string[] } {
  const left = new Map<string, number>();
  for (const text of got) left.set(text, (left.get(text) ?? 0) + 1);
  const missing = want.filter((text) => {
    const count = left.get(text) ?? 0;
    if (count > 0) left.set(text, count - 1);
    return count === 0;
  });
  return {
    total: want.length,
    missing,
    extra: [...left].flatMap(([text, count]) => Array.from({ length: count }, () => text)),
  };
}

function characterErrors(missing: readonly string[], extra: readonly string[]): number {
  return missing.reduce((sum, text) => {
    const near = nearest(text, extra);
    return sum + Math.min(text.length, near === undefined ? text.length : distance(text, near));
  }, 0);
}

function nearest(text: string, others: readonly string[]): string | undefined {
  return others.toSorted((left, right) => distance(text, left) - distance(text, right))[0];
}

/** Insertions, deletions and substitutions between two texts. */
function distance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i++) {
    const next = [i];
    for (let j = 1; j <= right.length; j++)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (left[i - 1] === right[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[right.length]!;
}
