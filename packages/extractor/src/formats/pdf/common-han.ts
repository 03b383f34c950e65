/** Characters of the first level of GB 2312 (3755, by use): rows 16 to 55 of the standard. */
const FIRST_LEVEL = readRows(16, 55);

function readRows(first: number, last: number): ReadonlySet<string> {
  const bytes: number[] = [];
  for (let row = first; row <= last; row++) for (let cell = 1; cell <= 94; cell++) bytes.push(0xa0 + row, 0xa0 + cell);
  return new Set(new TextDecoder('gbk').decode(Uint8Array.from(bytes)));
}

/** Whether a character is among the 3755 that more than 98 of 100 Chinese characters of a disclosure are. */
export const isCommonHan = (character: string): boolean => FIRST_LEVEL.has(character);

export const isHan = (character: string): boolean => /^[\u4E00-\u9FFF]$/u.test(character);
