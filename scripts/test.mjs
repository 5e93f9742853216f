import { requireNode24 } from './node-24.mjs';

requireNode24();
const { runTests } = await import('./test/test.ts');

process.exitCode = await runTests(process.cwd(), process.argv.slice(2));
