import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Everything that the build reads. */
const SOURCES = [
  'src/**',
  'assets/**',
  'electron.vite.config.ts',
  'tsconfig*.json',
  'package.json',
  'package-lock.json',
];

/** One digest of all that the build reads: the same digest, the same output. */
export function sourceDigest(root: string): string {
  const hash = createHash('sha256');
  for (const file of globSync(SOURCES, { cwd: root }).toSorted()) {
    const path = join(root, file);
    if (statSync(path).isFile()) hash.update(file).update('\0').update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex');
}
