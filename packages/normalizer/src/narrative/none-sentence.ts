import type { FactRecord } from '@mingzhang/schema';

/** A budget that a sentence says the body does not have. */
export interface NoneStatement {
  readonly fund: NonNullable<FactRecord['fund']> | null;
  readonly measure: string;
  readonly label: string;
}

const NONE: readonly (readonly [RegExp, NoneStatement])[] = [
  [
    /(?:无|没有)政府性基金(?:预算)?(?:财政)?(?:拨款)?(?:收支|支出|收入)/u,
    { fund: 'gov_fund', measure: 'expenditure_total', label: '政府性基金' },
  ],
  [
    /(?:无|没有)国有资本经营(?:预算)?(?:财政)?(?:拨款)?(?:收支|支出|收入)/u,
    { fund: 'state_capital', measure: 'expenditure_total', label: '国有资本经营' },
  ],
  [/(?:无|没有)财政拨款三公经费支出/u, { fund: null, measure: 'three_public_total', label: '三公经费' }],
];

/** 本部门2023年度无政府性基金预算财政拨款收支: said to be none. */
export function readNone(plain: string): readonly NoneStatement[] {
  return NONE.filter(([pattern]) => pattern.test(plain)).map(([, statement]) => statement);
}
