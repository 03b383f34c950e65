import { resolve } from 'node:path';
import { isUserError, recordSchemas, UserError, type FactRecord } from '@mingzhang/schema';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-code.ts';
import { readRecords } from '../pipeline/read-records.ts';
import { describeFailure, describeStack, paintFailure } from '../terminal/failure-text.ts';
import { formatExplanation, idOfTerm, type ExplanationOptions } from '../terminal/explanation-text.ts';

export interface ExplainOptions {
  /** Output folder that holds the number. */
  readonly in: string;
  readonly debug: boolean;
}

/** A prefix shorter than this would often mean several numbers. */
const SHORTEST_ID = 6;

/** Prints one number with its page and box, and every identity that it stands in with all terms. Returns the exit code. */
export async function explain(id: string, options: ExplainOptions, context: Context): Promise<number> {
  const { io, language } = context;
  try {
    const folder = resolve(io.cwd(), options.in);
    const stages = await context.loadStages();
    const vocabulary = await stages.readVocabulary();
    const fact = await findFact(folder, id);
    const around = await readAround(folder, fact);
    const formulas = new Map(vocabulary.checks.map((entry) => [entry.id, entry.formula]));
    io.stdout.write(formatExplanation(fact, { ...around, formulas, language }));
    return EXIT.complete;
  } catch (error) {
    if (!isUserError(error)) throw error;
    io.stderr.write(`${paintFailure(describeFailure(error, language, id), io.stderr, io.env)}\n`);
    if (options.debug) io.stderr.write(`${describeStack(error)}\n`);
    return EXIT.notStarted;
  }
}

async function findFact(folder: string, id: string): Promise<FactRecord> {
  const isMeant = (fact: FactRecord): boolean => fact.factId.startsWith(id) || fact.cellId?.startsWith(id) === true;
  const candidates = await readRecords(folder, 'facts', recordSchemas.facts, {
    mayMatter: (line) => id.length >= SHORTEST_ID && line.includes(`"${id}`),
  });
  const found = candidates.filter(isMeant);
  const [only] = found;
  if (only !== undefined && found.length === 1) return only;
  throw found.length > 1
    ? new UserError('id.ambiguous', `${found.length} numbers begin with this id`, { hint: 'give more of it' })
    : new UserError('id.unknown', 'no fact and no cell has this id', {
        hint: 'take a fact_id of facts.csv or a cell_id of cells.csv',
      });
}

/** Ids at the beginning of a line of facts or cells. */
const IDS = /"(?:fact|cell)_id":"([0-9a-f]+)"/g;
/** Both stand within so many characters. */
const IDS_LENGTH = 120;

/** The checks that a number stands in, with the facts and cells of all their terms, of whatever document. */
async function readAround(
  folder: string,
  fact: FactRecord,
): Promise<Omit<ExplanationOptions, 'formulas' | 'language'>> {
  const id = idOfTerm(fact);
  const checks = await readRecords(folder, 'checks', recordSchemas.checks, {
    mayMatter: (line) => line.includes(id),
  });
  const ids = new Set([id, ...checks.flatMap((check) => check.cellIds.split(' '))]);
  const mayMatter = (line: string): boolean =>
    [...line.slice(0, IDS_LENGTH).matchAll(IDS)].some(([, found = '']) => ids.has(found));
  const facts = await readRecords(folder, 'facts', recordSchemas.facts, { mayMatter });
  return {
    checks,
    facts,
    tables: await readRecords(folder, 'tables', recordSchemas.tables, {
      mayMatter: (line) => facts.some(({ documentId }) => line.includes(documentId)),
    }),
    cells: await readRecords(folder, 'cells', recordSchemas.cells, { mayMatter }),
    documents: await readRecords(folder, 'documents', recordSchemas.documents, {
      mayMatter: (line) => line.includes(fact.documentId),
    }),
  };
}
