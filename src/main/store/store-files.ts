import { join } from 'node:path';

export type StoreFileName = 'training.db' | 'kiosk.db';

/** Where everything of one database lies. Training and real data share a folder and its lock, nothing else. */
export type StoreFiles = {
  readonly dir: string;
  /** `training` or `kiosk`: how the name of every file below begins. */
  readonly base: string;
  readonly database: string;
  readonly keys: string;
  readonly keyFile: string;
  readonly backups: string;
  /** Held by SQLite's own file lock for as long as the process lives; never opened by anything else. */
  readonly lock: string;
  /** Who holds the lock, in words. */
  readonly holder: string;
};

export function storeFiles(dir: string, fileName: StoreFileName): StoreFiles {
  const base = fileName.slice(0, -'.db'.length);
  return {
    dir,
    base,
    database: join(dir, fileName),
    keys: join(dir, `${base}.keys.json`),
    keyFile: join(dir, `${base}.data.key`),
    backups: join(dir, 'backups'),
    lock: join(dir, 'lock.db'),
    holder: join(dir, 'lock.txt'),
  };
}

/** The files that SQLite keeps beside a database in WAL mode; they belong to it wherever it goes. */
export const COMPANIONS = ['-wal', '-shm', '-journal'] as const;
