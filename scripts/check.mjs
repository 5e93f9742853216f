import { requireNode24 } from './node-24.mjs';

requireNode24();
const { checkSteps } = await import('./check/steps.ts');
const { runSteps } = await import('./check/run-steps.ts');

const { passed, failed } = await runSteps(checkSteps(), process.cwd());
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
