import type { BilingualText } from './bilingual-text.ts';
import type { ValueLabel } from './vocabulary.ts';

type Labels = readonly ValueLabel[];

/** Endings of measures that are about another measure, as tables (增减额, 完成率) and sentences give them. */
const ENDINGS: readonly { readonly ending: string; readonly zh: string; readonly en: string }[] = [
  { ending: 'change', zh: '比上年增减额', en: 'change on the year before' },
  { ending: 'growth', zh: '比上年增长率', en: 'growth on the year before' },
  { ending: 'completion', zh: '完成预算的百分比', en: 'share of the budget used' },
  { ending: 'completion_of_budget', zh: '完成预算的百分比', en: 'share of the budget used' },
  { ending: 'completion_of_approved', zh: '完成年初预算的百分比', en: 'share of the approved budget used' },
  { ending: 'completion_of_adjusted', zh: '完成全年预算的百分比', en: 'share of the adjusted budget used' },
  { ending: 'share', zh: '所占比重', en: 'share of the whole' },
];
const SHARE_OF = /^(.+?)_share_of_(.+?)@(.*)$/;

const find = (labels: Labels, column: string, value: string): BilingualText | undefined => {
  const label = labels.find((one) => one.column === column && one.value === value);
  return label === undefined ? undefined : { zh: label.name_zh, en: label.name_en };
};

function nameShare(labels: Labels, [, part = '', whole = '', fund = '']: RegExpExecArray): BilingualText | undefined {
  const partName = find(labels, 'measure', part);
  const wholeName = find(labels, 'measure', whole);
  const fundName = fund === '' ? { zh: '', en: '' } : find(labels, 'fund', fund);
  if (partName === undefined || wholeName === undefined || fundName === undefined) return undefined;
  return {
    zh: `${partName.zh}占${wholeName.zh}${fund === '' ? '' : `（${fundName.zh}）`}的比重`,
    en: `${partName.en}, share of ${wholeName.en}${fund === '' ? '' : ` (${fundName.en})`}`,
  };
}

/**
 * What a measure is called: a stem of `value-labels.tsv`, or a stem with an ending that makes a fact of its own:
 * `meeting_change`, `revenue_total_growth`, `public_completion_of_approved`, `public_share_of_expenditure_basic@gpb`.
 * Undefined for anything else.
 */
export function nameMeasure(labels: Labels, measure: string): BilingualText | undefined {
  const whole = find(labels, 'measure', measure);
  if (whole !== undefined) return whole;
  const share = SHARE_OF.exec(measure);
  if (share !== null) return nameShare(labels, share);
  for (const { ending, zh, en } of ENDINGS) {
    const stem = measure.endsWith(`_${ending}`)
      ? find(labels, 'measure', measure.slice(0, -ending.length - 1))
      : undefined;
    if (stem !== undefined) return { zh: `${stem.zh}${zh}`, en: `${stem.en}, ${en}` };
  }
  return undefined;
}

/** The endings of measures with their meaning, for the codebook. */
export const MEASURE_ENDINGS: readonly ValueLabel[] = [
  ...ENDINGS.map(({ ending, zh, en }) => ({
    column: 'measure',
    value: `…_${ending}`,
    name_zh: `……${zh}`,
    name_en: `…, ${en}`,
  })),
  {
    column: 'measure',
    value: '…_share_of_<measure>@<fund>',
    name_zh: '……占另一指标（所注资金来源）的比重',
    name_en: '…, share of another measure of that fund',
  },
];
