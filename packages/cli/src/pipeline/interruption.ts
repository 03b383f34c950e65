import type { Io } from '../io.ts';

export interface Interruption {
  readonly signal: AbortSignal;
  stop(): void;
}

/** Turns the first Ctrl+C into an abort, so that a run can tidy up; the second one ends the process as usual. */
export function watchInterruption(io: Io): Interruption {
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  io.once('SIGINT', abort);
  return { signal: controller.signal, stop: () => void io.removeListener('SIGINT', abort) };
}
