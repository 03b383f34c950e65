import { setFlagsFromString } from 'node:v8';

/** Units of byte code that a function runs before V8 thinks of optimising it; its own default is 67,584. */
const INTERRUPT_BUDGET = 500_000;
/** The V8 of Node 20. */
const BUDGETED_ENGINE = '11.';
/** The heap may grow by so much of what lives in it before it is cleaned, in percent; V8 by itself lets it grow fourfold. */
const HEAP_GROWTH_PERCENT = 160;

/**
 * Sets V8 for runs that last seconds and must stay small. With its defaults a fifth of the time goes into optimising
 * functions that are hardly used afterwards; those used for long are still optimised, a little later. And a fifth of
 * the memory is garbage that waits to be collected. To be called before the stages are loaded; what it is worth,
 * `scripts/bench/pdf-reading.ts` and `whole-run.ts` say.
 */
export function setUpEngine(): void {
  // Later engines count in other ways and say so aloud; their middle compiler makes waiting worth less.
  if (process.versions.v8.startsWith(BUDGETED_ENGINE)) setFlagsFromString(`--interrupt-budget=${INTERRUPT_BUDGET}`);
  setFlagsFromString(`--heap-growing-percent=${HEAP_GROWTH_PERCENT}`);
}
