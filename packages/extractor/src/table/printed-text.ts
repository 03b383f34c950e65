/** The text without any white space; everything else stays as printed. */
export function compact(text: string): string {
  return text.replace(/[\s\u200b\ufeff]+/gu, '');
}

/** For comparing only: half-width forms, no white space, one kind of dash. */
export function fold(text: string): string {
  return compact(text.normalize('NFKC')).replace(/[—―–−]/gu, '-');
}
