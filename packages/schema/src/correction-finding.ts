import type { BilingualText } from './bilingual-text.ts';

/** What became of a line of the corrections file. */
export type CorrectionFindingParameters =
  | {
      readonly code: 'correction.applied';
      readonly printed: string;
      /** Yuan; null where the number was left out. */
      readonly value: string | null;
      readonly reason: string;
      readonly date: string;
    }
  | {
      /** `document`: the source was published anew; `target`: no such number; `printed`: it is printed otherwise now. */
      readonly code: 'correction.stale';
      readonly problem: 'document' | 'target' | 'printed';
      readonly target: string;
      readonly printed: string;
      readonly reason: string;
    };

const PROBLEM: Record<Extract<CorrectionFindingParameters, { code: 'correction.stale' }>['problem'], BilingualText> = {
  document: { zh: '来源文件已经换过', en: 'the source has changed' },
  target: { zh: '文件中没有这个数字', en: 'there is no such number in the document' },
  printed: { zh: '这个数字现在印得不同', en: 'the number is printed otherwise now' },
};

/** One plain sentence in each language. */
export function describeCorrectionFinding(finding: CorrectionFindingParameters): BilingualText {
  if (finding.code === 'correction.applied') {
    const { printed, value, reason, date } = finding;
    return {
      zh: `印为 ${printed} 的数字按更正表${value === null ? '没有导出' : `改为 ${value} 元`}：${reason}（${date}）。`,
      en: `The number printed as ${printed} was ${value === null ? 'left out' : `set to ${value} yuan`} by the corrections file: ${reason} (${date}).`,
    };
  }
  const { problem, target, printed, reason } = finding;
  return {
    zh: `更正表中的一条没有采用，因为${PROBLEM[problem].zh}：${target} 印为 ${printed}（${reason}）。请核对后更新更正表。`,
    en: `A line of the corrections file was not applied, since ${PROBLEM[problem].en}: ${target}, printed as ${printed} (${reason}). Look at the source and bring the file up to date.`,
  };
}
