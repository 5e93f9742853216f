import { requireNode24 } from './node-24.mjs';

requireNode24();
const { start } = await import('./start/start.ts');

process.exitCode = await start(process.cwd(), process.argv.slice(2));
