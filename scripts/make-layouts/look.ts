import type { NumberStyle } from './amount.ts';
import type { Random } from './random.ts';

/** How rulings of tables are drawn. */
export const rulings = [
  'full',
  'double-frame',
  'open-sides',
  'no-frame',
  'three-line',
  'horizontal',
  'borderless',
  'dotted',
  'dashed',
  'header-fill',
  'zebra',
  'white-gaps',
] as const;
export type Rules = (typeof rulings)[number];

/** What stands where on the pages of one document. */
export interface Look {
  readonly rules: Rules;
  readonly page: 'portrait' | 'landscape' | 'turned';
  readonly font: 'song' | 'hei' | 'noto';
  readonly sizePt: number;
  readonly rowMm: number;
  readonly repeatHeader: boolean;
  /** The title again with （续表） and the header again, in a table of its own. */
  readonly continued: boolean;
  readonly splitRows: boolean;
  readonly titlePlace: 'line' | 'in-grid' | 'page-before' | 'wrapped';
  readonly unitPlace: 'own-line' | 'with-agency' | 'beside-title' | 'in-grid';
  readonly formPlace: 'above-left' | 'above-right' | 'below-title' | 'before-title' | 'none';
  readonly tablesPerPage: 'one' | 'many';
  readonly labels: 'plain' | 'justified' | 'spaced';
  /** Name columns so narrow that names wrap over up to three lines. */
  readonly narrow: boolean;
  readonly valign: 'middle' | 'top' | 'bottom';
  readonly watermark: boolean;
  /** A round red seal over the last figures, with or without words that are text. */
  readonly seal: 'none' | 'drawn' | 'worded';
  readonly furniture: 'none' | 'numbers' | 'header-and-numbers';
  readonly numbers: NumberStyle;
  readonly align: 'right' | 'center';
}

/** A look put together at random; `rules` goes round so that each comes up equally often. */
export function makeLook(random: Random, rules: Rules): Look {
  const ruled = !['three-line', 'horizontal', 'borderless', 'zebra', 'white-gaps'].includes(rules);
  const continued = random.chance(0.2);
  return {
    rules,
    page: random.pick(['portrait', 'portrait', 'landscape', 'turned']),
    font: random.pick(['song', 'song', 'hei', 'noto']),
    sizePt: random.pick([8, 9, 9, 10, 10.5]),
    rowMm: random.pick([5.5, 6.5, 7.5, 9]),
    repeatHeader: random.chance(0.5),
    continued,
    splitRows: ruled && random.chance(0.3),
    titlePlace: random.pick(['line', 'line', 'line', ruled ? 'in-grid' : 'line', 'page-before', 'wrapped']),
    unitPlace: random.pick(['own-line', 'with-agency', 'with-agency', 'beside-title', ruled ? 'in-grid' : 'own-line']),
    formPlace: random.pick(['above-left', 'above-right', 'below-title', 'before-title', 'none']),
    tablesPerPage: random.pick(['one', 'many', 'many']),
    labels: random.pick(['plain', 'plain', 'justified', 'spaced']),
    narrow: random.chance(0.3),
    valign: random.pick(['middle', 'middle', ruled ? 'top' : 'middle', ruled ? 'bottom' : 'middle']),
    watermark: random.chance(0.25),
    seal: random.pick(['none', 'none', 'none', 'drawn', 'worded']),
    furniture: random.pick(['none', 'numbers', 'header-and-numbers']),
    numbers: {
      separators: random.chance(0.6),
      negative: random.pick(['minus', 'brackets', 'triangle']),
      fullWidth: random.chance(0.08),
      zero: random.pick(['0.00', '0.00', '0', '—', '', '', '无', '-']),
    },
    align: random.pick(['right', 'right', 'center']),
  };
}

/** The features of a look, as words for the report. */
export function describeLook(look: Look): string[] {
  const { numbers } = look;
  return [
    `rules:${look.rules}`,
    `page:${look.page}`,
    `font:${look.font}`,
    `repeat-header:${look.repeatHeader ? 'yes' : 'no'}`,
    `continued-title:${look.continued ? 'yes' : 'no'}`,
    `split-rows:${look.splitRows ? 'yes' : 'no'}`,
    `title:${look.titlePlace}`,
    `unit-place:${look.unitPlace}`,
    `form-number:${look.formPlace}`,
    `tables-per-page:${look.tablesPerPage}`,
    `labels:${look.labels}`,
    `narrow:${look.narrow ? 'yes' : 'no'}`,
    `valign:${look.valign}`,
    `watermark:${look.watermark ? 'yes' : 'no'}`,
    `seal:${look.seal}`,
    `furniture:${look.furniture}`,
    `negative:${numbers.negative}`,
    `full-width:${numbers.fullWidth ? 'yes' : 'no'}`,
    `zero:${numbers.zero === '' ? 'blank' : numbers.zero}`,
    `separators:${numbers.separators ? 'yes' : 'no'}`,
    `amounts:${look.align}`,
  ];
}
