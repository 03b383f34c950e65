import type { FactRecord, PrintedValue } from '@mingzhang/schema';
import { formatDecimal, parsePrintedNumber } from '../amount/decimal.ts';
import { parseMoneyUnit, toYuan, type MoneyUnit } from '../amount/money-unit.ts';
import { toPlainText } from '../plain-text.ts';
import type { Meaning } from './meaning.ts';

/** Measures that are no money: points, percentages, persons and things. */
export const COUNT_MEASURE =
  /^(?:weight|score|target|actual|execution_rate|staff_quota|staff_actual|vehicles|equipment_over_1m|share|control_rate|quantity|building_area|year_start|year_end|vehicles_purchased|overseas_groups|overseas_persons|reception_batches|reception_persons|.*_(?:growth|completion|share))$/u;

type AmountFields = Pick<FactRecord, 'amountYuan' | 'nullKind' | 'countValue' | 'unit' | 'unitPrinted'>;

export interface ReadAmount {
  readonly fields: AmountFields;
  /** Money without any unit printed for it. */
  readonly unitMissing: boolean;
}

const MONEY_TEXT = /^(?:人民币)?([0-9,]+(?:\.[0-9]+)?)((?:[百千]?万|[百千]|亿)?元|[百千]?万|亿)$/u;

/** An amount that carries its unit: 1.1万元, 6万. */
export function readMoneyText(printed: string): { readonly yuan: string; readonly unit: MoneyUnit } | undefined {
  const found = MONEY_TEXT.exec(toPlainText(printed));
  const number = parsePrintedNumber(found?.[1] ?? '');
  const unit = parseMoneyUnit(`${(found?.[2] ?? '').replace(/元$/u, '')}元`);
  return number === undefined || unit === undefined || found === null
    ? undefined
    : { yuan: toYuan(number.value, unit), unit };
}

/**
 * Reads what a value is worth: yuan, a count, or why there is neither. Undefined for a percentage where
 * money belongs: a share or a growth of an amount is not the amount.
 */
export function readAmount(
  value: PrintedValue,
  options: { readonly measure: string; readonly unit: MoneyUnit | undefined; readonly meaning: Meaning },
): ReadAmount | undefined {
  const unitPrinted = options.unit ?? null;
  const nothing: AmountFields = { amountYuan: null, nullKind: null, countValue: null, unit: null, unitPrinted };
  const own = value.kind === 'text' ? readMoneyText(value.printed) : undefined;
  if (own !== undefined) {
    return COUNT_MEASURE.test(options.measure)
      ? undefined
      : { fields: { ...nothing, amountYuan: own.yuan, unitPrinted: own.unit }, unitMissing: false };
  }
  if (value.kind !== 'number') {
    const nullKind =
      value.kind === 'dash' || value.kind === 'none' || value.kind === 'unreadable' ? value.kind : 'blank';
    return { fields: { ...nothing, nullKind }, unitMissing: false };
  }
  const number = parsePrintedNumber(value.printed);
  if (number === undefined) return { fields: { ...nothing, nullKind: 'unreadable' }, unitMissing: false };
  const countUnit = options.meaning.unit;
  if (number.percent && !COUNT_MEASURE.test(options.measure)) return undefined;
  if (number.percent || COUNT_MEASURE.test(options.measure) || (countUnit !== undefined && countUnit !== null)) {
    const unit = number.percent
      ? 'percent'
      : countUnit === undefined || countUnit === 'none'
        ? options.measure.startsWith('year_')
          ? 'year'
          : null
        : countUnit;
    return {
      fields: { ...nothing, countValue: formatDecimal(number.value), unit, unitPrinted: null },
      unitMissing: false,
    };
  }
  if (options.unit === undefined) return { fields: nothing, unitMissing: true };
  return { fields: { ...nothing, amountYuan: toYuan(number.value, options.unit) }, unitMissing: false };
}
