import type { PrintedTable } from '@mingzhang/schema';
import { toPlainText } from '../plain-text.ts';

/** The plain title without what changes from year to year and body to body: ordinals, numbers, years. */
export function plainTitle(title: string): string {
  return (
    toPlainText(title)
      // 附件5一般公共预算…: the number ends before 一般.
      .replace(/^(?:附件|附表)(?:[0-9]+(?:-[0-9]+)?|[一二三四五六七八九十]+(?=[:、.]))?[:、.]?/u, '')
      .replace(/^(?:财决|部门|单位)?(?:公开|预算|决算|预决)?表?[0-9]+(?:-[0-9]+)?表?[:、.]?(?=\D)(?!年)/u, '')
      .replace(/^表(?:十[一二三四五六七八九]?|[一二三四五六七八九])(?!般)[:、.]?/u, '')
      .replace(/^[一二三四五六七八九十]+[、.]/u, '')
      .replace(/^公开[0-9一二三四五六七八九十]+表[:、]?/u, '')
      .replace(/\(?20[0-9]{2}年度?\)?/gu, '')
      .replace(/、/gu, '')
  );
}

/** Header and label texts joined by `|`: what the kind is recognised by beside the title. */
export function tableWords(table: PrintedTable): string {
  return table.cells
    .filter((cell) => cell.text !== '' && cell.role !== 'value' && cell.role !== 'remark')
    .map((cell) => toPlainText(cell.text))
    .join('|');
}
