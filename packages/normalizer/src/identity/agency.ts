import type { IdentityWords, PrintedDocument } from '@mingzhang/schema';
import { stripOrdinals, toPlainText, yearsIn } from '../plain-text.ts';
import { coverParagraphs, coverTexts } from './cover.ts';
import { withoutUnitCode } from './unit-code.ts';

/** Names of bodies that the document prints about itself, with how much each place says. */
interface Candidate {
  readonly name: string;
  readonly weight: number;
}

const WEIGHT = {
  cover: 6,
  bodyOnCover: 5,
  labelledOnCover: 5,
  labelled: 2,
  compiledBy: 2,
  form: 2,
  heading: 2,
} as const;
/** Tables of one document all repeat the same name: beyond this they prove nothing more. */
const MOST_TABLES = 4;

/** How names of bodies end. */
export const BODY_SUFFIX =
  /(?:局|委员会|委|办公室|办公厅|办|厅|法院|检察院|中心|部|会|办事处|政府|大学|学院|学校|中学|小学|幼儿园|医院|队|所|站|馆|院|社|校|联|处|园|场|公司|基地|团|台|协|街道|镇|乡)$/u;
const DOCUMENT =
  '(?:(?:区|市|省|县|本)级)?(?:部门|单位|本级|本部门)?(?:\\(部门\\)|\\(单位\\))?(?:综合|收支)?(?:预算|决算)(?:信息|编制|执行|批复)?(?:公开|草案|调整|批复)?';
/** What a title says behind the body's name; a list of alternatives that reach to the end. */
const DOCUMENT_WORDS = new RegExp(
  `(?:关于|的)*(?:公开|公布|批复)?(?:${DOCUMENT}(?:表|报表|说明|报告|情况|文本|方案|草案|目录|公告|公示|公开|信息|附表|的|及其?|和|与|三公经费|预算|决算)*|(?:部门|单位)?(?:整体|项目)支出.*|(?:预算)?绩效(?:自评|评价|目标|报告).*|关于|公开|文本)$`,
  'u',
);
/** What a title says before it. */
const OPENING = new RegExp(
  `^(?:附件[0-9]*[:、]?)?(?:关于)?(?:公开|公布|批复|印发|报送|下达)?(?:${DOCUMENT}(?:说明|文本|报告)?)?(?=.{3})`,
  'u',
);
const REMARK = /[()[\]][^()[\]]*(?:汇总|本级|本部|机关|部门|单位|盖章|公章|签章|含|草案|公开)[^()[\]]*[()[\]]/gu;
const NO_NAME = /^(?:本|该|我|各|区|市|县|省)(?:部门|单位|局|级|医保局|委|厅)?$|[，。；]|主管部门$|预算单位$/u;

/** A name without the words of the document around it; undefined when no body is left. */
function bareName(text: string): string | undefined {
  let name = text.replace(REMARK, '').replace(OPENING, '');
  for (let previous = ''; previous !== name;) {
    previous = name;
    name = name.replace(DOCUMENT_WORDS, '');
  }
  name = name
    .replace(/(?<=局|委|厅|院|会|部|办|处|中心|政府|队|所|站|室|馆|社|校|学)(?:本级|机关|部门)$/u, '')
    .replace(/的$/u, '');
  if (name.length < 3 || name.length > 40 || NO_NAME.test(name)) return undefined;
  return /^[\u4e00-\u9fff()·0-9]+$/u.test(name) && BODY_SUFFIX.test(name) ? name : undefined;
}

/**
 * The name itself: without year, （汇总）, （本级）, document words and list numbers; undefined when no body
 * is left. The year parts a title in two, and the name stands in one of them, else in brackets.
 */
export function normaliseAgency(printed: string, words: IdentityWords): string | undefined {
  const plain = stripOrdinals(toPlainText(withoutUnitCode(printed, words)))
    .replace(/^[^:]{0,12}(?:部门|单位|机构)(?:\(单位\)|\(部门\))?(?:名称)?:/u, '')
    .replace(/(?:20[0-9]{2}年)?[0-9]{1,2}月(?:[0-9]{1,2}日)?/gu, '');
  const parts = plain.split(/\(?(?:20[0-9]{2}|^[12][0-9])年(?:度)?\)?/u);
  const inBrackets = [...plain.matchAll(/\(([^()]{4,40})\)/gu)].map((match) => match[1] ?? '');
  for (const part of [...parts, ...inBrackets]) {
    const name = bareName(part);
    if (name !== undefined) return name;
  }
  return undefined;
}

/** Lines of the cover that are a body's name and nothing else: it can stand below the title, too. */
function coverBodies(document: PrintedDocument, words: IdentityWords): Candidate[] {
  return coverParagraphs(document).flatMap((line) => {
    const name = normaliseAgency(line, words);
    return name === undefined || yearsIn(line).length > 0 ? [] : [{ name, weight: WEIGHT.bodyOnCover }];
  });
}

const LABEL = /^(?:预算)?(?:主管|编制|填报|公开)?(?:部门|单位)(?:\(单位\)|\(部门\))?(?:名称)?:?$/u;
const LABELLED = /^(?:预算)?(?:主管|编制|填报|公开)?(?:部门|单位)(?:\(单位\))?(?:名称)?:(.+)$/u;

function labelledCandidates(document: PrintedDocument, words: IdentityWords): Candidate[] {
  const cover = new Set(coverParagraphs(document));
  return document.paragraphs.flatMap((paragraph) => {
    if (paragraph.role === 'table_line' || paragraph.text.length > 60) return [];
    const found = LABELLED.exec(toPlainText(withoutUnitCode(paragraph.text, words)));
    const name = found?.[1] === undefined ? undefined : normaliseAgency(found[1], words);
    return name === undefined
      ? []
      : [{ name, weight: cover.has(toPlainText(paragraph.text)) ? WEIGHT.labelledOnCover : WEIGHT.labelled }];
  });
}

function tableCandidates(document: PrintedDocument, words: IdentityWords): Candidate[] {
  const compiled = document.tables
    .filter((table) => table.compiledBy !== '')
    .slice(0, MOST_TABLES)
    .map((table) => ({ printed: table.compiledBy, weight: WEIGHT.compiledBy }));
  const forms = document.tables
    .flatMap((table) =>
      table.cells
        .filter((cell) => LABEL.test(toPlainText(cell.text)))
        .flatMap((cell) => {
          const next = table.cells
            .filter((other) => other.row === cell.row && other.column > cell.column && other.text.trim() !== '')
            .toSorted((a, b) => a.column - b.column)[0];
          return next === undefined ? [] : [{ printed: next.text, weight: WEIGHT.form }];
        }),
    )
    .slice(0, MOST_TABLES);
  return [...compiled, ...forms].flatMap(({ printed, weight }) => {
    const name = normaliseAgency(printed, words);
    return name === undefined ? [] : [{ name, weight }];
  });
}

function headingCandidates(document: PrintedDocument, words: IdentityWords): Candidate[] {
  return document.paragraphs.flatMap((paragraph) => {
    if (paragraph.role === 'table_line' || paragraph.text.length > 50) return [];
    const found = /^(?:第[一二三四五]部分)?:?(.+?)(?:\(部门\)|\(单位\))?(?:概况|主要职能|机构设置|主要职责)$/u.exec(
      toPlainText(paragraph.text),
    );
    const name = found?.[1] === undefined ? undefined : normaliseAgency(found[1], words);
    return name === undefined ? [] : [{ name, weight: WEIGHT.heading }];
  });
}

/**
 * Returns the disclosing body's name, normalised, or undefined. A shorter name that ends a longer one
 * (东西湖区医疗保障局 in 武汉市东西湖区医疗保障局) speaks for the longer one, which says where it is.
 */
export function findAgency(document: PrintedDocument, words: IdentityWords): string | undefined {
  const cover = coverTexts(document).flatMap((text): Candidate[] => {
    const name = normaliseAgency(text, words);
    return name === undefined ? [] : [{ name, weight: WEIGHT.cover }];
  });
  const weights = new Map<string, number>();
  for (const { name, weight } of [
    ...cover,
    ...coverBodies(document, words),
    ...labelledCandidates(document, words),
    ...tableCandidates(document, words),
    ...headingCandidates(document, words),
  ]) {
    weights.set(name, (weights.get(name) ?? 0) + weight);
  }
  let best: { readonly name: string; readonly weight: number } | undefined;
  for (const [name] of weights) {
    let weight = 0;
    for (const [other, add] of weights) if (name.endsWith(other)) weight += add;
    if (best === undefined || weight > best.weight || (weight === best.weight && name.length > best.name.length))
      best = { name, weight };
  }
  return best?.name;
}
