import type { PrintedDocument } from '@mingzhang/schema';
import { stripOrdinals, toPlainText } from '../plain-text.ts';
import { coverParagraphs, coverTexts } from './cover.ts';

/** Names of bodies that the document prints about itself, with how much each place says. */
interface Candidate {
  readonly name: string;
  readonly weight: number;
}

const WEIGHT = { cover: 6, labelledOnCover: 5, labelled: 2, compiledBy: 2, form: 2, heading: 2 } as const;
/** Tables of one document all repeat the same name: beyond this they prove nothing more. */
const MOST_TABLES = 4;

const SUFFIX =
  /(?:局|委员会|委|办公室|办公厅|办|厅|法院|检察院|中心|部|会|办事处|政府|大学|学院|学校|中学|小学|幼儿园|医院|队|所|站|馆|院|社|校|联|处|园|场|公司|基地|团|台|协)$/u;
const DOCUMENT_WORDS =
  /(?:(?:区|市|省|县|本)级)?(?:部门|单位|本级|本部门)?(?:\(部门\)|\(单位\))?(?:综合|收支)?(?:预算|决算)(?:信息)?(?:公开)?(?:表|报表|说明|报告|情况|文本|情况说明)*$|(?:部门|单位)?(?:整体|项目)支出.*$|绩效(?:自评|评价).*$/u;

/** The name itself: without year, （汇总）, （本级）, document words and list numbers; undefined when no body is left. */
export function normaliseAgency(printed: string): string | undefined {
  const name = stripOrdinals(toPlainText(printed))
    .replace(/^[^:]{0,12}(?:部门|单位|机构)(?:名称)?:/u, '')
    .replace(/^附件[0-9]*[:、]?/u, '')
    .replace(/(?:20[0-9]{2}年)?[0-9]{1,2}月(?:[0-9]{1,2}日)?/gu, '')
    .replace(/(?:20[0-9]{2})年(?:度)?/gu, '')
    .replace(/[()[\]][^()[\]]*(?:汇总|本级|本部|机关|部门|单位|盖章)[^()[\]]*[()[\]]/gu, '')
    .replace(DOCUMENT_WORDS, '')
    .replace(/(?<=局|委|厅|院|会|部|办)本级$/u, '')
    .replace(/的$/u, '');
  if (name.length < 3 || name.length > 40) return undefined;
  if (!/^[\u4e00-\u9fff()·0-9]+$/u.test(name) || !SUFFIX.test(name)) return undefined;
  return /^(?:本|该|我|各|区|市|县|省)(?:部门|单位|局|级|医保局|委|厅)?$|[，。；]|主管部门$|预算单位$/u.test(name)
    ? undefined
    : name;
}

const LABEL = /^(?:预算)?(?:主管|编制|填报|公开)?(?:部门|单位)(?:\(单位\)|\(部门\))?(?:名称)?:?$/u;
const LABELLED = /^(?:预算)?(?:主管|编制|填报|公开)?(?:部门|单位)(?:\(单位\))?(?:名称)?:(.+)$/u;

function labelledCandidates(document: PrintedDocument): Candidate[] {
  const cover = new Set(coverParagraphs(document));
  return document.paragraphs.flatMap((paragraph) => {
    if (paragraph.role === 'table_line' || paragraph.text.length > 60) return [];
    const found = LABELLED.exec(toPlainText(paragraph.text));
    const name = found?.[1] === undefined ? undefined : normaliseAgency(found[1]);
    return name === undefined
      ? []
      : [{ name, weight: cover.has(toPlainText(paragraph.text)) ? WEIGHT.labelledOnCover : WEIGHT.labelled }];
  });
}

function tableCandidates(document: PrintedDocument): Candidate[] {
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
    const name = normaliseAgency(printed);
    return name === undefined ? [] : [{ name, weight }];
  });
}

function headingCandidates(document: PrintedDocument): Candidate[] {
  return document.paragraphs.flatMap((paragraph) => {
    if (paragraph.role === 'table_line' || paragraph.text.length > 50) return [];
    const found = /^(?:第[一二三四五]部分)?:?(.+?)(?:\(部门\)|\(单位\))?(?:概况|主要职能|机构设置|主要职责)$/u.exec(
      toPlainText(paragraph.text),
    );
    const name = found?.[1] === undefined ? undefined : normaliseAgency(found[1]);
    return name === undefined ? [] : [{ name, weight: WEIGHT.heading }];
  });
}

/**
 * Returns the disclosing body's name, normalised, or undefined. A shorter name that ends a longer one
 * (东西湖区医疗保障局 in 武汉市东西湖区医疗保障局) speaks for the longer one, which says where it is.
 */
export function findAgency(document: PrintedDocument): string | undefined {
  const cover = coverTexts(document).flatMap((text): Candidate[] => {
    const name = normaliseAgency(text);
    return name === undefined ? [] : [{ name, weight: WEIGHT.cover }];
  });
  const weights = new Map<string, number>();
  for (const { name, weight } of [
    ...cover,
    ...labelledCandidates(document),
    ...tableCandidates(document),
    ...headingCandidates(document),
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
