import { Option } from 'commander';
import type { Context } from './context.ts';
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

/** `--in`, on every verb that asks what a run has written. */
export function inOption(language: Language): Option {
  const t = translator(language);
  return new Option(
    t('--in <文件夹>', '--in <folder>'),
    t('一次运行的输出（默认 output）', 'output of a run (default: output)'),
  ).default('output');
}

/** `--format` of a verb whose stdout is a table for people or one JSON line per thing for programs. */
export function linesOption({ io, language }: Pick<Context, 'io' | 'language'>): Option {
  const t = translator(language);
  return new Option(
    '--format <text|jsonl>',
    t(
      '标准输出的格式（默认：终端 text，管道 jsonl）',
      'format of stdout (default: text on a terminal, jsonl when piped)',
    ),
  )
    .argParser(parseChoice(['text', 'jsonl']))
    .default(io.stdout.isTTY === true ? 'text' : 'jsonl');
}

/** The last part of a help page; `linesZh` where the Chinese examples name other files. */
export function examples(language: Language, lines: readonly string[], linesZh = lines): string {
  const heading = say(language, { zh: '例：', en: 'Examples:' });
  return ['', heading, ...(language === 'zh' ? linesZh : lines).map((line) => `  ${line}`)].join('\n');
}
