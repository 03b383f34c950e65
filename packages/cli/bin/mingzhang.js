#!/usr/bin/env node
// The command that package managers link: it is there before the build, so the link is made in a fresh clone.
import { existsSync } from 'node:fs';

const built = new URL('../dist/bin.js', import.meta.url);
if (existsSync(built)) {
  await import(built.href);
} else {
  process.stderr.write('error[program.not_built]: mingzhang is not built yet. hint: npm run setup && npm run build\n');
  process.exitCode = 2;
}
