import { expect, test } from 'vitest';
import { readOperator, readPoints, readTargetAndActual, splitValue } from './indicator-value.ts';

test.for([
  { printed: '≥95%', operator: '≥', value: '95', unit: '%' },
  { printed: '》90%', operator: '>', value: '90', unit: '%' },
  { printed: '＞1000人次', operator: '>', value: '1000', unit: '人次' },
  { printed: '不低于3次', operator: '≥', value: '3', unit: '次' },
  { printed: '不超过2,299.31万元', operator: '≤', value: '2299.31', unit: '万元' },
  { printed: '95%以上', operator: '≥', value: '95', unit: '%' },
  { printed: '12个工作日内', operator: '≤', value: '12', unit: '个工作日' },
  { printed: '＝100％', operator: '=', value: '100', unit: '%' },
  { printed: '340元/人.年', operator: null, value: '340', unit: '元/人.年' },
  { printed: '7071', operator: null, value: '7071', unit: null },
  { printed: '2023年底前', operator: null, value: '2023年底前', unit: null },
  { printed: '2023年', operator: null, value: '2023年', unit: null },
  { printed: '2022.01.01', operator: null, value: '2022.01.01', unit: null },
  { printed: '600余家', operator: null, value: '600余家', unit: null },
  { printed: '14000份左右', operator: null, value: '14000份左右', unit: null },
  { printed: '100%；100%', operator: null, value: '100%；100%', unit: null },
  { printed: '有效 提升', operator: null, value: '有效提升', unit: null },
  { printed: '30日内拨付', operator: null, value: '30日内拨付', unit: null },
])('$printed', ({ printed, operator, value, unit }) => {
  expect(splitValue(printed)).toMatchObject({ operator, value, unit });
});

test.for([
  { printed: '≥', operator: '≥' },
  { printed: '大于等于', operator: '≥' },
  { printed: '定性', operator: null },
  { printed: '正向指标', operator: null },
])('operator $printed', ({ printed, operator }) => {
  expect(readOperator(printed)).toBe(operator);
});

test.for([
  { printed: '10', points: '10' },
  { printed: '9.50', points: '9.5' },
  { printed: '20分', points: '20' },
  { printed: '—', points: null },
  { printed: '优', points: null },
])('points $printed', ({ printed, points }) => {
  expect(readPoints(printed)).toBe(points);
});

test.for([
  {
    name: 'a result in the unit of the target is a number',
    printed: { target: '≥95%', actual: '96.19%', operator: '', unit: '' },
    read: { operator: '≥', target: '95', actual: '96.19', unit: '%' },
  },
  {
    name: 'a result that repeats the target’s sign is no number of its own',
    printed: { target: '≥95%', actual: '≥95%', operator: '', unit: '' },
    read: { operator: '≥', target: '95', actual: '≥95%', unit: '%' },
  },
  {
    name: 'sign and unit in columns of their own',
    printed: { target: '12', actual: '11', operator: '≥', unit: '次' },
    read: { operator: '≥', target: '12', actual: '11', unit: '次' },
  },
  {
    name: 'a result in another unit stays as printed',
    printed: { target: '2万元', actual: '18000元', operator: '', unit: '' },
    read: { operator: null, target: '2', actual: '18000元', unit: '万元' },
  },
])('$name', ({ printed, read }) => {
  expect(readTargetAndActual(printed)).toEqual(read);
});
