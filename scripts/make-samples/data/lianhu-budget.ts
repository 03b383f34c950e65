import type { Block, Sample, TableStyle } from '../model.ts';
import { chapter, paragraph } from '../prose.ts';
import { body, code, defineTable, head, label, value } from '../table.ts';

/**
 * 莲湖区's first budget of 2023: items, total and operating expenditure are those that the bureau's
 * final accounts name as 年初预算 and 预算; the layout is Jiangsu's, and economic classes and
 * procurement are made up so that they add up.
 */
const AGENCY = '西安市莲湖区医疗保障局';

const ordinals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];
const style: TableStyle = { plainTitle: true, openTop: true, sizePt: 9.5, rowMm: 7 };
const caption = (number: number, name: string) => ({
  title: `${ordinals[number - 1] ?? ''}、2023年度${AGENCY}部门${name}`,
  compiledBy: `部门：${AGENCY}`,
  unit: '单位：万元',
  style,
});

const functions = [
  '一般公共服务支出',
  '外交支出',
  '国防支出',
  '公共安全支出',
  '教育支出',
  '科学技术支出',
  '文化旅游体育与传媒支出',
  '社会保障和就业支出',
  '卫生健康支出',
  '节能环保支出',
  '城乡社区支出',
  '农林水支出',
  '交通运输支出',
  '资源勘探工业信息等支出',
  '商业服务业等支出',
  '金融支出',
  '自然资源海洋气象等支出',
  '住房保障支出',
  '粮油物资储备支出',
  '其他支出',
];
const numerals = [...ordinals, '十三', '十四', '十五', '十六', '十七', '十八', '十九', '二十'];
const sources: Readonly<Record<number, string>> = {
  0: '一、财政拨款\t652.65',
  1: '  1.一般公共预算\t652.65',
  2: '  2.政府性基金预算\t',
  3: '二、财政专户管理资金\t',
  4: '三、其他资金\t',
};
const uses: Readonly<Record<number, string>> = {
  0: '一、基本支出\t143.65',
  1: '二、项目支出\t509.00',
  2: '三、单位预留机动经费\t',
};

const byFunction = '支出/功能分类/金额';
const byUse = '支出/支出用途/金额';
const summary = defineTable({
  ...caption(1, '收支预算总表'),
  columns: [
    label(22, { block: '收' }),
    value('收入/金额', 12, { block: '收' }),
    label(26, { block: '功能' }),
    value(byFunction, 12, { block: '功能' }),
    label(22, { block: '用途' }),
    value(byUse, 12, { block: '用途' }),
  ],
  strips: [
    head(
      '收入{c2 bold}\t支出{c4 bold}\n项目名称{r2 bold}\t金额{r2 bold}\t功能分类{c2 bold}\t支出用途{c2 bold}\n功能科目名称{bold}\t金额{bold}\t项目名称{bold}\t金额{bold}',
    ),
    body(
      functions
        .map(
          (name, i) =>
            `${sources[i] ?? '\t'}\t${numerals[i] ?? ''}、${name}\t${name === '卫生健康支出' ? '652.65' : ''}\t${uses[i] ?? '\t'}`,
        )
        .join('\n'),
    ),
    body(
      '当年收入小计{bold center}\t652.65\t当年支出小计{c3 label bold}\t652.65{label=当年支出小计}\n上年结转资金{center}\t\t结转下年资金{c3 label}\t\n收入合计{bold center}\t652.65\t支出合计{c3 label bold}\t652.65{label=支出合计}',
    ),
  ],
});

const revenue = defineTable({
  ...caption(2, '收入预算总表'),
  columns: [label(28, { align: 'center' }), label(36), value('金额', 20)],
  strips: [
    head('项目名称{bold}\t\t金额{bold}'),
    body(`
收入总计{c2 label bold}	652.65
一般公共预算资金{r3}	小计	652.65
公共财政拨款(补助)资金	652.65
专项收入	
政府性基金	小计	
财政专户管理资金{r3}	小计	
专户管理教育收费	
其他非税收入	
其他资金{r5}	小计	
事业收入	
经营收入	
其他收入	
债务资金(银行贷款)	
上年结转和结余资金{r2}	小计	
其中：动用上年结转和结余资金	`),
  ],
});

const spending = defineTable({
  ...caption(3, '支出预算总表'),
  columns: ['合计', '基本支出', '项目支出', '单位预留机动经费', '结转下年资金'].map((path) => value(path, 18)),
  strips: [head('合　计\t基本支出\t项目支出\t单位预留机动经费\t结转下年资金'), body('652.65\t143.65\t509.00\t\t')],
});

const fiscal = defineTable({
  ...caption(4, '财政拨款收支预算总表'),
  style: { ...style, page: 'portrait' },
  columns: [
    label(28, { block: '收' }),
    value('收入/金额', 16, { block: '收' }),
    label(28, { block: '支' }),
    value(byUse, 16, { block: '支' }),
  ],
  strips: [
    head(
      '收入{c2 bold}\t支出{c2 bold}\n项目名称{r2 bold}\t金额{r2 bold}\t支出用途{c2 bold}\n项目名称{bold}\t金额{bold}',
    ),
    body(
      '一、一般公共预算\t652.65\t一、基本支出\t143.65\n二、政府性基金预算\t\t二、项目支出\t509.00\n\t\t三、单位预留机动经费\t\n收入合计{bold center}\t652.65\t支出合计{bold center}\t652.65',
    ),
  ],
});

const functionRows = `
	合计{bold center}	652.65
210	卫生健康支出	652.65
21011	行政事业单位医疗	400.00
2101103	公务员医疗补助	400.00
21015	医疗保障管理事务	252.65
2101501	行政运行	143.65
2101504	信息化建设	20.00
2101506	医疗保障经办事务	89.00`;
const personnelRows = `
301	工资福利支出	138.07
30101	基本工资	44.16
30102	津贴补贴	31.05
30103	奖金	24.80
30108	机关事业单位基本养老保险缴费	13.57
30110	职工基本医疗保险缴费	5.13
30111	公务员医疗补助缴费	4.32
30112	其他社会保障缴费	0.06
30113	住房公积金	10.58
30199	其他工资福利支出	4.40`;
const operatingRows = `
302	商品和服务支出	5.58
30201	办公费	3.20
30211	差旅费	0.60
30216	培训费	0.38
30228	工会经费	1.40`;

interface List {
  readonly number: number;
  readonly name: string;
  readonly head: string;
  readonly path?: string;
  readonly rows: string;
}

const list = ({ number, name, head: headLine, path = '金额', rows }: List) =>
  defineTable({
    ...caption(number, name),
    columns: [code(18), label(44), value(path, 22)],
    strips: [head(headLine), body(rows)],
  });

const FUNCTION_HEAD = '功能科目代码{bold}\t功能科目名称{bold}\t金额{bold}';
const ECONOMIC_HEAD = '科目编码{bold}\t科目名称{bold}\t金额{bold}';
const basicRows = `\t合计{bold center}\t143.65${personnelRows}${operatingRows}`;

const threeGroup = '“三公”经费';
const vehicles = '公务用车购置及运行维护费';
const threePublics = defineTable({
  ...caption(11, '一般公共预算“三公”经费、会议费、培训费支出预算表'),
  columns: [
    value('合计', 13),
    ...[
      '小计',
      '因公出国（境）费',
      `${vehicles}/小计`,
      `${vehicles}/公务用车购置费`,
      `${vehicles}/公务用车运行维护费`,
      '公务接待费',
    ].map((leaf) => value(`${threeGroup}/${leaf}`, 12)),
    value('会议费', 11),
    value('培训费', 11),
  ],
  strips: [
    head(
      `合　计{r3}\t${threeGroup}{c6}\t会议费{r3}\t培训费{r3}\n小计{r2}\t因公出国（境）费{r2}\t${vehicles}{c3}\t公务接待费{r2}\n小计\t公务用车购置费\t公务用车运行维护费`,
    ),
    body('0.38\t\t\t\t\t\t\t\t0.38'),
  ],
});

const procurement = defineTable({
  ...caption(12, '政府采购预算表'),
  style: { ...style, rowMm: 8 },
  columns: [label(14), label(18), label(19), label(22), label(17), value('总计', 12)],
  strips: [
    head('采购品目大类{bold}\t专项名称{bold}\t经济科目{bold}\t采购物品名称{bold}\t采购组织形式{bold}\t总计{bold}'),
    body(`
合计{bold}					46.00
一、货物A					6.00
	医疗保险经办机构经费	办公设备购置			6.00
			台式计算机	政府集中采购	4.00
			打印设备	政府集中采购	2.00
二、工程B					
三、服务C					40.00
	医保信息化建设	信息网络及软件购置更新{split}			20.00
			软件开发服务	部门集中采购	20.00
	医保档案管理	委托业务费			20.00
			其他专业服务{r2}	部门集中采购	12.00
			分散自行组织	8.00`),
  ],
});

const blocks: readonly Block[] = [
  { kind: 'cover', lines: [AGENCY, '2023年度部门预算', '（江苏版式示例）'] },
  chapter('第一部分 部门概况'),
  paragraph('莲湖区医疗保障局管理辖区内的医疗保险和医疗救助，编制20人，在职14人。'),
  paragraph(
    '2023年收入预算652.65万元，全部为一般公共预算拨款。支出预算652.65万元，其中基本支出143.65万元，项目支出509.00万元。',
  ),
  paragraph(
    '基本支出中人员经费138.07万元，公用经费5.58万元。项目支出包括公务员医疗补助400.00万元、医疗保障经办事务89.00万元、信息化建设20.00万元。',
  ),
  { kind: 'heading', level: 1, text: '第二部分 西安市莲湖区医疗保障局2023年度部门预算表' },
  summary,
  revenue,
  spending,
  fiscal,
  list({ number: 5, name: '财政拨款支出预算表', head: FUNCTION_HEAD, rows: functionRows }),
  list({ number: 6, name: '财政拨款基本支出预算表', head: ECONOMIC_HEAD, rows: basicRows }),
  list({ number: 7, name: '政府性基金支出预算表', head: FUNCTION_HEAD, rows: '\t合计{bold center}\t\n\t\t' }),
  list({ number: 8, name: '一般公共预算支出预算表', head: FUNCTION_HEAD, rows: functionRows }),
  list({ number: 9, name: '一般公共预算基本支出预算表', head: ECONOMIC_HEAD, rows: basicRows }),
  list({
    number: 10,
    name: '一般公共预算机关运行经费支出预算表',
    head: '科目编码{bold}\t科目名称{bold}\t机关运行经费支出{bold}',
    path: '机关运行经费支出',
    rows: `\t合计{bold center}\t5.58${operatingRows}`,
  }),
  threePublics,
  procurement,
];

export const samples: readonly Sample[] = [
  { name: 'lianhu-2023-budget', printer: 'writer', extension: 'pdf', title: `${AGENCY}2023年度部门预算`, blocks },
];
