import type { CodeFields } from './code-path.ts';
import type { ReaderState, SectionContext } from './statement.ts';

const PATH = /([^,;:。、.()“”\d]*)\((\d{3})?类\)(?:支出)?([^,;:。()“”]*)\((\d{2})?款\)([^,;:。()“”]*)\((\d{2})?项\)/u;
const SHORT_PATH = /([^,;:。()“”\d.、]+)\(款\)([^,;:。()“”]+)\(项\)/u;
const CLASS_ONLY = /([^,;:。()“”\d.、]+)\(类\)(?:支出)?$/u;
const WITH_DIGITS = /([^,;:。()“”\d.、]+)\((\d{3}(?:\d{2}){0,2})\)(?:支出)?$/u;

/** 2101501行政运行：年初预算600万元. */
const PREFIX_DIGITS =
  /^(?:\(\d{1,2}\)|\d{1,2}[.、])?(2\d{4}(?:\d{2})?)([\u4e00-\u9fff]{2,25}?)(?:支出)?(?=[:,\d]|年初|20\d\d年)/u;

/** The account that a sentence names by 类, 款 and 项, or by its code in brackets. */
export function findCode(text: string, context: SectionContext, state: ReaderState): CodeFields | undefined {
  const before = PREFIX_DIGITS.exec(text);
  if (before !== null) return context.names.ofDigits(before[1] ?? '', before[2] ?? '');
  // All of the patterns try every character as a beginning; few sentences have what they need.
  if (!text.includes('(')) return undefined;
  const digits = WITH_DIGITS.exec(text);
  if (digits !== null) return context.names.ofDigits(digits[2] ?? '', digits[1] ?? '');
  const path = PATH.exec(text);
  if (path !== null) {
    const [, className = '', classDigits, group = '', groupDigits, item = '', itemDigits] = path;
    if (classDigits !== undefined && groupDigits !== undefined && itemDigits !== undefined)
      return context.names.ofDigits(`${classDigits}${groupDigits}${itemDigits}`, item);
    return context.names.ofPath([className, group, item]);
  }
  const short = SHORT_PATH.exec(text);
  if (short !== null) return context.names.ofPath([state.className ?? '', short[1] ?? '', short[2] ?? '']);
  const only = CLASS_ONLY.exec(text);
  return only === null ? undefined : context.names.ofPath([only[1] ?? '']);
}
