import { readFileSync } from 'node:fs';
import type { Condition } from './ocr-conditions.ts';
import { toSheets, type ScannedPage } from './ocr-scan.ts';
import { parseGold, type GoldCell } from './ocr-score.ts';

const shared = new URL('../../../shared/', import.meta.url);
export const corpusUrl = new URL('corpus/pdf', shared);

/** Documents whose tables are in the gold. */
const GOLD_NAMES = [
  'js-court-2017-budget',
  'js-cppcc-2018-tables',
  'js-npc-2019-tables',
  'js-party-2018-tables',
  'sh-czj-2024-final',
  'sh-sgb-2024-final',
  'sh-wanli-2024-budget',
] as const;

/** Pages of one document, with what stands on them. */
export interface Chosen {
  readonly name: string;
  readonly pages: readonly number[];
  readonly gold: readonly GoldCell[];
  /** The whole document, with its text. */
  readonly source: Uint8Array;
  /** Pages on which no table goes on from the page before. */
  readonly starts: ReadonlySet<number>;
}

/** Pages of the documents from the first to the last with a table, as many as are wanted of each. */
export function choosePages(limit: number, wanted: readonly string[] | undefined): Chosen[] {
  const names = GOLD_NAMES.filter((name) => wanted === undefined || wanted.includes(name));
  const all = names.map((name): Chosen => {
    const gold = parseGold(readFileSync(new URL(`gold/${name}.cells.tsv`, shared), 'utf8'));
    const pages = [...new Set(gold.map(({ page }) => page))].sort((left, right) => left - right);
    return {
      name,
      source: readFileSync(new URL(`corpus/pdf/${name}.pdf`, shared)),
      starts: findStarts(name, pages),
      pages: Array.from({ length: pages.at(-1)! - pages[0]! + 1 }, (_, index) => pages[0]! + index),
      gold,
    };
  });
  const each = Math.max(1, Math.floor(limit / names.length));
  let left = limit;
  return all.flatMap((chosen) => {
    const pages = findDensest(chosen, Math.min(each, left));
    left -= pages.length;
    return pages.length === 0
      ? []
      : [{ ...chosen, pages, gold: chosen.gold.filter(({ page }) => pages.includes(page)) }];
  });
}

/** The run of so many pages with most numbers that begins where a table begins: without its header no table is read. */
function findDensest({ pages, gold, starts }: Chosen, count: number): readonly number[] {
  if (count >= pages.length) return pages;
  const runs = pages.flatMap((page, index) => (starts.has(page) ? [pages.slice(index, index + count)] : []));
  const numbers = (run: readonly number[]): number => gold.filter(({ page }) => run.includes(page)).length;
  return runs.toSorted((first, second) => numbers(second) - numbers(first))[0] ?? pages.slice(0, count);
}

function findStarts(name: string, pages: readonly number[]): ReadonlySet<number> {
  const [, ...tables] = readFileSync(new URL(`gold/${name}.tables.tsv`, shared), 'utf8')
    .trim()
    .split('\n');
  const spans = tables.map((line) => line.split('\t').slice(3, 5).map(Number));
  const goesOn = (page: number): boolean => spans.some(([first = 0, last = 0]) => first < page && page <= last);
  return new Set(pages.filter((page) => !goesOn(page)));
}

/** Where something stands on a scan: the sheet, 1-based, and its left edge in points. */
interface OnSheet {
  readonly page: number | null;
  readonly x0: number | null;
}

/** A document to be scanned: every page under its condition. */
export interface PlannedScan extends Chosen {
  readonly scanned: readonly ScannedPage[];
  /** The page of the source that a place on the scan is of; 0 where there is none. */
  readonly toPage: (place: OnSheet, sheetWidth: number) => number;
}

/**
 * Puts tables under conditions in turn, beginning with the `first` of them: all pages of one under the same. Pages
 * without a number stay text where `kept` is given.
 */
export function planScan(
  chosen: Chosen,
  conditions: readonly Condition[],
  { first, kept }: { readonly first: number; readonly kept?: Condition | undefined },
): PlannedScan {
  const printing = new Set(chosen.gold.map(({ page }) => page));
  let turn = first - 1;
  const scanned = chosen.pages.map((number): ScannedPage => {
    if (chosen.starts.has(number)) turn++;
    const condition = conditions[Math.max(0, turn) % conditions.length]!;
    return { number, condition: kept === undefined || printing.has(number) ? condition : kept };
  });
  const sheets = toSheets(scanned);
  const toPage = ({ page, x0 }: OnSheet, sheetWidth: number): number => {
    const sheet = sheets[(page ?? 1) - 1] ?? [];
    const position = Math.min(sheet.length - 1, Math.floor(((x0 ?? 0) / sheetWidth) * sheet.length));
    return sheet[position]?.number ?? 0;
  };
  return { ...chosen, scanned, toPage };
}
