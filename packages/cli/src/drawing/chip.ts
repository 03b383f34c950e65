import { element, textElement } from './svg.ts';
import { measureText } from './text-fit.ts';

export interface ChipOptions {
  readonly colour: string;
  readonly size: number;
  /** Which side of the chip stands at x. */
  readonly anchor?: 'start' | 'middle' | 'end';
}

const PAD_EM = 0.35;
const HEIGHT_EM = 1.4;

export const chipWidth = (text: string, size: number): number => measureText(text, size) + 2 * PAD_EM * size;
export const chipHeight = (size: number): number => HEIGHT_EM * size;

/** A small text on a coloured ground whose middle line is at y. Points. */
export function drawChip(text: string, at: { readonly x: number; readonly y: number }, options: ChipOptions): string {
  const { colour, size, anchor = 'start' } = options;
  const width = chipWidth(text, size);
  const height = chipHeight(size);
  const x = anchor === 'start' ? at.x : anchor === 'end' ? at.x - width : at.x - width / 2;
  return (
    element('rect', { x, y: at.y - height / 2, width, height, rx: size * 0.3, fill: colour }) +
    textElement(text, { x: x + PAD_EM * size, y: at.y + size * 0.36, 'font-size': size, fill: '#fff' })
  );
}
