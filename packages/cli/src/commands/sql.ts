import { resolve } from 'node:path';
import Papa from 'papaparse';
import { UserError } from '@mingzhang/schema';
import { guardFormula } from '@mingzhang/exporter';
import type { Row, Session } from '@mingzhang/exporter/node';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-code.ts';
import { openDataset } from '../pipeline/open-dataset.ts';
import { formatTextTable } from '../terminal/text-table.ts';

export interface SqlOptions {
  readonly in: string;
  readonly format: 'table' | 'csv' | 'jsonl';
}

/** Rows after which a table for people stops; the other formats have no end. */
const MOST_TABLE_ROWS = 1000;
const MOST_COLUMN_WIDTH = 60;

const isNumber = (value: Row[string]): boolean =>
  typeof value === 'number' || (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value));
const shown = (value: Row[string]): string => (value === null || value === undefined ? '' : String(value));

function formatTable(rows: readonly Row[], rest: number): string {
  const names = Object.keys(rows[0] ?? {});
  const columns = names.map((name) => ({
    heading: name,
    align: rows.every((row) => row[name] === null || isNumber(row[name] ?? null))
      ? ('right' as const)
      : ('left' as const),
    maxWidth: MOST_COLUMN_WIDTH,
  }));
  const lines = formatTextTable(
    columns,
    rows.map((row) => names.map((name) => shown(row[name] ?? null))),
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

async function writeRows(session: Session, query: string, { format }: SqlOptions, { io }: Context): Promise<void> {
  let hasHeader = false;
  const kept: Row[] = [];
  let rest = 0;
  for await (const rows of session.stream(query)) {
    if (format === 'jsonl') io.stdout.write(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
    else if (format === 'csv') {
      const fields = rows.map((row) =>
        Object.values(row).map((value) => (typeof value === 'string' ? guardFormula(value) : shown(value))),
      );
      if (!hasHeader) io.stdout.write(`\uFEFF${Papa.unparse([Object.keys(rows[0] ?? {})], { newline: '\r\n' })}\r\n`);
      hasHeader = true;
      io.stdout.write(`${Papa.unparse(fields, { newline: '\r\n' })}\r\n`);
    } else {
      const room = MOST_TABLE_ROWS - kept.length;
      kept.push(...rows.slice(0, room));
      rest += Math.max(0, rows.length - room);
    }
  }
  if (format === 'table') io.stdout.write(formatTable(kept, rest));
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
