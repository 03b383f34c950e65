/** Width of characters in letters: Chinese ones are square, Latin ones of the font are near to this. */
const WIDE_EM = 1;
const NARROW_EM = 0.57;

const isWide = (character: string): boolean =>
  character >= '\u2E80' || /[\u2014\u2018-\u201D\u2026\u2190-\u25FF]/u.test(character);

/** How wide a text is drawn at a font size, near enough for laying it out. Same unit as the size. */
export function measureText(text: string, size: number): number {
  let em = 0;
  for (const character of text) em += isWide(character) ? WIDE_EM : NARROW_EM;
  return em * size;
}

/** The text, or as much of it as fits with an ellipsis. */
export function fitText(text: string, size: number, width: number): string {
  if (measureText(text, size) <= width) return text;
  let fitting = '';
  let used = size;
  for (const character of text) {
    used += isWide(character) ? size : size * NARROW_EM;
    if (used > width) break;
    fitting += character;
  }
  return `${fitting}…`;
}

/** The text in at most `lines` lines of `width`; what does not fit into the last ends with an ellipsis. */
export function wrapText(
  text: string,
  size: number,
  { width, lines }: { readonly width: number; readonly lines: number },
): readonly string[] {
  const wrapped: string[] = [];
  let rest = text;
  while (measureText(rest, size) > width && wrapped.length < lines - 1) {
    let line = '';
    for (const character of rest) {
      if (line !== '' && measureText(line + character, size) > width) break;
      line += character;
    }
    wrapped.push(line);
    rest = rest.slice(line.length);
  }
  return [...wrapped, fitText(rest, size, width)];
}
