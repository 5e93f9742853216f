import { existsSync } from 'node:fs';
import { intentFiles } from '../intent-log/intent-files';
import { COMPANIONS, type StoreFiles } from '../store-files';
import { listBackups, newestGoodBackup } from './backup-list';
import { keepAside, newestKeptAside } from './keep-aside';
import { headerProblem } from './quick-check';

export type DamagedDatabase = {
  readonly kind: 'damaged';
  readonly problem: string;
  /** Where the damaged file went; null when there was none. */
  readonly keptAside: string | null;
  /** To be given back as `restore` if a person says so. */
  readonly newestGoodBackup: string | null;
};

export type Found =
  | { readonly kind: 'there' }
  | { readonly kind: 'new' }
  | { readonly kind: 'damaged'; readonly problem: string };

/** A missing database is only "new" where nothing says that there was one. */
export function findDatabase(files: StoreFiles): Found {
  if (existsSync(files.database)) {
    const problem = headerProblem(files.database);
    return problem === null ? { kind: 'there' } : { kind: 'damaged', problem };
  }
  const traces = [
    listBackups(files).length > 0,
    newestKeptAside(files) !== null,
    intentFiles(files).length > 0,
    COMPANIONS.some((companion) => existsSync(files.database + companion)),
  ];
  return traces.includes(true) ? { kind: 'damaged', problem: 'the database is missing' } : { kind: 'new' };
}

/** Puts what is there aside and names the newest backup that is whole. The database must not be open. */
export function offerBackup(files: StoreFiles, problem: string, nowMs: number): DamagedDatabase {
  const isThere = ['', ...COMPANIONS].some((end) => existsSync(files.database + end));
  const keptAside = isThere ? keepAside(files, 'damaged', nowMs) : newestKeptAside(files);
  return { kind: 'damaged', problem, keptAside, newestGoodBackup: newestGoodBackup(files) };
}
