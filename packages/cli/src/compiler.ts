import { setFlagsFromString } from 'node:v8';

/** Units of byte code that a function runs before V8 thinks of optimising it; its own default is 67,584. */
const INTERRUPT_BUDGET = 500_000;

/**
 * Makes V8 wait longer before it optimises a function. A run lasts seconds, and with the default a fifth of them goes
 * into compiling what is hardly used afterwards; functions that are used for long are still optimised, a little later.
 * To be called before the stages are loaded. Measured by `scripts/bench/pdf-reading.ts`.
 */
export function delayOptimisation(): void {
  setFlagsFromString(`--interrupt-budget=${INTERRUPT_BUDGET}`);
}
