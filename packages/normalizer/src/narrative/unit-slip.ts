import type { Finding, PrintedDocument } from '@mingzhang/schema';
import { firstPlace } from '../first-place.ts';
import { toPlainText } from '../plain-text.ts';

/** Fewer digits recur by chance. */
const FEWEST_DIGITS = 5;
const AMOUNT = /(?<![\d.,])(\d[\d,]*\.\d+)(万元|元)/gu;

/** The same long figure printed with 万元 in one place and with 元 in another: one of the units is wrong. */
export function findUnitSlips(document: PrintedDocument): readonly Finding[] {
  const places = new Map<string, Map<string, Finding['at']>>();
  for (const paragraph of document.paragraphs) {
    if (paragraph.role !== 'body') continue;
    for (const [, digits = '', unit = ''] of toPlainText(paragraph.text).matchAll(AMOUNT)) {
      const figure = digits.replaceAll(',', '');
      if (figure.replace(/\D/gu, '').length < FEWEST_DIGITS) continue;
      const units = places.get(figure) ?? new Map<string, Finding['at']>();
      if (!units.has(unit)) units.set(unit, firstPlace(paragraph.places));
      places.set(figure, units);
    }
  }
  return [...places].flatMap(([figure, units]): Finding[] => {
    const at = units.get('元');
    return at === undefined || !units.has('万元')
      ? []
      : [
          {
            code: 'text.unit',
            severity: 'error',
            cause: 'document',
            at,
            printed: `${figure} 元`,
            expected: `${figure} 万元`,
          },
        ];
  });
}
