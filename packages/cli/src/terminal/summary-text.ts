import type { BilingualText, DocumentRecord } from '@mingzhang/schema';
import { addFindingCounts } from '../pipeline/finding-counts.ts';
import type { InputPlan } from '../pipeline/input-plan.ts';
import type { FinishedDocument } from '../pipeline/run-documents.ts';
import type { KindGroup } from '../pipeline/stages.ts';
import { say, type Language } from '../language.ts';
import { formatTextTable } from './text-table.ts';

const STATUS: Readonly<Record<DocumentRecord['status'], BilingualText>> = {
  complete: { zh: '完整', en: 'complete' },
  partial: { zh: '部分', en: 'partial' },
  failed: { zh: '失败', en: 'failed' },
};
const KIND: Readonly<Record<DocumentRecord['documentKind'], BilingualText>> = {
  final_accounts: { zh: '决算', en: 'final accounts' },
  budget: { zh: '预算', en: 'budget' },
  performance: { zh: '绩效', en: 'performance' },
  unknown: { zh: '—', en: '—' },
};
const HEADINGS: BilingualText = {
  zh: '文件,单位,年度,种类,表,数字,事实,状态',
  en: 'file,agency,year,kind,tables,numbers,facts,status',
};
const COLUMN_ALIGN = ['left', 'left', 'right', 'left', 'right', 'right', 'right', 'left'] as const;
const COLUMN_WIDTH = [36, 30, 4, 16, 8, 10, 10, 10] as const;

const count = (value: number): string => value.toLocaleString('en-US');
const sum = (documents: readonly FinishedDocument[], pick: (document: FinishedDocument) => number): number =>
  documents.reduce((total, document) => total + pick(document), 0);

/** What a run prints on stdout: a table for people, one JSON line per document for programs. */
export function formatDocuments(
  documents: readonly FinishedDocument[],
  options: { readonly format: 'text' | 'jsonl'; readonly language: Language },
): string {
  if (options.format === 'jsonl') return documents.map((document) => `${JSON.stringify(toLine(document))}\n`).join('');
  const { language } = options;
  const headings = say(language, HEADINGS).split(',');
  const lines = formatTextTable(
    COLUMN_ALIGN.map((align, index) => ({
      heading: headings[index] ?? '',
      align,
      maxWidth: COLUMN_WIDTH[index] ?? 20,
    })),
    documents.map(({ record, rows }) => [
      record.sourceFile,
      record.agency ?? '—',
      String(record.fiscalYear ?? '—'),
      say(language, KIND[record.documentKind]),
      count(rows.tables ?? 0),
      count(rows.cells ?? 0),
      count(rows.facts ?? 0),
      say(language, STATUS[record.status]),
    ]),
  );
  return `${lines.join('\n')}\n`;
}

const totalOf = (counts: FinishedDocument['findings']): number =>
  Object.values(counts).reduce((total, each) => total + each, 0);

function toLine(document: FinishedDocument): object {
  const { record, rows } = document;
  return {
    document_id: record.documentId,
    source_file: record.sourceFile,
    status: record.status,
    pages: record.pages,
    tables: rows.tables ?? 0,
    cells: rows.cells ?? 0,
    facts: rows.facts ?? 0,
    findings: totalOf(document.findings),
    findings_by_severity: document.findings,
    error: record.error,
  };
}

const KIND_GROUPS: readonly { readonly group: KindGroup; readonly name: BilingualText }[] = [
  { group: 'fiscal', name: { zh: '收支表', en: 'fiscal tables' } },
  { group: 'performance', name: { zh: '绩效表', en: 'performance sheets' } },
  { group: 'unknown', name: { zh: '种类不明的表', en: 'tables of unknown kind' } },
];

/** `0/3,304 (0.0%)`. */
function shareWithout(documents: readonly FinishedDocument[], group: KindGroup): string {
  const numbers = sum(documents, ({ meaningShares }) => meaningShares[group].numbers);
  const without = sum(documents, ({ meaningShares }) => meaningShares[group].without);
  const share = numbers === 0 ? '0.0' : ((100 * without) / numbers).toFixed(1);
  return `${count(without)}/${count(numbers)} (${share}%)`;
}

/** The closing summary for stderr: what was read, what was not, and how much of it became facts. */
export function formatSummary(
  documents: readonly FinishedDocument[],
  options: { readonly plan: InputPlan; readonly out: string; readonly language: Language },
): string {
  const { plan, out, language } = options;
  const failed = documents.filter(({ record }) => record.status === 'failed').length + plan.problems.length;
  const read = count(documents.length - documents.filter(({ record }) => record.status === 'failed').length);
  const tables = count(sum(documents, ({ rows }) => rows.tables ?? 0));
  const numbers = sum(documents, ({ rows }) => rows.cells ?? 0);
  const facts = count(sum(documents, ({ rows }) => rows.facts ?? 0));
  const findings = addFindingCounts(documents.map((document) => document.findings));
  const [critical, errors] = [count(findings.critical), count(findings.error)];
  const [warnings, infos] = [count(findings.warning), count(findings.info)];
  const pages = count(sum(documents, ({ record }) => record.pages ?? 0));
  const unread = count(sum(documents, ({ pagesUnreadable }) => pagesUnreadable));
  const groups = (separator: string): string =>
    KIND_GROUPS.map(({ group, name }) => `${say(language, name)} ${shareWithout(documents, group)}`).join(separator);
  const amounts = sum(documents, (document) => document.amounts);
  const verified = sum(documents, (document) => document.amountsVerified);
  const verifiedShare = amounts === 0 ? '0.0' : ((100 * verified) / amounts).toFixed(1);
  const skipped = plan.skipped.length;
  const text = say(language, {
    zh: [
      `读取 ${read} 份文件（${pages} 页）：${tables} 张表，${count(numbers)} 个数字，${facts} 条事实`,
      `未读：${failed} 个文件，${unread} 页；跳过：${skipped} 个文件`,
      `没有成为事实或指标的数字：${groups('，')}`,
      `核实的金额：${count(verified)}（占表中全部金额的 ${verifiedShare}%）`,
      `发现：严重 ${critical}，错误 ${errors}，注意 ${warnings}，说明 ${infos}`,
      `已写入 ${out}`,
    ].join('\n'),
    en: [
      `read ${read} documents (${pages} pages): ${tables} tables, ${count(numbers)} numbers, ${facts} facts`,
      `unread: ${failed} files, ${unread} pages; passed over: ${skipped} files`,
      `numbers without a fact or an indicator: ${groups(', ')}`,
      `amounts verified: ${count(verified)} (${verifiedShare}% of all amounts in tables)`,
      `findings: ${critical} critical, ${errors} errors, ${warnings} warnings, ${infos} infos`,
      `written to ${out}`,
    ].join('\n'),
  });
  return `${text}\n`;
}
