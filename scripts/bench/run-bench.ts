import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { ensureBuilt } from '../build/build.ts';
import { runChild } from '../start/run-child.ts';

const ENTRY = 'test/bench/main.ts';
const OUT = 'out/bench';

/** Builds the measurements the way the product is built, so that they measure what is shipped, and runs them. */
export async function runBench(root: string, args: readonly string[]): Promise<number> {
  if (!existsSync(join(root, ENTRY))) {
    console.error(`${ENTRY}: there is nothing to measure`);
    return 2;
  }
  if (!(await ensureBuilt(root))) return 1;
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    build: { ssr: ENTRY, outDir: OUT, emptyOutDir: true, target: 'node20.18', minify: false },
    ssr: { noExternal: true, external: ['better-sqlite3', '@playwright/test'] },
  });
  const program = join(root, OUT, 'main.js');
  return (
    await runChild(process.execPath, ['--expose-gc', program, ...args], { stdio: 'inherit', cwd: root })
  ).code;
}
