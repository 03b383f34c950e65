import type { Sample, Table, TableStyle } from '../model.ts';
import { shaanxiFinalTables, type FinalFigures, type FinalStyles } from '../shaanxi.ts';
import { body, defineTable, head, label, words, textRow, value } from '../table.ts';
import * as rows from './lintong-figures.ts';

const AGENCY = '西安市临潼区医疗保障局';

const figures: FinalFigures = {
  compiledBy: `${AGENCY}（汇总）`,
  unit: '金额单位：万元',
  summary: rows.SUMMARY_ROWS,
  revenue: rows.REVENUE_ROWS,
  expenditure: rows.EXPENDITURE_ROWS,
  fiscal: rows.FISCAL_ROWS,
  general: rows.GENERAL_ROWS,
  basic: `${rows.BASIC_ROWS}\n人员经费合计{c2 label}\t708.45\t公用经费合计{c5 label}\t45.10{label=公用经费合计}`,
  threePublics: {
    group: '财政拨款安排的“三公”经费',
    total: '小计',
    overseas: '因公出国（境）费用',
    rows: '预算数\t1.00\t\t1.00\t\t1.00\t\t1.2\t\n决算数\t1.00\t\t1.00\t\t1.00\t\t1.20\t',
  },
};

const tall: TableStyle = { page: 'portrait', sizePt: 9, rowMm: 6.2 };
const wide: TableStyle = { page: 'landscape', sizePt: 10, rowMm: 9 };
/** The function tables are long for their page: 02 repeats its header overleaf, 03 and 05 do not. */
const styles: FinalStyles = [
  tall,
  { ...wide, repeatHeader: true },
  wide,
  tall,
  wide,
  { ...tall, sizePt: 8, rowMm: 6 },
  wide,
  wide,
  wide,
];

const tableList = defineTable({
  title: '目录',
  columns: [words(8, { align: 'center' }), words(44), words(12, { align: 'center' }), words(26)],
  style: { page: 'landscape', sizePt: 11, rowMm: 10 },
  strips: [
    head('序号\t内容\t是否空表\t表格为空的理由'),
    body(`
表1	收入支出决算总表	否	
表2	收入决算表	否	
表3	支出决算表	否	
表4	财政拨款收入支出决算总表	否	
表5	一般公共预算财政拨款支出决算表	否	
表6	一般公共预算财政拨款基本支出决算表	否	
表7	政府性基金预算财政拨款收入支出决算表	是	本部门不涉及故公开空表
表8	国有资本经营预算财政拨款支出决算表	是	本部门不涉及故公开空表
表9	财政拨款“三公”经费及会议费、培训费支出决算表	否	`),
  ],
});

const DONE = '执行率';
const taskColumns = [
  label(10),
  label(20),
  label(26),
  ...[
    '完成情况',
    '全年预算数（万元）/总额',
    '全年预算数（万元）/财政拨款',
    '全年预算数（万元）/其他资金',
    '全年执行数（万元）/总额',
    '全年执行数（万元）/财政拨款',
    '全年执行数（万元）/其他资金',
    '分值',
    DONE,
    '得分',
  ].map((path) => value(path, 10, { align: 'center' })),
];
const centred = { align: 'center' } as const;
/** Values stand in merged cells: the path belongs to the column in which each starts. */
const indicatorColumns = [
  label(10),
  label(20),
  label(26),
  label(10),
  label(10),
  value('年度指标值', 10, centred),
  value('年度指标值', 10, centred),
  value('实际完成值', 10, centred),
  value('实际完成值', 10, centred),
  value('分值', 10, centred),
  value('分值', 10, centred),
  value('得分', 10, centred),
  value('得分', 10, centred),
];

/** The overall self-evaluation of 2022 with its persons, who are invented. */
const selfEvaluation: Table = defineTable({
  title: `${AGENCY}部门整体支出绩效自评表`,
  subtitle: '（2022年度）',
  columns: taskColumns,
  style: { page: 'landscape', sizePt: 9, rowMm: 8 },
  strips: [
    textRow(`单位名称{c3 center}\t${AGENCY}{c10 center}`),
    head(
      '年度主要任务完成情况{r14 label center}\t任务名称{r2}\t主要内容{r2}\t完成情况{r2}\t全年预算数（万元）{c3}\t全年执行数（万元）{c3}\t分值{r2}\t执行率{r2}\t得分{r2}\n总额\t财政拨款\t其他资金\t总额\t财政拨款\t其他资金',
    ),
    body(`
基本支出	工资和社会保险、日常公用	100%	98.91	98.91		98.91	98.91		—	100.00%	—
公益性岗位工资支出	岗位工资的财政部分		0	0		0	0		—	0.00%	—
医疗保障管理事务工作经费	日常管理	100%	25	25		25	25		—	100.00%	—
医保经办事务工作经费	窗口经办	100%	93.68	93.68		93.68	93.68			100.00%	
基本支出	工资和社会保险、日常公用（经办中心）	100%	286.38	286.38		286.38	286.38		—	100.00%	—
居民医保工作经费	居民参保和待遇审核，供城乡居民办理参保登记、缴费、报销	100%	45	45		45	45		—	100.00%	—
公益性岗位工资财政部分	岗位工资的财政部分		0	0		0	0		—		—
参筹筹资工作经费	参保宣传		0	0		0	0		—		—
公益性岗位工资补贴	岗位补贴	100%	0			0			—	0%	—
医保经办机构业务运行项目	经办机构运转	100%	25	25		25	25		—	100%	—
基本支出	工资和社会保险、日常公用（基金中心）	100%	220.39	220.39		220.39	220.39		—	100.00%	—
离休干部医疗保障费	离休干部就医报销	0%	124	124		124	124		—	0%	—`),
    body('金额合计{c4 label center}\t918.36\t918.36\t0\t918.36\t918.36\t0\t0\t100.00%\t'),
    textRow(
      '年度总体目标完成情况{r2 center}\t预期目标（年初设定）{c5 center}\t目标实际完成情况{c7 center}\n目标1：村和社区都有医保服务点和经办人员。\\n目标2：基金支出有审核、有稽查，防止流失。\\n目标3：经办事项在规定时限内办结。{c5 left}\t目标1：服务点已设到每个村和社区，人员到岗。\\n目标2：全年对定点机构检查一遍，追回了违规费用。\\n目标3：各事项均在时限内办结。{c7 left}',
    ),
    head(
      '年度绩效指标完成情况{r14 label center}\t一级指标\t二级指标\t指标内容{c2}\t年度指标值{c2}\t实际完成值{c2}\t分值{c2}\t得分{c2}',
      indicatorColumns,
    ),
    body(`
产出指标（50分）{r8 center}	数量指标{r2 center}	指标1：参保人数{c2 left}	7071{c2}	7071{c2}	50{c2 r8}	50{c2 r8}
指标2：定点医药机构{c2 left}	600家{c2}	600家{c2}
质量指标{center}	指标1：项目覆盖率{c2 left}	≥95%{c2}	≥95%{c2}
时效指标{r2 center}	指标1：开始时间{c2 left}	2022.01.01{c2}	2022.01.01{c2}
指标2：完成时间{c2 left}	2022.12.31{c2}	2022.12.31{c2}
成本指标{r3 center}	指标1：基本支出{c2 left}	98.91{c2}	98.91{c2}
指标2：公益性岗位工资支出{c2 left}	0{c2}	0.2{c2}
指标3：医疗保障管理事务工作经费{c2 left}	25{c2}	25{c2}
效益指标（30分）{r4 center}	生态效益指标{center}	不涉及{c2 left}	0{c2}	0{c2}	0{c2}	0{c2}
社会效益指标{r2 center}	指标1：提供良好履职职责{c2 left}	优{c2}	优{c2}	10{c2}	10{c2}
指标2：提升服务群众能力{c2 left}	提升{c2}	提升{c2}	10{c2}	10{c2}
可持续影响指标{center}	项目持续发挥作用时间{c2 left}	当年{c2}	当年{c2}	10{c2}	10{c2}
满意度指标（20分）{center}	服务对象满意度指标{center}	社会公众满意度{c2 left}	≥95%{c2}	≥95%{c2}	20{c2}	15{c2}`),
    body('总分{c9 label center}\t100{c2}\t95{c2}'),
  ],
  notes: ['填表人：林晓溪        联系电话：029-55550122        填报日期：2023年3月20日'],
});

export const samples: readonly Sample[] = [
  {
    name: 'lintong-2022-final',
    printer: 'calc',
    extension: 'pdf',
    title: `${AGENCY}（汇总）2022年度部门决算`,
    blocks: [
      {
        kind: 'cover',
        lines: [`${AGENCY}（汇总）`, '2022年度部门决算', '保密审查情况：已审查', '部门主要负责人审签情况：已审签'],
      },
      tableList,
      ...shaanxiFinalTables(figures, styles),
      selfEvaluation,
    ],
  },
];
