import { requireNode24 } from './node-24.mjs';

requireNode24();
const { runTorture } = await import('./torture/run-torture.ts');

process.exitCode = await runTorture(process.cwd(), process.argv.slice(2));
