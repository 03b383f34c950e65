import { NO_PLACE } from '@mingzhang/schema';
import type { FlowItem, FlowLine } from '../../document/flow.ts';
import type { Lexicon } from '../../table/lexicon.ts';
import { compact } from '../../table/printed-text.ts';
import { buildTextGrid } from './text-grid.ts';

const SEPARATOR = /^[\s|:\-—+]*-{2,}[\s|:\-—+]*$/u;
const ILLEGIBLE = /^\[(?:illegible|无法辨认|无法识别)\]$/iu;
const TAG = /<\/?[a-z][^<>]*>/giu;
const TITLE_WORD = /表(?:[(（].*[)）])?$/u;

type RawItem =
  | { readonly type: 'line'; readonly text: string }
  | { readonly type: 'rows'; readonly rows: string[][] }
  | { readonly type: 'illegible' };

/** Reads a text or Markdown file whose tables are tab-separated (or Markdown pipe tables) into lines and tables. */
export function readTextFlow(text: string, lexicon: Lexicon): readonly FlowItem[] {
  const items = joinTables(splitLines(text));
  return joinBrokenLines(
    items.map((item): FlowItem => {
      switch (item.type) {
        case 'line':
          return toFlowLine(item.text);
        case 'rows': {
          const built = buildTextGrid(item.rows, lexicon);
          return { type: 'table', parts: [NO_PLACE], illegible: false, isAligned: false, ...built };
        }
        case 'illegible':
          return {
            type: 'table',
            grid: { rowCount: 0, columnCount: 0, cells: [], spans: 'known' },
            parts: [NO_PLACE],
            illegible: true,
            isAligned: false,
            alignedRows: 0,
          };
      }
    }),
  );
}

function splitLines(text: string): RawItem[] {
  const items: RawItem[] = [];
  for (const raw of text.split(/\r\n|\n|\r|\f/u)) {
    const line = raw.replace(/^\ufeff/u, '');
    if (compact(line) === '' && !line.includes('\t')) continue;
    if (ILLEGIBLE.test(line.trim())) {
      items.push({ type: 'illegible' });
      continue;
    }
    const cells = splitCells(line);
    if (cells === undefined) items.push({ type: 'line', text: line });
    else if (!SEPARATOR.test(line)) items.push({ type: 'rows', rows: [cells] });
  }
  return items;
}

function splitCells(line: string): string[] | undefined {
  const clean = (cell: string): string =>
    decodeEntities(cell.replace(TAG, ''))
      .replace(/^\*\*(.*?)\*\*$/u, '$1')
      .trim();
  if (line.includes('\t')) return line.split('\t').map(clean);
  const pipes = /^\s*\|(.*)\|\s*$/u.exec(line);
  return pipes === null ? undefined : (pipes[1] ?? '').split('|').map(clean);
}

function decodeEntities(text: string): string {
  const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', ge: '≥', le: '≤' };
  return text.replace(/&([a-z]+);/giu, (whole, name: string) => named[name.toLowerCase()] ?? whole);
}

/**
 * Puts the pieces of one table together: pieces parted by nothing but blank lines (a page break), and a
 * piece that repeats the header after a line that is no title (a running header).
 */
function joinTables(items: readonly RawItem[]): RawItem[] {
  const joined: RawItem[] = [];
  for (const item of items) {
    if (item.type !== 'rows') {
      joined.push(item);
      continue;
    }
    const before = joined.at(-1);
    const earlier = joined.at(-2);
    if (before?.type === 'rows') appendRows(before.rows, item.rows);
    else if (
      before?.type === 'line' &&
      earlier?.type === 'rows' &&
      !TITLE_WORD.test(compact(before.text)) &&
      !/单位\s*[:：]|[:：。；]$/u.test(before.text.trim()) &&
      sameRow(earlier.rows[0], item.rows[0])
    ) {
      joined.pop();
      appendRows(earlier.rows, item.rows);
    } else joined.push({ type: 'rows', rows: [...item.rows] });
  }
  return joined;
}

const sameRow = (left: readonly string[] | undefined, right: readonly string[] | undefined): boolean =>
  left !== undefined &&
  right !== undefined &&
  left.length === right.length &&
  left.map(compact).join('\t') === right.map(compact).join('\t');

function appendRows(rows: string[][], more: readonly string[][]): void {
  // A header that is printed again at the top of a piece says nothing new.
  for (const row of more) if (!sameRow(rows[0], row)) rows.push([...row]);
}

function toFlowLine(raw: string): FlowLine {
  const heading = /^\s*#{1,6}\s+/u.test(raw);
  const text = decodeEntities(raw.replace(TAG, ''))
    .replace(/^\s*#{1,6}\s+/u, '')
    .replace(/^\s*[-*+]\s+(?=\S)/u, '')
    .replace(/\*\*(.*?)\*\*/gu, '$1')
    .trim();
  return { type: 'line', text, place: NO_PLACE, size: undefined, prominent: heading, continues: false };
}

/** A sentence that a page break parted is one paragraph again. */
function joinBrokenLines(items: readonly FlowItem[]): readonly FlowItem[] {
  const LONG = 24;
  const STARTS_ANEW =
    /^(?:第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+[、.]|[(（][一二三四五六七八九十\d]+[)）]|\d+[.、．]|附件|表\s*\d|注[:：]|说明[:：]|备注[:：]|[-—])/u;
  return items.map((item, index) => {
    const before = items[index - 1];
    if (item.type !== 'line' || before?.type !== 'line') return item;
    const open = !/[。；！？：:;.!?]$/u.test(before.text) && before.text.length >= LONG && !before.prominent;
    return open && !item.prominent && !STARTS_ANEW.test(item.text) ? { ...item, continues: true } : item;
  });
}
