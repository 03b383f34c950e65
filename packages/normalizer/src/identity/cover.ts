import type { PrintedDocument } from '@mingzhang/schema';
import { toPlainText, yearsIn } from '../plain-text.ts';

/** The cover ends with the list of contents or the first heading, at the latest after this many paragraphs. */
const COVER_PARAGRAPHS = 14;
const BODY = /^(?:第[一二三四五六]部分|[一二三四五]、|\([一二三四五]\))/u;
const LONGEST_TITLE = 80;
const MOST_LINES = 4;

const isTitle = (plain: string): boolean =>
  plain.length <= LONGEST_TITLE && !/[。；]/u.test(plain) && yearsIn(plain).length > 0 && /预算|决算|绩效/u.test(plain);

/** Short paragraphs before the list of contents, as plain text. */
export function coverParagraphs(document: PrintedDocument): readonly string[] {
  const texts: string[] = [];
  for (const paragraph of document.paragraphs) {
    // Approval lines can stand in the same paragraph as the title.
    const plain = toPlainText(paragraph.text).replace(/(?:保密审查|(?:部门)?(?:主要)?负责人审签).*$/u, '');
    if (paragraph.role === 'contents' || /^目录$/u.test(plain) || BODY.test(plain) || texts.length >= COVER_PARAGRAPHS)
      break;
    if (paragraph.role !== 'table_line' && plain !== '' && plain.length <= LONGEST_TITLE && !/[。；]/u.test(plain))
      texts.push(plain);
  }
  return texts;
}

/**
 * Title texts of the cover, best first: single lines that name year and document, else up to four
 * following lines joined (中共上海市普陀区委 | 社会工作部2024年度 | 部门决算).
 */
export function coverTexts(document: PrintedDocument): readonly string[] {
  const lines = coverParagraphs(document).filter((line) => !/签字|日期|电话/u.test(line));
  const found: string[] = [];
  lines.forEach((line, start) => {
    if (isTitle(line)) found.push(line);
    for (let end = start + 1; end < Math.min(lines.length, start + MOST_LINES); end += 1) {
      const joined = lines.slice(start, end + 1).join('');
      if (lines.slice(start, end + 1).some(isTitle)) {
        // A title line may stand under the body's name: the name line then carries neither year nor 部门.
        if (
          end === start + 1 &&
          isTitle(lines[end] ?? '') &&
          /(?:局|委|厅|院|部|会|室|办|处|中心|政府|校|社|队|所|站|\))$/u.test(line)
        )
          found.push(joined);
        break;
      }
      if (isTitle(joined)) {
        found.push(joined);
        break;
      }
    }
  });
  return found;
}
