import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // The build emits beside the sources: only what stands in src and test is run, once.
    include: ['packages/*/{src,test}/**/*.test.ts', 'scripts/**/*.test.ts'],
    testTimeout: 60_000,
  },
});
