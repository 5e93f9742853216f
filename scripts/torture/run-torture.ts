import { join } from 'node:path';
import { build } from 'vite';
import { ensureBuilt } from '../build/build.ts';
import { runChild } from '../start/run-child.ts';
import { tortureSelfTest } from './self-test.ts';

const OUT = 'out/torture';

/** Builds the torture the way the product is built; its program, or null when the product does not build. */
export async function buildTorture(root: string): Promise<string | null> {
  if (!(await ensureBuilt(root))) return null;
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    build: {
      ssr: true,
      outDir: OUT,
      emptyOutDir: true,
      target: 'node20.18',
      minify: false,
      rolldownOptions: {
        input: {
          main: 'test/torture/main.ts',
          'preload-clock': 'test/torture/clock/preload-clock.ts',
        },
      },
    },
    ssr: { noExternal: true, external: ['better-sqlite3'] },
  });
  return join(root, OUT, 'main.js');
}

/** `npm run torture`: tortures the built core; with --self-test, cores that each have one bug planted. */
export async function runTorture(root: string, args: readonly string[]): Promise<number> {
  const program = await buildTorture(root);
  if (program === null) return 1;
  if (args.includes('--self-test')) {
    const { failed } = await tortureSelfTest(root, program);
    return failed > 0 ? 1 : 0;
  }
  return (await runChild(process.execPath, [program, ...args], { stdio: 'inherit', cwd: root })).code;
}
