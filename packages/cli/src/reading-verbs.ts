import { availableParallelism } from 'node:os';
import { Option } from 'commander';
import { DATASET_FORMATS } from '@mingzhang/exporter';
import { SEVERITIES } from '@mingzhang/schema';
import type { Context } from './context.ts';
import { inspect, type InspectOptions } from './commands/inspect.ts';
import { run, type RunOptions } from './commands/run.ts';
import type { Language } from './language.ts';
import { ocrOptions } from './ocr-options.ts';
import { parseChoice, parseChoices, parseCount } from './option-value.ts';
import { linesOption, translator } from './usual-options.ts';
import type { Verb } from './verb.ts';

/** The verbs that read documents. */

/** More at a time gains nothing while all share one thread, and costs memory. */
const MOST_JOBS_BY_DEFAULT = 2;

function passwordOption(language: Language): Option {
  const t = translator(language);
  return new Option(
    t('--password <密码>', '--password <password>'),
    t('加密 PDF 的密码', 'password of encrypted PDFs'),
  );
}

export function runVerb(context: Context): Verb<[readonly string[], RunOptions]> {
  const { language } = context;
  const t = translator(language);
  return {
    name: 'run',
    summary: t('读取文件和文件夹，写出数据', 'read files and folders, write the data'),
    description: t(
      '读取文件和文件夹（.pdf、.txt、.md），写出文件、表、单元格、事实、检查、发现和跨年面板：CSV、JSON Lines、Parquet、DuckDB、Excel，以及数据包、数据说明和 R、Stata 脚本。坏文件各报一行，不影响其他文件。再次写入同一文件夹时只替换上次写的文件。',
      'Reads files and folders (.pdf, .txt, .md) and writes documents, tables, cells, facts, checks, findings and a panel over the years as CSV, JSON Lines, Parquet, DuckDB and Excel, with a data package, a codebook and scripts for R and Stata. A bad file costs one line and stops nothing. A second run into the same folder replaces what the first wrote and touches nothing else.',
    ),
    usage: t('<路径...> [选项]', '<paths...> [options]'),
    argument: [t('<路径...>', '<paths...>'), t('文件或文件夹', 'files or folders')],
    options: [
      new Option(
        t('--out <文件夹>', '--out <folder>'),
        t('写到哪里（默认 output）', 'where to write (default: output)'),
      ).default('output'),
      new Option(
        t('--jobs <数目>', '--jobs <n>'),
        t('同时处理几份文件（默认不超过 2）', 'documents in flight (default: cores, at most 2)'),
      )
        .argParser(parseCount)
        .default(Math.min(MOST_JOBS_BY_DEFAULT, availableParallelism())),
      new Option(
        t('--files <列表>', '--files <list>'),
        t(
          `写哪些文件，以逗号分隔：${DATASET_FORMATS.join(',')}（默认全部）`,
          `which files to write, joined by commas: ${DATASET_FORMATS.join(',')} (default: all)`,
        ),
      )
        .argParser(parseChoices(DATASET_FORMATS))
        .default(DATASET_FORMATS),
      passwordOption(language),
      new Option(
        t('--corrections <文件>', '--corrections <file>'),
        t('来源已知错误的更正表（CSV）', 'a CSV of known errors of the sources and what to do about them'),
      ),
      ...ocrOptions(language),
      linesOption(context),
      new Option(
        t('--fail-on <级别>', '--fail-on <severity>'),
        t(
          `有这一级（${SEVERITIES.join('、')}）或更严重的发现时退出码为 1；数据照样写出`,
          `exit code 1 when there is a finding as severe as this: ${SEVERITIES.join(', ')}; the data are written all the same`,
        ),
      ).argParser(parseChoice(SEVERITIES)),
      new Option('--dry-run', t('只列出会读取什么', 'only list what would be read')).default(false),
      new Option('--quiet', t('不显示进度和小结', 'no progress, no summary')).default(false),
    ],
    examples:
      language === 'zh'
        ? [
            'mingzhang run 决算.pdf 预算文件夹 --out 数据',
            'mingzhang run samples --dry-run',
            'mingzhang run samples --files csv,xlsx',
            'mingzhang run samples --corrections 更正.csv',
            'mingzhang run samples --fail-on error',
            'mingzhang run samples --jobs 2 --quiet | jq .status',
          ]
        : [
            'mingzhang run accounts.pdf budgets --out data',
            'mingzhang run samples --dry-run',
            'mingzhang run samples --files csv,xlsx',
            'mingzhang run samples --corrections corrections.csv',
            'mingzhang run samples --fail-on error',
            'mingzhang run samples --jobs 2 --quiet | jq .status',
          ],
    act: (paths, options) => run(paths, options, context),
  };
}

export function inspectVerb(context: Context): Verb<[string, InspectOptions]> {
  const { language } = context;
  const t = translator(language);
  return {
    name: 'inspect',
    summary: t('显示程序如何理解一份文件', 'show a document as the program sees it'),
    description: t(
      '显示程序看到的章节和表：标题、表号、单位、编制单位、列头路径，以及每行的编码、名称和数值。加 --draw 则把这些画在 PDF 的页面上，存成图片。',
      'Prints sections and tables as the program sees them: title, form number, unit, who compiled it, header paths, and the code, label and values of every row. With --draw all of it is drawn over the pages of a PDF, as pictures.',
    ),
    usage: t('<文件> [选项]', '<file> [options]'),
    argument: [t('<文件>', '<file>'), t('一份文件', 'one file')],
    options: [
      new Option(t('--page <页码>', '--page <n>'), t('只看这一页（从 1 起）', 'only this page (from 1)')).argParser(
        parseCount,
      ),
      new Option(
        t('--draw <路径>', '--draw <path>'),
        t(
          '不显示文字，改为画图：线、单元格、列头、编码、名称、数值、跨页相接、标题，连同列头路径和发现。<路径> 是文件夹（page-001.png …）；只有一页时也可以是 .png 文件',
          'instead of text, draw rulings, cells, headers, codes, labels, values, joins over pages and headings, with header paths and findings. <path> is a folder (page-001.png …); for one page it may be a .png',
        ),
      ),
      passwordOption(language),
      ...ocrOptions(language),
      new Option(
        '--format <text|json>',
        t('text 或整份文件的 json（默认 text）', 'text, or the whole document as json (default: text)'),
      )
        .argParser(parseChoice(['text', 'json']))
        .default('text'),
    ],
    examples:
      language === 'zh'
        ? [
            'mingzhang inspect 决算.pdf --page 12',
            'mingzhang inspect 决算.pdf --page 12 --draw 第12页.png',
            'mingzhang inspect 决算.pdf --draw 图片文件夹',
            `mingzhang inspect 决算.pdf --format json | jq '.tables[].title'`,
          ]
        : [
            'mingzhang inspect accounts.pdf --page 12',
            'mingzhang inspect accounts.pdf --page 12 --draw page-12.png',
            'mingzhang inspect accounts.pdf --draw pictures',
            `mingzhang inspect accounts.pdf --format json | jq '.tables[].title'`,
          ],
    act: (file, options) => inspect(file, options, context),
  };
}
