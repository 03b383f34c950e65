import { budgetLayouts } from './budgets.ts';
import { moreFinalLayouts } from './more-final-accounts.ts';
import { finalLayouts } from './final-accounts.ts';
import type { ProvinceLayout } from './layout.ts';
import { performanceLayouts } from './performance.ts';

/** All layouts, in the order in which documents take turns. */
export const layouts: readonly ProvinceLayout[] = [
  ...finalLayouts,
  ...moreFinalLayouts,
  ...budgetLayouts,
  ...performanceLayouts,
];
