import type { Finding, PrintedDocument } from '@mingzhang/schema';
import { firstPlace } from '../first-place.ts';
import { toPlainText } from '../plain-text.ts';

/** 政府采购预算共664.98,: an amount of money, by its name and its two decimals, without a unit. */
const WITHOUT_UNIT =
  /(?:预算|支出|收入|决算|拨款|经费|金额|总额)(?:支出)?(?:共计|合计|总额|共|为|是)?:?\d[\d,]*\.\d{2}(?=[,。;])/u;

/** Amounts in sentences behind which no unit stands: nobody can say whether they are 元 or 万元. */
export function findLostUnits(document: PrintedDocument): readonly Finding[] {
  return document.paragraphs.flatMap(({ role, text, places }): Finding[] => {
    if (role !== 'body') return [];
    const found = WITHOUT_UNIT.exec(toPlainText(text));
    return found === null
      ? []
      : [
          {
            code: 'text.unit_lost',
            severity: 'warning',
            cause: 'document',
            at: firstPlace(places),
            printed: found[0],
          },
        ];
  });
}
