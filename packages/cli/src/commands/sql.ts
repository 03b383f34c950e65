import { once } from 'node:events';
import { resolve } from 'node:path';
import Papa from 'papaparse';
import { UserError } from '@mingzhang/schema';
import { guardFormula } from '@mingzhang/exporter';
import type { Session, Value } from '@mingzhang/exporter/node';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-code.ts';
import type { TextStream } from '../io.ts';
import { systemCode } from '../pipeline/input-file.ts';
import { openDataset } from '../pipeline/open-dataset.ts';
import { formatTextTable } from '../terminal/text-table.ts';

export interface SqlOptions {
  readonly in: string;
  readonly format: 'table' | 'csv' | 'jsonl';
}

/** Rows after which a table for people stops; the other formats have no end. */
const MOST_TABLE_ROWS = 1000;
const MOST_COLUMN_WIDTH = 60;

const isNumber = (value: Value): boolean =>
  typeof value === 'number' || (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value));
const shown = (value: Value): string => (value === null ? '' : String(value));
const guarded = (value: Value): string => (typeof value === 'string' ? guardFormula(value) : shown(value));
const csvLines = (rows: readonly (readonly string[])[]): string =>
  `${Papa.unparse(
    rows.map((row) => [...row]),
    { newline: '\r\n' },
  )}\r\n`;

function formatTable(names: readonly string[], rows: readonly (readonly Value[])[], rest: number): string {
  const columns = names.map((name, index) => ({
    heading: name,
    align: rows.every((row) => row[index] === null || isNumber(row[index] ?? null))
      ? ('right' as const)
      : ('left' as const),
    maxWidth: MOST_COLUMN_WIDTH,
  }));
  const lines = formatTextTable(
    columns,
    rows.map((row) => row.map(shown)),
  );
  return `${[...lines, ...(rest > 0 ? [`… +${rest}`] : [])].join('\n')}\n`;
}

const QUERY_ERROR =
  /^(?:Failed to extract statements: )?((?:Parser|Binder|Catalog|Conversion|Invalid Input|Permission|Not implemented|Out of Range|IO) Error[^]*)/;
/** Columns of `checks` that are words of SQL. */
const RESERVED = /at or near "(?:from|,|left|right)"/;

/** A mistake in the query is the user's; anything else of the database is not. */
function toQueryError(error: unknown): unknown {
  const message = error instanceof Error ? QUERY_ERROR.exec(error.message)?.[1] : undefined;
  if (message === undefined) return error;
  // What the database suggests stands below the first line, up to the place in the query.
  const [first = '', ...more] = (message.split(/\n\s*\n|\nLINE /, 1)[0] ?? '').split('\n');
  const said = more.join(' ').trim();
  const quoted = RESERVED.test(first) ? 'the columns "left" and "right" of checks stand in quotes' : undefined;
  return new UserError('sql.failed', first.replace(/!$/, ''), {
    hint: [said, quoted, 'tables and columns: codebook.md'].filter(Boolean).join('; '),
    chinese: {
      message: first.replace(/!$/, ''),
      hint: [said, quoted === undefined ? '' : 'checks 的列 "left"、"right" 须加双引号', '表与列见 codebook.zh.md']
        .filter(Boolean)
        .join('；'),
    },
    cause: error,
  });
}

/** Writes and waits while the reader on the other side is slower; false once it has gone, as `head` does. */
async function put(stdout: TextStream, text: string): Promise<boolean> {
  if (stdout.write(text)) return true;
  try {
    await once(stdout, 'drain');
    return true;
  } catch (error) {
    if (systemCode(error) === 'EPIPE') return false;
    throw error;
  }
}

/** Put together by hand: an object would move names that are numbers, such as years, to the front. */
const jsonLines = (keys: readonly string[], rows: readonly (readonly Value[])[]): string =>
  rows.map((row) => `{${row.map((value, index) => `${keys[index]}:${JSON.stringify(value)}`).join(',')}}\n`).join('');

async function writeRows(session: Session, query: string, { format }: SqlOptions, { io }: Context): Promise<void> {
  const { columns, batches } = await session.ask(query);
  const keys = columns.map((name) => JSON.stringify(name));
  const kept: (readonly Value[])[] = [];
  let rest = 0;
  if (format === 'csv') await put(io.stdout, `\uFEFF${csvLines([columns])}`);
  for await (const rows of batches) {
    if (format !== 'table') {
      const text = format === 'csv' ? csvLines(rows.map((row) => row.map(guarded))) : jsonLines(keys, rows);
      if (!(await put(io.stdout, text))) return;
    } else {
      const room = MOST_TABLE_ROWS - kept.length;
      kept.push(...rows.slice(0, room));
      rest += Math.max(0, rows.length - room);
    }
  }
  if (format === 'table') await put(io.stdout, formatTable(columns, kept, rest));
}

/**
 * Runs one query over the DuckDB file of a run and prints its rows. The file is opened for reading, nothing else
 * on the machine can be opened by the query, and no extension is fetched. Returns the exit code.
 */
export async function sql(query: string, options: SqlOptions, context: Context): Promise<number> {
  if (query.trim() === '')
    throw new UserError('sql.empty', 'the query is empty', {
      hint: 'mingzhang sql "show tables"',
      chinese: { message: '查询是空的', hint: 'mingzhang sql "show tables"' },
    });
  const session = await openDataset(resolve(context.io.cwd(), options.in));
  try {
    await writeRows(session, query, options, context);
    return EXIT.complete;
  } catch (error) {
    throw toQueryError(error);
  } finally {
    await session.close();
  }
}
