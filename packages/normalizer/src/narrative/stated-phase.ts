import { isThreePublic, type Quantity } from './quantity-words.ts';
import type { Phase, SectionContext, Subject } from './statement.ts';

/** The phase that a document of the kind prints where no word says another. */
export const ownPhase = (context: SectionContext): Phase =>
  context.documentKind === 'budget' ? 'approved' : 'executed';

interface ReadPhase {
  readonly phase: Phase | null;
  readonly year: number | null;
  /** The words before the number without those about the phase. */
  readonly rest: string;
}

const PHASES: readonly (readonly [RegExp, Phase | 'prior'])[] = [
  [/(20\d\d)年(?:当年)?(?:预算)?(?:执行数|决算数?)(?:为|是)?$/u, 'prior'],
  [/年初预算(?:数)?(?:为|是)?$/u, 'approved'],
  [/全年预算(?:数)?(?:为|是)?$/u, 'adjusted'],
  [/(?:支出)?决算(?:数)?(?:为|是)?$/u, 'executed'],
  [/(?<!预算)执行数(?:为|是)?$/u, 'executed'],
  [/(?:20\d\d)年预算(?:安排|数)(?:为|是)?$/u, 'approved'],
];

/** Which phase and year the words right before a number say. */
export function readPhase(before: string, context: SectionContext): ReadPhase {
  const own = ownPhase(context);
  for (const [pattern, phase] of PHASES) {
    const found = pattern.exec(before);
    if (found === null) continue;
    const rest = before.slice(0, found.index);
    if (phase !== 'prior') return { phase, year: context.year, rest };
    const year = Number(found[1]);
    const prior = context.year !== null && year < context.year;
    return { phase: prior ? 'prior_executed' : own, year: prior ? year : context.year, rest };
  }
  return { phase: own, year: statedYear(before) ?? context.year, rest: before };
}

/** The year that a sentence says it is about, unless it only compares with it. */
function statedYear(before: string): number | undefined {
  const found = [...before.matchAll(/(?<![比较与和])(20\d\d)年(?!末|底|\d|初)/gu)].at(-1);
  return found === undefined || /(?:比|较|与|相比)/u.test(before.slice(0, found.index)) ? undefined : Number(found[1]);
}

/** 预算数 of 三公 tables in final accounts is the adjusted one. */
export const phaseOfSubject = (subject: Subject, phase: Phase | null): Phase | null =>
  phase === 'approved' && isThreePublic(subject.measure) && subject.measure !== 'agency_operating' ? 'adjusted' : phase;

/** The phase of a quantity named in the sentence itself. */
export function phaseOfQuantity(
  quantity: Quantity,
  before: string,
  phase: Phase | null,
  context: SectionContext,
): Phase | null {
  if (context.documentKind === 'budget') return phase;
  const isBudget =
    /预算(?:支出|安排|数|数为|为|支出总额)?$/u.test(before.replace(/(?:为|是|共|:)$/u, '')) && phase !== 'approved';
  if (isThreePublic(quantity.measure) && (isBudget || phase === 'approved')) return 'adjusted';
  return isBudget && quantity.measure.startsWith('procurement') ? 'approved' : phase;
}
