import Papa from 'papaparse';
import { guardFormula } from '@mingzhang/exporter';
import type { Comparison } from './comparison.ts';
import { formatDecimal } from './decimal.ts';

const COLUMNS = [
  'region_code',
  'name',
  'year',
  'code',
  'measure',
  'document_kind',
  'phase',
  'fund',
  'value',
  'unit',
  'missing',
  'bodies',
  'partial',
  'status',
  'fact_ids',
];

/**
 * CSV, one line per row and year: the exact amount in yuan (per person and at constant prices where asked for), or
 * why there is none. UTF-8 with byte order mark, CRLF, as every CSV of ours.
 */
export function formatComparisonCsv(comparison: Comparison): string {
  const { line, years, isPerCapita, isDeflated } = comparison;
  const unit = `CNY${isDeflated ? ', constant prices' : ''}${isPerCapita ? ' per person' : ''}`;
  const lines = comparison.rows.flatMap(({ label, regionCode, cells }) =>
    cells.map((cell, index) => {
      const key = [
        regionCode ?? '',
        guardFormula(label),
        String(years[index] ?? ''),
        line.code ?? '',
        line.measure,
        line.kind,
        line.phase,
        line.fund ?? '',
      ];
      return 'missing' in cell
        ? [...key, '', unit, cell.missing, '', '', '', '']
        : [
            ...key,
            formatDecimal(cell.amount),
            unit,
            '',
            String(cell.bodies),
            String(cell.isPartial),
            cell.isDisputed ? 'disputed' : cell.isUnchecked ? 'unchecked' : 'verified',
            cell.factIds.join(' '),
          ];
    }),
  );
  return `\uFEFF${Papa.unparse([COLUMNS, ...lines], { newline: '\r\n' })}\r\n`;
}
