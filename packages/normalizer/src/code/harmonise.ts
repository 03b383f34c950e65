import type { CrosswalkEntry, FactRecord, Vocabulary } from '@mingzhang/schema';

export type Harmonised = Pick<FactRecord, 'codeHarmonised' | 'harmonisedRule'>;

export type Harmoniser = (about: {
  readonly classification: string | null;
  readonly code: string | null;
  readonly year: number | null;
}) => Harmonised;

const NOT_HARMONISED: Harmonised = { codeHarmonised: null, harmonisedRule: null };
/** Classifications with a list of today that a series can go on in. */
const WITH_SERIES = /^(?:function|department_economic|government_economic)$/u;

/**
 * Returns a function that gives the code of today under which the series of a former code goes on, with
 * the rule of `code-crosswalk.tsv`; the code itself where no rule speaks; null where the series splits,
 * or where the year, and so the meaning of the code, is not known.
 */
export function createHarmoniser(vocabulary: Vocabulary): Harmoniser {
  const rules = new Map<string, CrosswalkEntry[]>();
  for (const entry of vocabulary.crosswalk) {
    const key = `${entry.classification} ${entry.code}`;
    rules.set(key, [...(rules.get(key) ?? []), entry]);
  }
  return ({ classification, code, year }) => {
    if (code === null || classification === null || !WITH_SERIES.test(classification)) return NOT_HARMONISED;
    const own = rules.get(`${classification} ${code}`);
    if (own === undefined) return { codeHarmonised: code, harmonisedRule: null };
    if (year === null) return NOT_HARMONISED;
    const rule = own.find((entry) => entry.valid_from <= year && year <= entry.valid_to);
    return rule === undefined
      ? { codeHarmonised: code, harmonisedRule: null }
      : { codeHarmonised: rule.harmonised, harmonisedRule: rule.rule };
  };
}
