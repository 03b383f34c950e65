// Stands in for the program that reads pages: what becomes of its process depends on the number of the page.
import { writeSync } from 'node:fs';

/** @type {Record<number, () => void>} */
const ends = {
  2: () => process.abort(),
  3: () => process.kill(process.pid, 'SIGKILL'),
  4: () => {
    writeSync(1, 'over memory');
    process.kill(process.pid, 'SIGKILL');
  },
  5: () => {
    writeSync(1, 'over time');
    process.kill(process.pid, 'SIGKILL');
  },
  6: () => {
    writeSync(2, 'the engine is not there\nsecond line');
    process.kill(process.pid, 'SIGTERM');
  },
};
process.on('message', (/** @type {{ kind: string; request: { pageNumber: number } }} */ { kind, request }) => {
  if (kind !== 'read') return;
  const end = ends[request.pageNumber];
  if (end !== undefined) end();
  else process.send?.({ kind: 'read', answers: [], megabytes: 50 });
});
