import type { PrintedDocument } from '@mingzhang/schema';
import { toPlainText } from '../plain-text.ts';
import { plainTitle } from './table-text.ts';

export interface DeclaredEmpty {
  readonly empty: boolean;
  readonly reason: string | null;
}

/** What the list of tables says about each: its 是否空表 column, by plain title. */
export function readDeclaredEmpty(document: PrintedDocument): ReadonlyMap<string, DeclaredEmpty> {
  const declared = new Map<string, DeclaredEmpty>();
  for (const table of document.tables) {
    const mark = table.cells.find((cell) => toPlainText(cell.text) === '是否空表');
    if (mark === undefined) continue;
    const nameColumn = table.cells.find(
      (cell) => cell.row === mark.row && /^(?:内容|报表名称|表名|名称)$/u.test(toPlainText(cell.text)),
    )?.column;
    const reasonColumn = table.cells.find((cell) => cell.row === mark.row && /理由|原因/u.test(cell.text))?.column;
    if (nameColumn === undefined) continue;
    const textAt = (row: number, column: number | undefined): string =>
      table.cells.find((cell) => cell.row === row && cell.column === column)?.text ?? '';
    for (let row = mark.row + 1; row < table.rowCount; row += 1) {
      const title = plainTitle(textAt(row, nameColumn));
      const said = toPlainText(textAt(row, mark.column));
      if (title === '' || (said !== '是' && said !== '否')) continue;
      const reason = textAt(row, reasonColumn).trim();
      declared.set(listKey(title), { empty: said === '是', reason: reason === '' ? null : reason });
    }
  }
  return declared;
}

/** List and table differ in brackets and in what stands there: （不含上年结转） is added in the table's own title. */
export const listKey = (title: string): string => plainTitle(title).replace(/不含上年结转|[按()-]/gu, '');

/** 注：…故本表为空表。 under a table; 无…的，本表为空 tells every writer what to do. */
const SAID_EMPTY = /(?<!的,?|则)本表(?:为空表|为空|系空表|无数据)/u;

/** What the note under a table says of it. */
export function declaredByNote(notes: readonly string[]): DeclaredEmpty | undefined {
  const note = notes.find((text) => SAID_EMPTY.test(toPlainText(text)));
  return note === undefined ? undefined : { empty: true, reason: note };
}
