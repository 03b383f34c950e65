import type { CheckEntry, EquationEntry } from '@mingzhang/schema';
import type { Rule, Severity } from '../instance.ts';

/** Which numbers a term of an equation means: `budget.revenue[row].revenue_fiscal@gpb#approved?`. */
export interface Selector {
  readonly kind: string;
  /** `year`, `grand`, `total`, `any`, `row`, `codes`, `class`, `dep`, `gov`, `under`, `items`, `depitems`, `projects`, `code`. */
  readonly row: string;
  /** Digits of `code:30201`. */
  readonly rowCode: string | undefined;
  readonly measure: string;
  readonly fund: string | undefined;
  readonly phase: string | undefined;
  /** `?`: the layout need not have such a column or row. */
  readonly optional: boolean;
  /** `sum`: every number it means is a part; `other`: in another table of the same kind. */
  readonly mode: 'one' | 'sum' | 'other';
}

export interface SignedSelector extends Selector {
  readonly sign: 1n | -1n;
}

export type Condition =
  | { readonly kind: 'has' | 'not'; readonly tableKind: string; readonly measure: string }
  | { readonly kind: 'no'; readonly tableKind: string }
  | { readonly kind: 'same'; readonly left: Selector; readonly right: Selector };

export interface Equation {
  readonly checkId: string;
  /** `R-EQ-LE`: equal, or else at most. */
  readonly rule: Rule | 'R-EQ-LE';
  readonly severity: Severity;
  readonly left: Selector;
  readonly right: readonly SignedSelector[];
  readonly when: Condition | undefined;
  /** Kinds of tables that it needs, without the text. */
  readonly kinds: readonly string[];
  /** Whether it says something of the text. */
  readonly readsText: boolean;
  /** Whether it compares two tables of one kind. */
  readonly pairs: boolean;
  /** Whether some term names its phase: then no other is joined by phase. */
  readonly namesPhase: boolean;
  /** Tells the equations of one check apart. */
  readonly index: number;
}

/** The kind that stands for numbers in sentences. */
export const TEXT = 'text';

const SELECTOR = /^(?:(sum|other) )?([a-z_.]+)\[([a-z]+(?::\d+)?)\]\.([a-z_]+)(?:@([a-z_]+))?(?:#([a-z_]+))?(\?)?$/u;

/** Parses one term; throws on what is no term, since the equations are our own data. */
export function parseSelector(text: string): Selector {
  const found = SELECTOR.exec(text.trim());
  if (found === null) throw new Error(`equations.tsv: no term: ${text}`);
  const [, mode, kind, row, measure, fund, phase, optional] = found;
  return {
    kind: kind ?? '',
    row: (row ?? '').split(':')[0] ?? '',
    rowCode: row?.split(':')[1],
    measure: measure ?? '',
    fund,
    phase,
    optional: optional === '?',
    mode: mode === 'sum' || mode === 'other' ? mode : 'one',
  };
}

function parseCondition(text: string): Condition | undefined {
  if (text === '') return undefined;
  const [word = '', ...rest] = text.split(' ');
  const about = rest.join(' ');
  if (word === 'no') return { kind: 'no', tableKind: about };
  if (word === 'has' || word === 'not') {
    const point = about.lastIndexOf('.');
    return { kind: word, tableKind: about.slice(0, point), measure: about.slice(point + 1) };
  }
  const [left, right] = about.split(' = ');
  if (word !== 'same' || left === undefined || right === undefined)
    throw new Error(`equations.tsv: no condition: ${text}`);
  return { kind: 'same', left: parseSelector(left), right: parseSelector(right) };
}

/** Parses `equations.tsv`; the severity of a line is that of its check unless it says another. */
export function parseEquations(entries: readonly EquationEntry[], checks: readonly CheckEntry[]): readonly Equation[] {
  const severities = new Map(checks.map((check) => [check.id, check.severity]));
  return entries.map((entry, index) => {
    const severity = entry.severity ?? severities.get(entry.check);
    if (severity === undefined) throw new Error(`equations.tsv: ${entry.check} is not in checks.tsv`);
    const right = entry.right.split(/ (?=[+-] )/u).map((text): SignedSelector => {
      const sign = text.startsWith('- ') ? -1n : 1n;
      return { ...parseSelector(text.replace(/^[+-] /u, '')), sign };
    });
    const left = parseSelector(entry.left);
    return {
      checkId: entry.check,
      rule: entry.rule,
      severity,
      left,
      right,
      when: parseCondition(entry.when),
      kinds: [...new Set([left, ...right].map((selector) => selector.kind).filter((kind) => kind !== TEXT))],
      readsText: [left, ...right].some((selector) => selector.kind === TEXT),
      pairs: right.some((selector) => selector.mode === 'other'),
      namesPhase: [left, ...right].some((selector) => selector.phase !== undefined),
      index,
    };
  });
}
