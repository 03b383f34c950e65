import type { Block, Sample, Table } from '../model.ts';
import { chapter, paragraph, section } from '../prose.ts';
import { body, code, defineTable, head, index, label, words, textRow, value } from '../table.ts';
import * as rows from './changan-figures.ts';

const AGENCY = '西安市长安区医疗保障局';
const UNIT = '单位：万元';

const list = defineTable({
  title: '目录',
  columns: [words(8, { align: 'center' }), words(60), words(12, { align: 'center' }), words(16)],
  style: { page: 'portrait', sizePt: 10, rowMm: 9 },
  strips: [
    head('报表\t报表名称\t是否空表\t公开空表理由'),
    body(`
表3	2022年部门综合预算支出总表	否	
表4	2022年部门综合预算财政拨款收支总表	否	
表5	2022年部门综合预算一般公共预算支出明细表（按支出功能分类科目）	否	
表6	2022年部门综合预算一般公共预算支出明细表（按支出经济分类科目）	否	
表7	2022年部门综合预算一般公共预算基本支出明细表（按支出功能分类科目）	否	
表9	2022年部门综合预算政府性基金收支表	是	不涉及
表10	2022年部门综合预算专项业务经费支出表	否	
表13	2022年部门专项业务经费绩效目标表	否	`),
  ],
});

const numbered = (formNumber: string) => ({ formNumber, formPlace: 'above-left' as const, unit: UNIT });

const unitTable = defineTable({
  title: '2022年部门综合预算支出总表',
  ...numbered('表3'),
  style: { page: 'landscape', sizePt: 9, rowMm: 10 },
  columns: [
    code(9),
    label(24),
    ...[
      '合计',
      '公共预算拨款/小计',
      '公共预算拨款/其中：专项资金列入部门预算的项目',
      '政府性基金拨款',
      '事业收入',
      '事业单位经营收入',
      '对附属单位上缴收入',
      '上年实户资金余额',
      '其他收入',
      '上年结转',
    ].map((p) => value(`部门预算/${p}`, 9)),
  ],
  strips: [
    head(
      '单位编码{r3}\t单位名称{r3}\t部门预算{c10}\n合计{r2}\t公共预算拨款{c2}\t政府性基金拨款{r2}\t事业收入{r2}\t事业单位经营收入{r2}\t对附属单位上缴收入{r2}\t上年实户资金余额{r2}\t其他收入{r2}\t上年结转{r2}\n小计\t其中：专项资金列入部门预算的项目',
    ),
    body(rows.UNIT_ROWS),
  ],
});

/** Revenue beside expenditure by function, by department and by government economic class. */
function threeBlockTable(title: string, formNumber: string, figures: string): Table {
  const classes = [
    '支出功能分类科目（按大类）',
    '部门预算支出经济分类科目（按大类）',
    '政府预算支出经济分类科目（按大类）',
  ];
  return defineTable({
    title,
    ...numbered(formNumber),
    style: { page: 'landscape', sizePt: 7.5, rowMm: 4.4 },
    columns: [
      label(24, { block: '收入' }),
      value('收入/预算数', 9, { block: '收入' }),
      ...classes.flatMap((name) => [label(24, { block: name }), value(`支出/${name}/预算数`, 9, { block: name })]),
    ],
    strips: [
      head(`收　入{c2}\t支　出{c6}\n项　目\t预算数\t${classes.map((name) => `${name}\t预算数`).join('\t')}`),
      body(figures),
    ],
  });
}

const functionTable = defineTable({
  title: '2022年部门综合预算一般公共预算支出明细表（按支出功能分类科目-不含上年结转）',
  ...numbered('表5'),
  style: { page: 'landscape', sizePt: 9.5, rowMm: 8, repeatHeader: true },
  columns: [
    code(11),
    label(34),
    ...['合计', '人员经费支出', '公用经费支出', '专项业务经费支出'].map((p) => value(p, 12)),
    words(10),
  ],
  strips: [
    head('功能科目编码\t功能科目名称\t合计\t人员经费支出\t公用经费支出\t专项业务经费支出\t备注'),
    body(rows.FUNCTION_ROWS),
  ],
});

const economicTable = defineTable({
  title: '2022年部门综合预算一般公共预算支出明细表（按支出经济分类科目-不含上年结转）',
  ...numbered('表6'),
  style: { page: 'portrait', sizePt: 8, rowMm: 6.4 },
  columns: [
    code(9),
    label(20),
    code(9),
    label(18),
    ...['合计', '人员经费支出', '公用经费支出', '专项业务经费支出'].map((p) => value(p, 9)),
    words(6),
  ],
  strips: [
    head(
      '部门经济科目编码\t部门经济科目名称\t政府经济科目编码\t政府经济科目名称\t合计\t人员经费支出\t公用经费支出\t专项业务经费支出\t备注',
    ),
    body(rows.ECONOMIC_ROWS),
  ],
});

const basicTable = defineTable({
  title: '2022年部门综合预算一般公共预算基本支出明细表（按支出功能分类科目-不含上年结转）',
  ...numbered('表7'),
  style: { page: 'portrait', sizePt: 9, rowMm: 8 },
  columns: [code(12), label(38), ...['合计', '人员经费支出', '公用经费支出'].map((p) => value(p, 13)), words(9)],
  strips: [head('功能科目编码\t功能科目名称\t合计\t人员经费支出\t公用经费支出\t备注'), body(rows.BASIC_FUNCTION_ROWS)],
});

const projectTable = defineTable({
  title: '2022年部门综合预算专项业务经费支出表（不含上年结转）',
  ...numbered('表10'),
  style: { page: 'portrait', sizePt: 9, rowMm: 8 },
  columns: [code(11), label(34), value('项目金额', 13), words(40)],
  strips: [
    head('单位编码\t单位（项目）名称\t项目金额\t项目简介'),
    body(`
	合计	931.30	
133	西安市长安区医疗保障局	931.30	
133001	西安市长安区医疗保障局	147.10	
	专用项目	147.10	
	其他履职专项业务经费	147.10	
	办公场所租赁	27.10	机关租房
	办公楼冬季采暖费用	3.92	一个采暖季的热力费
	基金监督和能力提升	15.00	对辖区内定点医药机构作日常检查和专项检查，请第三方核对病历与费用，并培训检查人员
	医疗保障系统办公场所装修	91.08	装修尾款
	综合运行服务工作	10.00	调研、宣传和日常办公
133002	西安市长安区医疗保险经办中心	763.80	
	专用项目	763.80	
	其他履职专项业务经费	763.80	
	2021年度机关单位健康体检	665.00	两年一次的机关体检，由公开招标的医院承担
	城乡居民医保工作经费	8.00	居民参保宣传
	档案标准化管理	15.00	参保档案的整理与电子化
	网络运行与维护	15.00	经办专网线路和设备
	医保大厅运行经费	30.00	服务大厅的水电、保洁和维修
	医保工作经费	11.00	待遇审核与拨付
	医保年审经费	4.00	缴费基数年审，委托第三方录入
	医保业务下沉工作经费	15.80	街道服务点的设备与人员
133003	西安市长安区医疗保障基金安全防控中心	20.40	
	专用项目	20.40	
	其他履职专项业务经费	20.40	
	打击欺诈骗保举报奖励	2.40	奖励举报人
	基金安全防控工作经费	10.00	宣传与检查
	信息化网络运行维护费	8.00	监控系统维护`),
  ],
});

interface Target {
  readonly formNumber: string;
  readonly project: string;
  readonly amount: string;
  readonly goal: string;
  readonly rows: string;
}

function targetSheet({ formNumber, project, amount, goal, rows: indicators }: Target): Table {
  const lines = indicators.replace(/^\n/, '');
  return defineTable({
    title: '2022年部门预算专项业务经费绩效目标表',
    formNumber,
    formPlace: 'above-left',
    style: { page: 'portrait', sizePt: 10, rowMm: 10 },
    columns: [label(10), label(14), label(20), label(24), value('指标值', 22, { align: 'center' }), words(10)],
    strips: [
      textRow(`项目名称{c2 center}\t${project}{c4 center}\n主管部门{c2 center}\t${AGENCY}{c4 center}`),
      body(
        `资金金额\\n（万元）{c2 r3 label}\t实施期资金总额：{c2 label right}\t${amount}{c2 path= center}\n其中：财政拨款{c2 label right}\t${amount}{c2 path= center}\n其他资金{c2 label right}\t{c2 path=}`,
      ),
      textRow(`总体目标{center}\t${goal}{c5 left}`),
      head(`年度绩效指标{r${lines.split('\n').length + 1} label center}\t一级指标\t二级指标\t指标内容\t指标值\t备注`),
      body(lines),
    ],
  });
}

const targets = [
  targetSheet({
    formNumber: '表13-1',
    project: '办公场所租赁',
    amount: '27.10',
    goal: '租用办公用房一处，面积461.61平方米，租金27.1万元，保证机关全年正常办公。',
    rows: `
产出指标{r5 center}	数量指标	办公面积	461.61平米	
质量指标	合同执行率	100%	
时效指标	执行时间	2022年1-12月	
成本指标{r2}	总成本	27.1万元	
租赁费	27.1万元	
效益指标{r4 center}	经济效益指标			
社会效益指标	有效提高行政办事效率	有所提高	
生态效益指标			
可持续影响指标	执行年度	≥1年	
满意度指标{center}	服务对象满意度指标	员工满意度	≥95%	`,
  }),
  targetSheet({
    formNumber: '表13-2',
    project: '办公楼冬季采暖费用',
    amount: '3.92',
    goal: '按供热合同支付一个采暖季的热力费3.92万元，供暖面积1500平方米。',
    rows: `
产出指标{r5 center}	数量指标	办公楼面积	1500平米	
质量指标	供暖及时率	100%	
时效指标	执行时间	2022年11月15日-2023年3月15日	
成本指标{r2}	总成本	3.92万元	
取暖费	3.92万元	
效益指标{r4 center}	经济效益指标			
社会效益指标	有效提高行政办事效率	有所提高	
生态效益指标			
可持续影响指标	执行年度	≥1年	
满意度指标{center}	服务对象满意度指标	员工满意度	≥95%	`,
  }),
];

const blocks: readonly Block[] = [
  { kind: 'cover', lines: [AGENCY, '2022年部门综合预算', '保密审查情况：已审查', '部门主要负责人审签情况：已审签'] },
  chapter('第一部分 部门概况'),
  section('一、部门主要职责及机构设置'),
  paragraph(
    '长安区医疗保障局管理全区的医疗保险和医疗救助，监督定点医药机构和医疗保障基金，指导街道办理医保业务。局机关设办公室和医疗保障管理科。',
  ),
  section('三、部门预算单位构成'),
  paragraph('2022年编入部门预算的单位有3个：'),
  defineTable({
    title: '',
    columns: [index(10), words(50), words(20)],
    style: { sizePt: 11, rowMm: 9 },
    strips: [
      head('序　号\t单　位　名　称\t变动情况'),
      body(
        '1\t西安市长安区医疗保障局本级（机关）\t\n2\t西安市长安区医疗保险经办中心\t\n3\t西安市长安区医疗保障基金安全防控中心\t',
      ),
    ],
  }),
  chapter('第二部分 收支情况'),
  section('五、2022年部门预算收支说明'),
  paragraph(
    '2022年本部门预算收入1675.78万元，全部为一般公共预算拨款，较上年减少7091.11万元；预算支出1675.78万元，与收入相等，较上年减少7091.11万元，原因是公务员医疗补助改由各单位自行列支。',
  ),
  paragraph(
    '一般公共预算支出按功能科目分为三类：社会保障和就业支出91.80万元，卫生健康支出1492.29万元，住房保障支出91.69万元。',
  ),
  paragraph(
    '按部门预算支出经济分类，工资福利支出（301）641.51万元，商品和服务支出（302）1022.45万元，对个人和家庭的补助（303）5.81万元，资本性支出（310）6.00万元。',
  ),
  section('六、部门预算“三公”经费等情况说明'),
  paragraph('“三公”经费预算5.4万元，与上年相同，都是公务用车运行费。'),
  list,
  unitTable,
  threeBlockTable('2022年部门综合预算财政拨款收支总表', '表4', rows.FISCAL_ROWS),
  functionTable,
  economicTable,
  basicTable,
  threeBlockTable('2022年部门综合预算政府性基金收支表（不含上年结转）', '表9', rows.FUND_ROWS),
  projectTable,
  ...targets,
];

export const samples: readonly Sample[] = [
  { name: 'changan-2022-budget', printer: 'chromium', extension: 'pdf', title: `${AGENCY}2022年部门综合预算`, blocks },
];
