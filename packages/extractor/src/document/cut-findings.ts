import type { Finding, GridCell, PrintedValue, TableCell } from '@mingzhang/schema';
import { compact } from '../table/printed-text.ts';
import { isCutOff } from '../table/cut-off.ts';
import { isNumberText } from '../table/value-kind.ts';

interface ReadCells {
  /** The cells of the grid and, in the same order, what each was taken for. */
  readonly grid: readonly GridCell[];
  readonly cells: readonly TableCell[];
  readonly values: readonly PrintedValue[];
}

/** Says which numbers of a table are not printed whole, and on which pages names or codes are not. */
export function findCutText(title: string, { grid, cells, values }: ReadCells): readonly Finding[] {
  const findings = values
    .filter((value) => value.kind === 'unreadable')
    .map((value): Finding => {
      const { place: at, printed } = value;
      const base = { code: 'value.unreadable', severity: 'error', at, title, printed } as const;
      if (!isNumberText(printed) && !printed.includes('#')) return { ...base, cause: 'reading', reason: 'illegible' };
      return { ...base, cause: 'document', reason: printed.includes('#') ? 'too_narrow' : 'cut_off' };
    });
  const labels = new Map<number | null, GridCell[]>();
  grid.forEach((cell, index) => {
    const role = cells[index]?.role;
    if (!isCutOff(cell) || (role !== 'label' && role !== 'code' && role !== 'header')) return;
    labels.set(cell.place.page, [...(labels.get(cell.place.page) ?? []), cell]);
  });
  for (const [first, ...others] of labels.values()) {
    if (first === undefined) continue;
    const printed = compact(first.text);
    const count = others.length + 1;
    findings.push({
      code: 'label.cut_off',
      severity: 'warning',
      cause: 'document',
      at: first.place,
      title,
      printed,
      count,
    });
  }
  return findings;
}
