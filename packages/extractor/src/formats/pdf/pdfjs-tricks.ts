import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { inflateRawSync, inflateSync } from 'node:zlib';

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
  readonly watchStreams: (buffer: ArrayBufferLike, watch: StreamWatch) => void;
}

/** What is to be done with the streams of one document, and what was seen in them. */
export interface StreamWatch {
  readonly fontPrograms: 'skip' | 'parse';
  /** Set once a stream that looks like page content or a character map is cut short. */
  damaged: boolean;
}

interface WorkerHandler {
  initializeFromPort(port: PdfPort): void;
}

/** More than any page content or character map needs; a compressed bomb stops here. Bytes. */
const maxStreamBytes = 512 * 1024 * 1024;

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
      const data = copyOperatorChunk(message);
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

function copyOperatorChunk(message: unknown): unknown {
  if (typeof message !== 'object' || message === null || !('chunk' in message)) return message;
  const { chunk } = message;
  if (!isOperatorChunk(chunk)) return message;
  return { ...message, chunk: { ...chunk, fnArray: chunk.fnArray.slice(), argsArray: chunk.argsArray.slice() } };
}

interface InflatingConstructor {
  new (format: string): unknown;
  watches?: WeakMap<ArrayBufferLike, StreamWatch>;
}

/**
 * Puts `zlib.inflateSync` behind `DecompressionStream('deflate')`, which is what pdf.js inflates
 * with; the streaming one costs several promises a stream. Streams of watched documents that turn
 * out to be font programs come out empty, and pdf.js goes on from the widths, encodings and
 * character maps of the file. Other formats than 'deflate' get the native class.
 */
function installInflate(): LoadedPdfJs['watchStreams'] {
  const scope = globalThis as unknown as { DecompressionStream: InflatingConstructor };
  const installed = scope.DecompressionStream.watches;
  const watches = installed ?? new WeakMap<ArrayBufferLike, StreamWatch>();
  if (installed === undefined) {
    const Native = scope.DecompressionStream;
    const Inflating: InflatingConstructor = class {
      constructor(format: string) {
        return (format === 'deflate' ? createInflater(watches) : new Native(format)) as object;
      }
    };
    Inflating.watches = watches;
    scope.DecompressionStream = Inflating;
  }
  return (buffer, watch) => {
    watches.set(buffer, watch);
  };
}

function createInflater(watches: WeakMap<ArrayBufferLike, StreamWatch>): object {
  let result: Uint8Array | undefined;
  const writer = {
    ready: Promise.resolve(),
    write: (bytes: Uint8Array) => {
      result = inflate(bytes, watches.get(bytes.buffer));
      return writer.ready;
    },
    close: () => writer.ready,
  };
  return {
    writable: { getWriter: () => writer },
    readable: {
      async *[Symbol.asyncIterator]() {
        // pdf.js takes an error here as "inflate it yourself", which saves what can be saved.
        if (result === undefined) throw new TypeError('not a complete deflate stream');
        yield result;
      },
    },
  };
}

function inflate(bytes: Uint8Array, watch: StreamWatch | undefined): Uint8Array | undefined {
  const limits = { maxOutputLength: maxStreamBytes };
  let data: Uint8Array;
  try {
    data = inflateSync(bytes, limits);
  } catch (error) {
    if (hasCode(error, 'ERR_BUFFER_TOO_LARGE')) {
      if (watch !== undefined) watch.damaged = true;
      return new Uint8Array(0);
    }
    try {
      // Many writers leave out or miscalculate the checksum at the end: nothing is lost by that.
      data = inflateRawSync(bytes.subarray(2), limits);
    } catch {
      if (watch !== undefined && looksLikeText(bytes)) watch.damaged = true;
      return undefined;
    }
  }
  return watch?.fontPrograms === 'skip' && isFontProgram(data) ? new Uint8Array(0) : data;
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

/** Whether what can still be inflated begins like page content or a character map, not like a picture. */
function looksLikeText(bytes: Uint8Array): boolean {
  let head: Uint8Array;
  try {
    // 2 is Z_SYNC_FLUSH: end of input is no error.
    head = inflateRawSync(bytes.subarray(2, 1026), { finishFlush: 2, maxOutputLength: maxStreamBytes }).subarray(0, 256);
  } catch {
    return false;
  }
  if (head.length === 0 || isFontProgram(head)) return false;
  let printable = 0;
  for (const byte of head) if ((byte >= 32 && byte < 127) || byte === 9 || byte === 10 || byte === 13) printable++;
  return printable >= head.length * 0.9;
}

/** TrueType, OpenType, collections, Apple TrueType, bare CFF and Type 1, by their first bytes. */
function isFontProgram(data: Uint8Array): boolean {
  if (data.length < 4) return false;
  const [a, b, c, d] = data;
  if (a === 0 && b === 1 && c === 0 && d === 0) return true;
  if (a === 1 && b === 0 && (c === 4 || c === 5) && d !== undefined && d >= 1 && d <= 4) return true;
  const tag = String.fromCharCode(...data.subarray(0, 6));
  return /^(?:OTTO|true|ttcf|%!PS-A|%!Font)/.test(tag);
}
