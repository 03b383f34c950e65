import type { Block, Sample, TableStyle } from '../model.ts';
import { chapter, paragraph, section } from '../prose.ts';
import { body, code, codeLabel, defineTable, head, indexRow, label, words, textRow, value } from '../table.ts';
import * as rows from './dongxihu-figures.ts';

const AGENCY = '武汉市东西湖区医疗保障局';

const frame = { compiledBy: `单位名称：${AGENCY}`, unit: '单位：万元' } as const;
const filled = { compiledBy: `填报单位:${AGENCY}`, unit: '单位: 万元' } as const;
const turned = (sizePt: number, rowMm: number): TableStyle => ({ page: 'turned', sizePt, rowMm });

const byClass = ['项目（按经济分类）', '项目（按功能分类）'] as const;

const totalTable = defineTable({
  title: '2023年部门收支总表',
  ...frame,
  style: turned(8.5, 4.6),
  columns: [
    label(34, { block: '收入' }),
    value('收入/预算数', 13, { block: '收入' }),
    label(30, { block: byClass[0] }),
    value(`支出/${byClass[0]}/预算数`, 13, { block: byClass[0] }),
    codeLabel(30, { block: byClass[1] }),
    value(`支出/${byClass[1]}/预算数`, 13, { block: byClass[1] }),
  ],
  strips: [
    head(`收　　入{c2}\t支　　出{c4}\n项　目\t预算数\t${byClass[0]}\t预算数\t${byClass[1]}\t预算数`),
    body(rows.TOTAL_ROWS),
  ],
});

const own = '其他自有资金';
const carried = '上年结转';
const revenueTable = defineTable({
  title: '2023年部门收入总表',
  ...frame,
  style: turned(8, 12),
  columns: [
    code(9),
    label(19),
    value('总计', 11),
    ...['小计', '财政指标拨款（补助）', '纳入国库非税收入安排的拨款', '上级专项转移支付'].map((p, i) =>
      value(`经费拨款（补助）/${p}`, i < 2 ? 11 : 8),
    ),
    value('纳入财政专户管理资金（教卫专用）', 9),
    value('政府性基金', 7),
    ...['小计', '上级补助收入', '附属单位上缴收入', '事业单位经营收入', '其他收入'].map((p) => value(`${own}/${p}`, 7)),
    value(`${carried}/小计`, 7),
    ...['小计', '财政指标拨款（补助）结转', '金库非税收入安排的拨款结转'].map((p) =>
      value(`${carried}/财政拨款（补助）结转/${p}`, 8),
    ),
    value(`${carried}/其他结转`, 10),
  ],
  strips: [
    head(
      `单位编码{r3}\t单位名称{r3}\t总计{r3}\t经费拨款（补助）{c4}\t纳入财政专户管理资金（教卫专用）{r3}\t政 府 性 基 金{r3}\t${own}{c5}\t${carried}{c5}\n` +
        '小计{r2}\t财政指标拨款（补助）{r2}\t纳入国库非税收入安排的拨款{r2}\t上 级 专 项 转 移 支 付{r2}\t小 计{r2}\t上 级 补 助 收 入{r2}\t附 属 单 位 上 缴 收 入{r2}\t事 业 单 位 经 营 收 入{r2}\t其 他 收 入{r2}\t小 计{r2}\t财政拨款（补助）结转{c3}\t其 他 结 转{r2}\n' +
        '小 计\t财 政 指 标 拨 款 （ 补 助） 结 转\t金 库 非 税 收 入 安 排 的 拨 款 结 转',
    ),
    indexRow(`**\t**\t${Array.from({ length: 17 }, (_, i) => i + 1).join('\t')}`),
    body(rows.REVENUE_ROWS),
  ],
});

const basicParts = ['小计', '工资福利支出', '商品和服务支出', '对个人和家庭的补助支出', '一般资本性支出'];
const projectParts = ['小计', '经常性项目', '延续性项目', '一次性项目'];
const groups = ['部门项目', '公共项目（专项资金）'];
const expenditureTable = defineTable({
  title: '2023年部门支出总表',
  ...frame,
  style: turned(8, 8.6),
  columns: [
    code(12),
    label(28),
    value('总计', 11),
    ...basicParts.map((p) => value(`基本支出/${p}`, 10)),
    ...groups.flatMap((g) => projectParts.map((p) => value(`项目支出/${g}/${p}`, 9.5))),
  ],
  strips: [
    head(
      `单位代码{r3}\t单位名称（科目）{r3}\t总计{r3}\t基本支出{c5}\t项目支出{c8}\n${basicParts.map((p) => `${p}{r2}`).join('\t')}\t${groups.map((g) => `${g}{c4}`).join('\t')}\n${groups.map(() => projectParts.join('\t')).join('\t')}`,
    ),
    indexRow(`**\t**\t${Array.from({ length: 14 }, (_, i) => i + 1).join('\t')}`),
    body(rows.EXPENDITURE_ROWS),
  ],
});

const threePublicsTable = defineTable({
  title: '2023年一般公共预算‘三公’经费支出表',
  ...frame,
  style: { page: 'portrait', sizePt: 11, rowMm: 11 },
  columns: [label(60), value('本年预算数', 30)],
  strips: [
    head('项目\t本年预算数'),
    body(`
合计{center}	4.00
1. 因公出国（境）费用	
2. 公务用车购置及运行维护费	3.00
其中：（1）公务用车购置	
（2）公务用车运行维护费	3.00
3. 公务接待费	1.00`),
  ],
});

const fundTable = defineTable({
  title: '2023年政府性基金预算支出表',
  ...frame,
  style: { sizePt: 10, rowMm: 9 },
  columns: [
    code(14),
    label(20),
    code(12),
    label(20),
    ...['小计', '基本支出', '项目支出'].map((p) => value(`本年政府性基金预算支出/${p}`, 12)),
  ],
  strips: [
    head(
      '功能科目编码{r2}\t功能科目名称{r2}\t单位代码{r2}\t单位名称{r2}\t本年政府性基金预算支出{c3}\n小计\t基本支出\t项目支出',
    ),
    indexRow('1\t2\t3\t4\t5\t6\t7'),
    body('\t\t\t\t\t\t'),
  ],
  notes: ['备注：本部门2023年没有用政府性基金预算财政拨款安排的支出，表为空表。'],
});

const sources = [
  '总计',
  '预算内资金',
  '纳入预算管理非税',
  '上级专项转移支付',
  '纳入财政专户管理资金(教育卫生专用)',
  '政府性基金',
  '其他资金',
];
const projectTable = defineTable({
  title: '2023年项目支出预算表',
  ...filled,
  style: turned(9.5, 12),
  columns: [code(11), label(18), code(10), label(20), label(20), ...sources.map((p) => value(p, 12))],
  strips: [
    head(`科目编码\t科目名称\t单位编码\t单位名称\t项目名称\t${sources.join('\t')}`),
    indexRow('**\t**\t**\t**\t**\t1\t2\t3\t4\t5\t6\t7'),
    body(`
					2410.1	2110.10					300.00
026	${AGENCY}				2410.1	2110.10					300.00
026001	${AGENCY}本级				2410.1	2110.10					300.00
2101101	城乡医疗救助	026001	${AGENCY}本级	城乡医疗救助	260.00	260.00					
2101101	优抚对象医疗补助	026001	${AGENCY}本级	2022保优离医疗经费	1200.00	1200.00					
2101301	行政单位医疗	026001	${AGENCY}本级	伤残军人医疗经费	74.00	74.00					
2101401	医疗保障经办事务	026001	${AGENCY}本级	医保服务中心工作经费.	60.00	60.00					
2101502	医疗保障经办事务	026001	${AGENCY}本级	医保核查中心工作经费.	130.00	130.00					
2101505	医疗保障政策管理	026001	${AGENCY}本级	医保业务科工作经费.	7.00	7.00					
2101506	行政运行	026001	${AGENCY}本级	购买服务人员经费	225.00	225.00					
2101506	一般行政管理事务	026001	${AGENCY}本级	党员活动经费	1.10	1.10					
	城乡医疗救助	026001	${AGENCY}本级	往来资金	300.00						300.00
	医疗保障经办事务	026001	${AGENCY}本级	职工医保工作经费	153.00	153.00					`),
  ],
});

const procurementSources = [
  '总计',
  '预算内资金',
  '纳入预算管理非税',
  '上级专项转移支付',
  '纳入财政专户管理资金(教卫专用)',
  '政府性基金',
  '其他资金',
];
const procurementTable = defineTable({
  title: '2023年政府采购预算表',
  ...filled,
  style: turned(9, 12),
  columns: [
    code(10),
    label(20),
    label(16),
    label(12),
    label(14),
    words(6),
    value('采购数量', 7),
    ...procurementSources.map((p, i) => value(`资金来源/${p}`, i < 2 ? 11 : 8)),
    words(8),
  ],
  strips: [
    head(
      `单位编码{r2}\t单位名称{r2}\t项目名称{r2}\t采购品目{r2}\t规格要求{r2}\t计量单位{r2}\t采购数量{r2}\t资金来源{c7}\t采购时间{r2}\n${procurementSources.join('\t')}`,
    ),
    indexRow('**\t**\t**\t**\t**\t**\t**\t1\t2\t3\t4\t5\t6\t7\t8'),
    body(`
	合计					5	309.00	309.00						
026	${AGENCY}					5	309.00	309.00						
026001	${AGENCY}本级	在职人员公用	其他服务	根据实际工作需要		1	5.00	5.00						
026001	${AGENCY}本级	医保服务中心工作经费	其他服务	根据实际工作需要		1	20.00	20.00						
026001	${AGENCY}本级	医保核查中心工作经费	其他服务	根据实际情况而定		1	125.00	125.00						
026001	${AGENCY}本级	医保业务科工作经费	其他服务	根据实际情况而定		1	6.00	6.00						
026001	${AGENCY}本级	职工医保工作经费	其他服务	根据实际情况而定		1	153.00	153.00						`),
  ],
});

const recent = '近两年收支金额';
const fundColumns = [
  label(12),
  label(14),
  label(22),
  ...['当年金额', '占比', `${recent}/2021年`, `${recent}/2022年`].map((p) => value(p, 13, { align: 'center' })),
];
const projectColumns = [
  label(12),
  label(14),
  label(22),
  label(13),
  value('项目总预算', 13, { align: 'center' }),
  value('项目本年度预算', 13, { align: 'center' }),
  words(13),
];

/** The department's target form: two headers in one grid, and persons who are invented. */
const targetForm = defineTable({
  title: '部门整体支出绩效目标申报表',
  subtitle: '（2023年度）',
  compiledBy: '填报日期：2022年11月1日',
  unit: '单位：万元',
  style: { page: 'portrait', sizePt: 9.5, rowMm: 8 },
  columns: fundColumns,
  strips: [
    textRow(
      `部门名称{center}\t${AGENCY}{c6 center}\n填报人{center}\t秦望舒{c2 center}\t联系电话{center}\t027-55550133{c3 center}`,
    ),
    head(`部门总体\\n资金情况{r10 label}\t总体资金情况{c2 r2}\t当年金额{r2}\t占比{r2}\t${recent}{c2}\n2021年\t2022年`),
    body(`
收入构成{r4 center}	财政拨款	2933.20	90.72%	3110.83	3291.91
财政专户管理资金	300.00	9.28%		
单位资金				
合计	3233.20	100.00%	3110.83	3291.91
支出构成{r4 center}	人员类项目支出	706.87	21.86%	819.97	994.81
运转类项目支出	116.23	3.59%	2290.86	2297.1
特定目标类项目支出	2410.10	74.55%		
合计	3233.20	100.00%	3110.83	3291.91`),
    textRow(
      '部门职能概述{center}\t管理全区医疗保险、生育保险和医疗救助，监督基金使用，办理参保和报销。{c6 left}\n年度工作任务{center}\t1．居民参保率稳定。\\n2．窗口事项一次办结。\\n3．对定点机构的检查覆盖全部机构。{c6 left}',
    ),
    head(
      '项目支出情况{r11 label center}\t项目名称{c2}\t支出项目类别\t项目总预算\t项目本年度预算\t主要支出方向',
      projectColumns,
    ),
    body(`
保优离医疗经费{c2 label left}	本级支出项目	1200.00	1200.00	
城乡医疗救助{c2 label left}	本级支出项目	260.00	260.00	
伤残军人医疗经费{c2 label left}	本级支出项目	74.00	74.00	
党员教育培训{c2 label left}	本级支出项目	1.10	1.10	
医保业务科工作经费{c2 label left}	本级支出项目	7.00	7.00	
医保核查中心工作经费{c2 label left}	本级支出项目	130.00	130.00	
医保服务中心工作经费{c2 label left}	本级支出项目	60.00	60.00	
职工医保工作经费{c2 label left}	本级支出项目	153.00	153.00	
购买服务人员工作经费{c2 label left}	本级支出项目	225.00	225.00	
小计{c3 label}	2110.1	2110.1	`),
  ],
});

const blocks: readonly Block[] = [
  { kind: 'cover', lines: ['东西湖区医疗保障局', '2023年部门预算公开'] },
  chapter('第一部分：区医疗保障局2023年度预算公开说明'),
  section('一、部门基本情况'),
  paragraph(
    '东西湖区医疗保障局管理全区医疗保障工作，内设办公室和业务科，下设医疗保障服务中心、医疗保障基金核查中心。核定编制31人，在职27人，退休2人。',
  ),
  section('三、部门收支预算总体安排情况'),
  paragraph(
    '2023年部门收入预算3233.20万元：一般公共预算财政拨款2933.20万元，占90.72%；上年结转300.00万元，占9.28%。部门支出预算3233.20万元：基本支出823.10万元，占25.46%；项目支出2410.10万元，占74.54%。',
  ),
  section('六、一般公共预算“三公”经费支出预算情况'),
  paragraph('“三公”经费预算4万元，与上年相同。公务用车运行维护费3万元，公务接待费1万元，没有因公出国（境）费用。'),
  section('八、其他重要事项的情况说明'),
  paragraph('政府采购预算309万元，都是服务。年末有车辆1辆。咨询电话：027-55550130。'),
  totalTable,
  revenueTable,
  expenditureTable,
  threePublicsTable,
  fundTable,
  projectTable,
  procurementTable,
  targetForm,
];

export const samples: readonly Sample[] = [
  {
    name: 'dongxihu-2023-budget',
    printer: 'chromium',
    extension: 'pdf',
    title: '东西湖区医疗保障局2023年部门预算公开',
    blocks,
  },
];
