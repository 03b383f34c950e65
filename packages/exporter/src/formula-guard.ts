/**
 * A spreadsheet takes a text that begins with one of these for a formula, also when the CSV quotes it.
 * The full-width forms count too: East Asian editions read them as their half-width twins.
 */
const FORMULA_START = /^[=+\-@\t\r＝＋－＠]/u;

/** Signs, digits, separators, brackets and percent alone calculate nothing: -3.2, +5%, -（1.5）, --. */
const NUMBER_OR_DASHES = /^[-+＋－]*[\d０-９.,，．%％()（）△▲\s]*[-－]*$/u;

/**
 * The text with one apostrophe before it when a spreadsheet would run it as a formula; every other text
 * unchanged. Numbers, signed or not, and dashes are never touched. A text that already has apostrophes
 * before such a start gets one more, so `unguardFormula` returns exactly what was printed.
 */
export function guardFormula(text: string): string {
  const bare = text.replace(/^'+/, '');
  return FORMULA_START.test(bare) && !NUMBER_OR_DASHES.test(bare) ? `'${text}` : text;
}

/** The text as it was before `guardFormula`. */
export function unguardFormula(text: string): string {
  return text.startsWith("'") && guardFormula(text.slice(1)) === text ? text.slice(1) : text;
}
