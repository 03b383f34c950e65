import type { TextPiece } from './prepare-scan.ts';
import type { ReadCharacter, ReadLine } from './text-recogniser.ts';

const NUMBER_CHARACTER = /^[0-9.,\-%]$/u;
/** A line is a number when at least this share of what was read freely could stand in one. */
const MOSTLY = 0.6;

/** The reading of each line to go on with: as a number where the place or the line itself says it is one. */
export function choosePair(pieces: readonly TextPiece[], lines: readonly ReadLine[]): readonly (readonly ReadCharacter[])[] {
  return pieces.map((_, index) => {
    const line = lines[index];
    if (line === undefined) return [];
    const { free, number } = line;
    if (number === undefined || !free.some(({ text }) => /\d/u.test(text))) return free;
    const fitting = free.filter(({ text }) => NUMBER_CHARACTER.test(text)).length;
    return fitting >= MOSTLY * free.length && fitting < free.length ? number : free;
  });
}
