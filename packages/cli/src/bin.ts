import { delayOptimisation } from './compiler.ts';

delayOptimisation();
const { main } = await import('./main.ts');
process.exitCode = await main(process.argv.slice(2), process);
