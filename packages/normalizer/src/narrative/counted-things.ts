import type { CountUnit } from './statement.ts';

/** Vehicles, equipment, travels and receptions as a sentence counts them. */
export interface ThingCount {
  readonly measure: string;
  readonly label: string;
  readonly printed: string;
  readonly unit: CountUnit;
  /** Bought or done in the year; what a body holds at its end is not. */
  readonly isFlow: boolean;
}

const COUNTS: readonly (Omit<ThingCount, 'printed'> & { readonly pattern: RegExp })[] = [
  {
    pattern: /(?:共有|实有|拥有|现有|占用)(?:使用)?(?:公务用?)?车辆?(?:总数)?(?:共|合计|为)?(\d+)(?:辆|台)/u,
    measure: 'vehicles',
    label: '车辆',
    unit: 'vehicles',
    isFlow: false,
  },
  {
    pattern: /公务用车(?:保有量|实有数)(?:共|合计|为)?(\d+)辆/u,
    measure: 'vehicles',
    label: '公务用车保有量',
    unit: 'vehicles',
    isFlow: false,
  },
  {
    pattern:
      /(?<!购置)单(?:位)?价(?:值)?(?:在)?100万元(?:\(含\)|及)?以上(?:\(含\))?的?(?:通用|专用)?设备(?:\(不含车辆\))?(?:共|合计|为)?(\d+)(?:台|套|件)/u,
    measure: 'equipment_over_1m',
    label: '单价100万元以上设备',
    unit: 'items',
    isFlow: false,
  },
  {
    pattern: /购置(?:公务用?)?车辆?(?:数)?(?:共|合计|为)?(\d+)辆/u,
    measure: 'vehicles_purchased',
    label: '购置车辆',
    unit: 'vehicles',
    isFlow: true,
  },
  {
    pattern: /因公出国\(境\)(?:费用?)?[^,;:。\d]{0,20}团组(?:数)?(?:共|合计|为)?(\d+)(?:个|次|批)/u,
    measure: 'overseas_groups',
    label: '因公出国（境）团组',
    unit: 'groups',
    isFlow: true,
  },
  {
    pattern:
      /(?:因公出国\(境\)[^。;]{0,40}?)(?:累计|人次|人数|共|出国\(境\)|团组\d+[个次][,、]?)(?:共|累计|为)?(\d+)人(?:次)?/u,
    measure: 'overseas_persons',
    label: '因公出国（境）人次',
    unit: 'persons',
    isFlow: true,
  },
  {
    pattern: /公务接待[^;]{0,60}?(?<![\d.])(\d+)(?:个?批次|批(?!准|复)|个批)/u,
    measure: 'reception_batches',
    label: '公务接待批次',
    unit: 'batches',
    isFlow: true,
  },
  {
    pattern:
      /公务接待[^;]{0,60}?(?:(?:批次|批|个)[,、]?|人次|人数)(?:共|累计|合计|为)?(?:国内公务)?(?:接待)?(?:人次|人数|来宾)?(?:共|累计|合计|为)?(\d+)人(?:次)?/u,
    measure: 'reception_persons',
    label: '公务接待人次',
    unit: 'persons',
    isFlow: true,
  },
];

/** 共有车辆1辆；单价100万元（含）以上设备（不含车辆）0台；国内公务接待3批次，21人次. */
export function readThings(plain: string): readonly ThingCount[] {
  // Each pattern has one of these letters; few sentences do.
  if (!/[车备境待]/u.test(plain)) return [];
  return COUNTS.flatMap(({ pattern, ...what }): ThingCount[] => {
    const printed = pattern.exec(plain)?.[1];
    return printed === undefined ? [] : [{ ...what, printed }];
  });
}
