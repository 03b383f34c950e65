import type { Finding, PrintedDocument } from '@mingzhang/schema';
import { firstPlace } from '../first-place.ts';

/**
 * What templates leave to be filled in (check ST-804): XX单位, ××万元, ＿＿＿, 待填写, 收入万元 without its number. Letters of addresses
 * (…/xxgk/…) are none, nor is a single × between numbers.
 */
const PLACEHOLDER =
  /(?<![\p{Script=Latin}\d/.:_-])(?:[XＸxｘ]{2,}|[×✕╳]{2,}|[＊*]{2,}(?=万元|元|年|月|%|个|人|辆|台|单位|部门|局))(?![\p{Script=Latin}\d/.:_-])|[_＿]{3,}|待(?:填写|填报|补充)(?!完整)|(?<=[收支]入|支出|拨款|经费|结余|结转|拨款数|预算数)\s*万元(?![以上下内]|[）)])|[（(]此处[^（()）]{1,30}[)）]/u;
/** What a template asks the writer to do: （按…填写）, 根据…进行简要说明。 as a sentence of its own. */
const INSTRUCTION =
  /[（(]按[^（()）]{4,60}填写[)）]|(?<=^|[。；;])\s*根据[^，。；]{4,60}(?:进行简要说明|补充解释|进行补充说明)\s*(?=。|$)/u;
const WORDS_AROUND = 12;

/** One finding for each wording that was left standing, at the first place where it does. */
export function findPlaceholders(document: PrintedDocument): readonly Finding[] {
  const seen = new Set<string>();
  return document.paragraphs.flatMap((paragraph): Finding[] => {
    if (paragraph.role !== 'body') return [];
    const instruction = INSTRUCTION.exec(paragraph.text);
    const found = instruction ?? PLACEHOLDER.exec(paragraph.text);
    if (found === null) return [];
    const around = instruction === null ? WORDS_AROUND : 0;
    const printed = paragraph.text
      .slice(Math.max(0, found.index - around), found.index + found[0].length + around)
      .replace(/\s+/gu, ' ')
      .trim();
    if (seen.has(printed)) return [];
    seen.add(printed);
    return [
      {
        code: 'text.placeholder',
        severity: 'warning',
        cause: 'structure',
        at: firstPlace(paragraph.places),
        printed,
      },
    ];
  });
}
