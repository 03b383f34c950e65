import type { CellRecord, FactRecord, OtherReading, TableRecord } from '@mingzhang/schema';
import { ONE, parseExact, printedDecimals, readPrinted, unitYuan, type Exact } from './exact.ts';
import type { Rounded } from './judge.ts';
import type { RowRole } from './row-role.ts';

/** Below this the recogniser doubts a digit itself; above it, it loses points but hardly takes one digit for another. */
export const SURE_READING = 0.9;

/** One printed number of a document, ready to be put into identities. */
export interface Term extends Rounded {
  /** `cellId`, or `factId` of a number in the text. */
  readonly id: string;
  readonly fact: FactRecord;
  /** Undefined for numbers in the text. */
  readonly tableId: string | undefined;
  readonly title: string;
  readonly row: number;
  readonly column: number;
  /** Header texts joined by `/`. */
  readonly path: string;
  /** Numbers of one row that are about the same subject share it. */
  readonly rowKey: string;
  readonly role: RowRole;
  /** How sure the reading is, 0…1; 1 for digital text. */
  readonly confidence: number;
  /** How the number was read; of the text, that of the document's tables does not matter: text. */
  readonly method: CellRecord['method'];
  /** What else the recogniser takes a number for, the likeliest first. */
  readonly otherReadings: readonly Exact[];
  /** Position among the terms of the document. */
  readonly position: number;
}

/** A term while its table is being looked at: precision and role depend on what stands around it. */
export type TermDraft = Omit<Term, 'quantum' | 'role'> & { quantum: Exact; role: RowRole };

interface TermPlace {
  readonly cell: CellRecord | undefined;
  /** The table that a number in words (74万元) stands in, which has no cell of its own. */
  readonly table: TableRecord | undefined;
  readonly position: number;
  /** Taken where the table prints no unit but every other table of the document has this one. */
  readonly assumedUnit: string | null;
  /** Roles of labels already looked at: many rows share one. */
  readonly roleOf: (label: string | null) => RowRole;
  readonly readings: readonly OtherReading[];
}

/**
 * Reads the number of a fact; undefined when it prints none. The quantum is that of the fact's own digits;
 * the account widens or narrows it to what its table prints.
 */
export function makeTerm(fact: FactRecord, place: TermPlace): TermDraft | undefined {
  const { cell } = place;
  const reading = readNumber(fact, place.assumedUnit);
  if (reading === undefined) return undefined;
  const subject = fact.code ?? fact.item ?? '';
  return {
    value: reading.value,
    quantum: reading.quantum,
    id: fact.cellId ?? fact.factId,
    fact,
    tableId: cell?.tableId ?? place.table?.tableId,
    title: cell?.tableTitle ?? place.table?.title ?? '',
    row: cell?.rowIndex ?? fact.paragraph ?? place.position,
    column: cell?.columnIndex ?? 0,
    path: cell?.columnPath ?? '',
    rowKey: `${cell?.rowIndex ?? place.position}|${fact.classification ?? ''}|${subject}|${fact.project ?? ''}`,
    role: fact.code !== null && fact.classification !== 'item' ? 'code' : place.roleOf(fact.item),
    confidence: cell?.confidence ?? 1,
    method: cell?.method ?? 'text',
    otherReadings: place.readings.flatMap(({ text }) => {
      const value = valueOf(text, fact, place.assumedUnit);
      return value === undefined || value === reading.value ? [] : [value];
    }),
    position: place.position,
  };
}

const POWERS_OF_TEN: readonly bigint[] = Array.from({ length: 9 }, (_, power) => 10n ** BigInt(power));

function readNumber(fact: FactRecord, assumedUnit: string | null): Rounded | undefined {
  const digits = POWERS_OF_TEN[Math.min(8, printedDecimals(fact.valuePrinted))] ?? 1n;
  if (fact.countValue !== null) return { value: parseExact(fact.countValue), quantum: ONE / digits };
  if (fact.nullKind !== null) return undefined;
  const unit = unitYuan(fact.unitPrinted ?? assumedUnit);
  if (fact.amountYuan !== null) return { value: parseExact(fact.amountYuan), quantum: (unit ?? ONE) / digits };
  const printed = readPrinted(fact.valuePrinted);
  if (printed === undefined || unit === undefined) return undefined;
  return { value: (printed * unit) / ONE, quantum: unit / digits };
}

/** What a text would be worth in the place of a fact's number. */
function valueOf(text: string, fact: FactRecord, assumedUnit: string | null): Exact | undefined {
  const printed = readPrinted(text);
  if (printed === undefined || fact.countValue !== null) return printed;
  const unit = unitYuan(fact.unitPrinted ?? assumedUnit);
  return unit === undefined ? undefined : (printed * unit) / ONE;
}

export const isMoney = (term: Pick<Term, 'fact'>): boolean => term.fact.countValue === null;
