import { z } from 'zod';
import { about } from './about.ts';
import { boxColumns, decimal, identifier, pageColumn } from './record-columns.ts';

/**
 * One row per performance indicator of a form: what was to be reached, what was reached, and the points.
 * Numbers are canonical decimals in the printed unit (95 and %); what is no single number stays as printed.
 */
export const indicatorRecordSchema = z
  .strictObject({
    indicatorId: identifier.meta(about('Hash of the table and the row', '由表与行得出的标识')),
    documentId: identifier.meta(about('The document that says so', '来源文件')),
    tableId: identifier.meta(about('The table that the indicator is in', '所在表')),
    page: pageColumn,
    ...boxColumns,
    project: z
      .string()
      .nullable()
      .meta(about('The project that the form is about; null for a whole body', '所属项目；整体绩效为空')),
    level1: z.string().nullable().meta(about('一级指标, without its points: 产出指标', '一级指标（去掉分值）')),
    level2: z.string().nullable().meta(about('二级指标: 数量指标', '二级指标')),
    indicator: z.string().nullable().meta(about('The lowest level, without 指标1：', '末级指标（去掉“指标1：”）')),
    operator: z
      .enum(['≥', '≤', '>', '<', '='])
      .nullable()
      .meta(about('What the target asks for; null when not printed', '目标值的比较符；没有印出时为空')),
    target: z
      .string()
      .nullable()
      .meta(
        about('Decimal beside operator and unit, else the text as printed', '目标值：能读成数字时为数字，否则照印'),
      ),
    actual: z
      .string()
      .nullable()
      .meta(about('Decimal in the same unit, else the text as printed', '实际值：能读成数字时为数字，否则照印')),
    unit: z.string().nullable().meta(about('As printed: %, 人次, 万元', '印出的单位，如“%”“人次”“万元”')),
    weight: decimal.nullable().meta(about('Points that the indicator can get', '分值', { unit: 'points' })),
    score: decimal.nullable().meta(about('Points that it got', '得分', { unit: 'points' })),
    reason: z.string().nullable().meta(about('What the form says about the deviation', '偏差原因（照印）')),
  })
  .readonly();
export type IndicatorRecord = z.infer<typeof indicatorRecordSchema>;
