import type { Finding, Place, PrintedDocument, PrintedTable } from '@mingzhang/schema';
import { firstPlace } from './first-place.ts';
import { withoutSpace } from './plain-text.ts';

const CODE_LABEL = /^项目(?:编码|代码|编号)[:：]?$/u;
const NAME_LABEL = /^项目名称[:：]?$/u;
/** Codes of the project library are long; short numbers count the sheets. */
const CODE = /^[0-9A-Z]{15,30}$/u;

interface CodedSheet {
  readonly code: string;
  readonly name: string;
  readonly at: Place;
}

/** The text right of a label of a form. */
function textBeside(table: PrintedTable, label: RegExp): string | undefined {
  const cell = table.cells.find(({ text }) => label.test(withoutSpace(text)));
  if (cell === undefined) return undefined;
  const beside = table.cells
    .filter(({ row, column, text }) => row === cell.row && column > cell.column && text.trim() !== '')
    .sort((one, other) => one.column - other.column)[0];
  return beside === undefined ? undefined : withoutSpace(beside.text);
}

function readCode(table: PrintedTable): readonly CodedSheet[] {
  const code = textBeside(table, CODE_LABEL);
  const name = textBeside(table, NAME_LABEL);
  if (code === undefined || name === undefined || name === '' || !CODE.test(code)) return [];
  return [{ code, name, at: firstPlace(table.parts) }];
}

/** Codes of the project library that stand on the sheets of projects of different names. */
export function findRepeatedProjectCodes(document: PrintedDocument): readonly Finding[] {
  const byCode = new Map<string, CodedSheet[]>();
  for (const sheet of document.tables.flatMap(readCode)) {
    byCode.set(sheet.code, [...(byCode.get(sheet.code) ?? []), sheet]);
  }
  return [...byCode].flatMap(([printed, sheets]): Finding[] => {
    const names = [...new Set(sheets.map(({ name }) => name))];
    const [first = ''] = names;
    // 甲项目 and 甲项目（本级） may be one project.
    const other = sheets.find(({ name }) => !name.includes(first) && !first.includes(name));
    if (other === undefined) return [];
    return [{ code: 'project.code_repeated', severity: 'error', cause: 'document', at: other.at, printed, names }];
  });
}
