/**
 * A thread that ends its process when one page takes more time or memory than it may. A thread of its own,
 * because drawing a page and recognising lines leave the main one no turn to look at a clock.
 */
import { writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import { NO_PAGE, readCpuSeconds, readMegabytes, type WatchData } from './page-clock.ts';
import { OVER } from './scan-messages.ts';

/** Milliseconds between two looks; a picture that is being decoded takes about a gigabyte in a second. */
const LOOK_EVERY = 50;
/** A thread has no `process.stdout` of its own to write to at once. */
const STANDARD_OUTPUT = 1;

const { limits, pageBegan }: WatchData = workerData;

function end(reason: string): void {
  writeSync(STANDARD_OUTPUT, reason);
  process.kill(process.pid, 'SIGKILL');
}

setInterval(() => {
  const began = pageBegan[0] ?? NO_PAGE;
  if (began === NO_PAGE) return;
  if (readMegabytes() > limits.megabytes) end(OVER.memory);
  else if (readCpuSeconds() - began > limits.cpuSeconds) end(OVER.time);
}, LOOK_EVERY);
