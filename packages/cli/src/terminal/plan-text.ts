import type { BilingualText } from '@mingzhang/schema';
import type { InputPlan, SkippedFile } from '../pipeline/input-plan.ts';
import { say, type Language } from '../language.ts';
import { formatTextTable } from './text-table.ts';

const KILOBYTE = 1024;
const SKIP_REASON: Readonly<Record<SkippedFile['reason'], BilingualText>> = {
  ending: { zh: '跳过：不支持的后缀', en: 'skip: ending not supported' },
  readme: { zh: '跳过：文件夹的说明', en: 'skip: about the folder' },
};

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
  const rows = [
    ...plan.documents.map(({ sourceFile, bytes }) => [
      say(language, { zh: '读取', en: 'read' }),
      `${Math.ceil(bytes / KILOBYTE)} KB`,
      sourceFile,
    ]),
    ...plan.skipped.map(({ sourceFile, reason }) => [say(language, SKIP_REASON[reason]), '', sourceFile]),
  ];
  const headings = say(language, { zh: '动作,大小,文件', en: 'action,size,file' }).split(',');
  const lines = formatTextTable(
    headings.map((heading, index) => ({ heading, align: index === 1 ? 'right' : 'left' })),
    rows,
  );
  return `${lines.join('\n')}\n`;
}
