import type { Sample } from '../model.ts';
import { samples as changan } from './changan.ts';
import { samples as dongxihu } from './dongxihu.ts';
import { samples as lianhu } from './lianhu.ts';
import { samples as lianhuBudget } from './lianhu-budget.ts';
import { samples as lintong } from './lintong.ts';
import { samples as lintongBudget } from './lintong-budget.ts';
import { samples as yueyanglou } from './yueyanglou.ts';

/** Every sample, in the order in which they are made. */
export const samples: readonly Sample[] = [
  ...lianhu,
  ...lintong,
  ...changan,
  ...dongxihu,
  ...yueyanglou,
  ...lintongBudget,
  ...lianhuBudget,
];
