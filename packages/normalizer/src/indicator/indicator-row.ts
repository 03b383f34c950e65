import type { IndicatorRole, PrintedTable, TableCell } from '@mingzhang/schema';
import { stripOrdinals, toPlainText, withoutSpace } from '../plain-text.ts';
import { cellsOfRow } from '../cells-of-row.ts';
import type { BlockColumn, IndicatorBlock } from './indicator-block.ts';
import { splitValue } from './indicator-value.ts';

/** A row under a header of indicators: which of its cells holds what. */
export type PlacedRow = ReadonlyMap<BlockColumn, TableCell>;

const LEVEL_1 = /^(?:产出|效益|效果|满意度?|成本|投入|过程|决策)(?:类)?(?:指标)?(?:\([0-9.]+(?:分|%)?\)|[0-9]+分)?$/u;
const LEVEL_2 =
  /^(?:数量|质量|时效|成本|(?:经济|社会|生态环境?)(?:效益|成本)?|可持续(?:影响|发展)?|(?:社会公众或|受益)?(?:服务)?对象满意度?|满意度|环境效益)(?:类)?(?:指标)?(?:\([0-9.]+(?:分|%)?\))?$|(?:数量|质量|时效|成本|效益|影响|满意度)指标$/u;
const BASIS = /^(?:历史|行业|合同|计划|国家|地方|预算|部门)(?:标准|数据|规定|支出标准|水平)|^其他标准$/u;
const UNIT = /^(?:%|[万千百亿]?(?:人次?|户|家|个|件|份|次|元|天|日|年|月|项|台|套|亩|吨|公里|米|平方米|场|期|篇|分))$/u;

/** How well a text fits what a column holds: text files lose blanks, so that columns alone do not say. */
function fitness(role: IndicatorRole, plain: string): number {
  const isNumber = /^[0-9.]+$/u.test(plain);
  const isValue = splitValue(plain).isNumber || /^[0-9]{4}[年.]/u.test(plain);
  const isLevel = LEVEL_1.test(plain) || LEVEL_2.test(plain);
  const isName = /^指标[0-9一二三四五]*[:：]/u.test(plain);
  switch (role) {
    case 'level_1':
      return LEVEL_1.test(plain) ? 3 : LEVEL_2.test(plain) || isName || isValue ? -4 : 0;
    case 'level_2':
      return LEVEL_2.test(plain) ? 3 : LEVEL_1.test(plain) || isName || isValue ? -4 : 0;
    case 'group':
      return isLevel || isName || isValue ? -4 : 0;
    case 'indicator':
      return isName ? 3 : isLevel ? -1.5 : isValue ? -4 : 1;
    case 'target':
    case 'actual':
    case 'prior':
      return isLevel || isName || BASIS.test(plain)
        ? -4
        : isValue
          ? 2
          : /[0-9]/u.test(plain) || plain.length <= 12
            ? 1
            : 0;
    case 'weight':
    case 'score':
      return isNumber ? (Number(plain) <= 100 ? 2.5 : -2) : /^[-—/]$/u.test(plain) ? 1 : -4;
    case 'unit':
      return UNIT.test(plain) ? 3 : -3;
    case 'operator':
      return /^(?:[≥≤=<>]+|定性|正向|反向)$/u.test(plain) ? 3 : -4;
    case 'reason':
    case 'remark':
      return isNumber || isLevel || isName ? -4 : plain.length > 8 ? 0.4 : 0;
    case 'basis':
      return isNumber || isLevel || isName ? -4 : BASIS.test(plain) ? 3 : 0;
  }
}

/** A text stays in its own column unless another fits clearly better. */
const OWN_COLUMN = 0.6;
const NO_COLUMN = -5;

/** Assigns the texts of a row, in their order, to columns, in theirs, so that what they hold fits best. */
function alignByContent(cells: readonly TableCell[], columns: readonly BlockColumn[]): PlacedRow {
  const gain = (cell: TableCell, column: BlockColumn): number =>
    fitness(column.role, toPlainText(cell.text)) + (cell.column === column.column ? OWN_COLUMN : 0);
  // best[i][j]: the best that the first i texts can get in the first j columns.
  const best: number[][] = [columns.reduce<number[]>((row) => [...row, 0], [0])];
  cells.forEach((cell, i) => {
    const row = [NO_COLUMN * (i + 1)];
    columns.forEach((column, j) => {
      const above = best[i] ?? [];
      row.push(Math.max(row[j] ?? 0, (above[j] ?? 0) + gain(cell, column), (above[j + 1] ?? 0) + NO_COLUMN));
    });
    best.push(row);
  });
  const placed: [BlockColumn, TableCell][] = [];
  for (let i = cells.length, j = columns.length; i > 0 && j > 0;) {
    const here = best[i]?.[j] ?? 0;
    const [cell, column] = [cells[i - 1], columns[j - 1]];
    if (cell === undefined || column === undefined) break;
    if (here === best[i]?.[j - 1]) j -= 1;
    else if (here === (best[i - 1]?.[j - 1] ?? 0) + gain(cell, column)) {
      placed.unshift([column, cell]);
      i -= 1;
      j -= 1;
    } else i -= 1;
  }
  return new Map(placed);
}

function byColumn(cells: readonly TableCell[], columns: readonly BlockColumn[]): PlacedRow {
  const placed = new Map<BlockColumn, TableCell>();
  for (const cell of cells) {
    // A cell merged over columns belongs to the first header that it stands under.
    const column = columns.findLast((each) => each.column <= cell.column + cell.columnSpan - 1);
    if (column !== undefined && (cell.column >= column.column || !placed.has(column)) && !placed.has(column))
      placed.set(column, cell);
  }
  return placed;
}

/** Whether the places of the table's cells are known: only a text file loses blanks. */
const hasPlaces = (table: PrintedTable): boolean =>
  table.method !== 'text' || table.parts.some((part) => part.box !== null);

export function placeRow(table: PrintedTable, row: number, block: IndicatorBlock): PlacedRow {
  const first = block.columns[0]?.column ?? 0;
  if (hasPlaces(table))
    return byColumn(
      cellsOfRow(table, row).filter((cell) => cell.column + cell.columnSpan > first),
      block.columns,
    );
  return alignByContent(cellsOfRow(table, row), block.columns);
}

const CUT: readonly (readonly [RegExp, string])[] = [
  [/^(数量|质量|时效|成本|经济效益|社会效益|生态效益|可持续影响|满意度|产出|效益)$/u, '$1指标'],
  [/^(经济|社会|生态)$/u, '$1效益指标'],
];
/** The rest of a level that a narrow column printed over several rows. */
export const isRestOfLevel = (printed: string): boolean =>
  /^(?:指标?|标|效益|影响|\([0-9]+分\))$/u.test(toPlainText(printed));

/** A level without its points: 产出指标（50分） is 产出指标. `isCut`: the form wraps levels over rows. */
export function levelName(printed: string, options: { readonly isCut: boolean }): string {
  const plain = stripOrdinals(toPlainText(printed));
  const name = plain.replace(/[([]?[0-9.]+(?:分|%)?[)\]]$/u, '').replace(/(?<=\p{Script=Han})[0-9]+分$/u, '');
  if (name === '') return withoutSpace(printed);
  return options.isCut ? CUT.reduce((text, [pattern, whole]) => text.replace(pattern, whole), name) : name;
}

/** Where the ministry's scheme puts a second level; 成本指标 stands under 产出指标 or is a first level itself. */
const SCHEME: readonly (readonly [RegExp, string])[] = [
  [/^(?:数量|质量|时效)指标$/u, '产出指标'],
  [/^(?:经济效益|社会效益|生态效益|可持续影响)指标$/u, '效益指标'],
  [/^服务对象满意度指标$/u, '满意度指标'],
];
const SCHEME_LEVEL_1 = /^(?:产出|效益|满意度|成本)指标$/u;

/** A first level carried down from above is given up where the scheme knows that it is another's. */
export function levelAbove(level2: string | null, carried: string | null): string | null {
  const known = SCHEME.find(([pattern]) => level2 !== null && pattern.test(level2))?.[1];
  return known !== undefined && (carried === null || SCHEME_LEVEL_1.test(carried)) ? known : carried;
}

/** Texts in the columns that they stand in, whatever they hold: totals below the indicators. */
export function placeByColumn(table: PrintedTable, row: number, block: IndicatorBlock): PlacedRow {
  return byColumn(cellsOfRow(table, row), block.columns);
}
