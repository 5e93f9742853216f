import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../run-command.ts';
import { sourceDigest } from './source-digest.ts';

const OUTPUTS = [
  'out/main/index.js',
  'out/main/browser-host.js',
  'out/preload/index.cjs',
  'out/renderer/index.html',
];

function isFresh(root: string, digest: string): boolean {
  const stamp = join(root, 'out/.sources');
  return (
    OUTPUTS.every((file) => existsSync(join(root, file))) &&
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === digest
  );
}

/** Builds out/ when it is missing or older than its sources; false, after the builder's own words, when that fails. */
export async function ensureBuilt(root: string): Promise<boolean> {
  const digest = sourceDigest(root);
  if (isFresh(root, digest)) return true;
  console.log('Building …');
  rmSync(join(root, 'out'), { recursive: true, force: true });
  const builder = join('node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const { code, output } = await runCommand(process.execPath, [builder, 'build'], { cwd: root });
  const missing = OUTPUTS.filter((file) => !existsSync(join(root, file)));
  if (code === 0 && missing.length === 0) {
    writeFileSync(join(root, 'out/.sources'), digest);
    return true;
  }
  console.error(output.trimEnd());
  console.error(`The build failed${missing.length > 0 ? `: it did not write ${missing.join(', ')}` : ''}.`);
  return false;
}
