import type { Finding, PrintedDocument } from '@mingzhang/schema';
import { firstPlace } from '../first-place.ts';
import { toPlainText } from '../plain-text.ts';

/** 新增57家,其中甲4家、乙7家、丙48家: one total and at least three parts of the same unit, joined by 、. */
const COUNTED =
  /年?([^\d,、。;:年]{2,16})(\d{1,6})(家|个|人|所|辆|台)[,。]其中[,:]?((?:[^\d,、。;:%]{1,16}\d{1,6}\3[、,]?){3,})(?=[。;,]|$)/gu;
const PART = /\d{1,6}/gu;

/** 其他用车0辆 at the end of a list: with it the list is all of the whole. */
const CLOSED = /其他[^\d、,]{0,8}\d{1,6}(?:家|个|人|所|辆|台)[、,]?$/u;

/** Parts of a count that make more than the whole; parts that make less may be some of many, unless 其他 closes the list. */
export function findPartCounts(document: PrintedDocument): readonly Finding[] {
  return document.paragraphs.flatMap(({ role, text, places }): Finding[] => {
    if (role === 'contents' || role === 'table_line') return [];
    return [...toPlainText(text).matchAll(COUNTED)].flatMap((match): Finding[] => {
      const [, subject = '', whole = '', unit = '', list = ''] = match;
      // A name may hold figures of its own (1-6级): then the parts are not sure.
      const parts = [...list.matchAll(PART)].map(([part]) => part);
      const total = parts.reduce((sum, part) => sum + Number(part), 0);
      const isOdd = CLOSED.test(list) ? total !== Number(whole) : total > Number(whole);
      if (/等$|以上|约/u.test(list) || !isOdd) return [];
      const at = firstPlace(places);
      const printed = `${whole} ${unit}`;
      return [
        {
          code: 'text.part_counts',
          severity: 'warning',
          cause: 'document',
          at,
          subject,
          printed,
          parts,
          total: `${total} ${unit}`,
        },
      ];
    });
  });
}
