import { requireNode24 } from './node-24.mjs';

requireNode24();
const { runBench } = await import('./bench/run-bench.ts');

process.exitCode = await runBench(process.cwd(), process.argv.slice(2));
