import type { DocumentKind, KindRule, PrintedTable, Vocabulary } from '@mingzhang/schema';
import type { CodeBook } from '../code/code-book.ts';
import { stageOf } from '../identity/document-kind.ts';
import { toPlainText } from '../plain-text.ts';
import { plainTitle, tableWords } from './table-text.ts';

export interface RecognisedKind {
  readonly kind: string;
  /** 0…1: 1 when title and header agree, 0.75 when the header says nothing. */
  readonly score: number;
}

/** What a title alone is worth when the header lacks the words the kind should have. */
const TITLE_ALONE = 0.75;
/** Below this a kind is not said. */
const LEAST_SCORE = 0.5;

/** `#function#department_economic`: the classifications of the codes in the table, the commonest first. */
function codeMarks(table: PrintedTable, codes: CodeBook): string {
  const counts = new Map<string, number>();
  for (const value of table.values) {
    for (const code of value.rowCodes) {
      const found = codes.classify(code);
      if (found !== undefined) counts.set(found, (counts.get(found) ?? 0) + 1);
    }
  }
  return [...counts]
    .toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([name]) => `#${name}`)
    .join('');
}

function stageFits(rule: KindRule, stage: 'final' | 'budget' | undefined): boolean {
  return rule.stage === 'any' || stage === undefined || rule.stage === stage;
}

/**
 * Decides the kind of a table from its title and its header together. The printed form number is no
 * identity: 公开07表 is another table in every province. Undefined when no rule fits.
 */
export function recogniseKind(
  table: PrintedTable,
  options: {
    readonly vocabulary: Vocabulary;
    readonly codes: CodeBook;
    readonly documentKind: DocumentKind;
    readonly agency: string | null;
  },
): RecognisedKind | undefined {
  // A body's name can hold words of a kind: 政府采购中心 has a 收支预算总表 too.
  const title = plainTitle(table.title).replace(options.agency ?? '', '');
  const words = `${tableWords(table)}|${codeMarks(table, options.codes)}`;
  const documentStage =
    options.documentKind === 'final_accounts' ? 'final' : options.documentKind === 'budget' ? 'budget' : undefined;
  const stage = stageOf(toPlainText(table.title)) ?? documentStage;
  let best: RecognisedKind | undefined;
  for (const rule of options.vocabulary.kindRules) {
    if (!stageFits(rule, stage) || !rule.title.test(title) || rule.not_title?.test(title) === true) continue;
    const agrees = rule.header === null || rule.header.test(words);
    // Without a title the header must speak, or nothing does.
    if (!agrees && title === '') continue;
    const score = rule.certainty * (agrees ? 1 : TITLE_ALONE);
    if (score >= LEAST_SCORE && (best === undefined || score > best.score)) best = { kind: rule.kind, score };
  }
  return best;
}
