import { describeColumns, OUTPUT_NAMES, type Column, type OutputName } from '@mingzhang/schema';
import type { ValueNames } from '../value-names.ts';
import type { RowLink, SheetRow } from '../xlsx/sheet.ts';
import type { WorkbookOptions } from '../xlsx/workbook.ts';
import type { DatasetOptions } from './write-dataset.ts';

/** What people look at first stands first; the rest follows in the order of the files. */
const FIRST: readonly OutputName[] = ['findings', 'panel', 'facts', 'documents'];
/** Rows that lead to a page of a document. */
const LINKED: ReadonlySet<string> = new Set(['findings', 'documents'] satisfies OutputName[]);

const NOTES: readonly string[] = [
  '金额以元计。第一行是各列的含义，第二行是列名，可筛选。各列的详细说明见 codebook.zh.md。',
  'Amounts are yuan. The first row says what a column means, the second is its name, with a filter. See codebook.md.',
  '标识、坐标等列收在最右，点列上方的 [+] 展开；给出处时用 fact_id 或 cell_id（mingzhang cite）。',
  'Ids and boxes are folded up on the right, behind the [+] above the columns; mingzhang cite takes a fact_id or cell_id.',
  '面板（panel）中的数字都是文件中印出的数字，没有加总；is_leaf 为 TRUE 的科目才可相加。没有数字不等于零。',
  'Every number of the panel is printed in a document, none is a sum; only rows with is_leaf TRUE may be added up. No number is not zero.',
  '超过 1,048,576 行（或 3.5 GiB）的内容在带序号的同名工作表中继续；一格超过 32,767 字符的文本以“…”截断，超过 15 位有效数字的金额写成文本。CSV、JSON Lines、Parquet 和 DuckDB 中没有这些限制。',
  'What passes row 1,048,576 (or 3.5 GiB) goes on in a sheet of the same name with a number; a text of more than 32,767 characters ends with “…”, an amount of more than 15 digits is text. The other formats have no such limits.',
  'link 一列打开来源文件（一张表至多 65,530 个链接，其后的行只写位置）；“#page=” 后的页码由阅读器决定是否跳转。来源文件移动后链接会失效，路径见 documents。',
  'The column link opens the source (a sheet holds 65,530 links at most, the rows after them only say the place); whether “#page=” leads to the page is the reader’s affair. Links break when the files are moved; documents has their paths.',
];

/** What people read first, per sheet; hashes and boxes stand last. */
const READ_FIRST: Readonly<Partial<Record<OutputName, readonly string[]>>> = {
  findings: ['severity', 'text_zh', 'page', 'code', 'cause', 'satisfying_value'],
  checks: ['verdict', 'check_id'],
  documents: ['agency', 'fiscal_year', 'document_kind', 'title', 'status'],
};
const READ_LAST = /^([xy][01]|cell_ids|checks_held|checks_failed|document_ids|parameters)$|_id$|^suspect_cell$/;

/** The same columns as in every format, in the order in which people read, and which of them are folded up. */
function arrangeColumns(name: OutputName): {
  readonly columns: readonly Column[];
  readonly folded: ReadonlySet<string>;
} {
  const columns = describeColumns(name);
  const wanted = READ_FIRST[name] ?? [];
  const first = wanted.flatMap((column) => columns.find((candidate) => candidate.name === column) ?? []);
  const rest = columns.filter((column) => !first.includes(column));
  const isLast = (column: Column): boolean => READ_LAST.test(column.name);
  const last = rest.filter(isLast);
  return {
    columns: [...first, ...rest.filter((column) => !isLast(column)), ...last],
    folded: new Set(last.map((column) => column.name)),
  };
}

const textColumn = (name: string, descriptionZh: string, description: string): Column => ({
  key: name,
  name,
  type: 'text',
  nullable: false,
  values: undefined,
  pattern: undefined,
  minimum: undefined,
  description,
  descriptionZh,
  unit: undefined,
});
const VALUE_COLUMNS: readonly Column[] = [
  textColumn('column', '表与列', 'Sheet and column'),
  textColumn('value', '值', 'Value'),
  textColumn('name_zh', '中文名称', 'Chinese name'),
  textColumn('name_en', '英文名称', 'English name'),
];

/** What the values of all sheets are called: one row per column and value. */
function valueRows(names: ValueNames): readonly SheetRow[] {
  return OUTPUT_NAMES.flatMap((file) =>
    describeColumns(file).flatMap((column) =>
      names.ofColumn(file, column).map(({ value, name_zh, name_en }) => ({
        column: `${file}.${column.name}`,
        value,
        name_zh,
        name_en,
      })),
    ),
  );
}

function hrefAt(href: string | undefined, page: SheetRow[string]): string | undefined {
  return href === undefined || page === null || page === undefined ? href : `${href}#page=${String(page)}`;
}

/** The workbook of a run: one sheet per file of rows. Keeps the paths of the documents in memory, nothing else. */
export async function workbookOf(
  options: Pick<DatasetOptions, 'hrefOf' | 'version'>,
  names: ValueNames,
  rowsOf: (name: OutputName) => AsyncIterable<readonly SheetRow[]>,
): Promise<WorkbookOptions> {
  const documents = new Map<string, { readonly path: string; readonly href: string | undefined }>();
  for await (const rows of rowsOf('documents')) {
    for (const row of rows) {
      const id = String(row['document_id']);
      const url = row['source_url'];
      documents.set(id, {
        path: String(row['source_file']),
        href: typeof url === 'string' ? url : options.hrefOf?.(id),
      });
    }
  }
  const linkOf = (row: SheetRow): RowLink => {
    const found = documents.get(String(row['document_id']));
    const page = row['page'] ?? null;
    return {
      text: page === null ? (found?.path ?? '') : `${found?.path ?? ''} p. ${String(page)}`,
      target: hrefAt(found?.href, page),
    };
  };
  const ordered = [...FIRST, ...OUTPUT_NAMES.filter((name) => !FIRST.includes(name))];
  return {
    title: `明账 mingzhang ${options.version}`,
    notes: NOTES,
    sheets: [
      ...ordered.map((name) => ({
        tab: `${name} ${names.file(name, 'zh')}`,
        about: `${names.row(name, 'zh')} — ${names.row(name, 'en')}`,
        ...arrangeColumns(name),
        rows: () => rowsOf(name),
        ...(LINKED.has(name) ? { linkOf } : {}),
      })),
      {
        tab: 'values 取值',
        about: '各列取值的名称 — what the values of the columns are called',
        columns: VALUE_COLUMNS,
        folded: new Set<string>(),
        rows: async function* () {
          yield valueRows(names);
        },
      },
    ],
  };
}
