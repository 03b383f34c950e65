/**
 * Program of a process that reads pages from their pictures, started by `scan-process.ts`. It does what it is
 * told over its channel, and ends with it.
 */
import { Worker } from 'node:worker_threads';
import { openTextRecogniser } from '../node.ts';
import { readInProcess, type ScannedDocument, type ScanReader, type ScanRequest } from '../ocr/scan-reader.ts';
import type { TextRecogniser } from '../ocr/text-recogniser.ts';
import { NO_PAGE, readCpuSeconds, readMegabytes, type WatchData } from './page-clock.ts';
import type { ScanCommand, ScanProcessSettings, ScanReply } from './scan-messages.ts';

const { engine, limits }: ScanProcessSettings = JSON.parse(process.argv[2] ?? '');
const pageBegan = new Float64Array(new SharedArrayBuffer(Float64Array.BYTES_PER_ELEMENT)).fill(NO_PAGE);
let recogniser: TextRecogniser | undefined;
let reader: ScanReader | undefined;

function reply(message: ScanReply): Promise<void> {
  return new Promise((resolve) => process.send?.(message, () => resolve()));
}

const sayWhy = (error: unknown): string => (error instanceof Error ? error.message : String(error));

async function open(document: ScannedDocument): Promise<void> {
  await reader?.close();
  reader = undefined;
  try {
    const opened = (recogniser ??= await openTextRecogniser(engine));
    // The engine stays while documents come and go.
    reader = await readInProcess(() => Promise.resolve({ ...opened, close: () => Promise.resolve() }))(document);
  } catch (error) {
    await reply({ kind: 'unavailable', message: sayWhy(error) });
    process.exit();
  }
}

async function read(request: ScanRequest): Promise<void> {
  try {
    pageBegan[0] = readCpuSeconds();
    const answers = (await reader?.read(request)) ?? [];
    pageBegan[0] = NO_PAGE;
    await reply({ kind: 'read', answers, megabytes: readMegabytes() });
  } catch (error) {
    await reply({ kind: 'broken', message: sayWhy(error) });
    process.exit();
  }
}

let turn: Promise<void> = Promise.resolve();
process.on('message', (command: ScanCommand) => {
  turn = turn.then(() => (command.kind === 'open' ? open(command.document) : read(command.request)));
});
// Whoever interrupts the command interrupts its processes as well; the command says when they end.
process.on('SIGINT', () => undefined);
process.once('disconnect', () => process.exit());
const watchData: WatchData = { limits, pageBegan };
const watcher = new Worker(new URL('./watch-limits.js', import.meta.url), { workerData: watchData });
watcher.unref();
