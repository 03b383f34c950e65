import { formatAmount, formatPercent, type NumberStyle, type Unit } from '../amount.ts';
import type { Figures } from '../figures.ts';
import { cell, type Cell, type Meaning } from '../model.ts';
import type { Random } from '../random.ts';
import { leafMeanings, type LeafKey } from './leaf.ts';

/** What every table of one document shares. */
export interface TableContext {
  readonly figures: Figures;
  readonly year: number;
  readonly phase: 'approved' | 'executed';
  readonly unit: Unit;
  readonly numbers: NumberStyle;
  /** Where amounts stand in their cells. */
  readonly align: 'right' | 'center';
  readonly random: Random;
}

/** Codes and labels of a row. */
export interface RowKey {
  readonly codes: readonly string[];
  readonly labels: readonly string[];
  /** The account that the row is about where it prints no code, or a unit's beside it. */
  readonly meant?: string | undefined;
}

interface AmountCell extends RowKey {
  readonly path: readonly string[];
  readonly fen: bigint | undefined;
  readonly measure: string;
  readonly fund: string;
  readonly phase: string;
  /** Undefined: the document's own. */
  readonly year?: number;
}

/** A cell with an amount of money, or a blank one. */
export function amountCell(amount: AmountCell, context: TableContext): Cell {
  const { codes, labels, path, fen, measure, fund, phase } = amount;
  const text = fen === undefined ? '' : formatAmount(fen, context.unit, context.numbers);
  const said = /\d/.test(text.normalize('NFKC'));
  const meaning: Meaning = {
    code: amount.meant ?? codes.at(-1) ?? '',
    label: labels.join('+'),
    measure,
    phase,
    fund,
    ...(amount.year === undefined ? {} : { year: amount.year }),
    fen: said ? fen : undefined,
  };
  const truth = { codes, labels, path, ...(measure === '' ? {} : { meaning }) };
  return cell('value', text, { truth, align: context.align });
}

/** The cell of a leaf column in a row whose amounts are known. */
export function leafCell(
  leaf: { readonly key: LeafKey; readonly path: readonly string[]; readonly amount: (key: LeafKey) => bigint },
  row: RowKey,
  context: TableContext,
): Cell {
  const { key, path, amount } = leaf;
  if (key === 'growth_percent') {
    const text = formatPercent(amount('growth'), amount('previous'), { ...context.numbers, sign: true });
    return cell('value', text, { truth: { ...row, path }, align: context.align });
  }
  const { measure, fund, phase } = leafMeanings[key];
  const ownPhase = { own: context.phase, previous: 'executed', previous_budget: 'approved', '': '' }[phase];
  const year = phase.startsWith('previous') ? { year: context.year - 1 } : {};
  return amountCell({ ...row, path, fen: amount(key), measure, fund, phase: ownPhase, ...year }, context);
}
