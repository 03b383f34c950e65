import { expect, test } from 'vitest';
import { roleOfLabel } from './row-role.ts';

test.for([
  { label: '本年收入合计', role: 'year' },
  { label: '当年支出小计', role: 'year' },
  { label: '本年经济分类支出合计', role: 'year' },
  { label: '总计', role: 'grand' },
  { label: '收入总计', role: 'grand' },
  { label: '支出合计', role: 'grand' },
  { label: '合计', role: 'total' },
  { label: '总分', role: 'total' },
  { label: '一、财政拨款', role: 'head' },
  { label: '一般公共预算资金+小计', role: 'item' },
  { label: '人员经费合计', role: 'item' },
  { label: null, role: 'total' },
] as const)('$label is $role', ({ label, role }) => {
  expect(roleOfLabel(label)).toBe(role);
});
