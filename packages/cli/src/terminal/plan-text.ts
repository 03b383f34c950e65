import type { InputPlan } from '../pipeline/input-plan.ts';
import { say, type Language } from '../language.ts';
import { formatTextTable } from './text-table.ts';

const KILOBYTE = 1024;

/** What `--dry-run` prints: one line per document that would be read and per file that would be passed over. */
export function formatPlan(
  plan: InputPlan,
  options: { readonly format: 'text' | 'jsonl'; readonly language: Language },
): string {
  const { format, language } = options;
  if (format === 'jsonl') {
    return [
      ...plan.documents.map(({ documentId, sourceFile, bytes }) => ({
        action: 'read',
        document_id: documentId,
        source_file: sourceFile,
        bytes,
      })),
      ...plan.skipped.map(({ sourceFile, reason }) => ({ action: 'skip', source_file: sourceFile, reason })),
    ]
      .map((line) => `${JSON.stringify(line)}\n`)
      .join('');
  }
  const skipReason = say(language, { zh: '跳过：不支持的后缀', en: 'skip: ending not supported' });
  const rows = [
    ...plan.documents.map(({ sourceFile, bytes }) => [
      say(language, { zh: '读取', en: 'read' }),
      `${Math.ceil(bytes / KILOBYTE)} KB`,
      sourceFile,
    ]),
    ...plan.skipped.map(({ sourceFile }) => [skipReason, '', sourceFile]),
  ];
  const headings = say(language, { zh: '动作,大小,文件', en: 'action,size,file' }).split(',');
  const lines = formatTextTable(
    headings.map((heading, index) => ({ heading, align: index === 1 ? 'right' : 'left' })),
    rows,
  );
  return `${lines.join('\n')}\n`;
}
