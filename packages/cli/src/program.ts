import { Command } from 'commander';
import type { Context } from './context.ts';
import { styleTitle, USAGE } from './help-text.ts';
import { say } from './language.ts';
import { checkVerb, explainVerb } from './proof-verbs.ts';
import { citeVerb, compareVerb, sqlVerb } from './query-verbs.ts';
import { inspectVerb, runVerb } from './reading-verbs.ts';
import { textWidth } from './terminal/text-width.ts';
import { translator } from './usual-options.ts';
import { addVerb, languageOption, type Verb } from './verb.ts';

/** The command with all its verbs; `setExitCode` is given what the chosen verb returns. */
export function buildProgram(context: Context, setExitCode: (code: number) => void): Command {
  const { io, language, version } = context;
  const t = translator(language);
  const program = new Command('mingzhang')
    .description(
      t(
        '把中国政府部门预决算公开文件变成可引用的数据：每个数字都带着页码、位置、科目和以元为单位的金额。',
        'Turns Chinese government budget disclosures into data that can be cited: every number with its page, its box, its code and its amount in yuan.',
      ),
    )
    .version(version, '-V, --version', t('显示版本', 'print the version'))
    .helpOption('-h, --help', t('显示帮助', 'print this help'))
    .helpCommand(t('help [命令]', 'help [command]'), t('显示某个命令的帮助', 'print the help of a command'))
    .usage(say(language, USAGE))
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void io.stdout.write(text),
      writeErr: (text) => void io.stderr.write(text),
      // `main` prints the error itself, in the form of all errors.
      outputError: () => {},
    })
    .configureHelp({
      helpWidth: io.stdout.columns ?? 100,
      styleTitle: (title) => styleTitle(title, language),
      optionDescription: (option) => option.description,
      subcommandTerm: (command) => `${command.name()} ${command.usage()}`,
      displayWidth: textWidth,
    })
    .addHelpText(
      'after',
      t(
        `
例：
  mingzhang run samples --out output          读取一个文件夹
  mingzhang inspect 决算.pdf --page 12         看程序如何理解第 12 页
  mingzhang help run

退出码：0 全部读取；1 有文件失败或只读了一部分；2 无法开始；70 程序错误；130 被中断`,
        `
Examples:
  mingzhang run samples --out output          read a folder
  mingzhang inspect accounts.pdf --page 12    see how the program understands page 12
  mingzhang help run

Exit codes: 0 every file was read; 1 some file failed or was read in part; 2 nothing could be started; 70 bug; 130 interrupted`,
      ),
    );
  program.addOption(languageOption(language));
  const add = <Given extends readonly unknown[]>(verb: Verb<Given>): void =>
    addVerb(program, verb, { language, setExitCode });
  add(runVerb(context));
  add(inspectVerb(context));
  add(checkVerb(context));
  add(explainVerb(context));
  add(compareVerb(context));
  add(sqlVerb(context));
  add(citeVerb(context));
  return program;
}
