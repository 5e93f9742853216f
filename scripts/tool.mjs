import { requireNode24 } from './node-24.mjs';

requireNode24();
const { runTool } = await import('./start/run-tool.ts');

const [name = '', ...args] = process.argv.slice(2);
process.exitCode = await runTool(process.cwd(), name, args);
