import { findNumbers } from './number-token.ts';
import type { SectionContext, Statement, Subject } from './statement.ts';

const OVERALL = /部门整体支出(?:绩效)?自评得分(?:为)?(\d+(?:\.\d+)?)分?/u;
const PROJECT = /^(?:\d+[.、])?([^,;。:]{2,40}?)(?:项目)?绩效自评综述:/u;
const ONE_PROJECT = /(?:反映|组织对|对)([^,;。:]{2,40}?)(?:项目)?1个(?:一级)?项目/u;
const SEVERAL = /反映[^,;。:]{2,60}?等(\d+)个(?:一级)?项目/u;

const project = (name: string): Subject => ({
  measure: 'expenditure_project',
  fund: 'total',
  label: name,
  project: name,
});

/** Reads the sentences of self-evaluation: score, funds of the whole body, funds of one project. */
export function readPerformance(plain: string, context: SectionContext): readonly Statement[] {
  const statements: Statement[] = [];
  const base = { phase: null, year: context.year, code: undefined, sign: 1 } as const;
  const overall = OVERALL.exec(plain);
  if (overall !== null) {
    statements.push({
      ...base,
      measure: 'score',
      fund: null,
      label: '部门整体支出自评得分',
      project: null,
      printed: overall[1] ?? '',
      unit: 'points',
    });
    statements.push(
      ...readFunds(
        plain.slice(overall.index),
        { measure: 'performance_total', fund: 'total', label: '部门整体支出' },
        base,
      ),
    );
  }
  const sheet = PROJECT.exec(plain);
  if (sheet !== null) statements.push(...readFunds(plain, project(sheet[1] ?? ''), base));
  const one = ONE_PROJECT.exec(plain);
  const several = SEVERAL.exec(plain);
  if (one !== null) statements.push(...readInvolved(plain.slice(one.index), project(one[1] ?? ''), base));
  if (several !== null) {
    statements.push(
      ...readInvolved(
        plain.slice(several.index),
        { measure: 'evaluated_projects', fund: 'total', label: '绩效自评涉及资金' },
        base,
      ),
    );
  }
  return statements;
}

type Base = Pick<Statement, 'phase' | 'year' | 'code' | 'sign'>;

const FUNDS = /全年预算数(\d[\d,.]*)万元,执行数(\d[\d,.]*)万元(?:,完成预算的(\d[\d.]*)%)?/u;

/** 全年预算数400万元，执行数350万元，完成预算的87.5%. */
function readFunds(plain: string, subject: Subject, base: Base): readonly Statement[] {
  const found = FUNDS.exec(plain);
  if (found === null) return [];
  const about = { ...base, fund: subject.fund, label: subject.label, project: subject.project ?? null };
  const [, budget = '', outturn = '', percent] = found;
  return [
    { ...about, measure: subject.measure, phase: 'adjusted', printed: budget, unit: '万元' },
    { ...about, measure: subject.measure, phase: 'executed', printed: outturn, unit: '万元' },
    ...(percent === undefined
      ? []
      : [
          {
            ...about,
            measure: `${subject.measure}_completion_of_adjusted`,
            phase: 'executed' as const,
            printed: `${percent}%`,
            unit: '%' as const,
          },
        ]),
  ];
}

/** 涉及预算资金234.15万元，占部门预算项目支出总额的21.59%. */
function readInvolved(plain: string, subject: Subject, base: Base): readonly Statement[] {
  const found = /涉及预算资金(\d[\d,.]*)万元(?:,占部门预算项目支出总额的(\d[\d.]*)%)?/u.exec(
    plain.split('。')[0] ?? '',
  );
  if (found === null) return [];
  const about = { ...base, fund: subject.fund, label: subject.label, project: subject.project ?? null };
  const [, amount = '', percent] = found;
  const evaluated = { ...about, measure: 'evaluated_projects', label: '绩效自评涉及资金', project: null };
  return [
    { ...about, measure: subject.measure, phase: 'adjusted', printed: amount, unit: '万元' },
    ...(percent === undefined
      ? []
      : [
          ...(subject.measure === 'evaluated_projects'
            ? []
            : [{ ...evaluated, phase: 'adjusted' as const, printed: amount, unit: '万元' as const }]),
          {
            ...evaluated,
            measure: 'evaluated_projects_share_of_expenditure_project@total',
            phase: 'executed' as const,
            printed: `${percent}%`,
            unit: '%' as const,
          },
        ]),
  ];
}

const ENTRY = /^(?:\(\d{1,2}\)|\(?\d{1,2}\)?[.、])([^\d,;:。]{2,40})(\d[\d,.]*)万元?(?:,(?:主要)?用于[^\d]*)?[;。]?$/u;

/** One entry of a list after 主要用于：: `3. 保优离医疗经费1200万元；`. */
export function readListEntry(plain: string): { readonly name: string; readonly printed: string } | undefined {
  const found = ENTRY.exec(plain);
  return found === null || findNumbers(plain).length !== 1
    ? undefined
    : { name: found[1] ?? '', printed: (found[2] ?? '').replace(/\.$/u, '') };
}
