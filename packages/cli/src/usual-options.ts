import { Option } from 'commander';
import type { Context } from './context.ts';
import { say, type Language } from './language.ts';
import { parseChoice } from './option-value.ts';

type Translate = (zh: string, en: string) => string;

/** Texts of the help in the language that was asked for. */
export const translator =
  (language: Language): Translate =>
  (zh, en) =>
    say(language, { zh, en });

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
