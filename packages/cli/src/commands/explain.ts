import { resolve } from 'node:path';
import { isUserError, recordSchemas, UserError, type FactRecord } from '@mingzhang/schema';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-code.ts';
import { readRecords } from '../pipeline/read-records.ts';
import { describeFailure, describeStack, paintFailure } from '../terminal/failure-text.ts';
import { formatExplanation } from '../terminal/explanation-text.ts';

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
    const [facts, cells, checks, documents, vocabulary] = await Promise.all([
      readRecords(folder, 'facts', recordSchemas.facts),
      readRecords(folder, 'cells', recordSchemas.cells),
      readRecords(folder, 'checks', recordSchemas.checks),
      readRecords(folder, 'documents', recordSchemas.documents),
      stages.readVocabulary(),
    ]);
    const fact = findFact(facts, id);
    const formulas = new Map(vocabulary.checks.map((entry) => [entry.id, entry.formula]));
    io.stdout.write(formatExplanation(fact, { facts, cells, checks, documents, formulas, language }));
    return EXIT.complete;
  } catch (error) {
    if (!isUserError(error)) throw error;
    io.stderr.write(`${paintFailure(describeFailure(error, language, id), io.stderr, io.env)}\n`);
    if (options.debug) io.stderr.write(`${describeStack(error)}\n`);
    return EXIT.notStarted;
  }
}

function findFact(facts: readonly FactRecord[], id: string): FactRecord {
  const found =
    id.length < SHORTEST_ID
      ? []
      : facts.filter((fact) => fact.factId.startsWith(id) || fact.cellId?.startsWith(id) === true);
  const [only] = found;
  if (only !== undefined && found.length === 1) return only;
  throw found.length > 1
    ? new UserError('id.ambiguous', `${found.length} numbers begin with this id`, { hint: 'give more of it' })
    : new UserError('id.unknown', 'no fact and no cell has this id', {
        hint: 'take a fact_id of facts.csv or a cell_id of cells.csv',
      });
}
