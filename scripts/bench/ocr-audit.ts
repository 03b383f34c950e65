import type { PrintedDocument } from '../../packages/schema/dist/index.js';
import type { PlannedScan } from './ocr-pages.ts';
import { isSamePlace, type GoldCell } from './ocr-score.ts';

/** An amount of a table after the audit. */
export interface AuditedFact extends Pick<GoldCell, 'code' | 'label' | 'path'> {
  readonly page: number | null;
  readonly x0: number | null;
  readonly valuePrinted: string;
  readonly amountYuan: string;
  readonly unitPrinted: string | null;
  readonly status: string;
}

/** What the audit made of amounts; `wrong` are those that it calls verified or repaired and the page does not print. */
export interface AuditTally {
  verified: number;
  repaired: number;
  repairedRight: number;
  disputed: number;
  readonly wrong: string[];
}

interface JudgedScan {
  readonly plan: PlannedScan;
  readonly document: PrintedDocument;
  readonly isCounted: (page: number) => boolean;
}

const toCents = (text: string, unit: string | null): number =>
  Math.round(Number(text.normalize('NFKC').replace(/[\s,]/gu, '')) * (unit === '万元' ? 1e4 : 1) * 100);

/** Compares amounts that the audit vouches for with what the gold says of their place. */
export function judgeFacts(
  facts: readonly AuditedFact[],
  { plan, document, isCounted }: JudgedScan,
  tally: AuditTally,
): void {
  for (const fact of facts) {
    const sheetWidth = document.pages[(fact.page ?? 1) - 1]?.width ?? 1;
    const page = plan.toPage(fact, sheetWidth);
    if (!isCounted(page)) continue;
    if (fact.status === 'disputed') tally.disputed++;
    if (fact.status !== 'verified' && fact.status !== 'repaired') continue;
    const amount = Math.round(Number(fact.amountYuan) * 100);
    const onPage = plan.gold.filter((cell) => cell.page === page);
    const inPlace = onPage.filter((cell) => isSamePlace(cell, fact));
    // A misread label leaves the page to compare with.
    const isPrinted = (inPlace.length > 0 ? inPlace : onPage).some(
      (cell) => toCents(cell.value, fact.unitPrinted) === amount,
    );
    if (fact.status === 'verified') tally.verified++;
    else {
      tally.repaired++;
      if (isPrinted) tally.repairedRight++;
    }
    if (!isPrinted)
      tally.wrong.push(
        `${plan.name} p${page} ${fact.valuePrinted} is called ${fact.status} as ${fact.amountYuan} yuan`,
      );
  }
}
