import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { shanghaiDateTime } from '../../../shared/time-zone';
import { COMPANIONS, type StoreFiles } from '../store-files';
import { moveDurably } from './durable-file';

/** `20261123-170000` in Shanghai, for the names of files. */
export function fileTime(nowMs: number): string {
  return shanghaiDateTime(nowMs).replace(/[-:]/g, '').replace(' ', '-');
}

/** Moves the database and what belongs to it out of the way, never over something else. Answers the new path. */
export function keepAside(files: StoreFiles, why: 'damaged' | 'replaced', nowMs: number): string {
  const wanted = `${files.database}.${why}-${fileTime(nowMs)}`;
  let aside = wanted;
  for (let copy = 2; existsSync(aside); copy += 1) aside = `${wanted}-${copy}`;
  // Companions first: without them SQLite would take the rest for whole.
  for (const companion of COMPANIONS) {
    if (existsSync(files.database + companion)) moveDurably(files.database + companion, aside + companion);
  }
  if (existsSync(files.database)) moveDurably(files.database, aside);
  return aside;
}

/** The newest file that was put aside as damaged; null when there is none. */
export function newestKeptAside({ dir, base }: StoreFiles): string | null {
  const name = new RegExp(`^${base}\\.db\\.damaged-\\d{8}-\\d{6}(-\\d+)?$`);
  const newest = readdirSync(dir)
    .filter((file) => name.test(file))
    .toSorted()
    .at(-1);
  return newest === undefined ? null : join(dir, newest);
}
