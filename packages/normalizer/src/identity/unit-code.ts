import type { IdentityWords } from '@mingzhang/schema';

/** A unit's code before its name, with or without 单位：, in brackets or as a word of its own. */
const CODE =
  /^([^:：]{0,12}[:：])?\s*(?:[[(（【〔]\s*([0-9]{3,9})\s*[\])）】〕]|([0-9]{3,9})(?=[\s—_-]))[\s—_-]*(?=\p{Script=Han})(?!年|月|日|号)/u;

/** `330 冀中县应急管理局` and `[330001]冀中县应急管理局` without the code; 120急救中心 and 101 中学 as they are. */
export function withoutUnitCode(printed: string, words: IdentityWords): string {
  const found = CODE.exec(printed.trim());
  if (found === null) return printed;
  const code = found[2] ?? found[3] ?? '';
  const rest = printed.trim().slice(found[0].length);
  const isName = words.code_name.some((number) => number.test(code));
  if (isName || words.numbered_body.some((body) => body.test(rest))) return printed;
  return `${found[1] ?? ''}${rest}`;
}
