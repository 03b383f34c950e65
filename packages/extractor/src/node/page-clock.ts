import type { PageLimits } from './scan-messages.ts';

/** What the thread that reads pages shares with the one that watches it. */
export interface WatchData {
  readonly limits: PageLimits;
  /** One number, in shared memory: CPU seconds of the process when the page began, -1 while there is none. */
  readonly pageBegan: Float64Array;
}

export const NO_PAGE = -1;

/** CPU seconds of the whole process, all of its threads. */
export function readCpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

export const readMegabytes = (): number => process.memoryUsage.rss() / 2 ** 20;
