import { Option } from 'commander';
import { documentKindSchema, fundSchema, PANEL_PHASES } from '@mingzhang/schema';
import { cite, type CiteOptions } from './commands/cite.ts';
import { compare, type CompareOptions } from './commands/compare.ts';
import { sql, type SqlOptions } from './commands/sql.ts';
import { GROUPINGS } from './compare/comparison.ts';
import type { Context } from './context.ts';
import { parseChoice, parseRegions, parseYears } from './option-value.ts';
import { inOption, translator } from './usual-options.ts';
import type { Verb } from './verb.ts';

/** The verbs that ask what a run has written. */

export function compareVerb(context: Context): Verb<[CompareOptions]> {
  const { language } = context;
  const t = translator(language);
  return {
    name: 'compare',
    summary: t('跨单位、跨年度比较一个指标', 'compare a line over bodies and years'),
    description: t(
      '比较各单位历年的同一行：终端表格、CSV 或图。没有数字的格子写明原因：无文件、无此表、空表、未列、空白、口径不同、未读。数字都是文件中印出的；几个单位合在一格时注明 Σ。',
      'Compares one line of all bodies over the years: a table, CSV or a chart. A cell without a number says why: no document, no table, empty table, not listed, blank, another fund, unread. Every number is printed in a document; where several bodies share a cell it says Σ.',
    ),
    usage: t('--measure <指标> [选项]', '--measure <measure> [options]'),
    options: [
      new Option(
        t('--measure <指标>', '--measure <measure>'),
        t('指标，见 codebook.zh.md', 'the measure, see codebook.md'),
      ).makeOptionMandatory(),
      new Option(
        t('--code <代码>', '--code <code>'),
        t('科目代码，当年的或现行的（默认：合计行）', 'code of its year or of today (default: the total)'),
      ),
      new Option(
        '--by <agency|county|city|province>',
        t('按什么分行（默认 agency）', 'what a row is (default: agency)'),
      )
        .argParser(parseChoice(GROUPINGS))
        .default('agency'),
      new Option(
        t('--region <区划代码>', '--region <codes>'),
        t(
          '只比较这些地方的单位，逗号分隔：610104、6101（全市）、61（全省）',
          'only bodies there, joined by commas: 610104, 6101 (a city), 61 (a province)',
        ),
      ).argParser(parseRegions),
      new Option(
        t('--years <年..年>', '--years <from..to>'),
        t('年度（默认：有文件的全部年度）', 'fiscal years (default: all that have documents)'),
      ).argParser(parseYears),
      new Option(
        '--kind <final_accounts|budget|performance>',
        t('文件种类（默认：数字最多的）', 'kind of document (default: the one with most numbers)'),
      ).argParser(parseChoice(documentKindSchema.options)),
      new Option(
        `--phase <${PANEL_PHASES.join('|')}>`,
        t('阶段（默认：数字最多的）', 'phase (default: the one with most numbers)'),
      ).argParser(parseChoice(PANEL_PHASES)),
      new Option(
        `--fund <${fundSchema.options.join('|')}>`,
        t('资金来源（默认：数字最多的）', 'source of the money (default: the one with most numbers)'),
      ).argParser(parseChoice(fundSchema.options)),
      new Option(
        t('--per-capita <文件>', '--per-capita <file>'),
        t(
          '除以人口：CSV，列 year、region_code（或 county 等）、population',
          'divide by population: CSV with year, region_code (or county …), population',
        ),
      ),
      new Option(
        t('--deflator <文件>', '--deflator <file>'),
        t(
          '按价格指数（100 为基年）折算：CSV，列 year、index',
          'at the prices of the year with index 100: CSV with year, index',
        ),
      ),
      inOption(language),
      new Option(
        '--format <table|csv|chart>',
        t('table、csv 或 chart（SVG）（默认 table）', 'table, csv or chart (SVG) (default: table)'),
      )
        .argParser(parseChoice(['table', 'csv', 'chart']))
        .default('table'),
      new Option(
        t('--out <文件>', '--out <file>'),
        t('写入文件；图以 .png 结尾则为 PNG', 'write to a file; a chart ending in .png is a PNG'),
      ),
    ],
    examples: [
      'mingzhang compare --measure three_public_total --years 2022..2024',
      'mingzhang compare --code 21015 --measure expenditure_total --by county --kind final_accounts',
      'mingzhang compare --measure expenditure_total --format chart --out chart.png',
    ],
    act: (options) => compare(options, context),
  };
}

export function sqlVerb(context: Context): Verb<[string, SqlOptions]> {
  const { io, language } = context;
  const t = translator(language);
  return {
    name: 'sql',
    summary: t('用 SQL 查询一次运行的数据', 'query the data of a run with SQL'),
    description: t(
      '在一次运行的 DuckDB 文件上执行一条查询并打印结果。表与列见 codebook.zh.md。只读；查询不能打开别的文件，也不下载任何扩展。',
      'Runs a query over the DuckDB file of a run and prints its rows. Tables and columns: codebook.md. Read only; the query can open no other file, and no extension is fetched.',
    ),
    usage: t('<查询> [选项]', '<query> [options]'),
    argument: [t('<查询>', '<query>'), t('一条 SQL', 'one SQL statement')],
    options: [
      inOption(language),
      new Option(
        '--format <table|csv|jsonl>',
        t('输出格式（默认：终端 table，管道 jsonl）', 'format (default: table on a terminal, jsonl when piped)'),
      )
        .argParser(parseChoice(['table', 'csv', 'jsonl']))
        .default(io.stdout.isTTY === true ? 'table' : 'jsonl'),
    ],
    examples: [
      `mingzhang sql "select agency, fiscal_year, executed_yuan from panel where measure = 'three_public_total'"`,
      'mingzhang sql "select * from panel_coverage" --format csv',
    ],
    act: (query, options) => sql(query, options, context),
  };
}

export function citeVerb(context: Context): Verb<[string, CiteOptions]> {
  const { language } = context;
  const t = translator(language);
  return {
    name: 'cite',
    summary: t('给出一个数字的出处', 'give the reference of a number'),
    description: t(
      '打印一个事实或单元格的出处：单位、文件、页码、位置、文件的 SHA-256、印出的值和运行。',
      'Prints where a fact or cell comes from: body, document, page, box, SHA-256 of the file, the value as printed, and the run.',
    ),
    usage: t('<标识> [选项]', '<id> [options]'),
    argument: [
      t('<标识>', '<id>'),
      t('fact_id 或 cell_id，或其开头至少 6 位', 'a fact_id or cell_id, or at least its first 6 characters'),
    ],
    options: [
      inOption(language),
      new Option('--format <text|json>', t('text 或 json（默认 text）', 'text or json (default: text)'))
        .argParser(parseChoice(['text', 'json']))
        .default('text'),
    ],
    examples: ['mingzhang cite 3f9a1c27d0', 'mingzhang cite 3f9a1c27d0 --format json | jq .page'],
    act: (id, options) => cite(id, options, context),
  };
}
