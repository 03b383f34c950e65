import {
  outputSchemas,
  type OutputName,
  type PanelRecord,
  type RecordSets,
  type RevisionRecord,
} from '@mingzhang/schema';

/** The rows of every file, by its name. */
interface OutputSets extends RecordSets {
  readonly panel: readonly PanelRecord[];
  readonly revisions: readonly RevisionRecord[];
}

/** One record of the named file. */
export type RecordOf<Name extends OutputName> = OutputSets[Name][number];

/** What a column can hold on disk. */
export type Field = string | number | boolean | null;

/** 0.01 pt is finer than any printer places a glyph and hides what differs between machines. */
const COORDINATE_STEPS_PER_POINT = 100;
const COORDINATE_KEYS: ReadonlySet<string> = new Set(['x0', 'y0', 'x1', 'y1']);
/** Scores and confidences, 0…1, are written to the fourth decimal. */
const SHARE_STEPS = 10_000;

/** Keys of the named file's records, in column order. */
export function outputKeys(name: OutputName): readonly string[] {
  return Object.keys(outputSchemas[name].unwrap().shape);
}

/**
 * The value of one column, ready to be written: coordinates in points rounded to 0.01, shares to 0.0001,
 * whole numbers as they are, never `-0`. Throws on what no record can hold, such as `NaN` or an object.
 */
export function toField(key: string, value: unknown): Field {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    throw new TypeError(`column ${key} cannot hold ${typeof value === 'number' ? String(value) : typeof value}`);
  }
  if (Number.isInteger(value)) return value + 0;
  const steps = COORDINATE_KEYS.has(key) ? COORDINATE_STEPS_PER_POINT : SHARE_STEPS;
  return Math.round(value * steps) / steps + 0;
}
