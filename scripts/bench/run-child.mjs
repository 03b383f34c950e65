// The command in a process of its own, for whole-run.ts: what it used is written to a file when it ends. Plain
// JavaScript, for the reason given in pdf-reading-child.mjs.
import { writeFileSync } from 'node:fs';

const [usageFile, ...words] = process.argv.slice(2);
process.argv = [process.argv[0], 'mingzhang', ...words];
process.once('exit', () => {
  const { user, system } = process.cpuUsage();
  const used = { cpuMs: (user + system) / 1000, peakMegabytes: process.resourceUsage().maxRSS / 1024 };
  writeFileSync(usageFile, JSON.stringify(used));
});
await import(new URL('../../packages/cli/bin/mingzhang.js', import.meta.url).href);
