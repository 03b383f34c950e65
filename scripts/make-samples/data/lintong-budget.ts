import type { Block, Sample, Table, TableStyle } from '../model.ts';
import { paragraph } from '../prose.ts';
import { body, codePart, defineTable, head, label, value } from '../table.ts';

/**
 * 临潼区's first budget of 2022 by item, in yuan. The amounts are those that the bureau's final
 * accounts name as 年初预算 (in 万元); the layout is Shanghai's, and the economic classes are made up
 * so that they add up to them.
 */
const AGENCY = '西安市临潼区医疗保障局';

interface Item {
  readonly code: string;
  readonly name: string;
  readonly basic: number;
  readonly project: number;
}

const items: readonly Item[] = [
  { code: '2080505', name: '机关事业单位基本养老保险缴费支出', basic: 586_700, project: 0 },
  { code: '2080506', name: '机关事业单位职业年金缴费支出', basic: 293_300, project: 0 },
  { code: '2089999', name: '其他社会保障和就业支出', basic: 3_600, project: 0 },
  { code: '2101101', name: '行政单位医疗', basic: 273_900, project: 0 },
  { code: '2101501', name: '行政运行', basic: 4_437_700, project: 0 },
  { code: '2101505', name: '医疗保障政策管理', basic: 0, project: 250_000 },
  { code: '2101506', name: '医疗保障经办事务', basic: 0, project: 1_940_000 },
  { code: '2101599', name: '其他医疗保障管理事务支出', basic: 0, project: 936_800 },
  { code: '2210201', name: '住房公积金', basic: 461_700, project: 0 },
];

const parents: Readonly<Record<string, string>> = {
  '208': '社会保障和就业支出',
  '20805': '行政事业单位养老支出',
  '20899': '其他社会保障和就业支出',
  '210': '卫生健康支出',
  '21011': '行政事业单位医疗',
  '21015': '医疗保障管理事务',
  '221': '住房保障支出',
  '22102': '住房改革支出',
};

/** Every item after its class and group, which carry the sums of what is below them. */
function withParents(list: readonly Item[]): readonly Item[] {
  const codes = [...new Set(list.flatMap(({ code }) => [code.slice(0, 3), code.slice(0, 5), code]))].toSorted();
  return codes.map((code) => {
    const below = list.filter((item) => item.code.startsWith(code));
    const name = below.find((item) => item.code === code)?.name ?? parents[code] ?? '';
    return { code, name, basic: sum(below.map((i) => i.basic)), project: sum(below.map((i) => i.project)) };
  });
}

const sum = (amounts: readonly number[]): number => amounts.reduce((a, b) => a + b, 0);
/** `4,437,700`, and `0` where nothing was planned. */
const yuan = (amount: number): string => String(amount).replace(/\B(?=(\d{3})+$)/g, ',');

const all = withParents(items);
const basic = sum(items.map((i) => i.basic));
const project = sum(items.map((i) => i.project));
const total = basic + project;
const classTotal = (code: string): string =>
  yuan(sum(items.filter((i) => i.code.startsWith(code)).map((i) => i.basic + i.project)));

const parts = ({ code }: Item): string => [code.slice(0, 3), code.slice(3, 5), code.slice(5, 7)].join('\t');
const functionRows = (amounts: (item: Item) => readonly number[]): string =>
  [
    ...all.map((item) => `${parts(item)}\t${item.name}\t${amounts(item).map(yuan).join('\t')}`),
    `合计{c4 label}\t${amounts({ code: '', name: '', basic, project }).map(yuan).join('\t')}`,
  ].join('\n');

const frame = { compiledBy: `编制部门：${AGENCY}`, unit: '单位：元' } as const;
const wide = (rowMm: number, more: TableStyle = {}): TableStyle => ({ page: 'landscape', sizePt: 10, rowMm, ...more });
const functionColumns = (group: string, leaves: readonly string[]) => [
  codePart(6),
  codePart(6),
  codePart(6),
  label(34),
  ...leaves.map((leaf) => value(`${group}/${leaf}`, 14)),
];
const functionHead = (group: string, leaves: readonly string[]) =>
  head(
    `项目{c4}\t${group}{c${leaves.length}}\n功能分类科目编码{c3}\t功能分类科目名称{r2}\t${leaves.map((leaf) => `${leaf}{r2}`).join('\t')}\n类\t款\t项`,
  );

interface FunctionTable {
  readonly title: string;
  readonly group: string;
  readonly leaves: readonly string[];
  readonly rows: string;
  readonly style: TableStyle;
  readonly notes?: readonly string[];
}

const functionTable = ({ title, group, leaves, rows, style, notes = [] }: FunctionTable): Table =>
  defineTable({
    title,
    ...frame,
    style,
    notes,
    columns: functionColumns(group, leaves),
    strips: [functionHead(group, leaves), body(rows)],
  });

const blankRow = (columns: number): string => '\t'.repeat(columns - 1);
const revenueLeaves = ['合计', '财政拨款收入', '事业收入', '事业单位经营收入', '其他收入'];
const spendingLeaves = ['合计', '基本支出', '项目支出'];
const spending = (item: Item): readonly number[] => [item.basic + item.project, item.basic, item.project];

const summary = defineTable({
  title: '2022年部门财务收支预算总表',
  ...frame,
  style: wide(10),
  columns: [
    label(30, { block: '收' }),
    value('本年收入/预算数', 20, { block: '收' }),
    label(30, { block: '支' }),
    value('本年支出/预算数', 20, { block: '支' }),
  ],
  strips: [
    head('本年收入{c2}\t本年支出{c2}\n项　目\t预算数\t项　目\t预算数'),
    body(`
一、财政拨款收入	${yuan(total)}	一、社会保障和就业支出	${classTotal('208')}
1. 一般公共预算资金	${yuan(total)}	二、卫生健康支出	${classTotal('210')}
2. 政府性基金		三、住房保障支出	${classTotal('221')}
3. 国有资本经营预算			
二、事业收入			
三、事业单位经营收入			
四、其他收入			
			
收入总计{center}	${yuan(total)}	支出总计{center}	${yuan(total)}`),
  ],
});

const fiscalLeaves = ['合计', '一般公共预算', '政府性基金', '国有资本经营预算'];
const fiscal = defineTable({
  title: '2022年部门财政拨款收支预算总表',
  ...frame,
  style: wide(10),
  columns: [
    label(26, { block: '收' }),
    value('财政拨款收入/预算数', 15, { block: '收' }),
    label(26, { block: '支' }),
    ...fiscalLeaves.map((leaf) => value(`财政拨款支出/${leaf}`, 15, { block: '支' })),
  ],
  strips: [
    head(`财政拨款收入{c2}\t财政拨款支出{c5}\n项　目\t预算数\t项　目\t${fiscalLeaves.join('\t')}`),
    body(`
一、一般公共预算资金	${yuan(total)}	一、社会保障和就业支出	${classTotal('208')}	${classTotal('208')}		
二、政府性基金		二、卫生健康支出	${classTotal('210')}	${classTotal('210')}		
三、国有资本经营预算		三、住房保障支出	${classTotal('221')}	${classTotal('221')}		
						
收入总计{center}	${yuan(total)}	支出总计{center}	${yuan(total)}	${yuan(total)}		`),
  ],
});

/** Groups below ten are printed without their leading zero, as one of the real budgets does: 301 | 2. */
const personnel: readonly (readonly [string, string, number])[] = [
  ['01', '基本工资', 2_074_300],
  ['2', '津贴补贴', 1_912_400],
  ['08', '机关事业单位基本养老保险缴费', 586_700],
  ['09', '职业年金缴费', 293_300],
  ['10', '职工基本医疗保险缴费', 273_900],
  ['12', '其他社会保障缴费', 3_600],
  ['13', '住房公积金', 461_700],
];
const operating: readonly (readonly [string, string, number])[] = [
  ['01', '办公费', 107_500],
  ['5', '水费', 300],
  ['6', '电费', 6_700],
  ['7', '邮电费', 13_900],
  ['11', '差旅费', 2_600],
  ['26', '劳务费', 15_000],
  ['39', '其他交通费用', 305_000],
];
const basicLeaves = ['合计', '人员经费', '公用经费'];
const pay = sum(personnel.map(([, , amount]) => amount));
const running = sum(operating.map(([, , amount]) => amount));
if (pay + running !== basic) throw new Error('the economic classes do not add up to the basic expenditure');

const economic = defineTable({
  title: '2022年部门一般公共预算基本支出部门预算经济分类预算表',
  ...frame,
  style: wide(9.2),
  columns: [
    codePart(8),
    codePart(8),
    label(40),
    ...basicLeaves.map((leaf) => value(`一般公共预算基本支出/${leaf}`, 15)),
  ],
  strips: [
    head(
      `项目{c3}\t一般公共预算基本支出{c3}\n部门预算经济分类科目编码{c2}\t经济分类科目名称{r2}\t${basicLeaves.map((leaf) => `${leaf}{r2}`).join('\t')}\n类\t款`,
    ),
    body(
      [
        `301\t\t工资福利支出\t${yuan(pay)}\t${yuan(pay)}\t0`,
        ...personnel.map(([group, name, amount]) => `301\t${group}\t${name}\t${yuan(amount)}\t${yuan(amount)}\t0`),
        `302\t\t商品和服务支出\t${yuan(running)}\t0\t${yuan(running)}`,
        ...operating.map(([group, name, amount]) => `302\t${group}\t${name}\t${yuan(amount)}\t0\t${yuan(amount)}`),
        `合计{c3 label}\t${yuan(basic)}\t${yuan(pay)}\t${yuan(running)}`,
      ].join('\n'),
    ),
  ],
});

const three = '2022年“三公”经费预算数';
const vehicles = '公务用车购置及运行费';
const threePublics = defineTable({
  title: '部门“三公”经费和机关运行经费预算表',
  compiledBy: `编制部门：${AGENCY}`,
  unit: '单位:万元',
  style: wide(14),
  columns: [
    ...['合计', '因公出国(境)费', '公务接待费', `${vehicles}/小计`, `${vehicles}/购置费`, `${vehicles}/运行费`].map(
      (leaf) => value(`${three}/${leaf}`, 14),
    ),
    value('2022年机关运行经费预算数', 16),
  ],
  strips: [
    head(
      `${three}{c6}\t2022年机关运行经费预算数{r3}\n合计{r2}\t因公出国(境)费{r2}\t公务接待费{r2}\t${vehicles}{c3}\n小计\t购置费\t运行费`,
    ),
    body('1\t0\t0\t1\t0\t1\t45.1'),
  ],
});

const blocks: readonly Block[] = [
  { kind: 'cover', lines: [AGENCY, '2022年度部门预算', '（上海版式示例）'] },
  { kind: 'heading', level: 1, text: '2022年部门预算编制说明', newPage: true },
  paragraph(
    `2022年，本部门预算支出总额为${yuan(total)}元，全部由一般公共预算拨款安排。其中基本支出${yuan(basic)}元，项目支出${yuan(project)}元。`,
  ),
  paragraph(`按功能分类，主要内容如下：`),
  paragraph(`1．“社会保障和就业支出”科目${classTotal('208')}元，用于在职人员的养老保险和职业年金。`),
  paragraph(`2．“卫生健康支出”科目${classTotal('210')}元，用于机关运行、经办服务和职工医疗保险。`),
  paragraph(`3．“住房保障支出”科目${classTotal('221')}元，用于住房公积金。`),
  summary,
  functionTable({
    title: '2022年部门收入预算总表',
    group: '收入预算',
    leaves: revenueLeaves,
    rows: functionRows((i) => [i.basic + i.project, i.basic + i.project, 0, 0, 0]),
    style: wide(9.6),
  }),
  functionTable({
    title: '2022年部门支出预算总表',
    group: '支出预算',
    leaves: spendingLeaves,
    rows: functionRows(spending),
    style: wide(7.4),
  }),
  fiscal,
  functionTable({
    title: '2022年部门一般公共预算支出功能分类预算表',
    group: '一般公共预算支出',
    leaves: spendingLeaves,
    rows: functionRows(spending),
    style: wide(9.6, { repeatHeader: true }),
  }),
  functionTable({
    title: '2022年部门政府性基金预算支出功能分类预算表',
    group: '政府性基金预算支出',
    leaves: spendingLeaves,
    rows: `${blankRow(7)}\n${blankRow(7)}\n合计{c4 label}\t\t\t`,
    style: wide(9),
    notes: ['注：本部门2022年没有政府性基金预算支出，本表为空表。'],
  }),
  functionTable({
    title: '2022年部门国有资本经营预算支出功能分类预算表',
    group: '国有资本经营预算支出',
    leaves: spendingLeaves,
    rows: `${blankRow(7)}\n${blankRow(7)}\n合计{c4 label}\t\t\t`,
    style: wide(9),
    notes: ['注：本部门2022年没有国有资本经营预算支出，本表为空表。'],
  }),
  economic,
  threePublics,
];

export const samples: readonly Sample[] = [
  { name: 'lintong-2022-budget', printer: 'writer', extension: 'pdf', title: `${AGENCY}2022年度部门预算`, blocks },
];
