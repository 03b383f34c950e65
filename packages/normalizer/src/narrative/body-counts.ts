import type { Finding, Paragraph, PrintedDocument } from '@mingzhang/schema';
import { firstPlace } from '../first-place.ts';
import { toPlainText } from '../plain-text.ts';

const NUMERALS = '零一二三四五六七八九十';
const COUNT = String.raw`(\d{1,2}|[一二两三四五六七八九十])`;
/** 内设3个机构,2个事业单位: offices and institutions, of which a numbered list follows. */
const OFFICES = new RegExp(
  String.raw`内设${COUNT}个(?:内设)?(?:科室|机构|处室|股室|职能科室)[,、和及](?:下属|所属|直属)?${COUNT}个(?:直属|下属|所属|二级)?(?:事业)?(?:单位|机构)`,
  'u',
);
/** 局机关及二个二级事业单位: of how many bodies the figures are. */
const SCOPE = new RegExp(
  String.raw`单位范围[^。;]{0,12}?(?:机关|本级)[及和]${COUNT}个(?:所属|下属|直属)?(?:二级)?(?:事业|预算)?单位`,
  'u',
);
/** 包括本级及所属2个二级预算单位 against 本部门所属单位只有部门本级: both may be left over from a template. */
const MEMBERS = new RegExp(String.raw`(?:本级及(?:所属)?|所属)${COUNT}个二级(?:预算)?单位`, 'u');
const ONLY_SELF = /所属单位只有(?:部门)?本级/u;
const ITEM = /^\(?(\d{1,2})[.、)]/u;

const numberOf = (text: string): number =>
  /^\d/u.test(text) ? Number(text) : text === '两' ? 2 : NUMERALS.indexOf(text);

const plainOf = ({ text }: Paragraph): string => toPlainText(text);

/** How many numbered items, 1. to n., follow a paragraph. */
function countItems(paragraphs: readonly Paragraph[], from: number): number {
  let items = 0;
  for (const paragraph of paragraphs.slice(from)) {
    if (Number(ITEM.exec(plainOf(paragraph))?.[1]) !== items + 1) break;
    items++;
  }
  return items;
}

/** A text that counts bodies below the department and says elsewhere that there are none. */
function findDeniedBodies(paragraphs: readonly Paragraph[]): readonly Finding[] {
  const members = paragraphs.flatMap((paragraph) => MEMBERS.exec(plainOf(paragraph)) ?? []);
  const [printed, count = ''] = members;
  const denial = paragraphs.find((paragraph) => ONLY_SELF.test(plainOf(paragraph)));
  if (printed === undefined || denial === undefined || numberOf(count) < 1) return [];
  return [
    {
      code: 'text.body_count',
      severity: 'warning',
      cause: 'document',
      at: firstPlace(denial.places),
      printed: ONLY_SELF.exec(plainOf(denial))?.[0] ?? '',
      other: printed,
    },
  ];
}

/** Counts of offices against the list after them, and the count of bodies where it is printed twice. */
export function findBodyCounts(document: PrintedDocument): readonly Finding[] {
  const paragraphs = document.paragraphs.filter(({ role }) => role !== 'contents' && role !== 'table_line');
  const findings: Finding[] = [...findDeniedBodies(paragraphs)];
  let scope: { readonly printed: string; readonly count: number } | undefined;
  for (const [index, paragraph] of paragraphs.entries()) {
    const plain = plainOf(paragraph);
    const about = {
      severity: 'warning',
      cause: 'document',
      at: firstPlace(paragraph.places),
    } as const;
    const offices = OFFICES.exec(plain);
    if (offices !== null) {
      const [printed, inside = '', outside = ''] = offices;
      const items = countItems(paragraphs, index + 1);
      const counts = [numberOf(inside), numberOf(outside), numberOf(inside) + numberOf(outside)];
      if (items > 1 && !counts.includes(items))
        findings.push({ ...about, code: 'text.list_count', printed, listed: items });
    }
    const bodies = SCOPE.exec(plain);
    if (bodies !== null) {
      const [printed, count = ''] = bodies;
      if (scope === undefined) scope = { printed, count: numberOf(count) };
      else if (scope.count !== numberOf(count))
        findings.push({ ...about, code: 'text.body_count', printed, other: scope.printed });
    }
  }
  return findings;
}
