import { Option, type Command } from 'commander';
import { say, type Language } from './language.ts';
import { parseChoice } from './option-value.ts';
import { translator } from './usual-options.ts';

/** One verb of the command line, all texts in the language of the help. `Given`: its arguments, then its options. */
export interface Verb<Given extends readonly unknown[]> {
  readonly name: string;
  readonly summary: string;
  readonly description: string;
  readonly usage: string;
  /** How the argument is called, and what it is. */
  readonly argument?: readonly [name: string, description: string];
  /** Its own; those that every verb has are added. */
  readonly options: readonly Option[];
  readonly examples: readonly string[];
  /** Does the work and returns the exit code. */
  readonly act: (...given: Given) => Promise<number>;
}

/** `--lang`, on the command and on every verb. */
export function languageOption(language: Language): Option {
  const t = translator(language);
  return new Option(
    '--lang <zh|en>',
    t('消息的语言（默认按 LANG）', 'language of messages (default: by LANG)'),
  ).argParser(parseChoice(['zh', 'en']));
}

const debugOption = (language: Language): Option =>
  new Option('--debug', say(language, { zh: '出错时显示调用栈', en: 'print stacks of errors' })).default(false);

/** Adds a verb to the command; `setExitCode` is given what it returns. */
export function addVerb<Given extends readonly unknown[]>(
  program: Command,
  { name, summary, description, usage, argument, options, examples, act }: Verb<Given>,
  { language, setExitCode }: { readonly language: Language; readonly setExitCode: (code: number) => void },
): void {
  const command = program.command(name).summary(summary).description(description).usage(usage);
  if (argument !== undefined) command.argument(...argument);
  for (const option of [...options, languageOption(language), debugOption(language)]) command.addOption(option);
  const heading = say(language, { zh: '例：', en: 'Examples:' });
  command
    .addHelpText('after', ['', heading, ...examples.map((line) => `  ${line}`)].join('\n'))
    .action(async (...given: Given) => setExitCode(await act(...given)));
}
