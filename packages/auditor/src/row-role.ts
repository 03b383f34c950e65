/**
 * What a row without a code is in its table. `year`: 本年收入合计, 当年支出小计; `grand`: 总计, 收入合计;
 * `total`: 合计; `head`: a row that heads a block with its total (一、财政拨款); `item`: anything else.
 */
export type RowRole = 'year' | 'grand' | 'total' | 'head' | 'item' | 'code';

/** A label without white space, ordinals, brackets' width and closing colon. */
export function plainLabel(label: string): string {
  return label
    .normalize('NFKC')
    .replace(/\s/gu, '')
    .replace(/^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十0-9]+\)|[0-9]+[.、](?![0-9]))+/u, '')
    .replace(/[:：.]+$/u, '');
}

const YEAR = /^(?:本年|当年)(?:经济分类|功能科目)?(?:收入|支出|收支)?(?:合计|小计|总计)$|^本年(?:收入|支出)$/u;
const GRAND = /^(?:收入|支出|收支|支出功能科目)?(?:决算|预算)?总计$|^(?:收入|支出)(?:决算|预算)?合计$/u;
const TOTAL = /^(?:合计|小计|部门合计|金额合计|总分)$/u;
const HEAD = /^(?:财政拨款|经济分类|政府性基金(?:预算)?拨款|部门预算|功能分类)$/u;

/** The role of a row by its printed label; null for rows that print none, such as the one row of 三公. */
export function roleOfLabel(label: string | null): Exclude<RowRole, 'code'> {
  if (label === null) return 'total';
  const parts = label.split('+').map(plainLabel);
  const last = parts.at(-1) ?? '';
  if (parts.length > 1) return TOTAL.test(last) && parts.slice(0, -1).every((part) => part === '') ? 'total' : 'item';
  if (YEAR.test(last)) return 'year';
  if (GRAND.test(last)) return 'grand';
  if (TOTAL.test(last)) return 'total';
  return HEAD.test(last) ? 'head' : 'item';
}
