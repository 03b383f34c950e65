import type { Finding, PrintedDocument } from '@mingzhang/schema';
import { firstPlace } from '../first-place.ts';
import { toPlainText } from '../plain-text.ts';

const AMOUNT = String.raw`(\d[\d,]*(?:\.\d+)?)(万元|亿元|元)`;
const BUDGET = new RegExp(String.raw`(?:年初|全年)?预算(?:数|为|安排|金额)*${AMOUNT}`, 'gu');
const OUTTURN = new RegExp(String.raw`(?:支出)?决算(?:数|支出|为|金额)*${AMOUNT}`, 'gu');
const COMPARED =
  /决算数?(大于|高于|超过|小于|低于|等于|与(?=(?:年初|全年)?预算数?持平))(?:当年)?(?:年初|全年)?预算数?/gu;
/** Figures further back belong to another item. */
const MOST_BETWEEN = 160;

type Relation = 'more' | 'less' | 'equal';
const RELATIONS: Readonly<Record<string, Relation>> = {
  大于: 'more',
  高于: 'more',
  超过: 'more',
  小于: 'less',
  低于: 'less',
  等于: 'equal',
  与: 'equal',
};

interface Figure {
  readonly printed: string;
  readonly unit: string;
  readonly end: number;
}

function lastBefore(plain: string, pattern: RegExp, end: number): Figure | undefined {
  const found = [...plain.slice(0, end).matchAll(pattern)].at(-1);
  if (found === undefined || end - found.index > MOST_BETWEEN) return undefined;
  return { printed: found[1] ?? '', unit: found[2] ?? '', end: found.index + found[0].length };
}

const valueOf = ({ printed }: Figure): number => Number(printed.replaceAll(',', ''));

function relationOf(outturn: Figure, budget: Figure): Relation {
  const difference = valueOf(outturn) - valueOf(budget);
  return difference === 0 ? 'equal' : difference > 0 ? 'more' : 'less';
}

/**
 * Sentences that call the outturn greater, less or equal to the budget (check FP-407) where the budget and the
 * outturn printed before it in the same paragraph say otherwise.
 */
export function findComparedWords(document: PrintedDocument): readonly Finding[] {
  return document.paragraphs.flatMap((paragraph): Finding[] => {
    if (paragraph.role !== 'body') return [];
    const plain = toPlainText(paragraph.text);
    return [...plain.matchAll(COMPARED)].flatMap((match): Finding[] => {
      const outturn = lastBefore(plain, OUTTURN, match.index);
      const budget = lastBefore(plain, BUDGET, match.index);
      if (outturn === undefined || budget === undefined || outturn.unit !== budget.unit) return [];
      if (RELATIONS[match[1] ?? ''] === relationOf(outturn, budget)) return [];
      return [
        {
          code: 'text.comparison',
          severity: 'error',
          cause: 'document',
          at: firstPlace(paragraph.places),
          word: match[0],
          left: `${outturn.printed} ${outturn.unit}`,
          right: `${budget.printed} ${budget.unit}`,
        },
      ];
    });
  });
}
