import { expect, test } from 'vitest';
import { isBodyName, isTitleText, readPreambleLine } from './preamble.ts';

test.for([
  ['单位：万元', { unitPrinted: '万元' }],
  ['金额单位：元', { unitPrinted: '元' }],
  ['单位: 千元', { unitPrinted: '千元' }],
  ['金额：万元', { unitPrinted: '万元' }],
  ['单位：台、辆、平方米、万元', { unitPrinted: '万元' }],
  ['单位：人、个', { unitPrinted: '' }],
  ['公开12表　编制单位：某县司法局', { formNumber: '公开12表', compiledBy: '某县司法局' }],
  ['公开01表', { formNumber: '公开01表' }],
  ['公开表十二', { formNumber: '公开表十二' }],
  ['表13-1', { formNumber: '表13-1' }],
  ['预算01-1表', { formNumber: '预算01-1表' }],
  ['预算01-1表 财务收支预算总表', { title: '预算01-1表财务收支预算总表', formNumber: '预算01-1表' }],
  ['预算1表 收支总表', { title: '预算1表收支总表', formNumber: '预算1表' }],
  ['附件5 一般公共预算基本支出情况表', { title: '附件5一般公共预算基本支出情况表', formNumber: '附件5' }],
  ['附件 3', { formNumber: '附件3' }],
  ['编制部门：某市医疗保障局 单位：万元', { unitPrinted: '万元', compiledBy: '某市医疗保障局' }],
  ['单位名称：某区医疗保障局', { compiledBy: '某区医疗保障局' }],
  ['部门：', { compiledBy: '' }],
  ['单位：330 某县应急管理局', { compiledBy: '330 某县应急管理局' }],
  ['单位：120急救 中心', { compiledBy: '120急救中心' }],
  ['单位：101 号界碑 管理站', { compiledBy: '101号界碑管理站' }],
  ['（2023年度）', { date: true }],
  ['部门预算07表', { formNumber: '部门预算07表' }],
  ['填报单位（盖章）：某市水文局', { compiledBy: '某市水文局' }],
  ['浙预09表', { formNumber: '浙预09表' }],
  ['预算年度：2024', { date: true }],
  ['续表', { continued: true }],
  ['（续表二）', { continued: true }],
  ['填表人：王一 联系电话：83200000', { signature: true }],
  ['公开01表：收支预算总表', { title: '公开01表：收支预算总表', formNumber: '公开01表' }],
  ['本部门无此项支出。', {}],
] as const)('%s', ([line, expected]) => {
  expect(readPreambleLine(line)).toEqual(expected);
});

test.for([
  ['收入支出决算总表', true],
  ['一、2017年度某部门收支预算总表', true],
  ['2022年部门综合预算政府采购（资产配置、购买服务）预算表', true],
  ['财政拨款支出预算表（功能科目）', true],
  ['注：本表反映部门本年度的总收支情况。', false],
  ['详见附表', false],
  ['2023年度收入总计657.63万元，与上年相比增加，主要是人员增加。', false],
] as const)('%s is a title: %s', ([line, expected]) => {
  expect(isTitleText(line)).toBe(expected);
});

test.for([
  ['330 某县应急管理局', true],
  ['[330001]某县应急管理局（本级）', true],
  ['330', false],
  ['2101501 行政运行', false],
] as const)('%s is the name of a body: %s', ([line, expected]) => {
  expect(isBodyName(line)).toBe(expected);
});
