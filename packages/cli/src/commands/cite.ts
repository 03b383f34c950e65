import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { nameMeasure, UserError, type ValueLabel } from '@mingzhang/schema';
import { readVocabulary } from '@mingzhang/schema/node';
import type { Row, Session } from '@mingzhang/exporter/node';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-code.ts';
import { say, type Language } from '../language.ts';
import { openDataset } from '../pipeline/open-dataset.ts';

export interface CiteOptions {
  readonly in: string;
  readonly format: 'text' | 'json';
}

/** Shorter beginnings of an id could mean anything. */
const LEAST_CHARACTERS = 6;

const PLACE = 'd.agency, d.fiscal_year, d.document_kind, d.title, d.source_file, d.source_url, d.document_id';
const BOX = 'x.page, x.x0, x.y0, x.x1, x.y1';
const FACT = `SELECT 'fact' AS what, x.fact_id AS id, x.cell_id, x.code, x.code_name, x.item, x.measure, x.fund, x.phase,
  x.fiscal_year AS year, x.amount_yuan, x.count_value, x.null_kind, x.value_printed, x.unit_printed, x.status, x.paragraph, x.source_kind,
  coalesce(c.table_title, (
    SELECT CASE WHEN count(*) = 1 THEN any_value(t.title) END FROM tables AS t
    WHERE t.document_id = x.document_id AND t.kind = x.table_kind AND coalesce(x.page BETWEEN t.first_page AND t.last_page, true)
  )) AS table_title, c.row_label, c.column_path, ${BOX}, ${PLACE}
  FROM facts AS x JOIN documents AS d USING (document_id) LEFT JOIN cells AS c ON c.cell_id = x.cell_id
  WHERE starts_with(x.fact_id, $id)`;
const CELL = `SELECT 'cell' AS what, x.cell_id AS id, x.cell_id, x.row_code AS code, x.row_label, x.column_path,
  x.value AS value_printed, x.table_title, ${BOX}, ${PLACE}
  FROM cells AS x JOIN documents AS d USING (document_id) WHERE starts_with(x.cell_id, $id)`;

async function find(session: Session, id: string): Promise<Row> {
  if (!/^[0-9a-f]+$/.test(id) || id.length < LEAST_CHARACTERS)
    throw new UserError('cite.id', `${id} is no id`, {
      hint: `at least ${LEAST_CHARACTERS} characters of a fact_id or cell_id`,
    });
  const found = [...(await session.rows(FACT, { id })), ...(await session.rows(CELL, { id }))];
  const [first] = found;
  if (first === undefined)
    throw new UserError('cite.missing', `no fact and no cell has the id ${id}`, { hint: 'check --in' });
  if (found.length > 1)
    throw new UserError('cite.ambiguous', `${found.length} ids begin with ${id}`, { hint: 'give more of it' });
  return first;
}

/** What `run.json` says of the run: enough to run it again. */
async function readRun(folder: string): Promise<Readonly<Record<string, unknown>>> {
  const text = await readFile(join(folder, 'run.json'), 'utf8').catch(() => '{}');
  const { program, version, startedAt }: Readonly<Record<string, unknown>> = JSON.parse(text);
  return { program, version, startedAt };
}

const shown = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';

interface Wording {
  readonly labels: readonly ValueLabel[];
  readonly language: Language;
}

/** What a value of a column is called; the value itself where it has no name. */
function nameOf(column: string, value: string, { labels, language }: Wording): string {
  if (column === 'measure') {
    const name = nameMeasure(labels, value);
    return name === undefined ? value : `${say(language, name)} (${value})`;
  }
  const label = labels.find((one) => one.column.split('.').at(-1) === column && one.value === value);
  return label === undefined ? value : say(language, { zh: label.name_zh, en: label.name_en });
}

/** What is printed with its unit; of a place without a number what stands there instead. */
function printedOf(row: Row, wording: Wording): string {
  const printed = shown(row['value_printed']).trim();
  if (printed === '') return nameOf('null_kind', shown(row['null_kind']), wording);
  return [printed, shown(row['unit_printed'])].filter((part) => part !== '').join(' ');
}

function formatReference(row: Row, run: Readonly<Record<string, unknown>>, wording: Wording): string {
  const { language } = wording;
  const has = (name: string): boolean => row[name] !== null && row[name] !== undefined && row[name] !== '';
  const get = (name: string): string => shown(row[name]);
  const place = [
    ...(has('table_title')
      ? [`《${get('table_title')}》`]
      : get('source_kind') === 'table'
        ? [say(language, { zh: '表', en: 'table' })]
        : []),
    ...(has('row_label') ? [say(language, { zh: '行', en: 'row' }) + ` ${get('row_label')}`] : []),
    ...(has('column_path') ? [say(language, { zh: '列', en: 'column' }) + ` ${get('column_path')}`] : []),
    ...(has('page') ? [say(language, { zh: `第 ${get('page')} 页`, en: `page ${get('page')}` })] : []),
    ...(has('x0')
      ? [say(language, { zh: `位置（磅）`, en: 'box (pt)' }) + ` ${get('x0')} ${get('y0')} ${get('x1')} ${get('y1')}`]
      : []),
    ...(has('paragraph')
      ? [say(language, { zh: `段落 ${get('paragraph')}`, en: `paragraph ${get('paragraph')}` })]
      : []),
  ];
  const amount = has('amount_yuan') ? `${get('amount_yuan')} ${say(language, { zh: '元', en: 'yuan' })}` : '';
  const what = [
    get('code'),
    has('code_name') ? get('code_name') : get('item'),
    ...['measure', 'fund', 'phase'].map((column) => nameOf(column, get(column), wording)),
  ].filter((part) => part !== '');
  const lines: readonly (readonly [string, string])[] = [
    [
      say(language, { zh: '来源', en: 'source' }),
      [get('agency'), get('title') === '' ? get('source_file') : get('title')].filter((part) => part !== '').join('：'),
    ],
    [
      say(language, { zh: '文件', en: 'file' }),
      [get('source_file'), get('source_url')].filter((part) => part !== '').join(' '),
    ],
    ['SHA-256', get('document_id')],
    [say(language, { zh: '位置', en: 'place' }), place.join(say(language, { zh: '，', en: ', ' }))],
    [say(language, { zh: '印为', en: 'printed' }), printedOf(row, wording) + (amount === '' ? '' : ` = ${amount}`)],
    [say(language, { zh: '含义', en: 'meaning' }), [...what, get('year')].filter((part) => part !== '').join(' · ')],
    ...(has('status')
      ? [[say(language, { zh: '状态', en: 'status' }), nameOf('status', get('status'), wording)] as const]
      : []),
    ['id', `${get('what')} ${get('id')}`],
    [
      say(language, { zh: '运行', en: 'run' }),
      `${shown(run['program'])} ${shown(run['version'])}, ${shown(run['startedAt'])}`,
    ],
  ];
  return `${lines.map(([name, text]) => `${name}${say(language, { zh: '：', en: ': ' })}${text}`).join('\n')}\n`;
}

/** Prints a reference to one fact or cell: document, page, box, hash, run. Returns the exit code. */
export async function cite(id: string, options: CiteOptions, context: Context): Promise<number> {
  const { io, language } = context;
  const folder = resolve(io.cwd(), options.in);
  const vocabulary = await readVocabulary();
  const session = await openDataset(folder);
  try {
    const row = await find(session, id.toLowerCase());
    const run = await readRun(folder);
    io.stdout.write(
      options.format === 'json'
        ? `${JSON.stringify({ ...row, run })}\n`
        : formatReference(row, run, {
            labels: vocabulary.valueLabels,
            language,
          }),
    );
    return EXIT.complete;
  } finally {
    await session.close();
  }
}
