import { expect, test } from 'vitest';
import { listNumbers, readText } from '../../../test/support/read-tsv.ts';

test('a row that lost leading blanks goes back under its header', async () => {
  const { value, findings } = await readText(`项目绩效自评表

绩效指标→一级指标→二级指标→三级指标→年度指标值→实际完成值→分值→得分
→产出指标→数量指标→指标1：人数→≥10人→≥10人→50→50
→效益指标→社会效益指标→指标1：满意→≥95%→≥95%→30→28
满意度指标→服务对象满意度指标→指标1：群众满意度→≥95%→≥90%→10→9→`);
  expect(listNumbers(value).slice(-2)).toEqual([
    '项目绩效自评表 |  | 满意度指标+服务对象满意度指标+指标1：群众满意度 | 分值 = 10',
    '项目绩效自评表 |  | 满意度指标+服务对象满意度指标+指标1：群众满意度 | 得分 = 9',
  ]);
  expect(findings.map((finding) => finding.code)).toContain('table.uneven_rows');
});

test('无 in place of an amount moves nothing', async () => {
  const { value, findings } = await readText(`收入支出决算总表

项目→行次→金额→项目→行次→金额
一、财政拨款收入→1→5.00→一、一般公共服务支出→29→
二、事业收入→2→无→二、外交支出→30→
三、经营收入→3→无→三、国防支出→31→
四、其他收入→4→1.00→四、公共安全支出→32→
→5→→五、卫生健康支出→33→6.00`);
  expect(listNumbers(value).map((line) => line.split('= ')[1])).toEqual(['5.00', '1.00', '6.00']);
  expect(findings.map((finding) => finding.code)).not.toContain('table.uneven_rows');
});

test('类, 款 and 项 stand beside each other under one header', async () => {
  const { value } = await readText(`收入决算表

项目→→→→本年收入合计→财政拨款收入→上级补助收入→事业收入→其他收入
科目代码→→→科目名称→→→→→
→→→→→→→→
类→款→项→栏次→1→2→3→4→5
→→→合计→9.00→8.00→→→1.00
201→→→一般公共服务支出→9.00→8.00→→→1.00
201→29→→群众团体事务→9.00→8.00→→→1.00
201→29→01→行政运行→4.00→4.00→→→
201→29→02→一般行政管理事务→4.00→3.00→→→1.00
201→29→99→其他群众团体事务支出→1.00→1.00→→→`);
  expect(listNumbers(value).filter((line) => line.includes('行政运行'))).toEqual([
    '收入决算表 | 2012901 | 行政运行 | 本年收入合计 = 4.00',
    '收入决算表 | 2012901 | 行政运行 | 财政拨款收入 = 4.00',
  ]);
});

test('a table goes on after a page break and after a repeated header', async () => {
  const { value } = await readText(`表 3-1 整体支出评分表

一级指标→二级指标→赋分→得分
投入→目标设定→3→3

某局整体支出

一级指标→二级指标→赋分→得分
产出→职责履行→6→5

合计→→9→8`);
  expect(value.tables).toHaveLength(1);
  expect(listNumbers(value)).toHaveLength(6);
});

test('a row cut by a page break is one row, with letters that both pieces repeat once', async () => {
  const { value } = await readText(`一般公共预算支出表

单位：万元

科目编码→科目名称→合计
2080505→机关事业单位基本养老保险缴费支出→50.98
2080506→机关事业单位职业年金缴费支出→2.00
2080505→机关事业单位基本养老保险→1.77

→险缴费支出→
2101501→行政运行→8.00`);
  expect(listNumbers(value)).toContain('一般公共预算支出表 | 2080505 | 机关事业单位基本养老保险缴费支出 | 合计 = 1.77');
});

test('an illegible table is a finding, not silence', async () => {
  const { value, findings } = await readText(`表2

部门收入总表

单位：万元

[illegible]`);
  expect(value.tables.map((table) => [table.title, table.illegible])).toEqual([['部门收入总表', true]]);
  expect(findings.map((finding) => finding.code)).toEqual(['table.illegible']);
});

test('a table without a title never inherits the one before it', async () => {
  const { value, findings } = await readText(`支出决算表

科目名称→决算数
合计→1.00

以下为补充说明，共涉及三个项目，均已完成。

科目名称→决算数
合计→2.00`);
  expect(value.tables.map((table) => table.title)).toEqual(['支出决算表', '']);
  expect(findings.map((finding) => finding.code)).toEqual(['table.untitled']);
});

test('GB 18030 files are read as such', async () => {
  const { extractDocument } = await import('../../extract-document.ts');
  const { readVocabulary } = await import('@mingzhang/schema/node');
  // 合计 in GBK.
  const bytes = new Uint8Array([0xba, 0xcf, 0xbc, 0xc6]);
  const { value } = await extractDocument(bytes, {
    format: 'text',
    documentId: 'a'.repeat(64),
    vocabulary: await readVocabulary(),
  });
  expect(value.paragraphs.map((paragraph) => paragraph.text)).toEqual(['合计']);
});
