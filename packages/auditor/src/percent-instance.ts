import { divideRounded, ONE } from './exact.ts';
import { replaced, type Instance, type Replacements, type Severity } from './instance.ts';
import type { Judgement, Ratio } from './judge.ts';
import type { Term } from './term.ts';

export interface PercentTerms {
  readonly percent: Term;
  readonly numerator: Term;
  readonly denominator: Term;
}

/** A printed percent against the two numbers it is made of; undefined where the base may be zero. */
export function makePercent(
  terms: PercentTerms,
  options: {
    readonly checkId: string;
    readonly severity: Severity;
    readonly judge: (ratio: Ratio) => Judgement | undefined;
    readonly note?: string;
  },
): Instance | undefined {
  const { percent, numerator, denominator } = terms;
  const judgement = options.judge({ percent, numerator, denominator });
  if (judgement === undefined) return undefined;
  const { judge, ...about } = options;
  return {
    ...about,
    rule: 'R-PCT',
    left: percent,
    right: [
      { term: numerator, sign: 1n },
      { term: denominator, sign: 1n },
    ],
    ...judgement,
    expected: percent.value - judgement.difference,
    judge: (values: Replacements) =>
      judge({
        percent: replaced(percent, values),
        numerator: replaced(numerator, values),
        denominator: replaced(denominator, values),
      }),
    solve: (term, values) => {
      const base = replaced(denominator, values).value;
      if (term.id !== percent.id || base === 0n) return undefined;
      const nominal = divideRounded(replaced(numerator, values).value * 100n * ONE, base);
      return divideRounded(nominal, percent.quantum) * percent.quantum;
    },
  };
}
