import { units } from '../amount.ts';
import type { ProvinceLayout, TableSpec } from './layout.ts';

const fujianForm = (title: string): TableSpec => ({
  type: 'project',
  kind: 'perf.self_project',
  title,
  words: {
    money: '项目资金（{unit}）',
    money_columns: ['年初预算数', '全年预算数', '全年执行数'],
    indicators: '绩效指标',
    target: '年度指标值',
    actual: '实际完成值',
    reason: '偏差原因分析及改进措施',
  },
});

const fujian: ProvinceLayout = {
  id: 'fujian-performance',
  provinces: ['35', '64', '53', '34'],
  documentKind: 'performance',
  documentTitle: '{agency}{year}年度项目支出绩效自评报告',
  units: [units.tenThousand, units.yuan],
  withFund: false,
  projects: 2,
  formNumber: '',
  tables: [
    fujianForm('{year}年度城乡医疗救助项目支出绩效自评表'),
    fujianForm('{year}年度医保经办服务能力提升项目支出绩效自评表'),
  ],
};

const xinjiang: ProvinceLayout = {
  id: 'xinjiang-performance',
  provinces: ['65', '15', '36'],
  documentKind: 'performance',
  documentTitle: '{agency}{year}年度部门整体支出绩效自评报告',
  units: [units.tenThousand],
  withFund: false,
  projects: 3,
  formNumber: '附件{n}',
  tables: [
    { type: 'overall', kind: 'perf.self_overall', title: '{year}年度部门整体支出绩效自评表' },
    {
      type: 'project',
      kind: 'perf.self_project',
      title: '{year}年度自治区补助资金项目绩效目标自评表',
      words: {
        money: '项目资金（{unit}）',
        money_columns: ['年初预算数（A）', '全年预算数（B）', '全年执行数（C）'],
        indicators: '年度绩效指标完成情况',
        target: '年度指标值',
        actual: '全年实际完成值',
        reason: '未完成原因和改进措施',
      },
    },
  ],
};

export const performanceLayouts: readonly ProvinceLayout[] = [fujian, xinjiang];
