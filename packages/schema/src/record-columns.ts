import { z } from 'zod';
import { about } from './about.ts';

/** Columns that several records share: what they hold is the same in each. */

/** Hash in hexadecimal digits: 64 of a file, fewer of what is found in it. */
export const identifier = z.string().regex(/^[0-9a-f]{16,64}$/);
/** Exact decimal as text; never a float. */
export const decimal = z.string().regex(/^-?\d+(\.\d+)?$/);
const point = z.number().nullable();

export const documentKindSchema = z.enum(['final_accounts', 'budget', 'performance', 'unknown']);
export type DocumentKind = z.infer<typeof documentKindSchema>;

export const pageColumn = z
  .int()
  .positive()
  .nullable()
  .meta(about('Page, from 1; null for formats without pages', '页码（从 1 起）；没有页的格式为空'));

/** The box of what the row is about, in points from the top left of the page as displayed. */
export const boxColumns = {
  x0: point.meta(
    about('Left edge in points from the left of the page as displayed', '左边距页面左缘，磅', { unit: 'pt' }),
  ),
  y0: point.meta(
    about('Top edge in points from the top of the page as displayed', '上边距页面上缘，磅', { unit: 'pt' }),
  ),
  x1: point.meta(about('Right edge in points from the left', '右边距页面左缘，磅', { unit: 'pt' })),
  y1: point.meta(about('Bottom edge in points from the top', '下边距页面上缘，磅', { unit: 'pt' })),
};

/** Whose accounts these are, and where that body is. */
export const bodyColumns = {
  agency: z
    .string()
    .nullable()
    .meta(
      about(
        'Name of the body, normalised: without （汇总）, （本级）',
        '公开单位名称（已规范：去掉“（汇总）”“（本级）”）',
      ),
    ),
  regionCode: z
    .string()
    .regex(/^\d{6}$/)
    .nullable()
    .meta(
      about(
        'Region of the body, GB/T 2260; null where it cannot be known',
        '行政区划代码（GB/T 2260）；无法确定时为空',
      ),
    ),
  province: z.string().nullable().meta(about('Province of the region', '省级名称')),
  city: z.string().nullable().meta(about('City of the region; null for a province', '市级名称；省级单位为空')),
  county: z
    .string()
    .nullable()
    .meta(about('County or district of the region; null above the county', '县级名称；省、市级单位为空')),
};

/** What the list of its year says of the code of an account. */
export const codeColumns = {
  codeName: z.string().nullable().meta(about('Name of the code in that fiscal year', '该年度的科目名称')),
  codeLevel: z.int().min(1).max(3).nullable().meta(about('1 类, 2 款, 3 项', '级次：1 类，2 款，3 项')),
  parentCode: z.string().nullable().meta(about('Code one level above', '上一级科目代码')),
};
