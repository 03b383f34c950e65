import {
  toPlaceColumns,
  unionBoxes,
  type IndicatorColumn,
  type IndicatorRecord,
  type IndicatorRole,
  type PrintedTable,
} from '@mingzhang/schema';
import { stripOrdinals, toPlainText, withoutSpace } from '../plain-text.ts';
import { recordId } from '../record-id.ts';
import { cellsOfRow } from '../cells-of-row.ts';
import { findIndicatorBlocks, type IndicatorBlock } from './indicator-block.ts';
import { isRestOfLevel, levelAbove, levelName, placeByColumn, placeRow, type PlacedRow } from './indicator-row.ts';
import { readPoints, readTargetAndActual } from './indicator-value.ts';

export interface TableIndicators {
  readonly indicators: readonly IndicatorRecord[];
  /** What the cells of indicator rows hold, by `row|column`, with the name of the indicator. */
  readonly roles: ReadonlyMap<string, CellOfIndicator>;
}

export interface CellOfIndicator {
  readonly role: IndicatorRole;
  /** Name of the indicator as printed. */
  readonly label: string;
  /** Whether the number is in `indicators`; what was reached in former years is not. */
  readonly isRecorded: boolean;
  /** 前年 is two years before, 上年 one; 0 for the year of the form. */
  readonly yearStep: number;
}

const TOTAL = /^(?:总分|合计|总计|小计|得分合计|总得分|合计得分|自评总分|综合得分|总评)(?:\(.*\))?$/u;
const RECORDED: ReadonlySet<IndicatorRole> = new Set(['target', 'actual', 'weight', 'score']);

const textOf = (row: PlacedRow, role: IndicatorRole): string =>
  [...row].findLast(([column]) => column.role === role)?.[1].text.trim() ?? '';

/** Score sheets print points of each level beside it: those of the indicator stand to its right. */
function ownPoints(row: PlacedRow, block: IndicatorBlock, role: 'weight' | 'score'): string {
  const from = block.columns.find((column) => column.role === 'indicator')?.column ?? 0;
  return [...row].findLast(([column]) => column.role === role && column.column > from)?.[1].text.trim() ?? '';
}

/** The name of the indicator itself: 指标1：参保率 is 参保率, 单位自查(20分) is 单位自查. */
const indicatorName = (printed: string): string =>
  stripOrdinals(withoutSpace(printed).replace(/^指标[0-9０-９一二三四五六七八九十]*[:：]/u, '')).replace(
    /[（(][0-9.]+分[）)]$/u,
    '',
  );

const PRIOR_STEP: readonly (readonly [RegExp, number])[] = [
  [/前年/u, -2],
  [/上一?年|基期/u, -1],
];

function priorStep(table: PrintedTable, block: IndicatorBlock, column: number): number {
  const header = table.cells.filter(
    (cell) => cell.column === column && cell.row < block.firstRow && cell.row >= block.firstRow - 2,
  );
  return PRIOR_STEP.find(([pattern]) => header.some((cell) => pattern.test(cell.text)))?.[1] ?? -1;
}

/**
 * Reads the performance indicators of a form: one record per indicator with its levels, which are printed
 * once over several rows, its target and result split into operator, number and unit, its points and reason.
 */
export function readIndicators(
  table: PrintedTable,
  options: {
    readonly documentId: string;
    readonly tableId: string;
    readonly project: string | null;
    readonly columns: readonly IndicatorColumn[];
  },
): TableIndicators {
  const indicators: IndicatorRecord[] = [];
  const roles = new Map<string, CellOfIndicator>();
  for (const block of findIndicatorBlocks(table, options.columns)) {
    const rows = readBlock(table, block);
    for (const { row, placed, level1, level2 } of rows) {
      const made = readRow(placed, { row, block, level1, level2 }, options);
      if (made === undefined) continue;
      indicators.push(made);
      for (const [column, cell] of placed) {
        roles.set(`${cell.row}|${cell.column}`, {
          role: column.role,
          label: withoutSpace(textOf(placed, 'indicator')),
          isRecorded: RECORDED.has(column.role) || (column.role === 'remark' && made.reason !== null),
          yearStep: column.role === 'prior' ? priorStep(table, block, column.column) : 0,
        });
      }
    }
    for (const [place, cell] of totalRoles(table, block)) roles.set(place, cell);
  }
  return { indicators, roles };
}

interface LevelledRow {
  readonly row: number;
  readonly placed: PlacedRow;
  readonly level1: string | null;
  readonly level2: string | null;
}

const totalLabel = (table: PrintedTable, row: number): string | undefined =>
  cellsOfRow(table, row).find((cell) => TOTAL.test(toPlainText(cell.text)))?.text;

/** The rows of a block with their levels: one printed once counts for the rows below it. */
function readBlock(table: PrintedTable, block: IndicatorBlock): readonly LevelledRow[] {
  const all = Array.from({ length: block.endRow - block.firstRow }, (_, index) => block.firstRow + index);
  const rows = all
    .filter((row) => totalLabel(table, row) === undefined)
    .map((row) => ({ row, placed: placeRow(table, row, block) }));
  const levels = (role: 'level_1' | 'level_2'): readonly string[] => rows.map(({ placed }) => textOf(placed, role));
  const isCut = [...levels('level_1'), ...levels('level_2')].some(isRestOfLevel);
  // The text of a cell merged over rows can stand at its middle: rows above the first one are its own, too.
  const [firstLevel] = levels('level_1').filter((text) => text !== '' && !isRestOfLevel(text));
  let carried: string | null = firstLevel === undefined ? null : levelName(firstLevel, { isCut });
  let level2: string | null = null;
  return rows.map(({ row, placed }) => {
    const [first, second] = [textOf(placed, 'level_1'), textOf(placed, 'level_2')];
    const isPrinted = first !== '' && !isRestOfLevel(first);
    if (isPrinted) {
      carried = levelName(first, { isCut });
      level2 = null;
    }
    if (second !== '' && !isRestOfLevel(second)) level2 = levelName(second, { isCut });
    if (!isPrinted) carried = levelAbove(level2, carried);
    return { row, placed, level1: carried, level2 };
  });
}

/** Points of 总分 and 合计 under the indicators: no indicators, but weight and score all the same. */
function totalRoles(table: PrintedTable, block: IndicatorBlock): readonly (readonly [string, CellOfIndicator])[] {
  const all = Array.from({ length: block.endRow - block.firstRow }, (_, index) => block.firstRow + index);
  return all.flatMap((row) => {
    const label = totalLabel(table, row);
    if (label === undefined) return [];
    return [...placeByColumn(table, row, block)].flatMap(([{ role }, cell]): (readonly [string, CellOfIndicator])[] =>
      role === 'weight' || role === 'score'
        ? [[`${cell.row}|${cell.column}`, { role, label: withoutSpace(label), isRecorded: false, yearStep: 0 }]]
        : [],
    );
  });
}

function readRow(
  placed: PlacedRow,
  at: {
    readonly row: number;
    readonly block: IndicatorBlock;
    readonly level1: string | null;
    readonly level2: string | null;
  },
  options: { readonly documentId: string; readonly tableId: string; readonly project: string | null },
): IndicatorRecord | undefined {
  const name = textOf(placed, 'indicator');
  const values = {
    target: textOf(placed, 'target'),
    actual: textOf(placed, 'actual'),
    operator: textOf(placed, 'operator'),
    unit: textOf(placed, 'unit'),
  };
  const [weightText, scoreText] = [ownPoints(placed, at.block, 'weight'), ownPoints(placed, at.block, 'score')];
  // 绩效指标 | … | 绩效指标值 under a form can be empty lines to fill in; 不涉及 with points is not.
  if (name === '' || [values.target, values.actual, weightText, scoreText].every((text) => text === '')) {
    if (name === '' || !/[0-9]分[）)]$/u.test(name)) return undefined;
  }
  const hasReason = at.block.columns.some((column) => column.role === 'reason');
  const reason = textOf(placed, hasReason ? 'reason' : 'remark');
  const cells = [...placed].flatMap(([column, cell]) =>
    ['level_1', 'level_2', 'group'].includes(column.role) ? [] : [cell],
  );
  const page = cells[0]?.place.page ?? null;
  const box = unionBoxes(
    cells.flatMap((cell) => (cell.place.box === null || cell.place.page !== page ? [] : [cell.place.box])),
  );
  return {
    indicatorId: recordId('indicator', options.tableId, at.row),
    documentId: options.documentId,
    tableId: options.tableId,
    ...toPlaceColumns({ page, box: box ?? null }),
    project: options.project,
    level1: at.level1,
    level2: at.level2,
    indicator: indicatorName(name),
    ...readTargetAndActual(values),
    weight: readPoints(weightText) ?? readPoints(/[（(]([0-9.]+分)[）)]$/u.exec(name)?.[1] ?? ''),
    score: readPoints(scoreText),
    reason: reason === '' || /^[-—无/]$/u.test(reason) ? null : withoutSpace(reason),
  };
}
