import { DECIMAL_TYPE } from '../duckdb/sql-text.ts';

/** What holds for all files: formats, empty values, order of rows, how the panel is made. */
export const CODEBOOK_NOTES = {
  zh: `
各种格式的文件，列、值和行序都相同。

- **金额**以元计，是精确小数：记录中为文本，Parquet 与 DuckDB 中为 ${DECIMAL_TYPE}，从不经过浮点数。CSV 中照写数字；用 R、Excel、Stata 打开时按双精度数读入，15 位有效数字以内不变，更长的在工作簿中写成文本。
- **空值**：CSV 中空值与空文本都是空字段；JSON Lines、Parquet、DuckDB 中空值为 null，空文本为 ""。没有数字不等于零：事实的 null_kind 说明原因。
- **公式防护**：CSV 中可能被电子表格当作公式的文本前加一个单引号；数字从不改动。
- **行序**：文件按 source_file、document_id；表、单元格、事实按在文件中的先后；发现按文件、页、位置；面板与修订按键列，文本按码位比较，空值在后。
- **可重现**：同样的输入得到同样的字节：CSV、JSON Lines、Parquet、数据包、说明和脚本在任何机器上如此；XLSX 在同一版本的 Node 上如此（压缩库不同则字节不同）；DuckDB 文件中的内容如此，字节不保证。
- **坐标**：磅，自显示页面的左上角起，保留两位。

## 面板怎样得来

每行是一个单位、年度、文件种类、科目、指标和资金来源，各阶段为列。面板中的每个数字都是文件中印出的某一个数字，没有加总，可由 *_fact_id 查到。

1. 文件所属年度的数字填入其阶段；上一年的数字填入 prior_… 列；其他年度没有列。
2. 同一张表中键相同的几行：金额唯一则取之；否则取恰为其余各行之和的一行（清单的合计）；都不是则不取，因为无法确定。写作“总计”的行含结转，仅在没有其他行时才取。
3. 几张表都印有时：无争议的先于有争议的，以科目为行的表先于总表，表先于正文。相同与不同的个数记在 facts_agreeing、facts_differing。
4. 同一单位、年度、种类再次公布（两份文件表中的行至少有一半相同）时采用较新的一份，差异列在 revisions。重合更少的文件视为同一次公布的各部分，都采用。判断新旧依次看：标题或路径写明更正、修订；路径中的日期；是否有页码；是否读全；事实多少；路径次序。前两项是文件自己写明的，面板注 revised；其余是程序所定，注 published_twice，数值不同时应看原件。revisions 比较表中进得了面板的金额；人数、面积等不是金额的数字和绩效指标不比较。
5. 没有进入面板的事实及原因在 DuckDB 的 panel_left_out 中，按原因的个数在 datapackage.json 中。

面板一般**不平衡**：有文件的单位和年度才有行，不补零、不插值；datapackage.json 中面板的 balanced 写明本次是否平衡，DuckDB 的 panel_coverage 列出各单位有哪些年度。is_leaf 为 true、且 code2、project、unit_name 都为空的行可在同一 classification、measure、fund 内相加；上级科目已含下级，宽口径资金已含窄口径。正文只提到部分科目：有表的地方，正文的行不是末级，也不使表中的行成为上级。DuckDB 的 panel_totals 把末级之和与印出的合计并列，说明是否在尾差以内、缺了几行。
`,
  en: `
The files of all formats have the same columns, values and order of rows.

- **Amounts** are yuan and exact decimals: text in records, ${DECIMAL_TYPE} in Parquet and DuckDB; they never pass through a float. CSV writes the digits; R, Excel and Stata read them as doubles, which changes nothing up to 15 significant digits (in the workbook, what is longer is text).
- **Empty**: in CSV both null and the empty text are an empty field; JSON Lines, Parquet and DuckDB keep null apart from "". No number is not zero: null_kind of a fact says why there is none.
- **Formula guard**: in CSV, a text that a spreadsheet would run has one apostrophe before it; numbers are never touched.
- **Order of rows**: documents by source_file, document_id; tables, cells and facts as they stand in the document; findings by document, page and place; panel and revisions by their key columns, texts by code points, null last.
- **Reproducible**: the same input gives the same bytes: CSV, JSON Lines, Parquet, data package, codebook and scripts on any machine; XLSX with the same version of Node (another compressor packs differently); of the DuckDB file the contents, not the bytes.
- **Coordinates** are points from the top left of the page as displayed, to 0.01.

## How the panel is made

A row is a body, year, kind of document, code, measure and fund, with the phases as columns. Every number of the panel is one number that a document prints; none is a sum made here, and *_fact_id leads to it.

1. A number of the document's own year fills its phase, one of the year before fills prior_…; other years have no column.
2. Of several rows of one table with the same key: the amount, if there is only one; else the row that is exactly the sum of the others (the total of a list); else none, because which is meant cannot be known. A row labelled 总计 includes what was carried over and counts only where there is no other.
3. Where several tables print it: undisputed before disputed, tables whose rows are codes before overviews, tables before the text. How many agree and differ stands in facts_agreeing and facts_differing.
4. When the same body, year and kind is published again (at least half of the lines in tables are the same), the newer one is used and revisions lists what differs. Documents that share less are parts of one publication, and all are used. The newer is decided by, in this order: a title or path that says it corrects; the day in the path; pages to cite; complete reading; number of facts; order of paths. The first two are what the publication says itself (note revised); the others are a choice (note published_twice): where amounts differ, look at the documents. revisions compares the amounts of tables that can stand in the panel; counts and performance indicators are not compared.
5. Facts that are in no row stand in panel_left_out of the DuckDB file with the reason; datapackage.json counts them by reason.

The panel is **not balanced** as a rule: a body and year has rows when it has a document; nothing is filled up or interpolated. The property balanced of the panel in datapackage.json says whether it is; panel_coverage of the DuckDB file lists the years of every body. Rows with is_leaf true and code2, project and unit_name null may be added up within one classification, measure and fund; parents hold their children, wider funds hold narrower ones. A text names only some codes: beside rows of tables, its rows are no leaves and make none a parent. panel_totals of the DuckDB file puts the sum of the leaves beside the printed total and says whether they agree within rounding and how many leaves lack a number.
`,
} as const;

/** How the DuckDB file is asked. */
export const DATABASE_NOTES = {
  zh: '`mingzhang sql` 或任何 DuckDB 客户端都可查询。`checks` 的 `left`、`right` 两列是 SQL 保留字：写作 `"left"`、`c.left`，或用 `checks_in_documents`。',
  en: 'Ask it with `mingzhang sql` or any DuckDB client. The columns `left` and `right` of `checks` are words of SQL: write `"left"`, `c.left`, or use `checks_in_documents`.',
} as const;

/** How far the lists of codes reach. */
export const CODES_NOTES = {
  zh: '类和 2018 年起的两套经济分类是全的；功能分类的款列了部门通常使用的，项只列了一部分。表中没有的科目也照样读取，名称以文件所印为准（`item`），`code_name` 为空。年度一栏空着的一端表示不知道起止年。',
  en: 'Classes, and both economic classifications from 2018 on, are whole; of the functional groups those that departments use are listed, of the items only some. Codes that are not listed are read all the same: their name is what the document prints (`item`), `code_name` is empty. Where a year is missing, the first or last year is not known.',
} as const;
