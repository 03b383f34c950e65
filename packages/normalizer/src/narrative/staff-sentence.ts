import { findNumbers } from './number-token.ts';

/** Persons as a sentence counts them: how many posts, how many people in them, of which sort. */
export interface StaffCount {
  readonly measure: 'staff_quota' | 'staff_actual';
  /** 行政, 事业, 员额; null for all together. */
  readonly sort: string | null;
  readonly printed: string;
  readonly label: string;
}

const QUOTA = /(?:共有编制|人员编制|编制人数|核定编制|编制总数)(?:为|共|共计)?$/u;
const ACTUAL = /(?:实有人员|实有人数|在职实有人数|在职人数|实有编制|实有在职人员)(?:为|共|共计)?$/u;
const SORT = /(行政|事业|员额)(?:编制|人员)?(?:为|共)?$/u;

/**
 * Reads 人员编制20人，其中行政编制10人、事业编制10人；实有人员14人，其中行政6人、事业8人. The sorts belong to
 * the total before them; what stands in brackets (其中参照公务员法管理, posts of single offices) is neither.
 */
export function readStaff(plain: string): readonly StaffCount[] {
  const text = plain.replace(/\([^()]*(?:其中|编制|人员)[^()]*\)/gu, '');
  const counts: StaffCount[] = [];
  let measure: StaffCount['measure'] | undefined;
  for (const token of findNumbers(text)) {
    if (token.unit !== '人' && token.unit !== '名') continue;
    const before = token.before.replace(/[:,，]$/u, '');
    if (/离退休|离休|退休/u.test(before)) {
      measure = undefined;
      continue;
    }
    const total = QUOTA.test(before) ? 'staff_quota' : ACTUAL.test(before) ? 'staff_actual' : undefined;
    if (total !== undefined) {
      measure = total;
      counts.push({
        measure,
        sort: null,
        printed: token.printed,
        label: total === 'staff_quota' ? '编制' : '实有人员',
      });
      continue;
    }
    const sort = SORT.exec(before)?.[1];
    if (sort !== undefined && measure !== undefined)
      counts.push({
        measure,
        sort,
        printed: token.printed,
        label: `${sort}${measure === 'staff_quota' ? '编制' : '实有'}`,
      });
  }
  return counts;
}
