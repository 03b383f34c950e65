import { rememberTexts } from '../memory.ts';
import { toPlainText } from '../plain-text.ts';
import { formatDecimal, shiftDecimal, type Decimal } from './decimal.ts';

/** Money units that forms print, and how many powers of ten of a yuan they are. */
const POWER = { 元: 0, 百元: 2, 千元: 3, 万元: 4, 百万元: 6, 千万元: 7, 亿元: 8 } as const;
export type MoneyUnit = keyof typeof POWER;

const NAMES = '百万元|千万元|万元|亿元|千元|百元|元';
const isUnit = (text: string): text is MoneyUnit => text in POWER;

const ANY_UNIT = new RegExp(`(${NAMES})`, 'u');
const UNIT_IN_BRACKETS = new RegExp(`[(\\[](?:金额)?(?:单位:?)?(?:人民币)?:?(${NAMES})[)\\]]`, 'u');
const UNIT_LINE = new RegExp(`单位(?:均?为|:)(?:人民币)?:?(${NAMES})`, 'u');
const UNIT_SAID = new RegExp(`以(?:人民币)?(${NAMES})为(?:金额|计量|填报)?单位`, 'u');

/** The unit that a 单位： line names: `万元`, `人民币万元`; undefined when it names none. */
export function parseMoneyUnit(printed: string): MoneyUnit | undefined {
  const found = ANY_UNIT.exec(toPlainText(printed))?.[1];
  return found !== undefined && isUnit(found) ? found : undefined;
}

/** The unit inside a header, label, title or note: `项目资金（万元）`, `（单位：元）`, `单位：万元`, `以“万元”为单位`. */
export const findMoneyUnit = rememberTexts((text): MoneyUnit | undefined => {
  const plain = toPlainText(text);
  const found = [UNIT_IN_BRACKETS, UNIT_LINE, UNIT_SAID].map((pattern) => pattern.exec(plain)?.[1]).find(Boolean);
  return found !== undefined && isUnit(found) ? found : undefined;
});

/** Exact yuan, in canonical form. */
export function toYuan(value: Decimal, unit: MoneyUnit): string {
  return formatDecimal(shiftDecimal(value, POWER[unit]));
}
