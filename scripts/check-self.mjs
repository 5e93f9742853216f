import { requireNode24 } from './node-24.mjs';

requireNode24();
const { selfTest } = await import('./check-self/self-test.ts');

const { passed, failed } = await selfTest(process.cwd());
console.log(`${passed} planted violations caught, ${failed} missed`);
process.exitCode = failed > 0 ? 1 : 0;
