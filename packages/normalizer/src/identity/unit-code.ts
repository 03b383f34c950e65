/** A unit's code before its name, with or without 单位：, in brackets or as a word of its own. */
const CODE =
  /^([^:：]{0,12}[:：])?\s*(?:[[(（【〔]\s*([0-9]{3,9})\s*[\])）】〕]|([0-9]{3,9})(?=[\s—_-]))[\s—_-]*(?=\p{Script=Han})(?!年|月|日|号)/u;
/** Numbers that are themselves names or years: 120 急救中心, 12345 热线. */
const NAMES: readonly RegExp[] = [/^1(?:10|14|19|20|22)$/u, /^(?:12|96)[0-9]{3}$/u, /^20[0-9]{2}$/u];
/** Bodies that a number names: 101 中学, 405 地质大队, 107 国道管理站. */
const NUMBERED = /^(?:.{0,3}(?:中学|小学|医院|厂|矿|大?队|台|库|所|站|团)$|国道|省道|工程|项目)/u;

/** `330 冀中县应急管理局` and `[330001]冀中县应急管理局` without the code; 120急救中心 and 101 中学 as they are. */
export function withoutUnitCode(printed: string): string {
  const found = CODE.exec(printed.trim());
  if (found === null) return printed;
  const code = found[2] ?? found[3] ?? '';
  const rest = printed.trim().slice(found[0].length);
  if (NAMES.some((number) => number.test(code)) || NUMBERED.test(rest)) return printed;
  return `${found[1] ?? ''}${rest}`;
}
