import { SEVERITIES, type BilingualText, type FindingRecord } from '@mingzhang/schema';
import type { CheckedDocument } from '../commands/check.ts';
import { say, type Language } from '../language.ts';
import { toPrintable } from './text-width.ts';

const WORDS: Readonly<Record<FindingRecord['severity'], BilingualText>> = {
  critical: { zh: '严重', en: 'critical' },
  error: { zh: '错误', en: 'error' },
  warning: { zh: '注意', en: 'warning' },
  info: { zh: '说明', en: 'info' },
};

const rank = (finding: FindingRecord): number => SEVERITIES.indexOf(finding.severity);

export interface FindingsTextOptions {
  readonly format: 'text' | 'jsonl';
  /** The least severe that is printed. */
  readonly severity: FindingRecord['severity'];
  readonly language: Language;
}

/** What `check` prints: findings below their document, or one JSON line for each. */
export function formatFindings(checked: readonly CheckedDocument[], options: FindingsTextOptions): string {
  const { format, language } = options;
  const least = SEVERITIES.indexOf(options.severity);
  return checked
    .map((one) => {
      // The order by money within a severity is that of the audit: the sort is stable.
      const findings = one.findings.filter((finding) => rank(finding) <= least).toSorted((a, b) => rank(a) - rank(b));
      if (format === 'jsonl') return findings.map((finding) => `${JSON.stringify(toLine(one, finding))}\n`).join('');
      return `${[formatHead(one, language), ...findings.map((finding) => formatFinding(finding, language))].join('\n')}\n`;
    })
    .join(format === 'jsonl' ? '' : '\n');
}

function formatHead({ document, amounts, amountsVerified, findings }: CheckedDocument, language: Language): string {
  const share = amounts === 0 ? '0.0' : ((100 * amountsVerified) / amounts).toFixed(1);
  const counts = SEVERITIES.map(
    (severity) =>
      `${say(language, WORDS[severity])} ${findings.filter((finding) => finding.severity === severity).length}`,
  );
  const verified = say(language, {
    zh: `核实 ${amountsVerified}/${amounts}（${share}%）`,
    en: `verified ${amountsVerified}/${amounts} (${share}%)`,
  });
  return `${toPrintable(document.sourceFile)}  ${verified}  ${counts.join(' · ')}`;
}

function formatFinding(finding: FindingRecord, language: Language): string {
  const page =
    finding.page === null ? '' : say(language, { zh: `第 ${finding.page} 页  `, en: `p. ${finding.page}  ` });
  return `  ${say(language, WORDS[finding.severity])}  ${page}${toPrintable(say(language, { zh: finding.textZh, en: finding.textEn }))}`;
}

const toLine = ({ document }: CheckedDocument, finding: FindingRecord): object => ({
  source_file: document.sourceFile,
  finding_id: finding.findingId,
  code: finding.code,
  severity: finding.severity,
  cause: finding.cause,
  page: finding.page,
  suspect_cell: finding.suspectCell,
  satisfying_value: finding.satisfyingValue,
  text_zh: finding.textZh,
  text_en: finding.textEn,
});
