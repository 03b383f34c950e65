import { UserError } from '@mingzhang/schema';
import type { GivenUpScan } from '../ocr/read-scan.ts';
import type { OpenScanReader, ScanAnswer, ScannedDocument, ScanRequest } from '../ocr/scan-reader.ts';
import type { OcrEngine } from '../ocr/text-recogniser.ts';
import type { PageLimits } from './scan-messages.ts';
import type { ScanProcess } from './scan-process.ts';

/** Reads pages of any number of documents in several processes at once. */
export interface ScanPool {
  readonly openReader: OpenScanReader;
  /** How many pages to ask for at once, so that no process waits while another is slow. */
  readonly pagesAtOnce: number;
  /** Ends all processes, whatever they are doing. */
  close(): void;
}

export interface ScanPoolOptions {
  readonly engine: OcrEngine;
  /** Pages that are read at the same time. */
  readonly workers: number;
  readonly limits: PageLimits;
  readonly start: () => ScanProcess;
}

/** A process that holds more than this share of what it may hold is replaced before the next page, which would pay for it. */
const WORN = 0.6;

/** Pages come out in their order: while a slow one is waited for, others go on. */
const PAGES_AHEAD = 4;

interface Job {
  readonly document: ScannedDocument;
  readonly request: ScanRequest;
  /** Was tried in a process that had read other pages, or that died for no reason of the page's. */
  readonly isRetry: boolean;
  readonly resolve: (answers: readonly ScanAnswer[]) => void;
  readonly reject: (error: Error) => void;
}

interface Seat {
  process: ScanProcess | undefined;
  document: ScannedDocument | undefined;
  isBusy: boolean;
  /** Its process has read a page. */
  isUsed: boolean;
}

/**
 * A page that is over its time is given up. One that is over its memory or ends its process is tried once more
 * in a process of its own, so that it does not depend on what was read before it, nor on accidents; then it is
 * given up. Processes start when they are first needed.
 */
export function createScanPool({ engine, workers, limits, start }: ScanPoolOptions): ScanPool {
  const jobs: Job[] = [];
  const seats = Array.from({ length: workers }, (): Seat => ({
    process: undefined,
    document: undefined,
    isBusy: false,
    isUsed: false,
  }));
  let isClosed = false;

  const vacate = (seat: Seat): void => {
    seat.process?.stop();
    Object.assign(seat, { process: undefined, document: undefined, isUsed: false });
  };

  /** Opening a document costs: a process goes on with the one it has. */
  const takeJob = (seat: Seat): Job | undefined => {
    const index = Math.max(
      0,
      jobs.findIndex(({ document }) => document === seat.document),
    );
    return jobs.splice(index, 1)[0];
  };

  const work = async (seat: Seat, job: Job): Promise<void> => {
    if (job.isRetry) vacate(seat);
    seat.process ??= start();
    seat.document = job.document;
    const end = await seat.process.read(job.document, job.request);
    const isFirst = !seat.isUsed;
    seat.isUsed = true;
    if (end.kind !== 'read' || end.megabytes > WORN * limits.megabytes) vacate(seat);
    const giveUp = (scan: Omit<GivenUpScan, 'isGivenUp'>): void =>
      job.resolve((job.request.areas ?? [undefined]).map(() => ({ isGivenUp: true, ...scan })));
    if (isClosed) job.reject(new Error('the pool was closed'));
    else if (end.kind === 'read') job.resolve(end.answers);
    else if (end.kind === 'unavailable') job.reject(explainEngine(engine, end.message));
    else if (end.kind === 'over_time') giveUp({ reason: 'over_time', limit: `${limits.cpuSeconds} s` });
    else if (!job.isRetry && (end.kind === 'broken' || !isFirst)) jobs.unshift({ ...job, isRetry: true });
    else if (end.kind === 'over_memory') giveUp({ reason: 'over_memory', limit: `${limits.megabytes} MB` });
    else giveUp({ reason: 'crashed', detail: end.message });
  };

  const fill = (): void => {
    for (const seat of seats) {
      if (seat.isBusy) continue;
      const job = takeJob(seat);
      if (job === undefined) return;
      seat.isBusy = true;
      const goOn = (): void => {
        seat.isBusy = false;
        fill();
      };
      void work(seat, job).catch(job.reject).finally(goOn);
    }
  };

  return {
    pagesAtOnce: workers * PAGES_AHEAD,
    openReader: (document) =>
      Promise.resolve({
        engine,
        read: (request) =>
          new Promise((resolve, reject) => {
            jobs.push({ document, request, isRetry: false, resolve, reject });
            fill();
          }),
        close() {
          for (const job of jobs.splice(0)) if (job.document !== document) jobs.push(job);
          return Promise.resolve();
        },
      }),
    close() {
      isClosed = true;
      jobs.length = 0;
      seats.forEach(vacate);
    },
  };
}

function explainEngine(engine: OcrEngine, message: string): UserError {
  const other = engine === 'pp' ? 'tesseract' : 'pp';
  return new UserError('ocr.unavailable', `the recognition engine ${engine} cannot be started (${message})`, {
    hint: `install again, or use --ocr-engine ${other} or --ocr off`,
  });
}
