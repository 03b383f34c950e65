import { findQuantity } from './quantity-words.ts';

const REASON =
  /(?:决算数?(?:大于|小于|等于)[^,。]*)?(?:的?主要原因|原因是|原因为|(?<!及)原因:|主要是(?!用于)|主要用于(?!以下方面|:$))/u;
/** A further reason of a list: 一是…；二是…. */
export const FURTHER_REASON = /^(?:[一二三四五六七八九]是|其次|另外|同时|再次|\(?[一二三四五六七八九\d]\)?[、.)])/u;

/** …的主要原因是厉行节约,与上年相比减少0.50万元: after the reason for one comparison the other begins. */
const NEXT_COMPARISON = /,(?:与上年(?:决算数?)?相比|[比较]上年(?:决算数?)?),?(?:增加|减少|增长|下降)(?=\d)/u;

/** A part without its reasons. */
function cutReasons(part: string): { readonly kept: string; readonly inReason: boolean } {
  const cut = REASON.exec(part);
  if (cut === null) return { kept: part, inReason: false };
  const rest = part.slice(cut.index);
  const again = cut[0].startsWith('决算') ? NEXT_COMPARISON.exec(rest) : null;
  if (again === null) return { kept: part.slice(0, cut.index), inReason: true };
  const further = cutReasons(rest.slice(again.index));
  return { ...further, kept: part.slice(0, cut.index).replace(/,$/u, '') + further.kept };
}

/** Whether a part of a sentence goes on with the accounts: it names a quantity right before its first number. */
function namesQuantity(part: string): boolean {
  const before = /^(?:20\d\d年)?\D{2,30}(?=\d)/u.exec(part)?.[0];
  return before !== undefined && !FURTHER_REASON.test(part) && findQuantity(before) !== undefined;
}

/**
 * A sentence without the reasons that it gives: 较上年减少7091.11万元，主要原因是项目支出减少…；2022年本部门预算支出….
 * A reason reaches to the end, or to the part that names the next quantity; numbers inside it are its own.
 */
export function withoutReasons(sentence: string): string {
  const kept: string[] = [];
  let inReason = false;
  for (const part of sentence.split(';')) {
    if (inReason && !namesQuantity(part)) continue;
    const cut = cutReasons(part);
    ({ inReason } = cut);
    kept.push(cut.kept);
  }
  return kept.join(';');
}
