import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { installInflate, type WatchStreams } from './stream-watch.ts';

/*
 * Everything that makes pdf.js fast here and that pdf.js does not document. None of it patches
 * pdf.js: it only changes what pdf.js finds around itself. Sixty per cent of the time of an
 * untouched pdf.js goes into font programs, which only drawing needs; this reader draws nothing.
 * `fontPrograms: 'parse'` on a document turns off all that could change what is read.
 */

export type PdfJs = typeof import('pdfjs-dist/legacy/build/pdf.mjs');

interface PortMessage {
  readonly data: unknown;
}
type PortListener = (event: PortMessage) => void;

/** The part of a web worker that pdf.js uses. */
export interface PdfPort {
  postMessage(message: unknown): void;
  addEventListener(name: string, listener: PortListener, options?: { readonly signal?: AbortSignal }): void;
  removeEventListener(name: string, listener: PortListener): void;
}

export interface LoadedPdfJs {
  readonly pdfjs: PdfJs;
  /** Folder of the installed package, with a slash at its end. */
  readonly folder: string;
  /** Starts a reader in this process at the other end of a new port. */
  readonly startWorker: () => PdfPort;
  /** Watches the streams of one document from now on; key is the buffer that pdf.js is given. */
  readonly watchStreams: WatchStreams;
}

interface WorkerHandler {
  initializeFromPort(port: PdfPort): void;
}

/**
 * Imports pdf.js and prepares the process for it, once; later calls cost a module lookup.
 * Changes globals (all of them stay usable by others): missing `DOMMatrix`, `ImageData`, `Path2D`
 * get empty stand-ins, `DecompressionStream('deflate')` becomes synchronous, and the built-ins
 * that the import replaces by slow ones are put back.
 */
export async function loadPdfJs(): Promise<LoadedPdfJs> {
  const require = createRequire(import.meta.url);
  const workerPath = require.resolve('pdfjs-dist/legacy/build/pdf.worker.mjs');
  standInForCanvas();
  const restore = rememberBuiltIns();
  const unmute = muteCanvasWarning();
  try {
    const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
    const worker: unknown = await import(pathToFileURL(workerPath).href);
    const handler = (worker as { WorkerMessageHandler: WorkerHandler }).WorkerMessageHandler;
    return {
      pdfjs,
      folder: workerPath.slice(0, workerPath.length - 'legacy/build/pdf.worker.mjs'.length),
      startWorker: () => {
        const [near, far] = createPortPair();
        handler.initializeFromPort(far);
        return near;
      },
      watchStreams: installInflate(),
    };
  } finally {
    restore();
    unmute();
  }
}

/** pdf.js only tests that these exist unless it draws, and complains when they do not. */
function standInForCanvas(): void {
  const scope = globalThis as unknown as Record<string, unknown>;
  for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) {
    scope[name] ??= class {};
  }
}

/**
 * The legacy build replaces `push` (24 % of all time on Node 20) and the JSON functions by its
 * own in JavaScript. The engine's do the same; pdf.js needs nothing that only its own can do.
 */
function rememberBuiltIns(): () => void {
  const places = [
    [Array.prototype, 'push'],
    [JSON, 'parse'],
    [JSON, 'stringify'],
  ] as const;
  const kept = places.map(([owner, key]) => ({ owner, key, was: Object.getOwnPropertyDescriptor(owner, key) }));
  return () => {
    for (const { owner, key, was } of kept) if (was !== undefined) Object.defineProperty(owner, key, was);
  };
}

/** The import says that it found no canvas, before it can be told to be quiet. Nothing else is muted. */
function muteCanvasWarning(): () => void {
  const was = console.warn;
  const muted = (...parts: unknown[]): void => {
    if (!String(parts[0]).includes('@napi-rs/canvas')) was(...parts);
  };
  console.warn = muted;
  return () => {
    if (console.warn === muted) console.warn = was;
  };
}

interface OperatorChunk {
  fnArray: unknown[];
  argsArray: unknown[];
}

function isOperatorChunk(chunk: unknown): chunk is OperatorChunk {
  return typeof chunk === 'object' && chunk !== null && 'fnArray' in chunk && 'argsArray' in chunk;
}

/**
 * Two ends of a port in one process that hand messages over as they are. pdf.js clones every
 * message, and glyphs are most of them. The worker reuses the arrays of an operator list after
 * sending them, so these two are copied.
 */
function createPortPair(): readonly [PdfPort, PdfPort] {
  const near = new Set<PortListener>();
  const far = new Set<PortListener>();
  return [createPort(near, far), createPort(far, near)];
}

function createPort(own: Set<PortListener>, other: Set<PortListener>): PdfPort {
  return {
    postMessage(message) {
      const data = dropPixels(copyOperatorChunk(message));
      queueMicrotask(() => {
        for (const listener of other) listener({ data });
      });
    },
    addEventListener(_name, listener, options) {
      own.add(listener);
      options?.signal?.addEventListener('abort', () => own.delete(listener));
    },
    removeEventListener(_name, listener) {
      own.delete(listener);
    },
  };
}

/**
 * Pictures are decoded after the page is done, and their pixels would stay with it until the
 * document is closed: 26 MB for each scan. Only where they are drawn matters here.
 */
function dropPixels(message: unknown): unknown {
  if (typeof message !== 'object' || message === null || !('action' in message) || !('data' in message)) return message;
  const { action, data } = message;
  if ((action !== 'obj' && action !== 'commonobj') || !Array.isArray(data) || data.at(-2) !== 'Image') return message;
  return { ...message, data: [...data.slice(0, -1), null] };
}

function copyOperatorChunk(message: unknown): unknown {
  if (typeof message !== 'object' || message === null || !('chunk' in message)) return message;
  const { chunk } = message;
  if (!isOperatorChunk(chunk)) return message;
  return { ...message, chunk: { ...chunk, fnArray: chunk.fnArray.slice(), argsArray: chunk.argsArray.slice() } };
}
