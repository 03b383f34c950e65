import type { CellRecord, FactRecord, FindingRecord } from '../../../packages/schema/dist/index.js';
import { buildOracle, toSmallest, type Oracle, type Verdict } from './oracle.ts';
import type { PlantedError } from './errors.ts';
import type { Outcome } from './run-audit.ts';

/** What became of one planted error. */
export interface Judged {
  readonly expected: Verdict;
  readonly found: 'error' | 'warning' | 'no';
  readonly blamed: boolean;
  /** … with the number that stood there before. */
  readonly satisfied: boolean;
  /** Another number is named as suspect, and the planted one is not. */
  readonly misblamed: readonly FindingRecord[];
  /** New errors that have nothing to do with the planted place. */
  readonly false: readonly FindingRecord[];
  /** The planted number itself is called verified. */
  readonly verified: boolean;
  /** The planted number was not read as it was written: nothing can be said of it. */
  readonly unread: boolean;
}

/** Numbers by where they stand, in any run of the same document. */
function byPlace({ records }: Outcome): ReadonlyMap<string, CellRecord> {
  const order = new Map(records.tables.map((table, index) => [table.tableId, index]));
  return new Map(
    records.cells.map((cell) => [`${order.get(cell.tableId)} ${cell.rowIndex} ${cell.columnIndex}`, cell]),
  );
}

/** Numbers of the text by the order in which they stand. */
function inText({ records }: Outcome): readonly FactRecord[] {
  return records.facts.filter(({ sourceKind }) => sourceKind === 'narrative');
}

interface Place {
  /** Ids in the run with the error. */
  readonly ids: ReadonlySet<string>;
  /** Of the sound run, with what they became, in hundredths of a yuan. */
  readonly changed: ReadonlyMap<string, number>;
  readonly was: readonly string[];
}

function changedCells(sound: Outcome, outcome: Outcome): Place {
  const before = byPlace(sound);
  const amounts = new Map(outcome.records.facts.map((fact) => [fact.cellId, fact.amountYuan]));
  const ids = new Set<string>();
  const changed = new Map<string, number>();
  const was: string[] = [];
  for (const [place, cell] of byPlace(outcome)) {
    const old = before.get(place);
    if (old === undefined || old.value === cell.value) continue;
    ids.add(cell.cellId);
    was.push(old.value);
    const amount = amounts.get(cell.cellId) ?? null;
    if (amount !== null) changed.set(old.cellId, toSmallest(amount));
  }
  return { ids, changed, was };
}

const plain = (text: string): string => text.normalize('NFKC').replace(/[\s,]/gu, '');

/** The rows of the sound run that print these texts. */
function soundRow(sound: Outcome, { rows: planted = [], table = '' }: PlantedError): readonly CellRecord[] {
  const wanted = new Set((planted[0] ?? []).map(plain));
  const isTable = ({ tableTitle }: CellRecord): boolean => plain(tableTitle ?? '').includes(plain(table));
  const rows = new Map<string, CellRecord[]>();
  for (const cell of sound.records.cells) {
    const key = `${cell.tableId} ${cell.rowIndex}`;
    rows.set(key, [...(rows.get(key) ?? []), cell]);
  }
  const fits = ({ value, rowCode }: CellRecord): boolean => wanted.has(plain(value)) && wanted.has(rowCode ?? '');
  const fitting = [...rows.values()].filter((row) => row.every(fits));
  return fitting.find((row) => row.every(isTable)) ?? fitting[0] ?? [];
}

function rowPlace(planted: PlantedError, sound: Outcome, outcome: Outcome): Place {
  const row = soundRow(sound, planted);
  const order = sound.records.tables.findIndex(({ tableId }) => tableId === row[0]?.tableId);
  const table = outcome.records.tables[order]?.tableId;
  const code = row[0]?.rowCode ?? null;
  const ids = [
    ...outcome.records.cells.filter(({ tableId }) => tableId === table).map(({ cellId }) => cellId),
    ...outcome.records.facts.filter((fact) => fact.code === code).map(({ cellId, factId }) => cellId ?? factId),
  ];
  return { ids: new Set(ids), changed: new Map(row.map(({ cellId }) => [cellId, 0])), was: [] };
}

function textPlace(sound: Outcome, outcome: Outcome): Place {
  const before = inText(sound);
  const changed = inText(outcome).filter((fact, index) => {
    const old = before[index];
    return (
      old === undefined ||
      old.valuePrinted !== fact.valuePrinted ||
      old.amountYuan !== fact.amountYuan ||
      old.countValue !== fact.countValue
    );
  });
  return {
    ids: new Set(changed.map(({ factId }) => factId)),
    changed: new Map(),
    was: before.flatMap(({ valuePrinted }, index) =>
      inText(outcome)[index]?.valuePrinted === valuePrinted ? [] : [valuePrinted],
    ),
  };
}

const isText = (kind: string): boolean => kind.startsWith('text');
const isRow = (kind: string): boolean => kind.startsWith('row ') || kind === 'code';

/** Whether a code or its name is printed in another table, too: then the tables disagree. */
const isElsewhere = (sound: Outcome, row: readonly CellRecord[]): boolean =>
  sound.records.cells.some(({ tableId, rowCode }) => rowCode === row[0]?.rowCode && tableId !== row[0]?.tableId);

function expectRow(planted: PlantedError, sound: Outcome, oracle: Oracle): Verdict {
  const row = soundRow(sound, planted);
  const [first] = row;
  if (first === undefined) return 'unseen';
  if (planted.kind === 'row repeated') return 'found';
  const isGroup = sound.records.cells.some(
    ({ tableId, rowCode }) =>
      tableId === first.tableId && rowCode !== first.rowCode && (rowCode?.startsWith(first.rowCode ?? '-') ?? false),
  );
  if (planted.kind === 'code' || isGroup) return isElsewhere(sound, row) ? 'found' : 'unseen';
  // Its column lacks what it printed: each number of the row is as if it were nought.
  return row.some(({ cellId }) => oracle.judge(new Map([[cellId, 0]])) !== 'unseen') ? 'found' : 'unseen';
}

/** Whether the figure, or what it is made of, is printed again: then something can contradict it. */
function expectText(planted: PlantedError, sound: Outcome, place: Place): Verdict {
  if (planted.kind !== 'text figure') return place.ids.size > 0 ? 'found' : 'unseen';
  const printed = new Map<string, number>();
  for (const { valuePrinted } of sound.records.facts)
    printed.set(plain(valuePrinted), (printed.get(plain(valuePrinted)) ?? 0) + 1);
  return place.was.some((was) => (printed.get(plain(was)) ?? 0) > 1) ? 'found' : 'unseen';
}

function errorKey({ code, suspectCell, textZh }: FindingRecord, outcome: Outcome): string {
  const places = new Map([...byPlace(outcome)].map(([place, cell]) => [cell.cellId, place]));
  const words = textZh.replace(/[\d.,]+/gu, '#');
  return suspectCell === null ? `${code} ${words}` : (places.get(suspectCell) ?? words.slice(0, 40));
}

export const isError = ({ severity }: FindingRecord): boolean => severity === 'error' || severity === 'critical';

/** Compares the run with an error to the run without it. */
export function judgePlanted(planted: PlantedError, sound: Outcome, outcome: Outcome): Judged {
  const { kind } = planted;
  const place = isText(kind)
    ? textPlace(sound, outcome)
    : isRow(kind) && kind !== 'rows exchanged'
      ? rowPlace(planted, sound, outcome)
      : changedCells(sound, outcome);
  const oracle = buildOracle(sound.records);
  const expected = isText(kind)
    ? expectText(planted, sound, place)
    : isRow(kind) && kind !== 'rows exchanged'
      ? expectRow(planted, sound, oracle)
      : oracle.judge(place.changed);
  const before = new Set(sound.findings.map((finding) => errorKey(finding, sound)));
  const fresh = outcome.findings.filter((finding) => !before.has(errorKey(finding, outcome)));
  const touched = outcome.checks.filter(
    ({ verdict, cellIds }) => verdict === 'fails' && cellIds.split(' ').some((id) => place.ids.has(id)),
  );
  const related = new Set(touched.flatMap(({ cellIds }) => cellIds.split(' ')));
  const printed = new Map([
    ...outcome.records.cells.map(({ cellId, value }) => [cellId, value] as const),
    ...outcome.records.facts.map(({ factId, valuePrinted }) => [factId, valuePrinted] as const),
  ]);
  const quoted = touched.map(({ checkId, cellIds }) => ({
    checkId,
    left: printed.get(cellIds.split(' ')[0] ?? '') ?? '?',
  }));
  const isRelated = ({ code, suspectCell, textZh, parameters }: FindingRecord): boolean => {
    if (suspectCell !== null) return place.ids.has(suspectCell) || related.has(suspectCell);
    if (code.startsWith('check.'))
      return quoted.some(({ checkId, left }) => parameters.includes(checkId) && textZh.includes(left));
    return isText(kind)
      ? code.startsWith('text.')
      : code.startsWith('code.') || code === 'table.unproven' || code.startsWith('indicator.');
  };
  const errors = fresh.filter(isError);
  const suspects = errors.filter(({ suspectCell }) => suspectCell !== null);
  const own = suspects.find(({ suspectCell }) => place.ids.has(suspectCell ?? ''));
  return {
    expected,
    found: errors.some(isRelated)
      ? 'error'
      : fresh.some((finding) => (isError(finding) || finding.severity === 'warning') && isRelated(finding))
        ? 'warning'
        : 'no',
    blamed: own !== undefined,
    satisfied:
      own !== undefined &&
      place.was.some((was) => plain(own.satisfyingValue ?? '').replace(/[^\d.%-]/gu, '') === plain(was)),
    misblamed: own === undefined ? suspects.filter(isRelated) : [],
    false: errors.filter((finding) => !isRelated(finding)),
    verified: !isRow(kind) && [...place.ids].some((id) => outcome.verified.has(id)),
    unread:
      place.ids.size === 0 || (!isText(kind) && !isRow(kind) && place.ids.size !== (planted.edit.cells?.length ?? 1)),
  };
}
