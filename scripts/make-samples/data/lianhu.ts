import type { Block, Sample, TableStyle } from '../model.ts';
import {
  shaanxiFinalTables,
  shaanxiSelfEvaluation,
  type FinalFigures,
  type FinalStyles,
  type SheetDefinition,
} from '../shaanxi.ts';
import { chapter, paragraph, section, subsection } from '../prose.ts';
import { body, defineTable, head, index, words } from '../table.ts';
import * as rows from './lianhu-figures.ts';

const AGENCY = '西安市莲湖区医疗保障局';

const figures: FinalFigures = {
  compiledBy: `${AGENCY}（汇总）`,
  unit: '单位：万元',
  summary: rows.SUMMARY_ROWS,
  revenue: rows.REVENUE_ROWS,
  expenditure: rows.EXPENDITURE_ROWS,
  fiscal: rows.FISCAL_ROWS,
  general: rows.GENERAL_ROWS,
  basic: `${rows.BASIC_ROWS}\n人员经费合计{c2 label}\t191.15\t公用经费合计{c2 label}\t\t\t\t3.24{label=公用经费合计}`,
  threePublics: {
    group: '财政拨款“三公”经费',
    total: '合计',
    overseas: '因公出国（境）费',
    rows: '预算数\t\t\t\t\t\t\t\t0.38\n决算数\t\t\t\t\t\t\t\t',
  },
};

const portrait: TableStyle = { page: 'portrait', sizePt: 9, rowMm: 5.8 };
const landscape: TableStyle = { page: 'landscape', sizePt: 10, rowMm: 8.5 };
const styles: FinalStyles = [
  portrait,
  landscape,
  landscape,
  { ...portrait, sizePt: 8.5 },
  { ...portrait, sizePt: 10.5, rowMm: 9 },
  { ...portrait, sizePt: 8, rowMm: 5.5 },
  landscape,
  { ...portrait, sizePt: 10.5, rowMm: 9 },
  landscape,
];

const agencyOf = { department: AGENCY, style: { sizePt: 9, rowMm: 7 } } as const;
const CENTRE = '西安市莲湖区医疗保险经办中心';

const sheets: readonly SheetDefinition[] = [
  {
    ...agencyOf,
    title: '财政补助公务员医疗救助金项目绩效自评表',
    project: '财政补助公务员医疗救助金',
    unitName: '西安市莲湖区医疗保险经办机构',
    fundRows: [
      '400.00\t400.00\t350.00\t10\t87.50%\t7',
      '400.00\t400.00\t350.00\t—\t87.50%\t—',
      '\t\t\t—\t\t—',
      '\t\t\t—\t\t—',
    ],
    goal: '按规定给患大病的财政供养人员发放补助，减轻其家庭负担。',
    result: '补助已按申请核发到人，全年发放350万元。',
    indicatorRows: `
产出指标\\n（50分）{r4}	数量指标	指标1：公务员医疗人员	≤16096人	≤16096人	20	20	
质量指标	指标1：待遇享受率	≥99%	≥99%	10	10	
时效指标	指标1：待遇享受时间	2023年	2023年	10	10	
成本指标	指标1：公务员医疗补助	400万元	350万元	10	8	申请补助的人数少于预计
效益指标\\n（30分）{r2}	社会效益指标	指标1：维护社会稳定率	≥95%		20	20	
可持续影响指标	指标1：公务员待遇享受	≥1年		10	10	
满意度指标\\n（10分）	服务对象满意度指标	指标1：公务员满意度	≥95%		10	10	`,
    total: '100\t95',
  },
  {
    ...agencyOf,
    title: '医保档案管理项目绩效自评表',
    project: '医保档案管理',
    unitName: CENTRE,
    fundRows: ['20.00\t20.00\t20.00\t10\t100%\t10', '20.00\t20.00\t20.00\t—\t100%\t—', '\t\t\t—\t\t—', '\t\t\t—\t\t—'],
    goal: '档案入库、装订和保管都按标准进行。',
    result: '全年新增业务档案已编号、装订、入库，未发生遗失。',
    indicatorRows: `
产出指标\\n（50分）{r4}	数量指标	指标1：医保档案管理房屋使用面积	≥200平方米	≥200平方米	10	10	
质量指标	指标1：档案存放率	≥99%	≥99%	20	20	
时效指标	指标1：档案存放时间	2023年	2023年	10	10	
成本指标	指标1：总成本	20万元	20万元	10	10	
效益指标\\n（30分）{r2}	社会效益指标	指标1：档案保管安全性	≥95%	≥95%	20	18	
可持续影响指标	指标1：维护档案保存年限	≥1年	≥1年	10	10	
满意度指标\\n（10分）	服务对象满意度指标	指标1：本单位工作人员满意度	≥95%	≥90%	10	8	库房偏小，查档不便，拟逐步改用电子档案`,
    total: '100\t96',
  },
  {
    ...agencyOf,
    title: '医疗保险经办机构经费项目绩效自评表',
    project: '医疗保险经办中心经费',
    unitName: CENTRE,
    fundRows: [
      '69.00\t69.00\t63.23\t10\t91.63%\t8',
      '69.00\t69.00\t63.23\t—\t91.63%\t—',
      '\t\t\t—\t\t—',
      '\t\t\t—\t\t—',
    ],
    goal: '经办窗口全年正常开放。',
    result: '窗口全年正常开放，参保、报销、转移等事项都在期限内办结。',
    indicatorRows: `
产出指标\\n（50分）{r4}	数量指标	指标1：医保服务对象	≤40万人	≤40万人	10	10	
质量指标	指标1：医保工作办结率	≥95%	≥95%	20	20	
时效指标	指标1：项目实施	2023年	2023年	10	10	
成本指标	指标1：总成本	69万元	63.23万元	10	9	编制未满，实际用人少于预算
效益指标\\n（30分）{r2}	社会效益指标	指标1：医保待遇享受率	≥95%	≥95%	20	20	
可持续影响指标	指标1：创造良好的办公环境	≥1年	≥1年	10	9	
满意度指标\\n（10分）	服务对象满意度指标	指标1：本单位工作人员满意度	≥95%	≥95%	10	9	`,
    total: '100\t95',
  },
  {
    ...agencyOf,
    title: '医疗服务与保障能力提升资金项目绩效自评表',
    project: '医疗服务与保障能力提升补助资金（医疗保障服务能力提升部分）',
    unitName: CENTRE,
    fundRows: ['10.00\t10.00\t10.00\t10\t100%\t10', '10.00\t10.00\t10.00\t—\t100%\t—', '\t\t\t—\t\t—', '\t\t\t—\t\t—'],
    goal: '目标1：支付方式改革按计划推进，定点医疗机构都纳入。\\n目标2：街道和社区的服务窗口按统一标准设置，群众就近能办。\\n目标3：参保率稳中有升。',
    result:
      '支付方式改革已全面铺开；街道、社区两级服务点挂牌并配齐人员，常办事项已下放；参保率高于上年，监管力量有所增强。',
    indicatorRows: `
产出指标（50分）{r4}	数量指标	指标1：强化部门间协同监管的综合监管力度部门联合查处案件	≥2起	1	20	17	联合执法协调不够，下年每季度安排一次
质量指标	指标1：定点医药机构监督检查覆盖率	100%	100%	10	10	
时效指标	指标1：医保经办服务标准化水平建设规划时间	2023年底前	2023年底前	10	10	
成本指标	指标1：总成本	10万元	10万元	10	8	
效益指标（30分）{r2}	社会效益指标	指标1：构建高效便民的医保服务体系	就近可办	逐步加强	25	25	
可持续影响指标	指标1：为群众提供便捷的医保服务	≥1年	≥1年	5	5	
满意度指标（10分）	服务对象满意度指标	指标1：群众对医保工作的满意度	≥85%	≥85%	10	10	`,
    total: '100\t95',
  },
  {
    ...agencyOf,
    title: '医保信息化建设项目绩效自评表',
    project: '医保信息化建设',
    unitName: '西安市莲湖区医疗保险经办机构',
    fundRows: ['20.00\t20.00\t20.00\t10\t100%\t10', '20.00\t20.00\t20.00\t—\t100%\t—', '\t\t\t—\t\t—', '\t\t\t—\t\t—'],
    goal: '更多事项可以在网上办。',
    result: '网上服务平台投入使用，居民和单位的常办事项可在线申请、在线审核。',
    indicatorRows: `
产出指标\\n（50分）{r4}	数量指标	指标1：技术点位	140个	151个	20	18	新设社区增加了点位
质量指标	指标1：医保专网覆盖率	≥95%	≥95%	10	10	
时效指标	指标1：技术服务期限	2023年	2023年	10	10	
成本指标	指标1：技术服务费	20万元	20万元	10	10	
效益指标\\n（30分）{r2}	社会效益指标	指标1：信息化水平	≥95%	≥90%	15	14	
可持续影响指标	指标1：实现网上办理业务	≥1年	≥1年	15	14	
满意度指标\\n（10分）	服务对象满意度指标	指标1：参保人员满意度	≥95%	≥90%	10	9	`,
    total: '100\t95',
  },
];

const unitList = defineTable({
  title: '',
  columns: [index(10), words(60, { align: 'center' })],
  style: { sizePt: 12, rowMm: 9 },
  strips: [head('序号\t单位名称'), body('1\t西安市莲湖区医疗保障局本级')],
});

const tableList = defineTable({
  title: '目录',
  style: { sizePt: 10.5, rowMm: 9 },
  columns: [words(8, { align: 'center' }), words(44), words(12, { align: 'center' }), words(26)],
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

const narrative: readonly Block[] = [
  chapter('第二部分 2023年度部门决算情况说明'),
  section('一、收入支出决算总体情况说明'),
  paragraph(
    '本部门2023年度收入总计657.63万元，支出总计657.63万元，收支相抵。两项均比上年增加408.45万元，增长163.92%，系公务员医疗补助增加、新录用人员到岗所致。',
  ),
  section('二、收入决算情况说明'),
  paragraph('本年收入合计657.63万元。按来源分：财政拨款收入657.62万元，占100%；其他收入0.01万元，占0.002%。'),
  section('三、支出决算情况说明'),
  paragraph('本年支出合计657.63万元。按性质分：基本支出194.40万元，占29.56%；项目支出463.23万元，占70.44%。'),
  section('四、财政拨款收入支出决算总体情况说明'),
  paragraph('财政拨款收入总计657.62万元，支出总计657.62万元，均比上年增加412.78万元，增长168.59%，原因与第一项相同。'),
  section('五、一般公共预算财政拨款支出决算情况说明'),
  paragraph(
    '2023年度一般公共预算财政拨款支出年初预算为652.65万元，支出决算为657.62万元，完成年初预算的100.76%。各科目情况如下：',
  ),
  paragraph(
    '1．行政事业单位医疗（款）公务员医疗补助（项）。年初预算为400万元，支出决算为350万元，完成年初预算的87.50%，差额为未发生的补助。',
  ),
  paragraph(
    '2．医疗保障管理事务（款）行政运行（项）。年初预算为143.65万元，支出决算为194.39万元，完成年初预算的135.32%，超出部分为新录用人员的工资和社会保险。',
  ),
  paragraph('3．医疗保障管理事务（款）信息化建设（项）。年初预算为20万元，支出决算为20万元，完成年初预算的100%。'),
  paragraph(
    '4．医疗保障管理事务（款）医疗保障经办事务（项）。年初预算为89万元，支出决算为93.23万元，完成年初预算的104.75%，超出部分来自年中下达的上级资金。',
  ),
  section('六、一般公共预算财政拨款基本支出决算情况说明'),
  paragraph(
    '基本支出194.39万元，由两部分组成：人员经费191.15万元，含工资、津贴、奖金、社会保险缴费和住房公积金；公用经费3.24万元，含办公费2.05万元、差旅费0.07万元、工会经费1.13万元（合计数有尾差）。',
  ),
  section('七、政府性基金预算财政拨款收入支出决算情况说明'),
  paragraph('本年度没有政府性基金预算财政拨款的收入和支出，附空表。'),
  section('八、国有资本经营预算财政拨款支出决算情况说明'),
  paragraph('本年度没有国有资本经营预算财政拨款的支出，附空表。'),
  section('九、财政拨款“三公”经费及会议费、培训费支出决算情况说明'),
  paragraph('“三公”经费和会议费本年度均未安排，也未发生。培训费预算0.38万元，支出决算0万元，全年没有举办培训。'),
  section('十、机关运行经费支出情况说明'),
  paragraph('机关运行经费预算5.58万元，支出决算3.24万元，完成预算的58.06%，比上年减少3.49万元，主要是压减办公费。'),
  section('十一、政府采购支出情况说明'),
  paragraph('全年政府采购支出15.22万元，全部是服务采购；货物采购0万元，工程采购0万元。'),
  section('十二、国有资产占用及购置情况说明'),
  paragraph('年末没有车辆和单价100万元以上的设备，本年度也没有购置。'),
  section('十三、预算绩效情况说明'),
  paragraph('本部门对5个项目作了绩效自评，共涉及资金463.23万元。各项目自评表如下。'),
  ...sheets.map(shaanxiSelfEvaluation),
  section('十四、其他需要说明的情况'),
  paragraph('表中金额取两位小数，分项之和与合计可能相差0.01万元。联系电话：（029）55550101。'),
];

const blocks: readonly Block[] = [
  {
    kind: 'cover',
    lines: [`${AGENCY}（汇总）`, '2023年度部门决算', '保密审查情况：已审查', '主要负责人审签情况：已审签'],
  },
  {
    kind: 'contents',
    lines: [
      '目 录',
      '第一部分 部门概况',
      '一、部门主要职责及内设机构',
      '二、部门决算单位构成',
      '三、部门人员情况',
      '第二部分 2023年度部门决算情况说明',
      ...narrative
        .filter((b) => b.kind === 'heading' && b.level === 2)
        .map((b) => (b.kind === 'heading' ? b.text : '')),
      '第三部分 2023年度部门决算表',
      '第四部分 专业名词解释',
    ],
  },
  chapter('第一部分 部门概况'),
  section('一、部门主要职责及内设机构'),
  subsection('（一）主要职责'),
  paragraph(
    '莲湖区医疗保障局是区政府的工作部门，管理辖区内的医疗保险、生育保险和医疗救助，监督医疗保障基金的使用，办理参保、报销和关系转移。',
  ),
  subsection('（二）内设机构'),
  paragraph('局内设办公室、医保基金监管科、综合管理科，下设医疗保险经办中心。'),
  section('二、部门决算单位构成'),
  paragraph('编入2023年度部门决算的单位有1个，名单如下：'),
  unitList,
  section('三、部门人员情况'),
  paragraph('2023年末编制20人，其中行政10人、事业10人；在职14人，其中行政6人、事业8人；没有离退休人员。'),
  ...narrative,
  chapter('第三部分 2023年度部门决算表'),
  tableList,
  ...shaanxiFinalTables(figures, styles),
  chapter('第四部分 专业名词解释'),
  paragraph('1．基本支出：维持机构运转和完成日常任务的支出，分人员经费和公用经费。'),
  paragraph('2．项目支出：在基本支出以外，为专门任务安排的支出。'),
  paragraph('3．“三公”经费：财政拨款开支的因公出国（境）费、公务用车购置及运行维护费、公务接待费。'),
];

const title = `${AGENCY}（汇总）2023年度部门决算`;

export const samples: readonly Sample[] = [
  { name: 'lianhu-2023-final', printer: 'writer', extension: 'pdf', title, blocks },
  { name: 'lianhu-2023-final-text', printer: 'text', extension: 'txt', title, blocks },
];
