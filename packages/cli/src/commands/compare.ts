import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { UserError, type PanelPhase, type ValueLabel } from '@mingzhang/schema';
import { readVocabulary } from '@mingzhang/schema/node';
import type { Session } from '@mingzhang/exporter/node';
import { readBodyLines, type BodyLine } from '../compare/body-year.ts';
import { chooseLine, type LineQuery } from '../compare/choose-line.ts';
import { resolveMeasure } from '../compare/resolve-measure.ts';
import { writePicture } from '../compare/chart-picture.ts';
import { drawComparison } from '../compare/comparison-chart.ts';
import { formatComparisonCsv } from '../compare/comparison-csv.ts';
import { formatComparison } from '../compare/comparison-text.ts';
import { compareLines, type Comparison, type Grouping } from '../compare/comparison.ts';
import { readFactorFile } from '../compare/factor-file.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-code.ts';
import { openDataset } from '../pipeline/open-dataset.ts';

export interface YearRange {
  readonly from: number;
  /** Included. */
  readonly to: number;
}

export interface CompareOptions {
  readonly in: string;
  readonly code?: string;
  readonly measure: string;
  readonly by: Grouping;
  /** Region codes, or what they begin with; only bodies there are compared. */
  readonly region?: readonly string[];
  readonly years?: YearRange;
  readonly kind?: string;
  readonly phase?: PanelPhase;
  readonly fund?: string;
  readonly perCapita?: string;
  readonly deflator?: string;
  readonly format: 'table' | 'csv' | 'chart';
  readonly out?: string;
}

/** Years that some body has a document for; years of nobody are no gap in anything. */
async function yearsOf(session: Session, kind: string): Promise<readonly number[]> {
  const rows = await session.rows(
    'SELECT DISTINCT fiscal_year FROM documents WHERE document_kind = $kind AND agency IS NOT NULL AND fiscal_year IS NOT NULL ORDER BY fiscal_year',
    { kind },
  );
  return rows.map((row) => Number(row['fiscal_year']));
}

const yearsIn = ({ from, to }: YearRange): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

interface ComparisonContext {
  readonly cwd: string;
  readonly valueLabels: readonly ValueLabel[];
}

async function makeComparison(
  session: Session,
  options: CompareOptions,
  { cwd, valueLabels }: ComparisonContext,
): Promise<Comparison> {
  const { code, kind, phase, fund } = options;
  const measure = resolveMeasure(valueLabels, options.measure);
  const query: LineQuery = {
    measure,
    ...(code === undefined ? {} : { code }),
    ...(kind === undefined ? {} : { kind }),
    ...(phase === undefined ? {} : { phase }),
    ...(fund === undefined ? {} : { fund }),
  };
  const line = await chooseLine(session, query);
  const known = await yearsOf(session, line.kind);
  const years = options.years === undefined ? known : yearsIn(options.years);
  // All years are read, so that a body without a document in those asked for is missed in a sum.
  const lines = await readBodyLines(session, line, [...new Set([...known, ...years])]);
  return compareLines(line, linesIn(lines, options.region), {
    by: options.by,
    years,
    ...(options.perCapita === undefined
      ? {}
      : { population: await readFactorFile(resolve(cwd, options.perCapita), 'population') }),
    ...(options.deflator === undefined
      ? {}
      : { deflator: await readFactorFile(resolve(cwd, options.deflator), 'index') }),
  });
}

/** Bodies in one of the regions: 610100 holds 610104, as 6101 does. */
function linesIn(lines: readonly BodyLine[], regions: readonly string[] | undefined): readonly BodyLine[] {
  if (regions === undefined) return lines;
  const prefixes = regions.map((region) => region.replace(/(?:00){1,2}$/, ''));
  const found = lines.filter(({ body }) => prefixes.some((prefix) => body.regionCode?.startsWith(prefix) === true));
  if (found.length > 0) return found;
  throw new UserError('compare.region', `no body in ${regions.join(', ')} has a document of that kind`, {
    hint: 'region codes are in documents; a city begins with four digits of theirs',
    chinese: {
      message: `${regions.join('、')} 没有单位有这种文件`,
      hint: '区划代码见 documents；前四位为市，前两位为省',
    },
  });
}

/**
 * Compares one line of all bodies over the years: a table, CSV, or a chart as SVG (PNG where `out` ends so). What
 * is missing stands there as missing, with the reason. Returns the exit code.
 */
export async function compare(options: CompareOptions, context: Context): Promise<number> {
  const { io, language } = context;
  if (options.out?.toLowerCase().endsWith('.png') === true && options.format !== 'chart')
    throw new UserError('option.invalid', '--out names a picture', {
      hint: 'add --format chart',
      chinese: { message: '--out 是图片', hint: '请加 --format chart' },
    });
  const vocabulary = await readVocabulary();
  const session = await openDataset(resolve(io.cwd(), options.in));
  try {
    const comparison = await makeComparison(session, options, { cwd: io.cwd(), valueLabels: vocabulary.valueLabels });
    const text =
      options.format === 'csv'
        ? formatComparisonCsv(comparison)
        : options.format === 'chart'
          ? drawComparison(comparison, { vocabulary, language })
          : formatComparison(comparison, { by: options.by, vocabulary, language });
    if (options.out === undefined) io.stdout.write(text);
    else if (options.format === 'chart') await writePicture(text, resolve(io.cwd(), options.out));
    else await writeFile(resolve(io.cwd(), options.out), text);
    return EXIT.complete;
  } finally {
    await session.close();
  }
}
