import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';

/** A database while it is being used; nothing of the library's own types leaves this folder. */
export interface Session {
  /** Runs statements that give no rows. */
  run(sql: string): Promise<void>;
  /** All rows of a query, for small answers; decimals, dates and the like as text. `values` are those of `$name`. */
  rows(sql: string, values?: Parameters): Promise<readonly Row[]>;
  /** Rows of a query, a few thousand at a time, however many there are. */
  stream(sql: string): AsyncIterable<readonly Row[]>;
  /** The same with the columns in their order, which names alone do not keep, and known also where there is no row. */
  ask(sql: string): Promise<Answer>;
  /** Writes everything to disk and lets go of the file. */
  close(): Promise<void>;
}

export interface Answer {
  /** Names in order; of several of one name the later ones carry a number: `id`, `id:1`. */
  readonly columns: readonly string[];
  readonly batches: AsyncIterable<readonly (readonly Value[])[]>;
}

export type Value = string | number | boolean | null;
export type Row = Readonly<Record<string, Value>>;

export type Parameters = Readonly<Record<string, string | number | null>>;

export interface SessionOptions {
  /** Path of the database file; without it the database lives in memory. */
  readonly path?: string;
  readonly access: 'read' | 'write';
  /** Where to put what does not fit in memory. */
  readonly temporaryFolder?: string;
}

/** Enough for a million facts with room to sort them; the rest goes to the temporary folder. */
const MEMORY_LIMIT = '256MB';
/** What the library may keep of freed memory; by itself it keeps 128 MB, a third of what a whole run takes. */
const KEPT_MEMORY = '1MB';

function toValue(value: DuckDBValue): Value {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString();
  const text = value.toString();
  // A decimal is the number, not the width of its column: 12.500000000 is 12.5.
  return /^-?\d+\.\d+$/.test(text) ? text.replace(/\.?0+$/, '') : text;
}

async function ask(connection: DuckDBConnection, sql: string, values?: Parameters): Promise<Answer> {
  const result = await connection.stream(sql, values === undefined ? undefined : { ...values });
  async function* batches(): Answer['batches'] {
    for (;;) {
      const chunk = await result.fetchChunk();
      if (chunk === null || chunk.rowCount === 0) return;
      const columns = Array.from({ length: chunk.columnCount }, (_, index) => chunk.getColumnValues(index));
      yield Array.from({ length: chunk.rowCount }, (_, at) => columns.map((column) => toValue(column[at] ?? null)));
    }
  }
  return { columns: result.deduplicatedColumnNames(), batches: batches() };
}

async function* streamRows(
  connection: DuckDBConnection,
  sql: string,
  values?: Parameters,
): AsyncIterable<readonly Row[]> {
  const { columns, batches } = await ask(connection, sql, values);
  for await (const rows of batches) {
    yield rows.map((row) => {
      const named: Record<string, Value> = {};
      for (const [index, name] of columns.entries()) named[name] = row[index] ?? null;
      return named;
    });
  }
}

/**
 * Opens a database. One thread, so that the order of rows and the grouping of a Parquet file never depend on the
 * machine; no extension is ever fetched; reading opens nothing but the file itself, whatever the query says.
 */
export async function openSession(options: SessionOptions): Promise<Session> {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const reading = options.access === 'read';
  const instance = await DuckDBInstance.create(options.path ?? ':memory:', {
    access_mode: reading ? 'READ_ONLY' : 'READ_WRITE',
    threads: '1',
    memory_limit: MEMORY_LIMIT,
    allocator_flush_threshold: KEPT_MEMORY,
    allocator_bulk_deallocation_flush_threshold: KEPT_MEMORY,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    ...(options.temporaryFolder === undefined ? {} : { temp_directory: options.temporaryFolder }),
  });
  const connection = await instance.connect();
  if (reading) await connection.run('SET enable_external_access = false; SET lock_configuration = true');
  return {
    async run(sql) {
      await connection.run(sql);
    },
    async rows(sql, values) {
      const rows: Row[] = [];
      for await (const chunk of streamRows(connection, sql, values)) rows.push(...chunk);
      return rows;
    },
    stream: (sql) => streamRows(connection, sql),
    ask: (sql) => ask(connection, sql),
    async close() {
      if (!reading && options.path !== undefined) await connection.run('CHECKPOINT');
      connection.closeSync();
      instance.closeSync();
    },
  };
}
