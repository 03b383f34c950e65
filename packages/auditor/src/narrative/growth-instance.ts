import { abs, divideRounded, ONE } from '../exact.ts';
import { replaced, type Instance, type Replacements, type Severity } from '../instance.ts';
import type { Judgement, Rounded } from '../judge.ts';
import type { Term } from '../term.ts';
import { printedFigure } from '../wording.ts';

export interface GrowthTerms {
  readonly percent: Term;
  readonly current: Term;
  /** Signed: negative for 减少. */
  readonly change: Term;
}

type JudgeGrowth = (current: Rounded, change: Rounded, options: { readonly percent: Rounded }) => Judgement | undefined;

const positive = (value: Rounded): Rounded => ({ ...value, value: abs(value.value) });

/** A printed growth rate against the amount and the change printed with it; undefined where the prior may be zero. */
export function makeGrowth(
  terms: GrowthTerms,
  options: { readonly checkId: string; readonly severity: Severity; readonly judge: JudgeGrowth },
): Instance | undefined {
  const { percent, current, change } = terms;
  const { judge, ...about } = options;
  const judgeWith = (values: Replacements): Judgement | undefined =>
    judge(replaced(current, values), replaced(change, values), { percent: positive(replaced(percent, values)) });
  const judgement = judgeWith(new Map());
  if (judgement === undefined) return undefined;
  const falls = change.value < 0n;
  return {
    ...about,
    rule: 'R-PCT',
    left: percent,
    right: [
      { term: change, sign: 1n },
      { term: current, sign: 1n },
    ],
    ...judgement,
    expected: (falls ? -1n : 1n) * (abs(percent.value) - judgement.difference),
    judge: judgeWith,
    arithmetic: `${printedFigure(change)} ÷（${printedFigure(current)} ${falls ? '+' : '−'} ${printedFigure(change)}）`,
    solve: (term, values) => {
      const delta = replaced(change, values).value;
      const prior = replaced(current, values).value - delta;
      if (term.id !== percent.id || prior <= 0n) return undefined;
      const nominal = divideRounded(delta * 100n * ONE, prior);
      return divideRounded(nominal, percent.quantum) * percent.quantum;
    },
  };
}
