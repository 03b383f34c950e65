import { say, type Language } from '../language.ts';
import { COLOURS } from './palette.ts';
import { element, textElement } from './svg.ts';
import { fitText, measureText } from './text-fit.ts';
import type { UnderstoodGrid } from './understand-grid.ts';

const SIZE = 6;
const LINE_PT = 7.4;
const NUMBER_PT = 16;
const PAD_PT = 12;
const MIN_WIDTH_PT = 110;
const MAX_WIDTH_PT = 320;

/** The key of one row, at the height at which the row stands. */
export interface RowNote {
  readonly row: number;
  readonly y: number;
  /** Right border of the row's table, where the leader begins. */
  readonly x: number;
  readonly text: string;
  readonly keyed: boolean;
}

/** Codes and labels of every row that prints a value, blocks of the row parted by a bar. */
export function collectRowNotes(grids: readonly UnderstoodGrid[], language: Language): readonly RowNote[] {
  const notes = grids.flatMap((grid) => {
    const rows = new Map<number, { y: number; keys: Set<string> }>();
    for (const { seen, values } of grid.cells)
      for (const value of values) {
        const { box } = seen;
        const row = rows.get(value.rowIndex) ?? { y: (box.y0 + box.y1) / 2, keys: new Set<string>() };
        const key = `${value.rowCodes.join('+')} ${value.rowLabels.join('+')}`.trim();
        if (key !== '') row.keys.add(key);
        rows.set(value.rowIndex, row);
      }
    return [...rows].map(([row, { y, keys }]): RowNote => {
      const text = keys.size === 0 ? say(language, { zh: '（无名称）', en: '(no label)' }) : [...keys].join(' ┃ ');
      return { row, y, x: grid.seen.box.x1, text, keyed: keys.size > 0 };
    });
  });
  return notes.toSorted((left, right) => left.y - right.y || left.x - right.x);
}

/** How wide the panel of the notes is; 0 without notes. Points. */
export function notesWidth(notes: readonly RowNote[]): number {
  if (notes.length === 0) return 0;
  const widest = Math.max(...notes.map(({ text }) => measureText(text, SIZE)));
  return Math.min(MAX_WIDTH_PT, Math.max(MIN_WIDTH_PT, widest + NUMBER_PT + 2 * PAD_PT));
}

export interface DrawnNotes {
  readonly svg: string;
  readonly bottom: number;
}

/** Notes from the left border of the panel at x; each beside its row, or as near under it as the one before allows. */
export function drawRowNotes(
  notes: readonly RowNote[],
  { x, width, language }: { readonly x: number; readonly width: number; readonly language: Language },
): DrawnNotes {
  if (notes.length === 0) return { svg: '', bottom: 0 };
  const heading = say(language, { zh: '行号　编码 名称', en: 'row   codes, labels' });
  const parts = [textElement(heading, { x: x + PAD_PT, y: 10, 'font-size': SIZE, fill: COLOURS.faint })];
  let bottom = LINE_PT * 2;
  for (const note of notes) {
    const y = Math.max(note.y, bottom + LINE_PT / 2);
    bottom = y + LINE_PT / 2;
    const leader = { stroke: COLOURS.faint, 'stroke-width': 0.35, 'stroke-dasharray': '1 1.5', fill: 'none' };
    parts.push(
      element('path', {
        d: `M${note.x} ${note.y.toFixed(2)} L${x} ${note.y.toFixed(2)} L${x + PAD_PT - 3} ${y.toFixed(2)}`,
        ...leader,
      }),
      textElement(String(note.row), {
        x: x + PAD_PT + NUMBER_PT - 5,
        y: y + SIZE * 0.36,
        'font-size': SIZE,
        'text-anchor': 'end',
        fill: COLOURS.faint,
      }),
      textElement(fitText(note.text, SIZE, width - NUMBER_PT - 2 * PAD_PT), {
        x: x + PAD_PT + NUMBER_PT,
        y: y + SIZE * 0.36,
        'font-size': SIZE,
        fill: note.keyed ? COLOURS.note : COLOURS.faint,
      }),
    );
  }
  return { svg: parts.join(''), bottom };
}
