import type { Borders } from './office-look.ts';

interface Place {
  readonly x: number;
  readonly y: number;
  /** Last column and row that the cell reaches. */
  readonly right: number;
  readonly bottom: number;
  readonly columns: number;
  readonly rows: number;
}

const INNER: Readonly<Record<Borders, string>> = {
  thin: '0.75pt solid #000000',
  hair: '0.05pt solid #000000',
  'thick-frame': '0.5pt solid #000000',
  dotted: '0.75pt dotted #000000',
  'double-frame': '0.5pt solid #000000',
  grey: '0.75pt solid #808080',
  'open-sides': '0.75pt solid #000000',
  grid: 'none',
};

/** Border attributes of one cell of a table. */
export function borderOf(kind: Borders, place: Place): string {
  const inner = INNER[kind];
  const frame =
    kind === 'thick-frame'
      ? '1.75pt solid #000000'
      : kind === 'double-frame'
        ? '2.5pt double #000000'
        : kind === 'open-sides'
          ? 'none'
          : inner;
  const flat = kind === 'open-sides' ? '1.5pt solid #000000' : frame;
  const sides = {
    left: place.x === 0 ? frame : inner,
    right: place.right === place.columns - 1 ? frame : inner,
    top: place.y === 0 ? flat : inner,
    bottom: place.bottom === place.rows - 1 ? flat : inner,
  };
  return Object.entries(sides)
    .map(([side, line]) => ` fo:border-${side}="${line}"`)
    .join('');
}
