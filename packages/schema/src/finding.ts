import type { BilingualText } from './bilingual-text.ts';
import { describeCheckFinding, type CheckFindingParameters } from './check-finding.ts';
import { describeDoubts, type DoubtFindingParameters } from './doubt-finding.ts';
import { describeCorrectionFinding, type CorrectionFindingParameters } from './correction-finding.ts';
import { tableTitle } from './table-title.ts';
import type { Place } from './place.ts';
import { describeRecognitionFinding, type RecognitionFindingParameters } from './recognition-finding.ts';
import { describeSentenceFinding, type SentenceFindingParameters } from './sentence-finding.ts';
import { describeUnreadFinding, type UnreadPage, type UnreadPicture } from './unread-page-finding.ts';
import { describeUnreadableFinding, type UnreadableFindingParameters } from './unreadable-finding.ts';
import { describeStatementFinding, type StatementFindingParameters } from './statement-finding.ts';

/** From the worst on. */
export const SEVERITIES = ['critical', 'error', 'warning', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];
export type Cause = 'document' | 'reading' | 'rounding' | 'structure';

interface FindingBase {
  readonly severity: Severity;
  readonly cause: Cause;
  readonly at: Place;
}

/** What was noticed about a document: parameters, not prose; `describeFinding` writes the sentence. */
export type Finding =
  | (FindingBase & { readonly code: 'file.incomplete' })
  | (FindingBase & { readonly code: 'table.untitled'; readonly columns: number; readonly rows: number })
  | (FindingBase & { readonly code: 'table.illegible'; readonly title: string })
  | (FindingBase & { readonly code: 'table.uneven_rows'; readonly title: string; readonly rows: number })
  | (FindingBase & { readonly code: 'table.kind_unknown'; readonly title: string })
  | (FindingBase & { readonly code: 'table.unit_missing'; readonly title: string })
  | (FindingBase & { readonly code: 'table.unit_from_above'; readonly title: string; readonly unit: string })
  | (FindingBase & UnreadableFindingParameters)
  | (FindingBase & {
      readonly code: 'region.unknown';
      readonly printed: string;
      readonly candidates: readonly string[];
    })
  | (FindingBase & { readonly code: 'agency.unknown' })
  | (FindingBase & { readonly code: 'year.unknown'; readonly candidates: readonly string[] })
  | (FindingBase & { readonly code: 'code.unknown'; readonly printed: string; readonly name: string })
  | (FindingBase & {
      readonly code: 'code.name_differs';
      readonly printed: string;
      readonly name: string;
      readonly expected: string;
    })
  | (FindingBase & DoubtFindingParameters)
  | (FindingBase & RecognitionFindingParameters)
  | (FindingBase & UnreadPage)
  | (FindingBase & UnreadPicture)
  | (FindingBase & SentenceFindingParameters)
  | (FindingBase & StatementFindingParameters)
  | (FindingBase & CorrectionFindingParameters)
  | (FindingBase & CheckFindingParameters);

export type FindingCode = Finding['code'];

/** A value together with what was noticed while getting it. */
export interface Outcome<T> {
  readonly value: T;
  readonly findings: readonly Finding[];
}

/** One plain sentence in each language; page numbers stand in the record, not in the sentence. */
export function describeFinding(finding: Finding): BilingualText {
  switch (finding.code) {
    case 'page.unreadable':
    case 'picture.unread':
      return describeUnreadFinding(finding);
    case 'file.incomplete':
      return {
        zh: '文件末尾缺失：读到的可能不是全部，页码也可能有出入。',
        en: 'The end of the file is missing: what was read may not be all of it, and page numbers may differ.',
      };
    case 'page.recognised':
      return describeRecognitionFinding(finding);
    case 'correction.applied':
    case 'correction.stale':
      return describeCorrectionFinding(finding);
    case 'text.future_date':
    case 'text.other_year':
    case 'text.project_differs':
    case 'text.unit_lost':
    case 'text.table_empty':
    case 'series.jump':
    case 'table.heading_differs':
    case 'text.indicator_differs':
    case 'text.reason_direction':
    case 'text.named_items':
    case 'indicator.no_result':
    case 'indicator.target_quoted':
    case 'indicator.targets_differ':
      return describeSentenceFinding(finding);
    case 'indicator.unexplained':
    case 'indicator.unmet':
    case 'indicator.rate_score':
    case 'text.comparison':
    case 'text.shares':
    case 'text.project_count':
    case 'text.placeholder':
    case 'text.base_year':
    case 'text.part_counts':
    case 'text.body_count':
    case 'text.list_count':
    case 'project.code_repeated':
    case 'code.pair':
      return describeStatementFinding(finding);
    case 'table.untitled':
      return {
        zh: `此处的表（${finding.rows} 行 ${finding.columns} 列）没有标题。`,
        en: `The table here (${finding.rows} rows, ${finding.columns} columns) has no title.`,
      };
    case 'table.illegible':
      return {
        zh: `${tableTitle(finding.title, 'zh')}在来源文件中无法辨认，没有读取任何数字。`,
        en: `${tableTitle(finding.title, 'en')} is illegible in the source; none of its numbers was read.`,
      };
    case 'table.doubtful': {
      const doubts = describeDoubts(finding);
      return {
        zh: `${tableTitle(finding.title, 'zh')}的行列可能读错，请对照原页：${doubts.zh}。`,
        en: `Rows or columns of ${tableTitle(finding.title, 'en')} may be misread, compare the page: ${doubts.en}.`,
      };
    }
    case 'table.uneven_rows':
      return {
        zh: `${tableTitle(finding.title, 'zh')}有 ${finding.rows} 行缺少空格，已按内容对齐表头。`,
        en: `${finding.rows} rows of ${tableTitle(finding.title, 'en')} had lost blanks and were aligned to the header by what they hold.`,
      };
    case 'table.kind_unknown':
      return {
        zh: `${tableTitle(finding.title, 'zh')}的表种未能识别；单元格照样导出。`,
        en: `The kind of ${tableTitle(finding.title, 'en')} is unknown; its cells are exported all the same.`,
      };
    case 'table.unit_missing':
      return {
        zh: `${tableTitle(finding.title, 'zh')}没有印出金额单位，金额未换算为元。`,
        en: `${tableTitle(finding.title, 'en')} prints no unit; its amounts were not converted to yuan.`,
      };
    case 'table.unit_from_above':
      return {
        zh: `${tableTitle(finding.title, 'zh')}没有印出金额单位，与上方紧邻的表同一标题，按该表的单位“${finding.unit}”换算。`,
        en: `${tableTitle(finding.title, 'en')} prints no unit and stands right below another table; that table's unit, ${finding.unit}, was taken.`,
      };
    case 'value.unreadable':
    case 'label.cut_off':
      return describeUnreadableFinding(finding);
    case 'region.unknown':
      return {
        zh: `无法确定行政区划：${finding.printed || '文件中没有地名'}${finding.candidates.length > 0 ? `；可能是：${finding.candidates.join('、')}` : ''}。`,
        en: `The region cannot be known: ${finding.printed || 'no place is named'}${finding.candidates.length > 0 ? `; candidates: ${finding.candidates.join(', ')}` : ''}.`,
      };
    case 'agency.unknown':
      return { zh: '无法确定公开单位。', en: 'The disclosing body cannot be known.' };
    case 'year.unknown':
      return {
        zh: `无法确定财政年度${finding.candidates.length > 0 ? `；文中出现：${finding.candidates.join('、')}` : ''}。`,
        en: `The fiscal year cannot be known${finding.candidates.length > 0 ? `; years in the text: ${finding.candidates.join(', ')}` : ''}.`,
      };
    case 'code.unknown':
      return {
        zh: `科目代码 ${finding.printed}（${finding.name}）不在该年度的科目表中。`,
        en: `Code ${finding.printed} (${finding.name}) is not in that year’s classification.`,
      };
    case 'code.name_differs':
      return {
        zh: `科目代码 ${finding.printed} 旁印的名称是“${finding.name}”，该年度科目表中是“${finding.expected}”。`,
        en: `Code ${finding.printed} is printed beside “${finding.name}”; that year’s classification calls it “${finding.expected}”.`,
      };
    default:
      return describeCheckFinding(finding);
  }
}
