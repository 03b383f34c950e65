import type { Account } from '../account.ts';
import type { Instance, OpenInstance, Severity } from '../instance.ts';
import { asParts, makeLinear } from '../instance.ts';
import { judgeGrowth, judgePercent, type Judgement, type Ratio } from '../judge.ts';
import { makePercent } from '../percent-instance.ts';
import { isFiscal } from '../table-kind.ts';
import type { Term } from '../term.ts';
import { makeGrowth } from './growth-instance.ts';

/** What was found wrong with a sentence besides its arithmetic. */
export interface WordFinding {
  readonly kind: 'direction' | 'zero_base';
  readonly checkId: string;
  readonly severity: Severity;
  readonly term: Term;
  readonly word: string;
  readonly against: string;
}

export interface Recomputed {
  readonly instances: readonly Instance[];
  readonly words: readonly WordFinding[];
}

/** With one row for every word of direction (FP-402) and every base (FP-404) that could be looked at. */
export interface RecomputedNarrative extends Recomputed {
  readonly open: readonly OpenInstance[];
}

/** What became of the word and of the base of one rate. */
function rowsOfRate(term: Term, { instances, words }: Recomputed): readonly OpenInstance[] {
  if (instances.length === 0 && words.length === 0) return [];
  const row = (checkId: string, kind: WordFinding['kind']): OpenInstance => ({
    checkId,
    verdict: words.some((word) => word.kind === kind) ? 'fails' : 'holds',
    terms: [term],
    about: term.id,
  });
  const isGrowth = term.fact.measure?.endsWith('_growth') === true;
  return [...(isGrowth ? [row('FP-402', 'direction')] : []), row('FP-404', 'zero_base')];
}

const subjectKey = ({ fact }: Term, measure: string): string =>
  [measure, fact.fund, fact.code, fact.project, fact.item].join('|');

const stemOf = (measure: string): string => measure.replace(/_(?:change|growth|completion_of_.*|share_of_.*)$/u, '');

/** The numbers of the text by what they are about, the latest printed before a given one. */
class Preceding {
  readonly #byKey = new Map<string, Term[]>();

  add(term: Term): void {
    const key = subjectKey(term, term.fact.measure ?? '');
    const list = this.#byKey.get(key);
    if (list === undefined) this.#byKey.set(key, [term]);
    else list.push(term);
  }

  /** The latest of this measure about the same subject, of one of the phases, not more paragraphs back than given. */
  find(
    term: Term,
    about: { readonly measure: string; readonly phases: readonly (string | null)[]; readonly paragraphs: number },
  ): Term | undefined {
    const list = this.#byKey.get(subjectKey(term, about.measure)) ?? [];
    return list.findLast(
      (other) =>
        about.phases.includes(other.fact.phase) &&
        (term.fact.paragraph ?? 0) - (other.fact.paragraph ?? 0) <= about.paragraphs,
    );
  }
}

const CURRENT = ['executed', 'approved', 'adjusted', null] as const;
const up = (term: Term): boolean => term.value > 0n;
const wordOf = (term: Term): string => (up(term) ? '增长' : '下降');

function growthOf(term: Term, preceding: Preceding): Recomputed {
  const stem = stemOf(term.fact.measure ?? '');
  const own = term.fact.phase === 'approved' ? (['approved'] as const) : (['executed', null] as const);
  const current = preceding.find(term, { measure: stem, phases: own, paragraphs: 1 });
  const change = preceding.find(term, { measure: `${stem}_change`, phases: CURRENT, paragraphs: 0 });
  const prior = preceding.find(term, { measure: stem, phases: ['prior_executed', 'prior_approved'], paragraphs: 1 });
  if (current === undefined) return { instances: [], words: [] };
  if (change !== undefined) {
    if (change.value === 0n || term.value === 0n) return { instances: [], words: [] };
    const words: WordFinding[] = [];
    if (up(change) !== up(term)) {
      words.push({
        kind: 'direction',
        checkId: 'FP-402',
        severity: 'error',
        term: change,
        word: up(change) ? '增加' : '减少',
        against: `同句的“${wordOf(term)} ${term.fact.valuePrinted}”`,
      });
      // Whichever word is right, the rate is that of the other: 5.79 / (116.23 + 5.79) = 4.75% falls.
      return { instances: [], words };
    }
    if (current.value - change.value <= 0n) {
      if (current.value !== change.value) return { instances: [], words };
      return { instances: [], words: [zeroBase(term)] };
    }
    const instance = makeGrowth(
      { percent: term, current, change },
      { checkId: 'FP-401', severity: 'error', judge: judgeGrowth },
    );
    return { instances: instance === undefined ? [] : [instance], words };
  }
  if (prior === undefined) return { instances: [], words: [] };
  if (prior.value === 0n) return { instances: [], words: current.value === 0n ? [] : [zeroBase(term)] };
  const words: WordFinding[] = [];
  if (current.value !== prior.value && current.value > prior.value !== up(term)) {
    words.push({
      kind: 'direction',
      checkId: 'FP-402',
      severity: 'error',
      term,
      word: wordOf(term),
      against: `${prior.fact.valuePrinted} → ${current.fact.valuePrinted}`,
    });
    return { instances: [], words };
  }
  const instance = makePercent(
    { percent: term, numerator: current, denominator: prior },
    { checkId: 'FP-401', severity: 'error', judge: judgeRise },
  );
  return { instances: instance === undefined ? [] : [instance], words };
}

const zeroBase = (term: Term): WordFinding => ({
  kind: 'zero_base',
  checkId: 'FP-404',
  severity: 'warning',
  term,
  word: '',
  against: '',
});

/** (x − prior) / prior, both printed. */
function judgeRise({ numerator, denominator, percent }: Ratio): Judgement | undefined {
  const change = { value: numerator.value - denominator.value, quantum: numerator.quantum + denominator.quantum };
  return judgePercent({ numerator: change, denominator, percent });
}

/** 公务接待费支出3.56万元，完成预算的59.33%: the budget that the sentence does not repeat, in the table of 三公. */
function budgetInTable(account: Account, term: Term, stem: string): Term | undefined {
  const found = account.tables
    .filter(({ kind }) => kind === 'final.three_public')
    .flatMap(({ terms }) =>
      terms.filter(
        ({ fact }) => fact.measure === stem && fact.phase === 'adjusted' && fact.fiscalYear === term.fact.fiscalYear,
      ),
    );
  return found.length === 1 ? found[0] : undefined;
}

function completionOf(account: Account, term: Term, preceding: Preceding): Recomputed {
  const measure = term.fact.measure ?? '';
  const stem = stemOf(measure);
  const base = measure.slice(measure.lastIndexOf('_') + 1);
  const phases = base === 'budget' ? ['adjusted', 'approved'] : [base];
  const outturn = preceding.find(term, { measure: stem, phases: ['executed'], paragraphs: 1 });
  const stated = preceding.find(term, { measure: stem, phases, paragraphs: 1 });
  const budget = stated ?? (base === 'budget' ? budgetInTable(account, term, stem) : undefined);
  if (outturn === undefined || budget === undefined) return { instances: [], words: [] };
  if (budget.value === 0n) {
    const severity = stated === undefined ? 'warning' : 'error';
    const words: WordFinding[] = term.value === 0n ? [] : [{ ...zeroBase(term), severity }];
    return { instances: [], words };
  }
  const instance = makePercent(
    { percent: term, numerator: outturn, denominator: budget },
    // Of a budget that the sentence leaves out, another may be meant.
    { checkId: 'FP-403', severity: stated === undefined ? 'warning' : 'error', judge: judgePercent },
  );
  return { instances: instance === undefined ? [] : [instance], words: [] };
}

/** The whole of a share: the total printed in the text, else in a table. */
function wholeOf(account: Account, term: Term): Term | undefined {
  const [measure, fund] = (/_share_of_(.+)$/u.exec(term.fact.measure ?? '')?.[1] ?? '').split('@');
  const fits = (other: Term): boolean =>
    other.fact.measure === measure &&
    (fund === '' || other.fact.fund === fund || measure === 'three_public_total') &&
    other.fact.fiscalYear === term.fact.fiscalYear &&
    other.fact.phase === term.fact.phase &&
    other.role !== 'code' &&
    other.fact.project === null;
  // 占本年支出合计: 支出总计 of final accounts also holds what is carried over.
  const text = account.narrative.filter((other) => fits(other) && other.position < term.position);
  const isFinal = term.fact.documentKind === 'final_accounts';
  const before = isFinal ? text.findLast(({ role }) => role !== 'grand') : text.at(-1);
  if (before !== undefined) return before;
  const inTables = account.tables.filter(isFiscal).flatMap((table) => table.terms.filter(fits));
  return (
    inTables.find((other) => other.role === 'year') ??
    text.at(-1) ??
    inTables.find((other) => other.role === 'total' || other.role === 'grand') ??
    inTables[0]
  );
}

function shareOf(account: Account, term: Term, preceding: Preceding): Recomputed {
  const stem = stemOf(term.fact.measure ?? '');
  const part = preceding.find(term, { measure: stem, phases: [...CURRENT], paragraphs: 0 });
  const whole = wholeOf(account, term);
  if (part === undefined || whole === undefined || whole.value === 0n) return { instances: [], words: [] };
  const isSoft = stem === 'evaluated_projects' && !matchesOtherWhole(account, part, term);
  const instance = makePercent(
    { percent: term, numerator: part, denominator: whole },
    { checkId: 'FP-405', severity: isSoft ? 'warning' : 'error', judge: judgePercent },
  );
  const isLoose = whole.role === 'grand' && term.fact.documentKind === 'final_accounts';
  if (instance?.verdict === 'fails' && isLoose) return { instances: [], words: [] };
  return { instances: instance === undefined ? [] : [instance], words: [] };
}

/** Whether the printed share is right for another total: then the wrong base was taken. */
function matchesOtherWhole(account: Account, part: Term, percent: Term): boolean {
  return account.tables
    .filter((table) => table.kind === 'final.summary' || table.kind === 'final.expenditure')
    .flatMap((table) => table.terms.filter((term) => term.role === 'year' || term.role === 'total'))
    .some((whole) => judgePercent({ numerator: part, denominator: whole, percent })?.verdict === 'holds');
}

/** Prior value implied by 增减 against the one that a table prints for the year before. */
function priorOf(account: Account, change: Term, preceding: Preceding): readonly Instance[] {
  const stem = stemOf(change.fact.measure ?? '');
  const current = preceding.find(change, { measure: stem, phases: ['executed', 'approved', null], paragraphs: 0 });
  const year = change.fact.fiscalYear;
  if (current === undefined || year === null || change.fact.code !== null) return [];
  const measure = stem === 'revenue_total' ? 'expenditure_total' : stem;
  const isPrior = ({ fact, role }: Term): boolean =>
    fact.measure === measure &&
    fact.fiscalYear === year - 1 &&
    fact.fund === change.fact.fund &&
    (fact.phase === null || fact.phase === change.fact.phase || fact.phase.startsWith('prior')) &&
    role === 'total' &&
    fact.project === null &&
    fact.code === null;
  let prior: Term | undefined;
  // A table of last year's own document, attached, may count otherwise.
  for (const table of account.tables) if (table.year !== year - 1) prior ??= table.terms.find(isPrior);
  if (prior === undefined) return [];
  return [makeLinear(current, asParts([prior, change]), { checkId: 'FP-408', rule: 'R-SUM', severity: 'error' })];
}

/** Recomputes what sentences state about their own numbers: growth, completion, shares, direction, bases of zero. */
export function recomputeNarrative(account: Account): RecomputedNarrative {
  const preceding = new Preceding();
  const instances: Instance[] = [];
  const words: WordFinding[] = [];
  const open: OpenInstance[] = [];
  for (const term of account.narrative) {
    const measure = term.fact.measure ?? '';
    const found = measure.endsWith('_growth')
      ? growthOf(term, preceding)
      : measure.includes('_completion_of_')
        ? completionOf(account, term, preceding)
        : measure.includes('_share_of_')
          ? shareOf(account, term, preceding)
          : undefined;
    if (found !== undefined) {
      instances.push(...found.instances);
      words.push(...found.words);
      if (!measure.includes('_share_of_')) open.push(...rowsOfRate(term, found));
    }
    if (measure.endsWith('_change')) instances.push(...priorOf(account, term, preceding));
    preceding.add(term);
  }
  return { instances, words, open };
}
