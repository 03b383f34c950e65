import { setUpEngine } from './engine-settings.ts';

setUpEngine();
const { main } = await import('./main.ts');
process.exitCode = await main(process.argv.slice(2), process);
