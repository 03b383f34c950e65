/** The text without any white space; everything else stays as printed. */
export function compact(text: string): string {
  return text.replace(/[\s\u200b\ufeff]+/gu, '');
}

/**
 * A body's name without white space, but for one space behind a unit's code that `text` prints as a word
 * of its own: `330 冀中县应急管理局` is no name that begins with 330, as 120急救中心 does.
 */
export function withCodeApart(name: string, text: string): string {
  const code = /^\d{3,9}(?=\p{Script=Han})(?![年月日号])/u.exec(name.trim())?.[0];
  const apart = code !== undefined && new RegExp(`(?<!\\d)${code}\\s`, 'u').test(text);
  return apart ? name.trim().replace(code, `${code} `) : name.trim();
}

/** A line that is a body's name alone, without white space but behind its code. */
export function compactBody(text: string): string {
  return withCodeApart(compact(text), text);
}

/** Nothing in it that folding changes: most cells are such, numbers nearly all. */
const IS_FOLDED = /^[\x21-\x7e\u4e00-\u9fff]*$/u;

/** For comparing only: half-width forms, no white space, one kind of dash. */
export function fold(text: string): string {
  if (IS_FOLDED.test(text)) return text;
  return compact(text.normalize('NFKC')).replace(/[—―–−]/gu, '-');
}
