/** The text without any white space; everything else stays as printed. */
export function compact(text: string): string {
  return text.replace(/[\s\u200b\ufeff]+/gu, '');
}

/** Nothing in it that folding changes: most cells are such, numbers nearly all. */
const IS_FOLDED = /^[\x21-\x7e\u4e00-\u9fff]*$/u;

/** For comparing only: half-width forms, no white space, one kind of dash. */
export function fold(text: string): string {
  if (IS_FOLDED.test(text)) return text;
  return compact(text.normalize('NFKC')).replace(/[—―–−]/gu, '-');
}
