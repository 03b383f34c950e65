import {
  basicItems,
  classes,
  economicClasses,
  economicGroups,
  fundItems,
  groups,
  projectItems,
} from './data/subjects.ts';
import type { Random } from './random.ts';
import { bureauGroups, type Bureau } from './data/bureaus.ts';

/** One functional item with all that is known of its money, in fen. */
export interface Item {
  readonly code: string;
  readonly name: string;
  readonly fund: 'gpb' | 'gov_fund';
  readonly personnel: bigint;
  readonly public: bigint;
  readonly project: bigint;
  /** The part of the project that money from outside the treasury pays. */
  readonly other: bigint;
  readonly opening: bigint;
  readonly closing: bigint;
  /** What the item cost a year before. */
  readonly previous: bigint;
}

export interface EconomicLeaf {
  readonly code: string;
  readonly name: string;
  readonly amount: bigint;
}

export interface ThreePublic {
  readonly overseas: bigint;
  readonly purchase: bigint;
  readonly operation: bigint;
  readonly reception: bigint;
}

/** All figures of one bureau in one year; every total of every table is a sum of these. */
export interface Figures {
  readonly items: readonly Item[];
  readonly economic: readonly EconomicLeaf[];
  readonly budgeted: ThreePublic;
  readonly spent: ThreePublic;
}

export interface FigureOptions {
  /** Every amount is a multiple of this many fen. */
  readonly step: bigint;
  readonly withFund: boolean;
  /** How many items pay for projects. */
  readonly projects: number;
  /** Whose items they are; health insurance where none is named. */
  readonly bureau?: Bureau;
}

/** Makes up the figures of a bureau of some twenty to two hundred people. */
export function makeFigures(random: Random, options: FigureOptions): Figures {
  const { step } = options;
  // Amounts are spread over three orders of magnitude, in steps that the coarsest unit prints exactly.
  const amount = (leastYuan: number, mostYuan: number): bigint => {
    const low = Math.log(leastYuan);
    const yuan = Math.exp(low + random.next() * (Math.log(mostYuan) - low));
    const steps = BigInt(Math.round(yuan * 100)) / step;
    return (steps > 0n ? steps : 1n) * step;
  };
  const previous = (total: bigint): bigint => ((total * BigInt(random.integer(60, 140))) / 100n / step) * step;
  const basic = random.shuffle(options.bureau?.basic ?? basicItems).slice(0, random.integer(6, basicItems.length));
  const running = options.bureau?.basic[0] ?? ['2101501', '行政运行'];
  if (!basic.some(([code]) => code === running[0])) basic.push(running);
  const items: Item[] = basic.map(([code, name]) => {
    const runs = code.startsWith(options.bureau?.runs ?? '21015');
    const personnel = amount(40_000, runs ? 9_000_000 : 900_000);
    const office = runs ? amount(50_000, 900_000) : 0n;
    return { ...empty(code, name), personnel, public: office, previous: previous(personnel + office) };
  });
  random
    .shuffle(options.bureau?.projects ?? projectItems)
    .slice(0, options.projects)
    .forEach(([code, name], index) => {
      const project = amount(20_000, 60_000_000);
      const other = index === 0 ? (project / 4n / step) * step : 0n;
      const opening = index === 1 ? (project / 10n / step) * step : 0n;
      const closing = index === 1 ? (project / 20n / step) * step : 0n;
      items.push({ ...empty(code, name), project, other, opening, closing, previous: previous(project) });
    });
  if (options.withFund)
    for (const [code, name] of fundItems) {
      const project = amount(100_000, 3_000_000);
      items.push({ ...empty(code, name), fund: 'gov_fund', project, previous: previous(project) });
    }
  items.sort((left, right) => (left.code < right.code ? -1 : 1));
  const sum = (of: (item: Item) => bigint): bigint => items.reduce((total, item) => total + of(item), 0n);
  const economic = [
    ...split(
      sum((item) => item.personnel),
      /^30[13]/,
      { random, step },
    ),
    ...split(
      sum((item) => item.public),
      /^30[2]|^310/,
      { random, step },
    ),
  ].sort((left, right) => (left.code < right.code ? -1 : 1));
  const spent = makeThreePublic(economic, { random, step, amount });
  const budgeted: ThreePublic = {
    overseas: spent.overseas,
    purchase: spent.purchase,
    operation: spent.operation + amount(5_000, 60_000),
    reception: spent.reception + amount(5_000, 20_000),
  };
  return { items, economic, budgeted, spent };
}

const empty = (code: string, name: string): Item => ({
  code,
  name,
  fund: 'gpb',
  personnel: 0n,
  public: 0n,
  project: 0n,
  other: 0n,
  opening: 0n,
  closing: 0n,
  previous: 0n,
});

interface Splitting {
  readonly random: Random;
  readonly step: bigint;
}

/** Parts of a total over the economic groups that a pattern names; some groups stay at nothing. */
function split(total: bigint, codes: RegExp, { random, step }: Splitting): EconomicLeaf[] {
  const found = economicGroups.filter(([code]) => codes.test(code));
  const weights = found.map(() => (random.chance(0.3) ? 0 : random.integer(1, 1000)));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  let left = total;
  const leaves = found.map(([code, name], index): EconomicLeaf => {
    const share = all === 0 ? 0n : ((total * BigInt(weights[index] ?? 0)) / BigInt(all) / step) * step;
    left -= share;
    return { code, name, amount: share };
  });
  return leaves.map((leaf, index) => (index === 0 ? { ...leaf, amount: leaf.amount + left } : leaf));
}

function makeThreePublic(
  economic: readonly EconomicLeaf[],
  { random, amount }: Splitting & { readonly amount: (least: number, most: number) => bigint },
): ThreePublic {
  const of = (code: string): bigint => economic.find((leaf) => leaf.code === code)?.amount ?? 0n;
  return {
    overseas: of('30212'),
    purchase: random.chance(0.3) ? amount(100_000, 250_000) : 0n,
    operation: of('30231'),
    reception: of('30217'),
  };
}

/** Name of a class, group or item as the classification has it. */
export function subjectName(code: string, items: readonly { readonly code: string; readonly name: string }[]): string {
  const found =
    items.find((item) => item.code === code)?.name ??
    groups[code] ??
    bureauGroups[code] ??
    classes.find(([known]) => known === code)?.[1] ??
    economicClasses[code];
  if (found === undefined) throw new Error(`no name for ${code}`);
  return found;
}
