import type { Line } from './choose-line.ts';
import type { Body, BodyLine, Missing } from './body-year.ts';
import { MISSING } from './body-year.ts';
import { addDecimals, divideDecimals, multiplyDecimals, parseDecimal, type Decimal } from './decimal.ts';
import type { FactorTable, Place } from './factor-file.ts';

export const GROUPINGS = ['agency', 'county', 'city', 'province'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** Why a cell of the comparison is empty: as for one body, or because a factor is not in its file. */
export type CellMissing = Missing | 'no_population' | 'no_deflator';

export type Cell =
  | {
      readonly amount: Decimal;
      /** How many bodies it was added up over. */
      readonly bodies: number;
      /** Some body of the group has no number for the year: the sum is less than the whole. */
      readonly isPartial: boolean;
      readonly isDisputed: boolean;
      readonly isUnchecked: boolean;
      readonly factIds: readonly string[];
    }
  | { readonly missing: CellMissing };

export interface ComparedRow {
  readonly label: string;
  readonly regionCode: string | null;
  readonly cells: readonly Cell[];
}

export interface Comparison {
  readonly line: Line;
  readonly years: readonly number[];
  readonly rows: readonly ComparedRow[];
  /** Bodies whose tables are there and do not print the line in any of the years. */
  readonly bodiesWithoutLine: number;
  readonly isPerCapita: boolean;
  readonly isDeflated: boolean;
}

export interface ComparisonOptions {
  readonly by: Grouping;
  readonly years: readonly number[];
  readonly population?: FactorTable;
  readonly deflator?: FactorTable;
}

/** Decimals of a yuan that a division keeps. */
const QUOTIENT_SCALE = 6;
const HUNDRED: Decimal = { digits: 100n, scale: 0 };

/** The place that a group of bodies shares; nothing finer than the grouping. */
function placeOf(body: Body, by: Grouping): Place {
  const isAt = (level: Grouping): boolean => GROUPINGS.indexOf(by) <= GROUPINGS.indexOf(level);
  const pad = by === 'province' ? 2 : by === 'city' ? 4 : 6;
  return {
    region_code: body.regionCode === null ? null : body.regionCode.slice(0, pad).padEnd(6, '0'),
    province: body.province,
    city: isAt('city') ? body.city : null,
    county: isAt('county') ? body.county : null,
    agency: by === 'agency' ? body.agency : null,
  };
}

/** Cities that are provinces are named once. */
function labelOf(place: Place): string {
  if (place.agency !== null) return place.agency;
  const parts = [place.province, place.city, place.county].filter(
    (part, index, all) => part !== null && part !== all[index - 1],
  );
  return parts.join('');
}

function addUp(lines: readonly BodyLine[], year: number): Cell {
  const said = lines.map((line) => line.years.get(year) ?? { missing: 'no_document' as const });
  const numbers = said.flatMap((one) => ('yuan' in one ? [one] : []));
  if (numbers.length === 0) {
    const reasons = said.flatMap((one) => ('missing' in one ? [one.missing] : []));
    return { missing: MISSING.find((reason) => reasons.includes(reason)) ?? 'no_document' };
  }
  return {
    amount: numbers.map(({ yuan }) => parseDecimal(yuan)).reduce(addDecimals),
    bodies: numbers.length,
    isPartial: numbers.length < said.length,
    isDisputed: numbers.some(({ status }) => status === 'disputed'),
    isUnchecked: numbers.some(({ status }) => status === 'unchecked'),
    factIds: numbers.map(({ factId }) => factId),
  };
}

function adjust(cell: Cell, place: Place, year: number, { population, deflator }: ComparisonOptions): Cell {
  if ('missing' in cell) return cell;
  let { amount } = cell;
  if (deflator !== undefined) {
    const index = deflator(place, year);
    if (index === undefined || index.digits === 0n) return { missing: 'no_deflator' };
    amount = divideDecimals(multiplyDecimals(amount, HUNDRED), index, QUOTIENT_SCALE);
  }
  if (population !== undefined) {
    const persons = population(place, year);
    if (persons === undefined || persons.digits === 0n) return { missing: 'no_population' };
    amount = divideDecimals(amount, persons, QUOTIENT_SCALE);
  }
  return { ...cell, amount };
}

/** Departments hold their units: where a group has both, the units are left out of its sum. */
function withoutUnits(lines: readonly BodyLine[]): readonly BodyLine[] {
  const wholes = lines.filter(({ body }) => body.scope !== 'unit');
  return wholes.length === 0 ? lines : wholes;
}

const saysSomething = ({ years }: BodyLine): boolean =>
  [...years.values()].some((one) => 'yuan' in one || !['no_line', 'no_document'].includes(one.missing));

/** Bodies of one name in two places carry the place, then the code of the region, before it. */
function tellApart(rows: readonly (ComparedRow & { readonly place: Place })[]): readonly ComparedRow[] {
  const counts = new Map<string, number>();
  for (const { label } of rows) counts.set(label, (counts.get(label) ?? 0) + 1);
  return rows.map(({ place, ...row }) => {
    if (counts.get(row.label) === 1) return row;
    const where = labelOf({ ...place, agency: null });
    return {
      ...row,
      label: [row.regionCode, row.label.startsWith(where) ? '' : where, row.label].filter(Boolean).join(' '),
    };
  });
}

/**
 * The comparison: one row per body or place, one cell per year. Bodies that never print the line are counted, not
 * shown. Amounts stay exact; a division keeps six decimals.
 */
export function compareLines(line: Line, lines: readonly BodyLine[], options: ComparisonOptions): Comparison {
  const telling = lines.filter(saysSomething);
  const groups = new Map<string, { readonly place: Place; readonly members: BodyLine[] }>();
  for (const one of telling) {
    const place = placeOf(one.body, options.by);
    const key = JSON.stringify([place, options.by === 'agency' ? one.body.scope : null]);
    const group = groups.get(key) ?? { place, members: [] };
    group.members.push(one);
    groups.set(key, group);
  }
  const rows = [...groups.values()].map(({ place, members }) => {
    const summed = withoutUnits(members);
    const scopes = telling.filter(({ body }) => body.agency === place.agency).length;
    const suffix = scopes > 1 && members[0]?.body.scope === 'unit' ? '（本级）' : '';
    return {
      place,
      label: labelOf(place) + suffix,
      regionCode: place.region_code,
      cells: options.years.map((year) => adjust(addUp(summed, year), place, year, options)),
    };
  });
  const named = tellApart(rows);
  const order = (row: ComparedRow): string => `${row.regionCode ?? '~'} ${row.label}`;
  return {
    line,
    years: options.years,
    rows: named.toSorted((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0)),
    bodiesWithoutLine: lines.filter(
      (one) =>
        !saysSomething(one) && [...one.years.values()].some((said) => 'missing' in said && said.missing === 'no_line'),
    ).length,
    isPerCapita: options.population !== undefined,
    isDeflated: options.deflator !== undefined,
  };
}
