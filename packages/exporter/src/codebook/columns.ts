import { describeColumns, OUTPUT_NAMES, type Column, type OutputName } from '@mingzhang/schema';
import { DECIMAL_TYPE } from '../duckdb/sql-text.ts';
import type { Language, ValueNames } from '../value-names.ts';
import { row, table } from './markdown.ts';

const TYPE: Readonly<Record<Column['type'], { readonly zh: string; readonly en: string }>> = {
  text: { zh: '文本', en: 'text' },
  decimal: {
    zh: `精确小数（Parquet、DuckDB 为 ${DECIMAL_TYPE}）`,
    en: `exact decimal (${DECIMAL_TYPE} in Parquet and DuckDB)`,
  },
  integer: { zh: '整数', en: 'integer' },
  number: { zh: '数', en: 'number' },
  boolean: { zh: 'true / false', en: 'true / false' },
};
const UNIT: Readonly<Record<string, string>> = { CNY: '元', pt: '磅', points: '分', percent: '百分比' };

const HEADINGS = {
  zh: ['列', '含义', '类型', '可空', '单位'],
  en: ['column', 'meaning', 'type', 'null', 'unit'],
} as const;

/** Where each file comes from, for the codebook. */
const SOURCE: Readonly<Partial<Record<OutputName, { readonly zh: string; readonly en: string }>>> = {
  panel: { zh: '由 facts、documents、cells 得出', en: 'derived from facts, documents and cells' },
  revisions: { zh: '由 facts、documents 得出', en: 'derived from facts and documents' },
  checks: { zh: '由 facts 计算', en: 'computed from facts' },
};

/** The part of the codebook about files and their columns: one table per file, its columns in order. */
export function columnsPart(names: ValueNames, language: Language): string {
  return OUTPUT_NAMES.map((file) => {
    const source = SOURCE[file]?.[language] ?? (language === 'zh' ? '读自文件' : 'read from the documents');
    const lines = describeColumns(file).map((column) => columnLine(column, language));
    const about = language === 'zh' ? `${names.row(file, 'zh')}；${source}。` : `${names.row(file, 'en')}; ${source}.`;
    return `### ${file} — ${names.file(file, language)}\n\n${about}\n\n${table(HEADINGS[language], lines)}`;
  }).join('\n');
}

function columnLine(column: Column, language: Language): string {
  const yes = language === 'zh' ? '是' : 'yes';
  const unit = column.unit === undefined ? '' : language === 'zh' ? (UNIT[column.unit] ?? column.unit) : column.unit;
  return row([
    `\`${column.name}\``,
    language === 'zh' ? column.descriptionZh : column.description,
    TYPE[column.type][language],
    column.nullable ? yes : '',
    unit,
  ]);
}
