import type { IndicatorRecord } from '@mingzhang/schema';
import { formatDecimal, parsePrintedNumber } from '../amount/decimal.ts';
import { toPlainText, withoutSpace } from '../plain-text.ts';

type Operator = NonNullable<IndicatorRecord['operator']>;

/** What a printed target or result says: operator, number and unit, else the text itself. */
export interface SplitValue {
  readonly operator: Operator | null;
  /** Canonical decimal where `isNumber`, else as printed without white space. */
  readonly value: string;
  readonly unit: string | null;
  readonly isNumber: boolean;
}

/** Words and signs before a number; 》 and 〉 are typed for > where no such key is at hand. */
const BEFORE: readonly (readonly [RegExp, Operator])[] = [
  [/^(?:[≥≧⩾]|>=|=>|不得?(?:低于|少于|小于)|大于(?:或|且)?等于|至少|最低)/u, '≥'],
  [/^(?:[≤≦⩽]|<=|=<|不得?(?:超过|高于|大于|多于|超出)|小于(?:或|且)?等于|至多|最多|最高|控制在)/u, '≤'],
  [/^(?:[>》〉]|大于|超过|高于|多于)/u, '>'],
  [/^(?:[<《〈]|小于|低于|少于)/u, '<'],
  [/^(?:=|等于)/u, '='],
];
/** Words after number and unit: 95%以上, 3天内. */
const AFTER: readonly (readonly [RegExp, Operator])[] = [
  [/(?:及|或|\(含\))?以上$/u, '≥'],
  [/(?:(?:及|或)?以下|[以之]?内)$/u, '≤'],
];
const NUMBER_AND_UNIT = /^(-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?)([^0-9]*)$/u;
/** 600余家, 14000份左右: about a number is no number; 2023年底前 is a date. */
const VAGUE = /[余约多内]|左右|上下|不等|[前后底末初]|[;；、,，。:：]/u;
const LONGEST_UNIT = 7;
const UNIT = /^(?:[%‰℃㎡m²³]+|[\p{Script=Han}%a-zA-Z²³㎡.()]+(?:\/[\p{Script=Han}a-zA-Z.]+)*)$/u;
const isYear = (digits: string, unit: string): boolean =>
  /^(?:19|20)[0-9]{2}$/u.test(digits) && /^(?:年|$)/u.test(unit);

/** The operator that a column of its own prints: ≥, 大于等于; null for 定性 and the like. */
export function readOperator(printed: string): Operator | null {
  const plain = toPlainText(printed);
  return BEFORE.find(([pattern]) => pattern.exec(plain)?.[0] === plain)?.[1] ?? null;
}

/** Splits ≥95%, 不低于3次, 12个工作日内; dates, lists of values and words stay the text they are. */
export function splitValue(printed: string): SplitValue {
  const text: SplitValue = { operator: null, value: withoutSpace(printed), unit: null, isNumber: false };
  const plain = toPlainText(printed)
    .replace(/^\((.*)\)$/u, '$1')
    .replace(/[;；。,，]$/u, '');
  const before = BEFORE.find(([pattern]) => pattern.test(plain));
  let rest = before === undefined ? plain : plain.replace(before[0], '');
  const after = before === undefined || before[1] === '≤' ? AFTER.find(([pattern]) => pattern.test(rest)) : undefined;
  if (after !== undefined) rest = rest.replace(after[0], '');
  const found = NUMBER_AND_UNIT.exec(rest);
  if (found === null) return text;
  const [, digits = '', unit = ''] = found;
  const value = parsePrintedNumber(digits)?.value;
  if (value === undefined || unit.length > LONGEST_UNIT || VAGUE.test(unit)) return text;
  if (unit !== '' && !UNIT.test(unit)) return text;
  if (isYear(digits, unit) && before === undefined) return text;
  return {
    operator: before?.[1] ?? after?.[1] ?? null,
    value: formatDecimal(value),
    unit: unit === '' ? null : unit,
    isNumber: true,
  };
}

/** Points: `10`, `9.5分`, `(20分)`; null for a dash and for words. */
export function readPoints(printed: string): string | null {
  const number = parsePrintedNumber(
    toPlainText(printed)
      .replace(/^\(|\)$/gu, '')
      .replace(/(?:分|%)$/u, ''),
  );
  return number === undefined ? null : formatDecimal(number.value);
}

/** The target and result of one indicator in one unit; a result in another unit stays as printed. */
export function readTargetAndActual(printed: {
  readonly target: string;
  readonly actual: string;
  readonly operator: string;
  readonly unit: string;
}): Pick<IndicatorRecord, 'operator' | 'target' | 'actual' | 'unit'> {
  const target = printed.target === '' ? undefined : splitValue(printed.target);
  const actual = printed.actual === '' ? undefined : splitValue(printed.actual);
  const ownUnit = printed.unit === '' ? null : withoutSpace(printed.unit);
  const unit = target?.unit ?? ownUnit ?? (target?.isNumber === true ? null : (actual?.unit ?? null));
  const comparable =
    actual?.isNumber === true && actual.operator === null && (actual.unit === null || actual.unit === unit);
  return {
    operator: readOperator(printed.operator) ?? target?.operator ?? null,
    target: target?.value ?? null,
    actual: actual === undefined ? null : comparable ? actual.value : withoutSpace(printed.actual),
    unit,
  };
}
