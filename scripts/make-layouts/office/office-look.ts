import type { LayoutDocument } from '../document.ts';
import { createRandom } from '../random.ts';

/** How the cells of an office's sheet are bordered. */
export const borders = ['thin', 'hair', 'thick-frame', 'dotted', 'double-frame', 'grey', 'open-sides', 'grid'] as const;
export type Borders = (typeof borders)[number];

/** Habits of the person who typed the workbook or the text, besides the look of the document. */
export interface OfficeLook {
  readonly borders: Borders;
  /** Long names: on several lines, or in smaller type. */
  readonly names: 'wrap' | 'shrink';
  /** Levels of names: by blanks before them, by the indent of the cell, or not at all. */
  readonly indent: 'blanks' | 'cell' | 'none';
  /** Part of their size at which sheets are printed (fit to width). */
  readonly scale: number;
  /** Whether title and unit are merged over the table's width or stand in one cell. */
  readonly mergedCaption: boolean;
  readonly agencyWord: string;
  readonly unitWord: string;
  readonly footer: string;
  /** 收入支出决算总表 with blanks between its letters. */
  readonly spacedTitle: boolean;
  /** The watermark of a text is written level, across its tables, instead of askew. */
  readonly levelMark: boolean;
  /** A raised mark of a note behind the first number of each table. */
  readonly noteMark: string;
}

const FOOTERS = ['', '第 # 页', '第 # 页，共 @ 页', '— # —', '- # -', '#'];

const hash = (text: string): number => [...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7);

/** The habits of a document's office; the same name gives the same. `#` and `@` in a footer are page and pages. */
export function makeOfficeLook(document: LayoutDocument): OfficeLook {
  const random = createRandom(hash(document.name));
  return {
    borders: random.pick(borders),
    names: random.pick(['wrap', 'wrap', 'shrink']),
    indent: random.pick(['blanks', 'blanks', 'cell', 'none']),
    scale: random.pick([1, 1, 0.9, 0.8, 0.7]),
    mergedCaption: random.chance(0.6),
    agencyWord: random.pick(['部门：', '编制单位：', '公开部门：', '单位名称：', '填报单位：', '部门（单位）：', '']),
    unitWord: random.pick(['单位：', '单位:', '金额单位：', '金额单位:', '单位： ']),
    footer: random.pick(FOOTERS),
    spacedTitle: random.chance(0.1),
    levelMark: random.chance(0.5),
    noteMark: random.pick(['', '', '', '', '①', '1']),
  };
}

export const describeOfficeLook = (look: OfficeLook): string[] => [
  `borders:${look.borders}`,
  `names:${look.names}`,
  `indent:${look.indent}`,
  `scale:${look.scale}`,
  `caption:${look.mergedCaption ? 'merged' : 'one-cell'}`,
  `footer:${look.footer === '' ? 'none' : 'yes'}`,
  `watermark-level:${look.levelMark ? 'yes' : 'no'}`,
  `note-mark:${look.noteMark === '' ? 'none' : look.noteMark}`,
];
