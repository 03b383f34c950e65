import { FURTHER_REASON } from './reason-clause.ts';
import type { Statement } from './statement.ts';

/** What a sentence gives reasons for: a change, a rate of it, a completion of the budget. */
const HAS_REASON = /_(?:change|growth|completion_of_\w+)$/u;
const MARK =
  /(?:主要)?原因(?:是|为|在于)?(?:一是(?=[：:]))?[：:，,]?|主要(?:是|系)(?:因为|由于|因)?(?!用于)[：:]?|(?:[，,。；;])(?:主要)?(?:由于|系)/gu;
/** 主要原因是 names the reason of what stands before it; 下列原因 and the like in other sentences name none. */
const NO_MARK = /(?:不明|其他|何种|偏差|问题及)$/u;

interface Clause {
  readonly start: number;
  readonly text: string;
}

/** Up to the first semicolon, and on where the list of reasons goes on: 一是…；二是…. */
function takeReasons(sentence: string): string {
  const [first = '', ...others] = sentence.split(/[；;]/u);
  const end = others.findIndex((part) => !FURTHER_REASON.test(part));
  return [first, ...others.slice(0, end < 0 ? others.length : end)].join('；');
}

/** The reasons that a paragraph gives, each up to the end of its sentence, as printed but for white space. */
function findClauses(text: string): readonly Clause[] {
  return [...text.matchAll(MARK)].flatMap((match): Clause[] => {
    if (NO_MARK.test(text.slice(0, match.index))) return [];
    const [sentence = ''] = text.slice(match.index + match[0].length).split('。', 1);
    const clause = takeReasons(sentence).replace(/^(?:[：:，,]|主要原因是|有以下原因[：:])+|[；;，,]+$/gu, '');
    return clause === '' ? [] : [{ start: match.index, text: clause }];
  });
}

/**
 * For each statement of a paragraph the reason that is given for it, or null: the first reason behind its number, as
 * long as no number of another subject stands between them.
 */
export function findReasons(paragraph: string, statements: readonly Statement[]): readonly (string | null)[] {
  if (!statements.some(({ measure }) => HAS_REASON.test(measure))) return statements.map(() => null);
  const text = paragraph.replace(/\s/gu, '').normalize('NFC');
  const clauses = findClauses(text);
  let from = 0;
  const places = statements.map(({ printed }) => {
    const at = text.indexOf(printed, from);
    if (at < 0) return undefined;
    from = at;
    return at;
  });
  return statements.map((statement, index) => {
    const at = places[index];
    if (at === undefined || !HAS_REASON.test(statement.measure)) return null;
    const clause = clauses.find(({ start }) => start > at);
    if (clause === undefined) return null;
    // 收入总计、支出总计均增加: two subjects of one number.
    const own = new Set(statements.flatMap(({ label }, position) => (places[position] === at ? [label] : [])));
    const isParted = statements.some((other, position) => {
      const place = places[position];
      return place !== undefined && place > at && place < clause.start && !own.has(other.label);
    });
    return isParted ? null : clause.text;
  });
}
