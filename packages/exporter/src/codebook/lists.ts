import {
  describeColumns,
  MEASURE_ENDINGS,
  OUTPUT_NAMES,
  type CodeEntry,
  type ValueLabel,
  type Vocabulary,
} from '@mingzhang/schema';
import { DATABASE_TABLES, DATABASE_VIEWS } from '../duckdb/views.ts';
import type { Language, ValueNames } from '../value-names.ts';
import { row, table } from './markdown.ts';

const years = ({ validFrom, validTo }: CodeEntry): string => `${validFrom ?? ''}–${validTo ?? ''}`;

/** Lists of tables that only the DuckDB file has. */
const LISTS_OF_DATABASE = ['panel_left_out.reason'];

function labelTable(labels: readonly ValueLabel[], language: Language): string {
  const lines = labels.map((label) => row([`\`${label.value}\``, language === 'zh' ? label.name_zh : label.name_en]));
  return table(language === 'zh' ? ['值', '含义'] : ['value', 'meaning'], lines);
}

/** Values of every column that has a list, each list once. */
export function valuesPart(names: ValueNames, language: Language): string {
  const parts = new Map<string, string[]>();
  const add = (labels: readonly ValueLabel[], column: string): void => {
    if (labels.length === 0) return;
    const text = labelTable(labels, language);
    parts.set(text, [...(parts.get(text) ?? []), column]);
  };
  for (const file of OUTPUT_NAMES) {
    for (const column of describeColumns(file)) {
      const labels = names.ofColumn(file, column);
      add(column.name === 'measure' ? [...labels, ...MEASURE_ENDINGS] : labels, `${file}.${column.name}`);
    }
  }
  for (const list of LISTS_OF_DATABASE) add(names.ofList(list), list);
  return [...parts].map(([text, columns]) => `### ${columns.join(', ')}\n\n${text}`).join('\n');
}

/** Table kinds: what they are called and what their rows are. */
export function kindsPart({ tableKinds }: Vocabulary, language: Language): string {
  return table(
    language === 'zh' ? ['表种', '表名', '行'] : ['kind', 'titles', 'rows'],
    tableKinds.map((entry) => row([`\`${entry.kind}\``, entry.titles.join('；'), entry.rowDimension])),
  );
}

const CLASSIFICATION = {
  function: { zh: '支出功能分类', en: 'Functional classification' },
  department_economic: { zh: '部门预算支出经济分类', en: 'Department economic classification' },
  government_economic: { zh: '政府预算支出经济分类', en: 'Government economic classification' },
} as const satisfies Readonly<Record<CodeEntry['classification'], { readonly zh: string; readonly en: string }>>;
const CLASSIFICATION_NAMES: ReadonlyMap<string, { readonly zh: string; readonly en: string }> = new Map(
  Object.entries(CLASSIFICATION),
);
const CLASSIFICATIONS = ['function', 'department_economic', 'government_economic'] as const;

/** Every code that the vocabulary knows, with the years of its name. */
export function codesPart({ codes }: Vocabulary, language: Language): string {
  return CLASSIFICATIONS.map((classification) => {
    const lines = codes
      .filter((entry) => entry.classification === classification)
      .map((entry) => row([entry.code, entry.nameZh, entry.nameEn, years(entry), entry.otherNames.join('；')]));
    const headings =
      language === 'zh'
        ? ['代码', '名称', '英文', '年度', '曾用名']
        : ['code', 'name', 'English', 'years', 'other names'];
    return `### ${CLASSIFICATION[classification][language]}\n\n${table(headings, lines)}`;
  }).join('\n');
}

/** Codes of former years and the code of today that carries their series on. */
export function crosswalkPart({ crosswalk }: Vocabulary, language: Language): string {
  const headings =
    language === 'zh'
      ? ['规则', '分类', '原代码', '年度', '现行代码', '把握']
      : ['rule', 'classification', 'former code', 'years', 'code of today', 'certainty'];
  return table(
    headings,
    crosswalk.map(({ rule, classification, code, valid_from, valid_to, harmonised, certainty }) =>
      row([
        `\`${rule}\``,
        CLASSIFICATION_NAMES.get(classification)?.[language] ?? classification,
        code,
        `${valid_from}–${valid_to}`,
        harmonised ?? (language === 'zh' ? '无' : 'none'),
        certainty,
      ]),
    ),
  );
}

/** Views and tables that the DuckDB file has besides the files of rows. */
export function databasePart(language: Language): string {
  return table(
    language === 'zh' ? ['名称', '内容'] : ['name', 'holds'],
    [...DATABASE_VIEWS, ...DATABASE_TABLES].map((entry) => row([`\`${entry.name}\``, entry[language]])),
  );
}

/** Every check: what it is put to, its identity, tolerance and weight. */
export function checksPart({ checks }: Vocabulary, language: Language): string {
  return table(
    language === 'zh'
      ? ['编号', '对象', '关系', '允差', '严重程度']
      : ['id', 'applies to', 'identity', 'tolerance', 'severity'],
    checks.map((check) => row([check.id, check.applies_to, check.formula, check.tolerance, check.severity])),
  );
}
