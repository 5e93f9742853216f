import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from '../build/build.ts';
import { runChild } from './run-child.ts';

/** Runs one of the command-line tools of src/main/tools where the user typed the command. */
export async function runTool(root: string, name: string, args: readonly string[]): Promise<number> {
  if (!(await ensureBuilt(root))) return 1;
  const file = join(root, 'out/main/tools', `${name}.js`);
  if (!existsSync(file)) {
    console.error(`There is no tool "${name}" in src/main/tools.`);
    return 2;
  }
  return (await runChild(process.execPath, [file, ...args], { stdio: 'inherit' })).code;
}
