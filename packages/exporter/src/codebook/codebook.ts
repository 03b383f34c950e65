import type { Vocabulary } from '@mingzhang/schema';
import { nameValues, type Language } from '../value-names.ts';
import { columnsPart } from './columns.ts';
import { checksPart, codesPart, crosswalkPart, databasePart, kindsPart, valuesPart } from './lists.ts';
import { CODEBOOK_NOTES, CODES_NOTES, DATABASE_NOTES } from './notes.ts';

const TITLES = {
  zh: {
    book: '明账数据说明',
    files: '文件与列',
    database: 'DuckDB 文件中另有',
    values: '取值',
    kinds: '表种',
    codes: '科目代码',
    crosswalk: '历年代码对照',
    checks: '检查',
  },
  en: {
    book: 'Codebook of mingzhang data',
    files: 'Files and columns',
    database: 'What the DuckDB file has besides',
    values: 'Values',
    kinds: 'Table kinds',
    codes: 'Codes',
    crosswalk: 'Codes of former years',
    checks: 'Checks',
  },
} as const;

/**
 * The codebook in one language, as Markdown: every column of every file with meaning, type and unit, every value,
 * table kind, code and check. All of it comes from the schema and the vocabulary; the same ones give the same text.
 */
export function formatCodebook(vocabulary: Vocabulary, language: Language): string {
  const titles = TITLES[language];
  const names = nameValues(vocabulary);
  return [
    `# ${titles.book}`,
    CODEBOOK_NOTES[language],
    `## ${titles.files}`,
    columnsPart(names, language),
    `## ${titles.database}`,
    DATABASE_NOTES[language],
    databasePart(language),
    `## ${titles.values}`,
    valuesPart(names, language),
    `## ${titles.kinds}`,
    kindsPart(vocabulary, language),
    `## ${titles.codes}`,
    CODES_NOTES[language],
    codesPart(vocabulary, language),
    `## ${titles.crosswalk}`,
    crosswalkPart(vocabulary, language),
    `## ${titles.checks}`,
    checksPart(vocabulary, language),
  ]
    .map((part) => part.trim())
    .join('\n\n')
    .concat('\n');
}
