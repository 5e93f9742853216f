import { requireNode24 } from './node-24.mjs';

requireNode24();
const { ensureBuilt } = await import('./build/build.ts');

process.exitCode = (await ensureBuilt(process.cwd())) ? 0 : 1;
