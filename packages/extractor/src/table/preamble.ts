import { compact, fold, withCodeApart } from './printed-text.ts';

/** What the lines and first rows around a table say about it. */
export interface Preamble {
  readonly title?: string;
  readonly formNumber?: string;
  readonly unitPrinted?: string;
  readonly compiledBy?: string;
  /** A line that only gives a date or a year. */
  readonly date?: boolean;
  /** 续表 and nothing else: the table of the page before goes on. */
  readonly continued?: boolean;
  /** A line about who filled in the form: known, and left out. */
  readonly signature?: boolean;
}

const NUMERAL = '[\\d一二三四五六七八九十]{1,3}';
const NUMBER = `${NUMERAL}(?:-${NUMERAL})?`;
/** The provinces by their one character, as forms of their finance departments begin (浙预09表). */
const PROVINCE = '[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀黔贵滇云藏陕秦甘陇青宁新]';
const FORM_NUMBER = new RegExp(
  `^(?:(?:部门|单位|财决|预算|决算|预决算)?公开表?${NUMBER}表?|(?:预算|决算|部门|单位|财决|(?:部门|单位)(?:预算|决算))${NUMBER}表|(?:财决|部门|预算|单位)?(?:公开|附|预)?表${NUMBER}|附件${NUMBER}|附${NUMERAL}|${PROVINCE}(?:财)?(?:预|决)${NUMBER}表|(?:财决|预决)[\\dA-Z-]+表?)[:：]?$`,
  'u',
);
const LEADING_FORM_NUMBER = new RegExp(
  `^((?:部门|单位|财决|预算|决算)?(?:公开|预算|决算|财决)${NUMBER}表|公开表${NUMERAL}|(?:附?表|附件)\\d{1,2}(?:-\\d{1,2})?)[:：、.]?(?=\\D)`,
  'u',
);
const UNIT = /[(（]?(?:(?:金额)?(?:计量)?单位|金额)[:：](?:人民币)?[(（]?(百万元|千元|百元|万元|亿元|元)[)）]?/u;
const BARE_UNIT = /^[(（]?(?:人民币)?(百万元|千元|百元|万元|亿元)[)）]?$/u;
const BODY_WORD = '(?:编制|填报|公开|预算|申报|填制|报送)?(?:部门|单位)';
const BODY = new RegExp(
  `${BODY_WORD}(?:\\(单位\\)|（单位）)?(?:名称)?(?:[(（](?:盖章|公章|签章|章)[)）])?[:：](.*)$`,
  'u',
);
/** A body by its last word, where 部门： is not printed before it. */
const BODY_NAME =
  /^(?:[[(（]?\d{3,9}[\])）]?[-—]?)?[\p{Script=Han}（）()·]{2,40}(?:局|委|委员会|办|办公室|厅|部|院|会|校|大学|中学|小学|幼儿园|中心|所|站|馆|队|镇|乡|街道|办事处|政府|公司|社|联|处|场|园|学院)(?:[（(](?:本级|汇总|机关)[)）]|本级|汇总|机关)?$/u;
/** 单位：台、辆、平方米、万元: what is counted, and money last. */
const UNIT_LIST =
  /^单位[:：](?:(?:台|辆|套|个|人|次|批|户|项|件|亩|平方米|公里|%|％)(?:[、，,/]|$))+(百万元|千元|百元|万元|亿元|元)?(?:[、，,/][%％])*$/u;
/** 公开12表 编制单位：…: a form number and more on one line. */
const FORM_THEN_BODY = new RegExp(
  `^((?:部门|单位|财决|预算|决算)?公开表?${NUMBER}表?|附?表${NUMBER})(?=${BODY_WORD}(?:名称)?[:：])`,
  'u',
);
const DATE =
  /^[(（]?(?:19|20)\d{2}年?(?:度)?[)）]?$|日期[:：]|^(?:(?:预算|决算|会计)年度|年度|年份)[:：](?:19|20)\d{2}年?度?$|^(?:19|20)\d{2}年\d{1,2}月(?:\d{1,2}日)?$/u;
const SIGNATURE = /^(?:填表人|制表人|填报人|负责人|单位负责人|主要负责人|联系人|联系电话|审核人|经办人|财务负责人)/u;
const TITLE_END = /(?:表|一览|清单|目录|明细|统计|情况)(?:[(（【[].{1,40}[)）】\]])?(?:[（(]续[)）])?$/u;
const ORDINAL = /^(?:[一二三四五六七八九十]+[、.．]|[(（][一二三四五六七八九十]+[)）]|\d{1,2}[、.．](?!\d))/u;
const NOTE = /^(?:注|备注|说明|附注|注释)\d?[:：.]/u;
const SENTENCE = /[。；;！？!?]|[，,].*[，,]/u;
/** Longer lines are sentences. */
const MAX_TITLE = 70;

/** True for a line under a table that explains it (注：, 说明：). */
export function isNoteLine(text: string): boolean {
  return NOTE.test(compact(text));
}

const CONTINUED = /[(（]续表?[一二三四五六七八九十\d]*[)）]$/u;
const CONTINUED_ALONE = /^[(（]?续表[一二三四五六七八九十\d]*[)）]?$/u;

/** The title of which this is the continuation (…（续表）); undefined for any other text. */
export function readContinuedTitle(text: string): string | undefined {
  const printed = compact(text);
  const unit = UNIT.exec(printed);
  const bare = unit === null ? printed : printed.replace(unit[0], '');
  return CONTINUED.test(bare) ? dropContinued(bare) : undefined;
}

/** A text without the （续表） behind it. */
export const dropContinued = (text: string): string => text.replace(CONTINUED, '');

/** Whether a line by its wording alone is the title of a table. */
export function isTitleText(text: string): boolean {
  const printed = compact(text);
  if (printed.length < 3 || printed.length > MAX_TITLE || NOTE.test(printed) || SIGNATURE.test(printed)) return false;
  const bare = fold(printed).replace(ORDINAL, '').replace(LEADING_FORM_NUMBER, '');
  if (bare.length < 3 || SENTENCE.test(bare) || /[:：]$/u.test(bare)) return false;
  return TITLE_END.test(bare) && !/^(?:详见|见|如|本)/u.test(bare) && !/(?:详见|如下|见附).{0,4}表/u.test(bare);
}

/** Reads one line (or one cell that spans the table) for what it says about the table under it. */
export function readPreambleLine(text: string): Preamble {
  const printed = compact(text);
  if (FORM_NUMBER.test(printed)) return { formNumber: printed.replace(/[:：]$/u, '') };
  const before = FORM_THEN_BODY.exec(printed)?.[1];
  if (before !== undefined) return { formNumber: before, ...readPreambleLine(printed.slice(before.length)) };
  if (CONTINUED_ALONE.test(printed)) return { continued: true };
  const counted = UNIT_LIST.exec(printed);
  if (counted !== null) return { unitPrinted: counted[1] ?? '' };
  const bare = BARE_UNIT.exec(printed);
  if (bare !== null) return { unitPrinted: bare[1] ?? '' };
  const unit = UNIT.exec(printed);
  const rest = unit === null ? printed : printed.replace(unit[0], '');
  const result: { -readonly [Key in keyof Preamble]: Preamble[Key] } = {};
  if (unit !== null) result.unitPrinted = unit[1] ?? '';
  if (isTitleText(rest)) {
    result.title = rest;
    const number = LEADING_FORM_NUMBER.exec(rest)?.[1];
    if (number !== undefined) result.formNumber = number;
    return result;
  }
  if (SIGNATURE.test(rest)) return { ...result, signature: true };
  const body = BODY.exec(rest);
  if (body !== null && rest.length <= MAX_TITLE && body.index <= 4)
    result.compiledBy = withCodeApart(body[1] ?? '', text);
  else if (DATE.test(rest)) result.date = true;
  else if (unit !== null && rest.length > 0 && FORM_NUMBER.test(rest)) result.formNumber = rest;
  return result;
}

/** Whether a line begins with the number of a form and goes on after it. */
export function beginsWithFormNumber(text: string): boolean {
  return LEADING_FORM_NUMBER.test(compact(text));
}

/** Whether a text names a body and says nothing else, as printed beside the unit of a table. */
export function isBodyName(text: string): boolean {
  return BODY_NAME.test(compact(text));
}

/** True when the line says nothing but what stands above a table. */
export function isPreambleLine(preamble: Preamble): boolean {
  return Object.keys(preamble).length > 0;
}
