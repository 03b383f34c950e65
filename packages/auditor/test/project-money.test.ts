import { expect, test } from 'vitest';
import { readVocabulary } from '@mingzhang/schema/node';
import { buildAuditor } from '../src/index.ts';
import { buildRecords, type BuiltRow, type BuiltTable } from './records-builder.ts';

const auditor = buildAuditor(await readVocabulary());

/** Audits made tables in which a label written `project|label` says which project its row is about. */
function audit(...tables: BuiltTable[]) {
  const records = buildRecords(tables);
  return auditor.audit({
    ...records,
    facts: records.facts.map((fact) => {
      const [project, label] = (fact.item ?? '').split('|');
      return label === undefined ? fact : { ...fact, project: project ?? null, item: label };
    }),
  });
}

const failing = (...tables: BuiltTable[]) =>
  audit(...tables).findings.flatMap(({ code, severity }) => (severity === 'info' ? [] : [`${severity} ${code}`]));

const row = (label: string, values: BuiltRow['values']): BuiltRow => ({ code: null, label, values });

const bought = (amounts: Readonly<Record<string, string>>): BuiltTable => ({
  kind: 'budget.procurement',
  title: '政府采购预算表',
  rows: Object.entries(amounts).map(([project, amount]) =>
    row(`${project}|其他服务`, { 'procurement_services@total#approved': amount }),
  ),
});

const sheet = (project: string, amount: string): BuiltTable => ({
  kind: 'budget.perf_target_project',
  title: '项目申报表',
  rows: [row(`${project}|印刷`, { 'procurement_total@total#approved': amount })],
});

const SHEETS = [sheet('服务中心经费', '20.00'), sheet('业务科经费', '6.00'), sheet('基金核查事务', '75.00')];

test('what a project buys is the same in the table and in its sheet', () => {
  const alike = bought({ 服务中心经费: '20.00', 业务科经费: '6.00', 核查中心经费: '75.00' });
  expect(failing(alike, ...SHEETS)).toEqual([]);
  const differs = bought({ 服务中心经费: '20.00', 业务科经费: '6.00', 核查中心经费: '125.00' });
  expect(failing(differs, ...SHEETS)).toEqual(['warning check.failed']);
});

test('names that are only alike decide nothing while the other projects differ, too', () => {
  const differs = bought({ 服务中心经费: '21.00', 业务科经费: '6.00', 核查中心经费: '125.00' });
  expect(failing(differs, ...SHEETS)).toEqual([]);
  const oneAlike = bought({ 业务科经费: '6.00', 核查中心经费: '125.00' });
  expect(failing(oneAlike, ...SHEETS.slice(1))).toEqual([]);
});

const overall = (rows: readonly BuiltRow[]): BuiltTable => ({ kind: 'perf.self_overall', title: '整体自评表', rows });

test('a cost indicator named like a task asks for its budget and reached its outturn', () => {
  const task = row('公益性岗位工资支出|工资', {
    'expenditure_total@total#adjusted': '0.00',
    'expenditure_total@total#executed': '0.00',
  });
  // Counts of the made records are points; an indicator has no unit.
  const findingsOf = (actual: string, tasks = [task]) => {
    const records = buildRecords([overall([...tasks, row('指标2：公益性岗位工资支出', { score: actual })])]);
    return auditor
      .audit({
        ...records,
        facts: records.facts.map((fact) =>
          fact.measure === 'score'
            ? { ...fact, measure: 'actual', unit: null, phase: null }
            : { ...fact, project: '公益性岗位工资支出', item: '工资' },
        ),
      })
      .findings.map(({ code, severity }) => `${severity} ${code}`);
  };
  expect(findingsOf('0')).toEqual([]);
  expect(findingsOf('0.2')).toEqual(['warning check.failed']);
  // Of two tasks of one name nobody knows which is meant.
  expect(findingsOf('0.2', [task, task])).toEqual([]);
});

test('shares of a column are those of the total that follows', () => {
  const shares = (third: string): BuiltTable => ({
    kind: 'budget.perf_target_overall',
    title: '整体支出绩效目标表',
    rows: [
      row('人员类', { 'expenditure_total@total#approved': '706.87', 'share#approved': '21.86%' }),
      row('运转类', { 'expenditure_total@total#approved': '116.23', 'share#approved': '3.59%' }),
      row('特定目标类', { 'expenditure_total@total#approved': '2410.10', 'share#approved': third }),
      row('合计', { 'expenditure_total@total#approved': '3233.20', 'share#approved': '100.00%' }),
    ],
  });
  expect(failing(shares('74.54%'))).toEqual([]);
  // One off in the last digit is no error.
  expect(failing(shares('74.55%'))).toEqual(['warning check.failed']);
  expect(failing(shares('47.54%'))).toEqual(['error check.failed']);
});
