/**
 * Whether a text shows nothing. The first letter answers for nearly all of them; cutting white space off makes a new
 * text for every glyph of a page, several times over.
 */
export function isBlank(text: string): boolean {
  const first = text.charCodeAt(0);
  // Basic Latin behind the space, Han and their punctuation behind the wide space: none of it is white space.
  if ((first > 0x20 && first < 0x7f) || (first > 0x3000 && first < 0xd800)) return false;
  return text.trim() === '';
}
