import { z } from 'zod';
import { about } from './about.ts';
import { describeFinding, type Finding } from './finding.ts';
import { toPlaceColumns } from './place.ts';
import { boxColumns, identifier } from './record-columns.ts';

/** One row per finding, with its sentence in both languages. */
export const findingRecordSchema = z
  .strictObject({
    findingId: identifier.meta(about('Hash of what was found and where', '由发现及其位置得出的标识')),
    code: z.string().meta(about('What was found: subject.problem', '发现的代码')),
    severity: z
      .enum(['critical', 'error', 'warning', 'info'])
      .meta(
        about(
          'critical: a total cannot be used; error: a value is missing or contradicted; warning: usable but look; info',
          '严重程度：critical 合计不可用；error 缺失或矛盾；warning 可用但应看一看；info 供参考',
        ),
      ),
    cause: z
      .enum(['document', 'reading', 'rounding', 'structure'])
      .meta(
        about(
          'Whether the document, the reading, rounding or the structure is the cause',
          '原因：文件本身、读取、四舍五入或结构',
        ),
      ),
    documentId: identifier.meta(about('The document that it concerns', '所涉文件')),
    page: z
      .int()
      .positive()
      .nullable()
      .meta(about('Page, from 1; null when it concerns the document', '页码（从 1 起）；涉及整份文件时为空')),
    ...boxColumns,
    parameters: z.string().meta(about('JSON object of the finding’s parameters', '发现的各项参数（JSON）')),
    suspectCell: identifier
      .nullable()
      .meta(
        about(
          'The cell that is thought to be wrong; the fact where a text says it',
          '疑有误的单元格；正文中的数字为其事实的标识',
        ),
      ),
    satisfyingValue: z
      .string()
      .nullable()
      .meta(about('The value that would satisfy every check', '能使各项检查都成立的值')),
    textZh: z.string().meta(about('The finding as a sentence, Chinese', '中文说明')),
    textEn: z.string().meta(about('The finding as a sentence, English', '英文说明')),
  })
  .readonly();
export type FindingRecord = z.infer<typeof findingRecordSchema>;

/** What a record says of a finding by itself: all but its ids and what an audit concludes. */
export function toFindingColumns(
  finding: Finding,
): Omit<FindingRecord, 'findingId' | 'documentId' | 'suspectCell' | 'satisfyingValue'> {
  const { code, severity, cause, at, ...parameters } = finding;
  const text = describeFinding(finding);
  return {
    code,
    severity,
    cause,
    ...toPlaceColumns(at),
    parameters: JSON.stringify(parameters),
    textZh: text.zh,
    textEn: text.en,
  };
}
