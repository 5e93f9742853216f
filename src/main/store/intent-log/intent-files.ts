import { closeSync, fstatSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { StoreFiles } from '../store-files';

/** `training.intent-000001.log` and on; the highest is written to, all are read. */
export function intentFiles({ dir, base }: Pick<StoreFiles, 'dir' | 'base'>): readonly string[] {
  const name = new RegExp(`^${base}\\.intent-\\d{6}\\.log$`);
  return readdirSync(dir)
    .filter((file) => name.test(file))
    .toSorted()
    .map((file) => join(dir, file));
}

export function intentFile({ dir, base }: Pick<StoreFiles, 'dir' | 'base'>, number: number): string {
  return join(dir, `${base}.intent-${String(number).padStart(6, '0')}.log`);
}

/** The last `bytes` of a file, or all of it; `whole` says which. */
export function readEnd(path: string, bytes: number): { readonly text: string; readonly whole: boolean } {
  const handle = openSync(path, 'r');
  try {
    const { size } = fstatSync(handle);
    const start = Math.max(0, size - bytes);
    const buffer = Buffer.alloc(size - start);
    let filled = 0;
    while (filled < buffer.length) {
      const read = readSync(handle, buffer, filled, buffer.length - filled, start + filled);
      if (read === 0) break;
      filled += read;
    }
    return { text: buffer.toString('utf8', 0, filled), whole: start === 0 };
  } finally {
    closeSync(handle);
  }
}
