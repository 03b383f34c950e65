import { budgetLayouts } from './budgets.ts';
import { moreFinalLayouts } from './more-final-accounts.ts';
import { finalLayouts } from './final-accounts.ts';
import type { ProvinceLayout } from './layout.ts';
import { integratedBudgetLayouts } from './integrated-budgets.ts';
import { nationalBudgetLayouts } from './national-budgets.ts';
import { nationalFinalLayouts } from './national-final-accounts.ts';
import { performanceLayouts } from './performance.ts';

/** All layouts, in the order in which documents take turns. */
export const layouts: readonly ProvinceLayout[] = [
  ...finalLayouts,
  ...moreFinalLayouts,
  ...budgetLayouts,
  ...performanceLayouts,
  ...nationalFinalLayouts,
  ...nationalBudgetLayouts,
  ...integratedBudgetLayouts,
];
