import type { BilingualText } from '@mingzhang/schema';
import type { Io } from './io.ts';

export type Language = 'zh' | 'en';

/**
 * The language of messages and help: `--lang`, else the locale of the environment, else English.
 * It is read before the options are parsed, because the help and a wrong option are in that language, too.
 */
export function chooseLanguage(argv: readonly string[], env: Io['env']): Language {
  const at = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const word = argv[at];
  const given = word === '--lang' ? argv[at + 1] : word?.slice('--lang='.length);
  if (given === 'zh' || given === 'en') return given;
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return /^zh/i.test(locale) ? 'zh' : 'en';
}

/** The text in the wanted language. */
export function say(language: Language, text: BilingualText): string {
  return text[language];
}
