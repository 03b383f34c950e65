import { rememberTexts } from './memory.ts';

/** Nothing in it that the plain form changes, as in most cells. 二 (4e8c) is left out: it can begin a year. */
const IS_PLAIN = /^[0-9A-Za-z.,:;%()+*/\-\u4e00-\u4e8b\u4e8d-\u9fff]*$/u;

/**
 * Returns the text in the form in which wordings are compared: half-width, without white space and
 * quotation marks. `“三公”经费（汇总）` → `三公经费(汇总)`. Never shown; what is printed is kept beside it.
 */
export const toPlainText = (text: string): string => (IS_PLAIN.test(text) ? text : foldText(text));

const foldText = rememberTexts((text) =>
  text
    .normalize('NFKC')
    .replace(/[\s\u200b\ufeff“”‘’"'「」『』]/gu, '')
    .replace(/[—–―]/gu, '-')
    .replace(/〔|﹝|【/gu, '[')
    .replace(/〕|﹞|】/gu, ']')
    .replace(/二[〇○零0O]([〇○零0O一二三四五六七八九])([〇○零0O一二三四五六七八九])(?=年)/gu, digitYear),
);

/** 二〇二三年 is 2023年. */
function digitYear(_printed: string, tens: string, ones: string): string {
  const digit = (numeral: string): string => String(Math.max('〇一二三四五六七八九'.indexOf(numeral), 0));
  return `20${digit(tens)}${digit(ones)}`;
}

/** The text as printed, without white space: how names of projects and units are kept. */
export function withoutSpace(text: string): string {
  return text.replace(/\s/gu, '');
}

const NUMERAL = '[一二三四五六七八九十百]+';
const ORDINAL = new RegExp(
  `^(?:第?${NUMERAL}[、.:]|\\(${NUMERAL}\\)[、.]?|[0-9]{1,3}[、.](?![0-9])|\\([0-9]{1,3}\\)[、.]?|其中:?|指标[0-9]+:|加:|减:)`,
  'u',
);

/** Returns the plain text without the ordinals, 其中： and the closing colon that forms put around a label. */
export function stripOrdinals(plain: string): string {
  let rest = plain;
  for (let previous = ''; previous !== rest;) {
    previous = rest;
    rest = rest.replace(ORDINAL, '');
  }
  return rest === '' ? plain : rest.replace(/(?<=.)[:*]+$/u, '');
}

const YEARS =
  /(?:(?<![0-9])|(?<=表[0-9]{1,2}-[0-9]{1,2}))(20[0-9]{2})(?:年|(?=(?:部门|单位)(?:综合)?(?:预算|决算)))|(?<![0-9.年月日-])([12][0-9])年(?=度?[^0-9,，。；;]{0,40}(?:部门|单位)(?:综合)?(?:预算|决算))/gu;

/**
 * Years that the text prints as 2023年 or 2023年度, in reading order. Without white space the number of
 * a form runs into the year: 表1-1 2021年 is 表1-12021年. 23年 is a year only before 部门预算 and the like.
 */
export const yearsIn = rememberTexts((plain): readonly number[] =>
  Array.from(plain.matchAll(YEARS), (match) => Number(match[1] ?? `20${match[2] ?? ''}`)),
);
