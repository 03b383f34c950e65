import type { Classification, FactRecord, HeaderMeaning, RowMeaning, Vocabulary } from '@mingzhang/schema';
import { rememberTexts } from '../memory.ts';
import { stripOrdinals, toPlainText, yearsIn } from '../plain-text.ts';

/** What words say about a number; undefined says nothing, null says that it does not apply. */
export interface Meaning {
  readonly classification?: Classification | null | undefined;
  readonly measure?: string | null | undefined;
  readonly fund?: FactRecord['fund'] | undefined;
  readonly phase?: FactRecord['phase'] | undefined;
  /** The year that the words print, or a step from the table's year. */
  readonly year?: number | undefined;
  readonly yearStep?: number | undefined;
  readonly unit?: string | null | undefined;
  /** The number is about another: its change, growth, completion or share. */
  readonly suffix?: HeaderMeaning['suffix'];
}

/** Later meanings win where they say something. */
export function combineMeanings(...meanings: readonly Meaning[]): Meaning {
  let result: Meaning = {};
  for (const meaning of meanings) {
    result = {
      classification: meaning.classification === undefined ? result.classification : meaning.classification,
      measure: meaning.measure === undefined ? result.measure : meaning.measure,
      fund: meaning.fund === undefined ? result.fund : meaning.fund,
      phase: meaning.phase === undefined ? result.phase : meaning.phase,
      year: meaning.year ?? result.year,
      yearStep: meaning.yearStep ?? result.yearStep,
      unit: meaning.unit === undefined ? result.unit : meaning.unit,
      suffix: meaning.suffix ?? result.suffix,
    };
  }
  return result;
}

/** 全年预算数(万元) and 全年执行数(B) are the words before the bracket. */
const headerWords = rememberTexts((printed) =>
  stripOrdinals(toPlainText(printed))
    .replace(/\((?:单位:?)?(?:[百千]?万元|[百千]?元|亿元|人|%)\)/gu, '')
    .replace(/\([A-Z](?:\/[A-Z])?\)/gu, '')
    .replace(/[:*]+$/u, ''),
);

const fits = (kinds: RegExp | null, kind: string): boolean => kinds === null || kinds.test(kind);

const ofHeader = (line: HeaderMeaning): Meaning => ({
  measure: line.measure,
  fund: line.fund,
  phase: line.phase,
  yearStep: line.year,
  unit: line.unit,
  suffix: line.suffix,
});

interface PathMeaning {
  readonly meaning: Meaning;
  readonly unknown: readonly string[];
  readonly lastUnknown: boolean;
}

/** Looks up titles and header texts in `header-meanings.tsv` for one table. */
export class HeaderReader {
  readonly #lines: readonly HeaderMeaning[];
  readonly #words: string;
  /** By texts joined: a table asks for each of its columns again in every row. */
  readonly #paths = new Map<string, PathMeaning>();

  constructor(vocabulary: Vocabulary, table: { readonly kind: string; readonly words: string }) {
    this.#lines = vocabulary.headerMeanings.filter((line) => fits(line.kinds, table.kind));
    this.#words = table.words;
  }

  #find(scope: HeaderMeaning['scope'], text: string): Meaning | undefined {
    const line = this.#lines.find(
      (candidate) =>
        candidate.scope === scope && candidate.pattern.test(text) && (candidate.has?.test(this.#words) ?? true),
    );
    return line === undefined ? undefined : ofHeader(line);
  }

  ofTitle(title: string): Meaning {
    return this.#find('title', toPlainText(title)) ?? {};
  }

  /** Meaning of a header path, the texts of it that no line knows, and whether the lowest is one of them. */
  ofPath(path: readonly string[]): PathMeaning {
    const key = path.join('\n');
    const known = this.#paths.get(key) ?? this.#readPath(path);
    this.#paths.set(key, known);
    return known;
  }

  #readPath(path: readonly string[]): PathMeaning {
    const texts = path.map(headerWords);
    const found = texts.map((text) => this.#find('text', text));
    const whole = this.#find('path', texts.join('/'));
    const years = path.flatMap((text) => yearsIn(toPlainText(text)));
    // 2024年预算数比2023年执行数 is a change of 2024.
    const isChange = found.some((meaning) => meaning?.suffix !== undefined);
    const year = isChange ? years[0] : years.at(-1);
    return {
      meaning: combineMeanings(...found.map((meaning) => meaning ?? {}), whole ?? {}, { year }),
      unknown: texts.filter((_text, index) => found[index] === undefined),
      lastUnknown: whole === undefined && texts.length > 0 && found.at(-1) === undefined,
    };
  }
}

const TOTAL = /^(?:小计|合计)$/u;

export interface RowWords {
  readonly meaning: Meaning;
  readonly opens: string | null | undefined;
  readonly inherits: boolean;
  /** The row is one of a list: all its labels together name it, not the last alone. */
  readonly isListed: boolean;
}

/** A row label as it stands in `row-meanings.tsv`: plain, without ordinals, unit and points in brackets. */
export const rowWords = rememberTexts((label) => headerWords(label).replace(/\([0-9]+分\)$/u, ''));

/** The lines of `row-meanings.tsv` for a kind of table, looked for once: every row asks for them. */
const linesByKind = new WeakMap<Vocabulary, Map<string, readonly RowMeaning[]>>();

function rowLines(vocabulary: Vocabulary, kind: string): readonly RowMeaning[] {
  const known = linesByKind.get(vocabulary) ?? new Map<string, readonly RowMeaning[]>();
  linesByKind.set(vocabulary, known);
  const lines = known.get(kind) ?? vocabulary.rowMeanings.filter((line) => fits(line.kinds, kind));
  known.set(kind, lines);
  return lines;
}

/** Looks up a row in `row-meanings.tsv`: all labels joined by `+`, then each from right to left. */
export function readRow(
  vocabulary: Vocabulary,
  row: {
    readonly kind: string;
    readonly side: string;
    /** Headers above the row's labels, joined by `|`. */
    readonly under: string;
    readonly labels: readonly string[];
  },
): RowWords | undefined {
  const labels = row.labels.map(rowWords).filter((label) => label !== '');
  // 小计 under a group label is the group's: 一般公共预算资金 | 小计.
  const [totals, names] = [labels.filter((label) => TOTAL.test(label)), labels.filter((label) => !TOTAL.test(label))];
  const tries = labels.length > 1 ? [labels.join('+'), ...names.toReversed(), ...totals] : labels;
  for (const text of tries) {
    const line = rowLines(vocabulary, row.kind).find(
      (candidate) =>
        (candidate.side?.test(row.side) ?? true) &&
        (candidate.under?.test(row.under) ?? true) &&
        candidate.pattern.test(text),
    );
    if (line !== undefined) return ofRow(line);
  }
  return undefined;
}

function ofRow(line: RowMeaning): RowWords {
  return {
    meaning: { classification: line.classification, measure: line.measure, fund: line.fund, phase: line.phase },
    opens: line.opens,
    inherits: line.inherits,
    isListed: line.under !== null,
  };
}
