import { EventEmitter } from 'node:events';
import { Writable } from 'node:stream';
import type { Io, TextStream } from '../src/io.ts';

class TextSink extends Writable implements TextStream {
  text = '';
  readonly isTTY: boolean;
  readonly columns = 100;

  constructor(options: { readonly terminal: boolean }) {
    super({ decodeStrings: false });
    this.isTTY = options.terminal;
  }

  override _write(chunk: unknown, _encoding: string, done: () => void): void {
    this.text += String(chunk);
    done();
  }
}

export interface FakeIo extends Io {
  readonly stdout: TextSink;
  readonly stderr: TextSink;
  /** Presses Ctrl+C. */
  interrupt(): void;
}

/** A process that keeps what is written to it; no terminal, English, unless told otherwise. */
export function makeIo(options: { cwd: string; terminal?: boolean; env?: Record<string, string> }): FakeIo {
  const signals = new EventEmitter();
  return {
    stdout: new TextSink({ terminal: options.terminal ?? false }),
    stderr: new TextSink({ terminal: options.terminal ?? false }),
    env: options.env ?? {},
    cwd: () => options.cwd,
    once: (event, listener) => signals.once(event, listener),
    removeListener: (event, listener) => signals.removeListener(event, listener),
    interrupt: () => void signals.emit('SIGINT'),
  };
}
