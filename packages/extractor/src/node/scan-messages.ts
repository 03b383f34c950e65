import type { ScanAnswer, ScannedDocument, ScanRequest } from '../ocr/scan-reader.ts';
import type { OcrEngine } from '../ocr/text-recogniser.ts';

/** What one page may cost. */
export interface PageLimits {
  /** CPU time, so that a busy machine gives up the same pages as an idle one. */
  readonly cpuSeconds: number;
  /** Of the whole process that reads the page. */
  readonly megabytes: number;
}

/** What a process is told when it starts, as JSON. */
export interface ScanProcessSettings {
  readonly engine: OcrEngine;
  readonly limits: PageLimits;
}

/** To a process that reads pages; a document stays open until the next one. */
export type ScanCommand =
  | { readonly kind: 'open'; readonly document: ScannedDocument }
  | { readonly kind: 'read'; readonly request: ScanRequest };

/** From a process that reads pages, one for each `read`. */
export type ScanReply =
  | { readonly kind: 'read'; readonly answers: readonly ScanAnswer[]; readonly megabytes: number }
  /** The engine cannot be started: no page is to blame. */
  | { readonly kind: 'unavailable'; readonly message: string }
  /** Something broke while reading the page; the process ends. */
  | { readonly kind: 'broken'; readonly message: string };

/** What the thread that watches a process writes to its standard output, right before it ends it. */
export const OVER = { time: 'over time', memory: 'over memory' } as const;
