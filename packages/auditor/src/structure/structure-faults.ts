import type { Account } from '../account.ts';
import type { Term } from '../term.ts';
import { findMisplacedCodes, findRepeatedCodes, type MisplacedCode, type RepeatedCode } from './codes.ts';
import { findMissingRows, type MissingRow } from './missing-rows.ts';
import { findEmptinessConflicts, findNegatives, type EmptinessConflict } from './statements.ts';

/** What fails of the statements about a document: looked for once, told twice, as findings and as rows of `checks`. */
export interface StructureFaults {
  readonly repeated: readonly RepeatedCode[];
  readonly misplaced: readonly MisplacedCode[];
  readonly missing: readonly MissingRow[];
  readonly conflicts: readonly EmptinessConflict[];
  readonly negatives: readonly Term[];
}

export const findStructureFaults = (account: Account): StructureFaults => ({
  repeated: findRepeatedCodes(account),
  misplaced: findMisplacedCodes(account),
  missing: findMissingRows(account),
  conflicts: findEmptinessConflicts(account),
  negatives: findNegatives(account),
});
