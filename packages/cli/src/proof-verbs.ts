import { Option } from 'commander';
import { SEVERITIES } from '@mingzhang/schema';
import type { Context } from './context.ts';
import { check, type CheckOptions } from './commands/check.ts';
import { explain, type ExplainOptions } from './commands/explain.ts';
import { parseChoice } from './option-value.ts';
import { inOption, linesOption, translator } from './usual-options.ts';
import type { Verb } from './verb.ts';

/** The verbs that put the numbers of a run to the proof. */

export function checkVerb(context: Context): Verb<[string, CheckOptions]> {
  const { language } = context;
  const t = translator(language);
  return {
    name: 'check',
    summary: t('重新核对输出文件夹中的数字', 'audit the numbers of an output folder again'),
    description: t(
      '对输出文件夹中的事实重新做全部核对，按严重程度和金额列出发现：印出的数字、算式、页码。有错误时退出码为 1。',
      'Audits the facts of an output folder again and prints findings by severity and money: the printed figures, the arithmetic, the page. Exit code 1 when one of them is an error.',
    ),
    usage: t('<文件夹> [选项]', '<folder> [options]'),
    argument: [t('<文件夹>', '<folder>'), t('mingzhang run 写出的文件夹', 'a folder that mingzhang run has written')],
    options: [
      new Option(
        '--severity <critical|error|warning|info>',
        t('最低到哪一级（默认 warning）', 'the least severe to print (default: warning)'),
      )
        .argParser(parseChoice(SEVERITIES))
        .default('warning'),
      linesOption(context),
    ],
    examples:
      language === 'zh'
        ? ['mingzhang check output', 'mingzhang check output --severity error --format jsonl | jq .text_zh']
        : ['mingzhang check output', 'mingzhang check output --severity error --format jsonl | jq .text_en'],
    act: (folder, options) => check(folder, options, context),
  };
}

export function explainVerb(context: Context): Verb<[string, ExplainOptions]> {
  const { language } = context;
  const t = translator(language);
  return {
    name: 'explain',
    summary: t('说明一个数字为什么可信或可疑', 'say why a number is verified or disputed'),
    description: t(
      '打印一个数字的页码和位置，以及它所在的每一项核对关系和其中的全部数字。',
      'Prints the page and box of a number, and every identity that it stands in with all its terms.',
    ),
    usage: t('<编号> [选项]', '<id> [options]'),
    argument: [t('<编号>', '<id>'), t('fact_id 或 cell_id，可只给开头', 'a fact_id or cell_id, or how it begins')],
    options: [inOption(language)],
    examples: ['mingzhang explain 40adeb9ca95a --in output'],
    act: (id, options) => explain(id, options, context),
  };
}
