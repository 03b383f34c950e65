import type { Box, Finding, UnreadPage, UnreadPicture } from '@mingzhang/schema';
import type { GivenUpScan } from './read-scan.ts';

type Why<Reason> = Omit<GivenUpScan, 'isGivenUp' | 'reason'> & { readonly reason: Reason };

/** A page of which nothing is used. */
export function unreadPage(pageNumber: number, why: Why<UnreadPage['reason']>): Finding {
  return {
    code: 'page.unreadable',
    severity: 'error',
    cause: 'reading',
    at: { page: pageNumber, box: null },
    ...parametersOf(why),
  };
}

/** A picture on a page of text of which nothing is used; an error where nobody knows what it shows. */
export function unreadPicture(pageNumber: number, box: Box, why: Why<UnreadPicture['reason']>): Finding {
  return {
    code: 'picture.unread',
    severity: SEVERITY[why.reason] ?? 'error',
    cause: 'reading',
    at: { page: pageNumber, box },
    ...parametersOf(why),
  };
}

const SEVERITY: Partial<Record<UnreadPicture['reason'], 'warning' | 'info'>> = {
  illegible: 'warning',
  too_many_lines: 'warning',
  off: 'warning',
  no_table: 'info',
};

function parametersOf<Reason>({ reason, confidence, limit, detail }: Why<Reason>) {
  return {
    reason,
    ...(confidence === undefined ? {} : { confidence: confidence.toFixed(2) }),
    ...(limit === undefined ? {} : { limit }),
    ...(detail === undefined ? {} : { detail }),
  };
}
