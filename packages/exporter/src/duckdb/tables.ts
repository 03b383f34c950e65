import { describeColumns, OUTPUT_NAMES, recordSchemas, type OutputName } from '@mingzhang/schema';
import type { ValueNames } from '../value-names.ts';
import type { Session } from './session.ts';
import { INEXACT_DECIMAL, quoteName, quoteText, selectLines } from './sql-text.ts';
import { VIEWS } from './views.ts';

const isTooLong = (error: unknown): boolean => error instanceof Error && error.message.includes(INEXACT_DECIMAL);

/**
 * Loads one JSON Lines file into a table of its name. Returns how many decimals the type cannot hold exactly:
 * they are null in the table, and as they are in CSV and JSON Lines. Such a number is no amount of money, but a
 * document may print it, and one document must not stop the others.
 */
async function loadTable(session: Session, file: OutputName, path: string): Promise<number> {
  const columns = describeColumns(file);
  const create = (whenTooLong: 'fail' | 'null'): Promise<void> =>
    session.run(`CREATE OR REPLACE TABLE ${quoteName(file)} AS ${selectLines(path, columns, whenTooLong)}`);
  try {
    await create('fail');
    return 0;
  } catch (error) {
    if (!isTooLong(error)) throw error;
  }
  await create('null');
  const decimals = columns.filter(({ type }) => type === 'decimal').map(({ name }) => quoteName(name));
  const count = `SELECT ${decimals.map((name) => `count(${name})`).join(' + ')} AS held`;
  const [lines] = await session.rows(
    `${count} FROM read_json(${quoteText(path)}, format = 'newline_delimited', columns = {${decimals.map((name) => `${name}: 'VARCHAR'`).join(', ')}})`,
  );
  const [kept] = await session.rows(`${count} FROM ${quoteName(file)}`);
  return Number(lines?.['held'] ?? 0) - Number(kept?.['held'] ?? 0);
}

/** Loads the records from `pathOf(name)` (JSON Lines). Returns how many decimals were too long for the tables. */
export async function loadTables(session: Session, pathOf: (name: OutputName) => string): Promise<number> {
  let tooLong = 0;
  for (const file of OUTPUT_NAMES) {
    if (file in recordSchemas) tooLong += await loadTable(session, file, pathOf(file));
  }
  return tooLong;
}

/** How many facts are in no row of the panel, by reason. */
export async function countLeftOut(session: Session): Promise<Readonly<Record<string, number>>> {
  const rows = await session.rows(
    'SELECT reason, count(*) AS facts FROM panel_left_out GROUP BY reason ORDER BY reason',
  );
  return Object.fromEntries(rows.map(({ reason, facts }) => [String(reason), Number(facts)]));
}

/** Whether every body of the panel has every year that any body has for the same kind of document. */
export async function isBalanced(session: Session): Promise<boolean> {
  const [row] = await session.rows(
    `SELECT coalesce(bool_and(body_years = bodies * years), true) AS balanced FROM (
       SELECT document_kind, count(DISTINCT (region_code, agency, scope)) AS bodies, count(DISTINCT fiscal_year) AS years,
         count(DISTINCT (region_code, agency, scope, fiscal_year)) AS body_years
       FROM panel GROUP BY document_kind)`,
  );
  return row?.['balanced'] === true;
}

/** Adds what makes the file explain itself: comments on tables and columns, views. */
export async function describeTables(session: Session, names: ValueNames): Promise<void> {
  for (const file of OUTPUT_NAMES) {
    const about = `${names.row(file, 'zh')} — ${names.row(file, 'en')}`;
    const comments = describeColumns(file).map(
      ({ name, description, descriptionZh }) =>
        `COMMENT ON COLUMN ${quoteName(file)}.${quoteName(name)} IS ${quoteText(`${descriptionZh} — ${description}`)}`,
    );
    await session.run([`COMMENT ON TABLE ${quoteName(file)} IS ${quoteText(about)}`, ...comments].join(';\n'));
  }
  await session.run(VIEWS);
}
