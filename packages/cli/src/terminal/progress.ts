import cliProgress from 'cli-progress';
import type { TextStream } from '../io.ts';
import { say, type Language } from '../language.ts';
import { cutText, toPrintable } from './text-width.ts';

/** Shows how far a run is; where nothing is shown, `log` still writes its line. */
export interface Progress {
  startDocument(sourceFile: string): void;
  endPage(sourceFile: string, pages: { readonly done: number; readonly total: number }): void;
  endDocument(sourceFile: string): void;
  /** Writes a line of its own, above the bar where there is one. */
  log(line: string): void;
  stop(): void;
}

export interface ProgressOptions {
  readonly documents: number;
  readonly language: Language;
  readonly quiet: boolean;
  readonly now: () => Date;
}

const NAME_WIDTH = 30;
const REDRAWS_PER_SECOND = 10;

/** A bar on a terminal; elsewhere, or when asked to be quiet, only the lines of `log`. */
export function showProgress(stream: TextStream, options: ProgressOptions): Progress {
  const log = (line: string): void => void stream.write(`${line}\n`);
  if (stream.isTTY !== true || options.quiet) {
    return { startDocument: () => {}, endPage: () => {}, endDocument: () => {}, log, stop: () => {} };
  }

  const bars = new cliProgress.MultiBar({
    stream,
    fps: REDRAWS_PER_SECOND,
    hideCursor: true,
    clearOnComplete: true,
    gracefulExit: false,
    barsize: 24,
    format: say(options.language, {
      zh: '{bar} {value}/{total} 份  {pages} 页  {speed} 页/秒  {reading}',
      en: '{bar} {value}/{total} documents  {pages} pages  {speed} pages/s  {reading}',
    }),
  });
  const startedAt = options.now().getTime();
  /** What is being read, and how far: nothing before the first page. */
  const reading = new Map<string, string>();
  let pages = 0;
  const payload = (): object => {
    const seconds = (options.now().getTime() - startedAt) / 1000;
    const [name, far] = reading.entries().next().value ?? ['', ''];
    const others = reading.size > 1 ? ` +${reading.size - 1}` : '';
    return {
      pages,
      speed: seconds > 0 ? (pages / seconds).toFixed(1) : '-',
      reading: cutText(toPrintable(name), NAME_WIDTH) + far + others,
    };
  };
  const bar = bars.create(options.documents, 0, payload());
  return {
    startDocument(sourceFile) {
      reading.set(sourceFile, '');
      bar.update(payload());
    },
    endPage(sourceFile, { done, total }) {
      pages += 1;
      reading.set(sourceFile, say(options.language, { zh: ` 第 ${done}/${total} 页`, en: ` page ${done}/${total}` }));
      bar.update(payload());
    },
    endDocument(sourceFile) {
      reading.delete(sourceFile);
      bar.increment(1, payload());
    },
    log(line) {
      bars.log(`${line}\n`);
      // The library keeps the line until the next drawing, and drops it when there is none.
      bars.update();
    },
    stop() {
      // A second time it would clear what has been written since.
      if (bars.isActive) bars.stop();
    },
  };
}
