import type { BilingualText } from './bilingual-text.ts';
import { tableTitle } from './table-title.ts';

/** What a page hides of its own tables. */
export type UnreadableFindingParameters =
  | {
      /** A number that is not printed whole: it is in no row of `cells`, and its fact has no amount. */
      readonly code: 'value.unreadable';
      readonly title: string;
      /** What can be seen of it. */
      readonly printed: string;
      /**
       * `cut_off`: by the edge of its cell or of the page; `too_narrow`: the workbook printed ### instead;
       * `illegible`: what was recognised in a picture is no number, though it stands in a column of numbers.
       */
      readonly reason: 'cut_off' | 'too_narrow' | 'illegible';
    }
  | {
      /** Names and codes on one page that are not printed whole. */
      readonly code: 'label.cut_off';
      readonly title: string;
      /** What can be seen of the first. */
      readonly printed: string;
      readonly count: number;
    };

/** One plain sentence in each language. */
export function describeUnreadableFinding(finding: UnreadableFindingParameters): BilingualText {
  const { printed } = finding;
  const [zh, en] = [tableTitle(finding.title, 'zh'), tableTitle(finding.title, 'en')];
  if (finding.code === 'label.cut_off')
    return {
      zh: `${zh}中有 ${finding.count} 处名称或代码没有印全（如“${printed}”），被单元格边缘截断。`,
      en: `${finding.count} names or codes of ${en} are not printed whole (“${printed}” …): the edges of their cells cut them off.`,
    };
  if (finding.reason === 'illegible')
    return {
      zh: `${zh}中的一个数字没有认清，读作“${printed}”，没有采用；请看原件。`,
      en: `A number of ${en} could not be recognised, it was read as “${printed}”, and it was not used; look at the page.`,
    };
  return finding.reason === 'too_narrow'
    ? {
        zh: `${zh}中的一个数字没有印出：列宽不足，印为“${printed}”。`,
        en: `A number of ${en} is not printed: its column is too narrow and shows “${printed}”.`,
      }
    : {
        zh: `${zh}中的一个数字没有印全，只能看到“${printed}”，没有采用。`,
        en: `A number of ${en} is cut off; only “${printed}” of it can be seen, and it was not used.`,
      };
}
