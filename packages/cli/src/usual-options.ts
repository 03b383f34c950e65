import { Option } from 'commander';
import { say, type Language } from './language.ts';
import { parseChoice } from './option-value.ts';

/** Is given what the chosen verb returns. */
export type SetExitCode = (code: number) => void;
export type Translate = (zh: string, en: string) => string;

/** Texts of the help in the language that was asked for. */
export const translator =
  (language: Language): Translate =>
  (zh, en) =>
    say(language, { zh, en });

/** `--lang`, on every verb. */
export function languageOption(language: Language): Option {
  const t = translator(language);
  return new Option(
    '--lang <zh|en>',
    t('消息的语言（默认按 LANG）', 'language of messages (default: by LANG)'),
  ).argParser(parseChoice(['zh', 'en']));
}

/** `--debug`, on every verb. */
export function debugOption(language: Language): Option {
  return new Option('--debug', translator(language)('出错时显示调用栈', 'print stacks of errors')).default(false);
}
