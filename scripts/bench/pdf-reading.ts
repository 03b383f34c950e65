/**
 * What reading PDF pages, and making records of them, costs, beside pdf.js used as its manual says, in one run:
 *
 *     npm run build && npx tsx scripts/bench/pdf-reading.ts [folder]
 *
 * CPU is user + system of all threads. Each reader has a process of its own, so that neither warms
 * nor disturbs the other. First pass: all files once from a cold process, with imports. Steady: the
 * mean of the passes after it. Machines differ and are noisy: the ratios are what counts.
 */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const readers = [
  { key: 'whole', label: 'mingzhang, pages to records' },
  { key: 'skip', label: 'mingzhang, pages only' },
  { key: 'parse', label: 'the same with font programs' },
  { key: 'plain', label: 'pdf.js text + operators' },
] as const;

const passes = 4;
const defaultFolder = new URL('../../../shared/corpus/pdf', import.meta.url);

interface Measured {
  readonly pages: number;
  readonly firstMs: number;
  readonly steadyMs: number;
  readonly peakMegabytes: number;
}

function measure(reader: string, folder: string): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const script = fileURLToPath(new URL('pdf-reading-child.mjs', import.meta.url));
    // pdf.js cannot be kept from missing a canvas aloud, hence no stderr; no loader of this process.
    const child = fork(script, [reader, folder, String(passes)], {
      execArgv: [],
      stdio: ['ignore', 'inherit', 'ignore', 'ipc'],
    });
    child.once('message', (measured) => resolve(measured as Measured));
    child.once('exit', (code) => reject(new Error(`reading with "${reader}" ended with ${code}`)));
  });
}

const folder = process.argv[2] ?? fileURLToPath(defaultFolder);
const results = new Map<string, Measured>();
for (const { key, label } of readers) {
  const measured = await measure(key, folder);
  results.set(key, measured);
  const { pages, firstMs, steadyMs, peakMegabytes } = measured;
  console.log(
    `${label.padEnd(30)} ${pages} pages  first ${firstMs.toFixed(1)}  steady ${steadyMs.toFixed(1)} CPU ms/page  peak ${peakMegabytes.toFixed(0)} MB`,
  );
}
const plain = results.get('plain');
for (const { key, label } of readers) {
  const own = results.get(key);
  if (own === undefined || plain === undefined || own === plain) continue;
  const ratio = (of: 'firstMs' | 'steadyMs'): string => (own[of] / plain[of]).toFixed(2);
  console.log(`${label} / pdf.js: first ${ratio('firstMs')}, steady ${ratio('steadyMs')}`);
}
