import { fork } from 'node:child_process';
import type { ScannedDocument, ScanRequest } from '../ocr/scan-reader.ts';
import { OVER, type ScanCommand, type ScanProcessSettings, type ScanReply } from './scan-messages.ts';

/** How reading one page in another process ended; after all but `read` the process is gone. */
export type PageEnd = ScanReply | { readonly kind: 'over_time' } | { readonly kind: 'over_memory' };

/** A process that reads pages, one at a time. */
export interface ScanProcess {
  read(document: ScannedDocument, request: ScanRequest): Promise<PageEnd>;
  /** Ends it, whatever it is doing; a page that is being read ends as `broken`. */
  stop(): void;
}

/** Of what a process wrote, for saying why it ended. */
const KEPT_CHARACTERS = 2000;

/** Starts a process that reads pages. What it writes is not shown. */
export function startScanProcess(settings: ScanProcessSettings, program: URL): ScanProcess {
  const child = fork(program, [JSON.stringify(settings)], {
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let [said, complaint] = ['', ''];
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-KEPT_CHARACTERS)));
  child.stderr
    ?.setEncoding('utf8')
    .on('data', (text: string) => (complaint = (complaint + text).slice(-KEPT_CHARACTERS)));
  let opened: ScannedDocument | undefined;
  let end: PageEnd | undefined;
  let settle: ((end: PageEnd) => void) | undefined;
  const finish = (how: PageEnd): void => {
    if (how.kind !== 'read') end = how;
    settle?.(how);
    settle = undefined;
  };
  child.on('message', (reply: ScanReply) => finish(reply));
  child.once('error', (error) => finish({ kind: 'unavailable', message: error.message }));
  // Not `exit`: what it wrote last must have been read.
  child.once('close', (code, signal) => {
    if (said.endsWith(OVER.time)) finish({ kind: 'over_time' });
    else if (said.endsWith(OVER.memory)) finish({ kind: 'over_memory' });
    else finish(end ?? { kind: 'broken', message: firstLine(complaint) || `${signal ?? code}` });
  });
  const send = (command: ScanCommand): void => {
    // Where it ended meanwhile, its last event says how.
    child.send(command, () => undefined);
  };
  return {
    read(document, request) {
      if (end !== undefined) return Promise.resolve(end);
      return new Promise((resolve) => {
        settle = resolve;
        if (document !== opened) send({ kind: 'open', document });
        opened = document;
        send({ kind: 'read', request });
      });
    },
    stop: () => void child.kill('SIGKILL'),
  };
}

const firstLine = (text: string): string => text.trim().split('\n', 1)[0] ?? '';
