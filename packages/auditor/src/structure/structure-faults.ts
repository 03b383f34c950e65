import type { Account } from '../account.ts';
import type { Term } from '../term.ts';
import { findCodeFaults, type CodeFaults, type CodeRule } from './code-names.ts';
import { findMisplacedCodes, findRepeatedCodes, type MisplacedCode, type RepeatedCode } from './codes.ts';
import { findEmptyFunds, type EmptyFund } from './empty-funds.ts';
import { findOddHeadings, type OddHeading } from './headings.ts';
import { findMissingRows, type MissingRow } from './missing-rows.ts';
import {
  findDeniedFunds,
  findEmptinessConflicts,
  findNegatives,
  type DeniedFund,
  type EmptinessConflict,
} from './statements.ts';

/** What fails of the statements about a document: looked for once, told twice, as findings and as rows of `checks`. */
export interface StructureFaults {
  readonly repeated: readonly RepeatedCode[];
  readonly misplaced: readonly MisplacedCode[];
  readonly missing: readonly MissingRow[];
  readonly conflicts: readonly EmptinessConflict[];
  readonly negatives: readonly Term[];
  readonly codes: CodeFaults;
  readonly headings: readonly OddHeading[];
  readonly denied: readonly DeniedFund[];
  readonly emptyFunds: readonly EmptyFund[];
}

export const findStructureFaults = (account: Account, codeRule: CodeRule): StructureFaults => ({
  repeated: findRepeatedCodes(account),
  misplaced: findMisplacedCodes(account),
  missing: findMissingRows(account),
  conflicts: findEmptinessConflicts(account),
  negatives: findNegatives(account),
  codes: findCodeFaults(account, codeRule),
  headings: findOddHeadings(account),
  denied: findDeniedFunds(account),
  emptyFunds: findEmptyFunds(account),
});
