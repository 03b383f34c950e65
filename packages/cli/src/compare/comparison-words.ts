import { nameMeasure, type BilingualText, type Vocabulary } from '@mingzhang/schema';
import { say, type Language } from '../language.ts';
import type { CellMissing, Comparison, Grouping } from './comparison.ts';

export const MISSING_WORDS: Readonly<Record<CellMissing, BilingualText>> = {
  no_document: { zh: '无文件', en: 'no document' },
  no_table: { zh: '无此表', en: 'no table' },
  empty_table: { zh: '空表', en: 'empty table' },
  no_line: { zh: '未列', en: 'not listed' },
  blank: { zh: '空白', en: 'blank' },
  other_fund: { zh: '口径不同', en: 'other fund' },
  unread: { zh: '未读', en: 'unread' },
  unclear: { zh: '不明', en: 'unclear' },
  no_population: { zh: '无人口', en: 'no population' },
  no_deflator: { zh: '无指数', en: 'no index' },
};

/** What the words mean, for the lines below the table. */
const MISSING_MEANINGS: Readonly<Record<CellMissing, BilingualText>> = {
  no_document: { zh: '没有该年度的文件', en: 'there is no document of that year' },
  no_table: { zh: '文件中没有会印出它的表', en: 'the document has no table that would print it' },
  empty_table: { zh: '该表是空表', en: 'the table is empty' },
  no_line: { zh: '表中没有列出这一行', en: 'the table does not list it' },
  blank: { zh: '表中该处空白或为横线', en: 'the table leaves it blank or prints a dash' },
  other_fund: { zh: '以另一资金口径印出：见 --fund', en: 'it is printed for another fund: see --fund' },
  unread: { zh: '文件或该页未能读取', en: 'the document or its page could not be read' },
  unclear: { zh: '印有数字，但含义或单位无法确定', en: 'a number is printed, but not what it means or its unit' },
  no_population: { zh: '人口文件中没有', en: 'not in the population file' },
  no_deflator: { zh: '指数文件中没有', en: 'not in the index file' },
};

export const GROUPING_WORDS: Readonly<Record<Grouping, BilingualText>> = {
  agency: { zh: '单位', en: 'agency' },
  county: { zh: '区县', en: 'county' },
  city: { zh: '市', en: 'city' },
  province: { zh: '省', en: 'province' },
};

function nameOf(
  vocabulary: Pick<Vocabulary, 'valueLabels'>,
  column: string,
  value: string,
  language: Language,
): string {
  const label = vocabulary.valueLabels.find((one) => one.column === column && one.value === value);
  return label === undefined ? value : language === 'zh' ? label.name_zh : label.name_en;
}

/** One line that says what is compared: code, measure, kind, phase, fund. */
export function describeLine(
  { line }: Comparison,
  vocabulary: Pick<Vocabulary, 'valueLabels'>,
  language: Language,
): string {
  const named = (column: string, value: string): string => nameOf(vocabulary, column, value, language);
  const measure = nameMeasure(vocabulary.valueLabels, line.measure);
  const subject = [line.code, line.codeName].filter((part) => part !== null).join(' ');
  return [
    ...(subject === '' ? [] : [subject]),
    measure === undefined ? line.measure : say(language, measure),
    named('document_kind', line.kind),
    named('phase', line.phase),
    ...(line.fund === null ? [] : [named('fund', line.fund)]),
  ].join(language === 'zh' ? '，' : ', ');
}

/** The unit of the cells: yuan, 万元, per person, in prices of the index's base. */
export function describeUnit({ isPerCapita, isDeflated }: Comparison, language: Language): string {
  const unit = isPerCapita ? { zh: '元/人', en: 'yuan per person' } : { zh: '万元', en: '10,000 yuan' };
  const prices = isDeflated
    ? { zh: '，按指数 = 100 之年的价格', en: ', in prices of the year with index 100' }
    : { zh: '', en: '' };
  return say(language, unit) + say(language, prices);
}

/** The lines below a table or chart: what the marks and words in it mean; only those that occur. */
export function describeMarks(comparison: Comparison, language: Language): readonly string[] {
  const cells = comparison.rows.flatMap(({ cells: row }) => row);
  const reasons = new Set(cells.flatMap((cell) => ('missing' in cell ? [cell.missing] : [])));
  const numbers = cells.flatMap((cell) => ('missing' in cell ? [] : [cell]));
  const marks: readonly { readonly mark: string; readonly when: boolean; readonly text: BilingualText }[] = [
    {
      mark: '?',
      when: numbers.some((cell) => cell.isUnchecked),
      text: { zh: '没有可核对的关系', en: 'no identity checks it' },
    },
    {
      mark: '!',
      when: numbers.some((cell) => cell.isDisputed),
      text: { zh: '有检查不成立，见 findings', en: 'a check fails, see findings' },
    },
    {
      mark: 'Σ',
      when: numbers.some((cell) => cell.bodies > 1),
      text: { zh: '几个单位之和', en: 'sum over several bodies' },
    },
    {
      mark: '…',
      when: numbers.some((cell) => cell.isPartial),
      text: { zh: '缺少其中某个单位的数字', en: 'some body of it has no number' },
    },
  ];
  const without = comparison.bodiesWithoutLine;
  return [
    ...marks.filter(({ when }) => when).map(({ mark, text }) => `${mark} ${say(language, text)}`),
    ...[...reasons].map((reason) =>
      `${say(language, MISSING_WORDS[reason])}：${say(language, MISSING_MEANINGS[reason])}`.replace(
        '：',
        language === 'zh' ? '：' : ': ',
      ),
    ),
    ...(without === 0
      ? []
      : [
          say(language, {
            zh: `另有 ${without} 个单位的表中没有这一行`,
            en: `not shown, because their tables do not list it: ${without}`,
          }),
        ]),
  ];
}
