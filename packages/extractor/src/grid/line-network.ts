import type { Ruling } from '@mingzhang/schema';

/** One straight line of a table after its pieces were put together. Points; both ends belong to it. */
export interface TableLine {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** Lines that touch or cross each other: one drawn table, or two that share a border. */
export interface LineNetwork {
  readonly horizontal: readonly TableLine[];
  readonly vertical: readonly TableLine[];
}

/** Borders that printers draw twice (Word: 0.5 pt apart, Excel: up to 1.5) are one line. */
const SNAP_PT = 2;
/** Cell-wise borders leave gaps at the corners; a real gap between tables is wider. */
const JOIN_GAP_PT = 4;
/** A line that ends this near another one touches it. */
const TOUCH_PT = 3;
/** Shorter lines are parts of letters and signs. */
const MIN_LENGTH_PT = 6;

/** Puts pieces on one line together: borders drawn twice, cell by cell, or dashed. */
export function mergeRulings(rulings: readonly Ruling[], direction: Ruling['direction']): readonly TableLine[] {
  const pieces = rulings.filter((ruling) => ruling.direction === direction).sort((left, right) => left.at - right.at);
  const lines: TableLine[] = [];
  let cluster: Ruling[] = [];
  const flush = (): void => {
    if (cluster.length > 0) lines.push(...joinCluster(cluster));
    cluster = [];
  };
  for (const piece of pieces) {
    const first = cluster[0];
    if (first !== undefined && piece.at - first.at > SNAP_PT) flush();
    cluster.push(piece);
  }
  flush();
  return lines;
}

function joinCluster(cluster: readonly Ruling[]): readonly TableLine[] {
  const sorted = cluster.toSorted((left, right) => left.from - right.from);
  const joined: { from: number; to: number; weight: number; sum: number }[] = [];
  for (const piece of sorted) {
    const last = joined.at(-1);
    const length = piece.to - piece.from;
    if (last !== undefined && piece.from - last.to <= JOIN_GAP_PT) {
      last.to = Math.max(last.to, piece.to);
      last.weight += length;
      last.sum += piece.at * length;
    } else joined.push({ from: piece.from, to: piece.to, weight: length, sum: piece.at * length });
  }
  return joined
    .filter((line) => line.to - line.from >= MIN_LENGTH_PT)
    .map((line) => ({
      at: line.weight > 0 ? line.sum / line.weight : (cluster[0]?.at ?? 0),
      from: line.from,
      to: line.to,
    }));
}

/** A border shorter than this ends on longer ones; what does not is a stroke of a seal or a sign. */
const STROKE_PT = 14;
const LONGER_PT = 24;
/** It meets them exactly: a stroke that merely lies between two rules does not. */
const MEETS_PT = 1.2;

/** A line over at least this part of the longest one is a border, wherever it ends. */
const LONG_SHARE = 0.5;

/**
 * Leaves out what is no border: short lines that do not end on longer ones of the other direction, and lines that end
 * nowhere, neither on others nor where others end (strokes of a seal across a cell).
 */
export function dropStrokes(network: LineNetwork): LineNetwork {
  const { horizontal, vertical } = network;
  return {
    horizontal: horizontal.filter((line) => isBorder(line, horizontal, vertical)),
    vertical: vertical.filter((line) => isBorder(line, vertical, horizontal)),
  };
}

function isBorder(line: TableLine, along: readonly TableLine[], across: readonly TableLine[]): boolean {
  const ends = [line.from, line.to];
  const long = across.filter((other) => other.to - other.from >= LONGER_PT);
  const meets = (end: number, by: number): boolean =>
    long.some(
      (other) => Math.abs(other.at - end) <= by && line.at >= other.from - TOUCH_PT && line.at <= other.to + TOUCH_PT,
    );
  if (line.to - line.from < STROKE_PT) return ends.every((end) => meets(end, MEETS_PT));
  if (ends.some((end) => meets(end, TOUCH_PT))) return true;
  const crossed = long.some(
    (other) =>
      other.at > line.from && other.at < line.to && line.at > other.from - TOUCH_PT && line.at < other.to + TOUCH_PT,
  );
  const isLong = line.to - line.from >= LONG_SHARE * Math.max(...along.map((other) => other.to - other.from));
  const isCommon = (end: number): boolean =>
    along.some(
      (other) =>
        other !== line &&
        other.to - other.from >= LONGER_PT &&
        Math.min(Math.abs(other.from - end), Math.abs(other.to - end)) <= TOUCH_PT,
    );
  return !crossed || isLong || ends.some(isCommon);
}

/** Groups lines that touch or cross into networks, in no promised order. */
export function findNetworks(horizontal: readonly TableLine[], vertical: readonly TableLine[]): readonly LineNetwork[] {
  const parents = Array.from({ length: horizontal.length + vertical.length }, (_, index) => index);
  const find = (index: number): number => {
    let root = index;
    while (parents[root] !== root) root = parents[root] ?? root;
    parents[index] = root;
    return root;
  };
  horizontal.forEach((row, rowIndex) => {
    vertical.forEach((column, columnIndex) => {
      const crosses =
        column.at >= row.from - TOUCH_PT &&
        column.at <= row.to + TOUCH_PT &&
        row.at >= column.from - TOUCH_PT &&
        row.at <= column.to + TOUCH_PT;
      if (crosses) parents[find(rowIndex)] = find(horizontal.length + columnIndex);
    });
  });
  const networks = new Map<number, { horizontal: TableLine[]; vertical: TableLine[] }>();
  const networkOf = (index: number): { horizontal: TableLine[]; vertical: TableLine[] } => {
    const root = find(index);
    const known = networks.get(root) ?? { horizontal: [], vertical: [] };
    networks.set(root, known);
    return known;
  };
  horizontal.forEach((line, index) => networkOf(index).horizontal.push(line));
  vertical.forEach((line, index) => networkOf(horizontal.length + index).vertical.push(line));
  return [...networks.values()];
}
