import type { HeaderRole } from '@mingzhang/schema';
import { fold } from './printed-text.ts';

export type WordRole = HeaderRole['role'];

export interface HeaderWord {
  readonly role: WordRole;
  readonly strength: HeaderRole['strength'];
}

/** Looks header words up; undefined for a text that is no known header word. */
export interface Lexicon {
  lookUp(text: string): HeaderWord | undefined;
}

/** Answers kept at most, for programs that read documents without end. */
const MOST_KNOWN = 10_000;
const lexicons = new WeakMap<readonly HeaderRole[], Lexicon>();

/** The lexicon of a vocabulary's header words; answers are remembered, since headers repeat over pages and documents. */
export function lexiconOf(headerRoles: readonly HeaderRole[]): Lexicon {
  const lexicon = lexicons.get(headerRoles) ?? createLexicon(headerRoles);
  lexicons.set(headerRoles, lexicon);
  return lexicon;
}

function createLexicon(headerRoles: readonly HeaderRole[]): Lexicon {
  const known = new Map<string, HeaderWord | undefined>();
  return {
    lookUp(text) {
      if (known.has(text)) return known.get(text);
      const folded = fold(text).replace(/^(?:\*|#)+|[:]$/gu, '');
      // A sentence is no header word, and matching it against every pattern costs.
      const word =
        folded === '' || folded.length > 40 ? undefined : headerRoles.find((entry) => entry.pattern.test(folded));
      const answer = word === undefined ? undefined : { role: word.role, strength: word.strength };
      if (known.size >= MOST_KNOWN) known.clear();
      known.set(text, answer);
      return answer;
    },
  };
}
