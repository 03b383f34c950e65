import type { Vocabulary } from '@mingzhang/schema';
import { say, type Language } from '../language.ts';
import { formatTextTable } from '../terminal/text-table.ts';
import type { Cell, Comparison, Grouping } from './comparison.ts';
import { describeLine, describeMarks, describeUnit, GROUPING_WORDS, MISSING_WORDS } from './comparison-words.ts';
import { divideDecimals, formatDecimal, groupThousands, type Decimal } from './decimal.ts';

const TEN_THOUSAND: Decimal = { digits: 10_000n, scale: 0 };

export interface TextOptions {
  readonly by: Grouping;
  readonly vocabulary: Pick<Vocabulary, 'valueLabels'>;
  readonly language: Language;
}

/** The amount in the unit of the comparison, two decimals. */
export function shownAmount(amount: Decimal, { isPerCapita }: Pick<Comparison, 'isPerCapita'>): string {
  return formatDecimal(isPerCapita ? amount : divideDecimals(amount, TEN_THOUSAND, 2), 2);
}

function cellText(cell: Cell, comparison: Comparison, language: Language): string {
  if ('missing' in cell) return say(language, MISSING_WORDS[cell.missing]);
  const sum = cell.bodies > 1 ? `Σ${cell.bodies} ` : '';
  const marks = `${cell.isPartial ? '…' : ''}${cell.isDisputed ? '!' : cell.isUnchecked ? '?' : ''}`;
  return `${sum}${groupThousands(shownAmount(cell.amount, comparison))}${marks}`;
}

/** A table for the terminal, with what is compared above it and what its marks mean below. */
export function formatComparison(comparison: Comparison, { by, vocabulary, language }: TextOptions): string {
  const table = formatTextTable(
    [
      { heading: say(language, GROUPING_WORDS[by]), align: 'left', maxWidth: 48 },
      ...comparison.years.map((year) => ({ heading: String(year), align: 'right' as const })),
    ],
    comparison.rows.map(({ label, cells }) => [label, ...cells.map((cell) => cellText(cell, comparison, language))]),
  );
  const title = `${describeLine(comparison, vocabulary, language)} (${describeUnit(comparison, language)})`;
  return `${[title, '', ...table, '', ...describeMarks(comparison, language)].join('\n').trimEnd()}\n`;
}
