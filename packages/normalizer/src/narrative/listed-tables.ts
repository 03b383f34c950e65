import type { Finding, PrintedDocument } from '@mingzhang/schema';
import { listKey } from '../kind/declared-empty.ts';
import { toPlainText } from '../plain-text.ts';
import { plainTitle } from '../kind/table-text.ts';

const HEADS = /^(?:内容|报表名称|表名|名称)$/u;

/** What is left of a title without year, stage and body: 2022年部门专项业务经费绩效目标表 → 专项业务经费绩效目标表. */
const core = (key: string): string => key.replace(/20\d\d年(?:度)?|部门|综合|预算|决算/gu, '');

/**
 * Tables that the document's own list of tables (目录 with 是否空表) names and that it does not hold. A list
 * entry of forms (绩效目标表) stands for all of them.
 */
export function findMissingTables(document: PrintedDocument): readonly Finding[] {
  const held = document.tables.map((table) => listKey(table.title)).filter((key) => key !== '');
  return document.tables.flatMap((table): readonly Finding[] => {
    const mark = table.cells.find((cell) => toPlainText(cell.text) === '是否空表');
    const head =
      mark === undefined
        ? undefined
        : table.cells.find((cell) => cell.row === mark.row && HEADS.test(toPlainText(cell.text)));
    if (mark === undefined || head === undefined) return [];
    return table.cells
      .filter((cell) => cell.row > mark.row && cell.column === head.column && cell.text.trim() !== '')
      .filter((cell) => {
        const key = listKey(plainTitle(cell.text));
        return (
          key !== '' &&
          !held.some(
            (title) => title === key || title.endsWith(key) || key.endsWith(title) || core(title) === core(key),
          )
        );
      })
      .map((cell): Finding => ({
        code: 'table.missing',
        severity: 'error',
        cause: 'structure',
        at: cell.place,
        title: cell.text.trim(),
      }));
  });
}
