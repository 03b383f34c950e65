import type { BilingualText } from './bilingual-text.ts';

/** What makes the reading of a table doubtful, and how it is said. */
export const DOUBT_SIGNS = {
  same_header: { zh: '同一行的数字共用一个列头', en: 'numbers of one row under one and the same header' },
  no_header: { zh: '数字上方没有列头', en: 'numbers without a header over them' },
  no_label: { zh: '数字左边没有行名', en: 'numbers without a label in their row' },
  header_in_data: { zh: '数据行里出现列头用词', en: 'header words among the data' },
  index_in_data: { zh: '栏次行被当作数据', en: 'a row of column numbers among the data' },
  number_in_header: { zh: '列头里出现数字', en: 'numbers within the header' },
  joined_header: { zh: '几个列头连成了一个', en: 'header texts run together' },
  shifted_header: { zh: '列头与下方数字没有对齐', en: 'header texts that do not stand over their columns' },
  wide_number: { zh: '数字跨了几列', en: 'numbers across several columns' },
  several_numbers: { zh: '一格里有几个数字', en: 'cells with several numbers' },
  broken_number: { zh: '数字不完整', en: 'numbers in pieces' },
  broken_label: { zh: '行名残缺', en: 'pieces of labels in rows of their own' },
  continuation: { zh: '续表没有接上', en: 'a continuation that was not joined' },
} as const satisfies Readonly<Record<string, BilingualText>>;
export type DoubtSign = keyof typeof DOUBT_SIGNS;

/** A table that was read on weak evidence: none of its numbers is taken as surely read. */
export interface DoubtFindingParameters {
  readonly code: 'table.doubtful';
  readonly title: string;
  /** What was seen, each kind once. */
  readonly signs: readonly DoubtSign[];
  /** In how many places. */
  readonly places: number;
}

export function describeDoubts({ signs, places }: DoubtFindingParameters): BilingualText {
  const said = signs.map((sign) => DOUBT_SIGNS[sign]);
  return {
    zh: `${said.map(({ zh }) => zh).join('、')}（共 ${places} 处）`,
    en: `${said.map(({ en }) => en).join('; ')} (${places} ${places === 1 ? 'place' : 'places'})`,
  };
}
