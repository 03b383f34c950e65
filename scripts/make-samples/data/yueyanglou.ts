import type { Block, Sample } from '../model.ts';
import { paragraph, section } from '../prose.ts';
import { body, defineTable, head, label, words, textRow, value } from '../table.ts';

const AGENCY = '岳阳楼区医疗保障局';
/** Invented persons: real forms print them, and no record may. */
const SIGNED = '填表人：顾北辰 联系电话：0730-55550144 单位负责人签字： 填报日期：2024-5-27';

const centred = { align: 'center' } as const;
const three = (paths: readonly string[]) => [
  label(30),
  ...paths.flatMap((path) => [value(path, 12, centred), value(path, 12, centred)]),
];
const six = [
  '批复规模（m²）',
  '实际规模（m²）',
  '规模控制率',
  '预算投资（万元）',
  '实际投资（万元）',
  '投资概算控制率',
];
const accounts = ['2022年决算数', '2023年预算数', '2023年决算数'];

/** Three values a row, each in a cell merged over two columns. */
const money = (lines: string): string =>
  lines
    .replace(/^\n/, '')
    .split('\n')
    .map((line) =>
      line
        .split('\t')
        .map((cell, i) => (i === 0 ? cell : `${cell}{c2}`))
        .join('\t'),
    )
    .join('\n');

const baseData = defineTable({
  title: '2023年度预算单位整体支出绩效评价基础数据表',
  style: { page: 'portrait', sizePt: 9.5, rowMm: 7.2 },
  columns: three(['编制数', '2023年实际在职人数', '控制率']),
  strips: [
    textRow(`预算单位名称{center}\t${AGENCY}{c6 center}`),
    head('财政供养人员情况（人）{r2 label center}\t编制数{c2}\t2023年实际在职人数{c2}\t控制率{c2}'),
    body('47{c2}\t47{c2}\t100%{c2}'),
    head(`经费控制情况（万元）\t${accounts.map((a) => `${a}{c2}`).join('\t')}`, three(accounts)),
    body(
      money(`
三公经费		10	0.13
1、公务用车购置和维护经费			
其中：公车购置			
公车运行维护			
2、出国经费			
3、公务接待		10	0.13
项目支出：	231.98	276	994.5
1、业务经费	201.98	166	154
2、运行维护经费	30	35	16.1
3、编外用工人员经费	0	75	77.19
4、审批专项			703.21
5、区级专项资金（一个专项一行）			44
医疗保障专项			44
6、上级转移支付（一个专项一行）			
公用经费	950.31	84	210.67
其中：办公经费	15.17	2	2.82
水费、电费、差旅费	3.5	3	8.05
会议费、培训费	0.06		
政府采购金额	246.64	427.95	314.75
部门基本支出预算调整			`),
    ),
    head(`楼堂馆所控制情况（2022年完工项目）{r2 label}\t${six.join('\t')}`, [
      label(30),
      ...six.map((path) => value(path, 12, centred)),
    ]),
    body('\t\t\t\t\t'),
    textRow('厉行节约保障措施{center}\t大额开支集体研究，按月公示{c6 center}'),
  ],
  notes: ['说明：“项目支出”填基本支出以外的全部项目，“公用经费”填基本支出中的商品和服务支出。', SIGNED],
});

const funds = ['年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分'];
const fundColumns = [label(10), label(17), ...funds.map((path) => value(path, 13, centred)), words(10)];
const targets = ['年度指标值', '实际完成值', '分值', '得分'];
const indicatorColumns = [
  label(10),
  label(17),
  label(17),
  label(24),
  ...targets.map((path) => value(path, 12, centred)),
  words(14),
];
const sheetColumns = [label(9), label(14), label(14), label(22), words(14), words(13), words(12), words(10), words(14)];

const indicatorHead = (rows: number) =>
  head(
    `绩效\\n指标{r${rows + 1} label center}\t一级指标\t二级指标\t三级指标\t${targets.join('\t')}\t偏差原因分析及改进措施`,
    indicatorColumns,
  );

const overall = defineTable({
  title: '2023年度预算单位整体支出绩效自评表',
  style: { page: 'portrait', sizePt: 9.5, rowMm: 6.6 },
  columns: sheetColumns,
  strips: [
    textRow(`预算单位名称{center}\t${AGENCY}{c8 center}`),
    head(`年度预算申请\\n（万元）{r7 label center}\t\t${funds.join('\t')}{c2}`, [
      ...fundColumns.slice(0, 8),
      words(10),
    ]),
    body('年度资金总额\t1022.77\t2299.31\t2299.31\t10\t224.81%\t10{c2}'),
    textRow('按收入性质分：{c3 left}\t按支出性质分：{c5 left}'),
    body(`
其中：一般公共预算：2277.28{c3 left pair=按收入性质分：}	其中：基本支出：1304.81{c5 left pair=按支出性质分：}
政府性基金拨款：{c3 left pair=按收入性质分：}	项目支出：994.5{c5 left pair=按支出性质分：}
纳入专户管理的非税收入拨款：{c3 left pair=按收入性质分：}	{c5 text}
其他资金：22.03{c3 left pair=按收入性质分：}	{c5 text}`),
    textRow(
      '年度总体目标{r2 center}\t预期目标{c3 center}\t实际完成情况{c5 center}\n1、居民参保率不低于95%。\\n2、参保补助全部到位。\\n3、支出不超预算。{c3 left}\t1、居民参保率96.19%。\\n2、参保补助已全部到位。\\n3、支出在预算以内。{c5 left}',
    ),
    indicatorHead(10),
    body(`
产出指标\\n（50分）{r4 center}	数量指标	城乡居民参保率	≥95%	96.19%	20	20	
质量指标	城乡居民参保各项财政补助资金到位率	100%	100%	10	10	
时效指标	资金到位及时率	各项资金到位及时率	全部及时到位	10	10	
支出预算控制	支出预算控制	≤2299.31万元	2299.31万元	10	10	
效益指标\\n（30分）{r5 center}	经济效益指标						
社会效益指标	医保制度的有效执行	有效提升	有效提升	10	9.5	
生态效益指标						
可持续影响指标{r2}	2024年度参保缴费工作方案	出台	出台	10	10	
“互联网+医保”服务	出台	出台	10	10	
满意度指标\\n（10分）{center}	服务对象满意度指标	相关部门和参保对象满意度	≥98%	95%	10	9	`),
    body('总分{c6 label center}\t100\t98.5\t'),
  ],
  notes: [SIGNED],
});

const project = defineTable({
  title: '2023年度项目支出绩效自评表',
  style: { page: 'portrait', sizePt: 9.5, rowMm: 9 },
  columns: sheetColumns,
  strips: [
    textRow(
      `项目支出名称{c2 center}\t医疗保障专项{c7 center}\n主管部门{c2 center}\t岳阳楼区政府{c2 center}\t实施单位{c2 center}\t${AGENCY}{c3 center}`,
    ),
    head(`项目资金\\n（万元）{r5 label center}\t\t${funds.join('\t')}\t`, fundColumns),
    body(`
年度资金总额	44	44	44	10	100%	10	
其中：当年财政拨款	44	44	44				
上年结转资金							
其他资金							`),
    textRow(
      '年度总体目标{r2 center}\t预期目标{c3 center}\t实际完成情况{c5 center}\n1、特殊病种门诊的待遇按时兑现。\\n2、居民医保基金收支平衡。{c3 left}\t特殊病种门诊的待遇已按时兑现，居民医保基金当年收支平衡。{c5 left}',
    ),
    indicatorHead(6),
    body(`
产出指标\\n（50分）{r4 center}	数量指标	居民医保报销办结率	≤100%	100%	20	20	
质量指标	城乡居民参保各项补助到位率	≤100%	100%	10	10	
时效指标	资金到位及时率	各项资金到位及时	全部及时到位	10	10	
成本指标	业务工作经费	≤44万元	44万元	10	10	
效益指标\\n（30分）{center}	社会效益指标	参保报销人员的幸福感及报销手续的便捷性	有效提升	较大提升	30	30	
满意度指标\\n（10分）{center}	服务对象满意度指标	群众满意度	≥98%	99%	10	10	`),
    body('总分{c6 label center}\t100\t100\t'),
  ],
  notes: [SIGNED],
});

const blocks: readonly Block[] = [
  {
    kind: 'cover',
    lines: [`2023年度${AGENCY}`, '整体支出绩效自评报告', `部门（单位）名称：${AGENCY}`, '2024年5月27日'],
  },
  { kind: 'heading', level: 1, text: `2023年度${AGENCY}整体支出绩效自评报告`, newPage: true },
  section('一、单位基本情况'),
  paragraph('岳阳楼区医疗保障局内设6个股室，下设医疗保障事务中心。编制47人，年末在职47人，控制率100%。'),
  section('二、一般公共预算支出情况'),
  paragraph('全年基本支出1304.81万元，其中人员经费1094.14万元，公用经费210.67万元。'),
  paragraph(
    '全年项目支出994.5万元：业务经费154万元，运行维护经费16.1万元，编外用工人员经费77.19万元，审批专项703.21万元，区级专项资金44万元。',
  ),
  section('三、政府性基金预算支出情况'),
  paragraph('本年度没有政府性基金预算支出。'),
  section('六、部门整体支出绩效情况'),
  paragraph(
    '居民参保率96.19%，高于95%的目标。年度资金总额由1022.77万元调整为2299.31万元，已全部执行，自评98.5分；医疗保障专项自评100分。',
  ),
  baseData,
  overall,
  project,
];

const title = `2023年度${AGENCY}整体支出绩效自评报告`;

export const samples: readonly Sample[] = [
  { name: 'yueyanglou-2023-performance', printer: 'writer', extension: 'pdf', title, blocks },
  { name: 'yueyanglou-2023-performance-text', printer: 'text', extension: 'md', title, blocks },
];
