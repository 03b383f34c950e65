import { compact } from './printed-text.ts';
import { isNumberText } from './value-kind.ts';

/** What is money in a form's `label：number` cell; dates, telephone numbers and the like are not. */
const MONEY_LABEL =
  /(?:拨款|预算|决算|支出|收入|资金|经费|金额|合计|总额|款|费|补助|结转|结余)(?:[(（][^()（）]*[)）])?$/u;

export interface LabelAndNumber {
  readonly label: string;
  readonly number: string;
}

/** Splits a cell of a form that prints its label and its number together (`基本支出：1304.81`). */
export function splitLabelAndNumber(text: string): LabelAndNumber | undefined {
  const printed = compact(text);
  const colon = Math.max(printed.lastIndexOf('：'), printed.lastIndexOf(':'));
  if (colon <= 0) return undefined;
  const label = printed.slice(0, colon);
  const number = printed.slice(colon + 1);
  return isNumberText(number) && MONEY_LABEL.test(label) ? { label, number } : undefined;
}
