import type { Table, TableStyle } from './model.ts';
import { body, code, defineTable, head, index, indexRow, label, words, textRow, value } from './table.ts';

/** The figures of one bureau's nine final-account tables, as tab-separated rows. */
export interface FinalFigures {
  readonly compiledBy: string;
  readonly unit: string;
  readonly summary: string;
  readonly revenue: string;
  readonly expenditure: string;
  readonly fiscal: string;
  readonly general: string;
  readonly basic: string;
  readonly threePublics: {
    readonly group: string;
    readonly total: string;
    readonly overseas: string;
    readonly rows: string;
  };
}

/** One style for each of the nine tables. */
export type FinalStyles = readonly [
  TableStyle,
  TableStyle,
  TableStyle,
  TableStyle,
  TableStyle,
  TableStyle,
  TableStyle,
  TableStyle,
  TableStyle,
];

const NOTE_END = '本表金额以万元列示，因四舍五入可能有尾差。';
const note = (content: string): readonly string[] => [`注：${content}${NOTE_END}`];

const itemHead = (rest: string, sub = ''): string => `项目{c2}\t${rest}\n科目代码\t科目名称${sub}`;

/** The nine tables 公开01–09表 of Shaanxi's final accounts (form of 2022 and 2023). */
export function shaanxiFinalTables(figures: FinalFigures, styles: FinalStyles): readonly Table[] {
  const at = (i: number) => ({
    formNumber: `公开0${i + 1}表`,
    compiledBy: `编制部门：${figures.compiledBy}`,
    unit: figures.unit,
    style: styles[i] ?? {},
  });
  return [
    defineTable({
      title: '收入支出决算总表',
      ...at(0),
      columns: [
        label(30, { block: '收入' }),
        index(6, { block: '收入' }),
        value('收入/决算数', 14, { block: '收入' }),
        label(30, { block: '支出' }),
        index(6, { block: '支出' }),
        value('支出/决算数', 14, { block: '支出' }),
      ],
      strips: [
        head('收入{c3}\t支出{c3}\n项目\t行次\t决算数\t项目\t行次\t决算数'),
        indexRow('栏次\t\t1\t栏次\t\t2'),
        body(figures.summary),
      ],
      notes: note('本表列示部门全年收支总额和年末结转结余。'),
    }),
    defineTable({
      title: '收入决算表',
      ...at(1),
      columns: [
        code(9),
        label(26),
        ...['本年收入合计', '财政拨款收入', '上级补助收入', '事业收入', '经营收入', '附属单位上缴收入', '其他收入'].map(
          (p) => value(p, 10),
        ),
      ],
      strips: [
        head(
          itemHead(
            '本年收入合计{r2}\t财政拨款收入{r2}\t上级补助收入{r2}\t事业收入{r2}\t经营收入{r2}\t附属单位上缴收入{r2}\t其他收入{r2}',
          ),
        ),
        indexRow('\t栏次\t1\t2\t3\t4\t5\t6\t7'),
        body(figures.revenue),
      ],
      notes: note('本表列示部门全年各项收入。'),
    }),
    defineTable({
      title: '支出决算表',
      ...at(2),
      columns: [
        code(9),
        label(26),
        ...['本年支出合计', '基本支出', '项目支出', '上缴上级支出', '经营支出', '对附属单位补助支出'].map((p) =>
          value(p, 11),
        ),
      ],
      strips: [
        head(
          itemHead(
            '本年支出合计{r2}\t基本支出{r2}\t项目支出{r2}\t上缴上级支出{r2}\t经营支出{r2}\t对附属单位补助支出{r2}',
          ),
        ),
        indexRow('\t栏次\t1\t2\t3\t4\t5\t6'),
        body(figures.expenditure),
      ],
      notes: note('本表列示部门全年各项支出。'),
    }),
    fiscalTable(figures, at(3)),
    defineTable({
      title: '一般公共预算财政拨款支出决算表',
      ...at(4),
      columns: [code(12), label(34), ...['小计', '基本支出', '项目支出'].map((p) => value(`本年支出/${p}`, 16))],
      strips: [
        head(itemHead('本年支出{c3}', '\t小计\t基本支出\t项目支出')),
        indexRow('\t栏次\t1\t2\t3'),
        body(figures.general),
      ],
      notes: note('本表列示部门全年一般公共预算财政拨款的实际支出。'),
    }),
    basicTable(figures, at(5)),
    defineTable({
      title: '政府性基金预算财政拨款收入支出决算表',
      ...at(6),
      columns: [
        code(10),
        label(22),
        value('年初结转和结余', 11),
        value('本年收入', 11),
        ...['小计', '基本支出', '项目支出'].map((p) => value(`本年支出/${p}`, 11)),
        value('年末结转和结余', 11),
      ],
      strips: [
        head(
          itemHead('年初结转和结余{r2}\t本年收入{r2}\t本年支出{c3}\t年末结转和结余{r2}', '\t小计\t基本支出\t项目支出'),
        ),
        indexRow('\t栏次\t1\t2\t3\t4\t5\t6'),
        body('\t合计\t\t\t\t\t\t'),
      ],
      notes: note('本表列示部门全年政府性基金预算财政拨款的收支和结转结余。'),
    }),
    defineTable({
      title: '国有资本经营预算财政拨款支出决算表',
      ...at(7),
      columns: [code(12), label(34), ...['合计', '基本支出', '项目支出'].map((p) => value(`本年支出/${p}`, 16))],
      strips: [
        head(itemHead('本年支出{c3}', '\t合计\t基本支出\t项目支出')),
        indexRow('\t栏次\t1\t2\t3'),
        body('\t合计\t\t\t'),
      ],
      notes: note('本表列示部门全年国有资本经营预算财政拨款的支出。'),
    }),
    threePublicsTable(figures, at(8)),
  ];
}

type Frame = Pick<Table, 'formNumber' | 'compiledBy' | 'unit' | 'style'>;

function fiscalTable(figures: FinalFigures, frame: Frame): Table {
  const funds = ['合计', '一般公共预算财政拨款', '政府性基金预算财政拨款', '国有资本经营预算财政拨款'];
  return defineTable({
    title: '财政拨款收入支出决算总表',
    ...frame,
    columns: [
      label(23, { block: '收入' }),
      index(5, { block: '收入' }),
      value('收入/金额', 10, { block: '收入' }),
      label(23, { block: '支出' }),
      index(5, { block: '支出' }),
      ...funds.map((f) => value(`支出/${f}`, 11, { block: '支出' })),
    ],
    strips: [
      head(`收入{c3}\t支出{c6}\n项目\t行次\t金额\t项目\t行次\t${funds.join('\t')}`),
      indexRow('栏次\t\t1\t栏次\t\t2\t3\t4\t5'),
      body(figures.fiscal),
    ],
    notes: note('本表列示部门全年三类预算财政拨款的总收支和年末结转结余。'),
  });
}

function basicTable(figures: FinalFigures, frame: Frame): Table {
  const blocks = ['甲', '乙', '丙'];
  return defineTable({
    title: '一般公共预算财政拨款基本支出决算表',
    ...frame,
    columns: blocks.flatMap((block) => [code(7, { block }), label(17, { block }), value('决算数', 9, { block })]),
    strips: [head(blocks.map(() => '科目代码\t科目名称\t决算数').join('\t')), body(figures.basic)],
    notes: note('本表列示部门全年一般公共预算财政拨款基本支出的明细。'),
  });
}

function threePublicsTable(figures: FinalFigures, frame: Frame): Table {
  const { group, total, overseas, rows } = figures.threePublics;
  const vehicle = '公务用车购置及运行维护费';
  return defineTable({
    title: '财政拨款“三公”经费及会议费、培训费支出决算表',
    ...frame,
    columns: [
      label(10),
      value(`${group}/${total}`, 9),
      value(`${group}/${overseas}`, 11),
      ...['小计', '公务用车购置费', '公务用车运行维护费'].map((p) => value(`${group}/${vehicle}/${p}`, 11)),
      value(`${group}/公务接待费`, 11),
      value('会议费', 9),
      value('培训费', 9),
    ],
    strips: [
      head(
        `项目{r3}\t${group}{c6}\t会议费{r3}\t培训费{r3}\n${total}{r2}\t${overseas}{r2}\t${vehicle}{c3}\t公务接待费{r2}\n小计\t公务用车购置费\t公务用车运行维护费`,
      ),
      indexRow('栏次\t1\t2\t3\t4\t5\t6\t7\t8'),
      body(rows),
    ],
    notes: note('本表列示部门全年“三公”经费、会议费、培训费的预算和决算；预算数为调整后的全年数。'),
  });
}

/** A project's self-evaluation sheet of Shaanxi. Rows are tab-separated; see `fundRows` and `indicatorRows`. */
export interface SheetDefinition {
  readonly title: string;
  readonly project: string;
  readonly department: string;
  readonly unitName: string;
  /** Four rows of six: 年初预算数, 全年预算数, 全年执行数, 分值, 执行率, 得分. */
  readonly fundRows: readonly [string, string, string, string];
  readonly goal: string;
  readonly result: string;
  /** Rows of eight: 一级, 二级, 三级, 年度指标值, 实际完成值, 分值, 得分, reason. */
  readonly indicatorRows: string;
  readonly total: string;
  readonly style?: TableStyle;
}

export function shaanxiSelfEvaluation(sheet: SheetDefinition): Table {
  const indicators = sheet.indicatorRows.replace(/^\n/, '').split('\n');
  const indicatorHead = ['年度指标值', '实际完成值', '分值', '得分'];
  const fundHead = ['年初预算数', '全年预算数（A）', '全年执行数（B）', '分值', '执行率（B/A）', '得分'];
  const fundColumns = [label(8), label(10), label(14), ...fundHead.map((p) => value(p, 10, { align: 'center' }))];
  const indicatorColumns = [
    label(8),
    label(10),
    label(14),
    label(20),
    ...indicatorHead.map((p) => value(p, 10, { align: 'center' })),
    words(16),
  ];
  const funds = ['年度资金总额', '其中：当年财政拨款', '上年结转资金', '其他资金'];
  return defineTable({
    title: sheet.title,
    subtitle: '（2023年度）',
    columns: [label(9), label(12), label(16), label(22), label(12), label(12), label(9), label(11), words(16)],
    style: { sizePt: 9, rowMm: 7, ...sheet.style },
    strips: [
      textRow(
        `项目名称{c2 center}\t${sheet.project}{c7 center}\n主管部门{c2 center}\t${sheet.department}{c3 center}\t实施单位{c2 center}\t${sheet.unitName}{c2 center}`,
      ),
      head(
        `项目资金\\n（万元）{c2 r5 label}\t\t${fundHead.map((h) => h.replace('（', '\\n（')).join('\t')}`,
        fundColumns,
      ),
      body(sheet.fundRows.map((row, i) => `${funds[i] ?? ''}\t${row}`).join('\n')),
      textRow(
        `年度总体目标完成情况{r2 center}\t预期目标（年初设定）{c4 center}\t实际完成情况{c4 center}\n${sheet.goal}{c4 left split}\t${sheet.result}{c4 left}`,
      ),
      head(
        `绩效指标{r${indicators.length + 1} label center}\t一级指标\t二级指标\t三级指标\t${indicatorHead.join('\t')}\t偏差原因分析及改进措施`,
        indicatorColumns,
      ),
      body(indicators.join('\n')),
      body(`总分{c6 label center}\t${sheet.total}\t`),
    ],
  });
}
