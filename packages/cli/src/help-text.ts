import type { CommanderError } from 'commander';
import type { BilingualText } from '@mingzhang/schema';
import { say, type Language } from './language.ts';

export const USAGE: BilingualText = { zh: '<命令> [选项]', en: '<command> [options]' };

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
};

/** Headings of the help, which commander knows in English only. */
export function styleTitle(title: string, language: Language): string {
  return language === 'zh' ? (TITLES[title] ?? title) : title;
}

const PROBLEMS: Readonly<Record<string, BilingualText>> = {
  'commander.unknownOption': { zh: '没有这个选项', en: 'unknown option' },
  'commander.unknownCommand': { zh: '没有这个命令', en: 'unknown command' },
  'commander.missingArgument': { zh: '缺少参数', en: 'missing argument' },
  'commander.optionMissingArgument': { zh: '选项缺少值', en: 'missing value of' },
  'commander.invalidArgument': { zh: '选项的值不对', en: 'wrong value' },
  'commander.excessArguments': { zh: '参数太多', en: 'too many arguments' },
};

/** `option.unknown` for `commander.unknownOption`, and so on: `subject.problem` like every code. */
const CODES: Readonly<Record<string, string>> = {
  'commander.unknownOption': 'option.unknown',
  'commander.unknownCommand': 'command.unknown',
  'commander.missingArgument': 'argument.missing',
  'commander.optionMissingArgument': 'option.no_value',
  'commander.invalidArgument': 'option.invalid',
  'commander.excessArguments': 'argument.too_many',
};

/** One line about a command line that cannot be understood. */
export function describeUsageError(error: CommanderError, language: Language): string {
  const code = CODES[error.code] ?? 'option.invalid';
  const said = error.message
    .replace(/^error: /, '')
    .replace(/\s*\n\s*/g, ' ')
    .replace(/\.$/, '');
  const quoted = [...said.matchAll(/'([^']*)'/g)].map((match) => match[1]).join(' ');
  const problem = PROBLEMS[error.code];
  const message = language === 'zh' && problem !== undefined ? `${say(language, problem)}：${quoted}。` : `${said}. `;
  return `error[${code}]: ${message}hint: mingzhang --help`;
}
