import type { BilingualText, CellRole } from '@mingzhang/schema';

/** What a cell is drawn as: its role in the table, what its place for a value holds, or why it is not in the table. */
export type DrawnRole = CellRole | 'worded' | 'empty' | 'repeated' | 'joined' | 'outside';

export interface Shade {
  readonly colour: string;
  /** 0…1, so that what is printed under it stays readable. */
  readonly opacity: number;
  readonly name: BilingualText;
}

/** Colours of cells, in the order in which the key lists them. */
export const CELL_SHADES: Readonly<Record<DrawnRole, Shade>> = {
  header: { colour: '#2563eb', opacity: 0.22, name: { zh: '列头', en: 'header' } },
  repeated: { colour: '#2563eb', opacity: 0.09, name: { zh: '重复的列头', en: 'header repeated' } },
  joined: { colour: '#0891b2', opacity: 0.18, name: { zh: '并入上一页的末行', en: 'joined to the last row before' } },
  index: { colour: '#475569', opacity: 0.24, name: { zh: '行次、栏次', en: 'index' } },
  code: { colour: '#9333ea', opacity: 0.2, name: { zh: '编码', en: 'code' } },
  label: { colour: '#16a34a', opacity: 0.17, name: { zh: '名称', en: 'label' } },
  value: { colour: '#f59e0b', opacity: 0.28, name: { zh: '数值', en: 'value' } },
  worded: { colour: '#f59e0b', opacity: 0.11, name: { zh: '数值栏中的文字', en: 'words in a value column' } },
  empty: { colour: '#f59e0b', opacity: 0.04, name: { zh: '数值为空', en: 'value left blank' } },
  remark: { colour: '#db2777', opacity: 0.16, name: { zh: '备注', en: 'remark' } },
  blank: { colour: '#94a3b8', opacity: 0.05, name: { zh: '空', en: 'blank' } },
  outside: { colour: '#0d9488', opacity: 0.16, name: { zh: '表内的题名等', en: 'title lines in the grid' } },
};

export const COLOURS = {
  ruling: '#dc2626',
  heading: '#be123c',
  tableLine: '#0d9488',
  text: '#64748b',
  furniture: '#94a3b8',
  join: '#7c2d12',
  number: '#1e293b',
  note: '#0f172a',
  faint: '#64748b',
  panel: '#f8fafc',
  error: '#b91c1c',
  warning: '#b45309',
} as const;

/** The family name of the font that the drawing carries with it. */
export const FONT_FAMILY = 'Noto Sans S Chinese';
