import type { PrintedDocument, PrintedTable, TableCell } from '@mingzhang/schema';
import { formProject } from '../fact/form-project.ts';
import { cellsOfRow } from '../cells-of-row.ts';
import { toPlainText } from '../plain-text.ts';

/** An amount that the running text in a form's cell gives for the form's project. */
export interface FormStatement {
  readonly project: string;
  /** Where in the form it stands. */
  readonly label: string;
  readonly printed: string;
  readonly cell: TableCell;
  readonly tableIndex: number;
}

const STATED = /(?:预算(?:资金)?(?:总额|金额)|总预算|项目预算)(?:为|共|:)?(\d[\d,.]*)万/u;
/** Shorter cells are labels and values, not running text. */
const SHORTEST_TEXT = 20;

function statementsOf(table: PrintedTable): readonly FormStatement[] {
  const project = formProject(table);
  if (project === null || !/绩效目标/u.test(table.title)) return [];
  return table.cells.flatMap((cell): FormStatement[] => {
    const plain = toPlainText(cell.text);
    const found = plain.length < SHORTEST_TEXT ? null : STATED.exec(plain);
    return found === null
      ? []
      : [
          {
            project,
            label: '总体目标',
            printed: (found[1] ?? '').replace(/[.,]$/u, ''),
            cell,
            tableIndex: table.index,
          },
        ];
  });
}

const OWN_BUDGET = /^项目当年预算$/u;
const AMOUNT = /^(\d[\d,.]*)万(?:元)?$/u;

/** 项目当年预算 with its amount in the cell beside it. */
function ownBudgetOf(table: PrintedTable): readonly FormStatement[] {
  const project = formProject(table);
  const label = table.cells.find((cell) => OWN_BUDGET.test(toPlainText(cell.text)));
  if (project === null || label === undefined) return [];
  const beside = cellsOfRow(table, label.row).find((cell) => cell.column > label.column);
  const found = beside === undefined ? null : AMOUNT.exec(toPlainText(beside.text));
  return beside === undefined || found === null
    ? []
    : [{ project, label: '项目当年预算', printed: found[1] ?? '', cell: beside, tableIndex: table.index }];
}

/** 总体目标 of a project's form often repeats its budget in words: 该项目预算资金总额为27.1万元. */
export const readFormTexts = (document: PrintedDocument): readonly FormStatement[] =>
  document.tables.flatMap((table) => [...statementsOf(table), ...ownBudgetOf(table)]);
