import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { connectReadOnly } from '../database';
import type { JournalHead } from '../journal/journal-chain';
import { readHead } from '../journal/journal';
import { refuseNewer } from '../migrations/migrate';
import { atOnce } from '../slices';
import type { StoreFiles } from '../store-files';
import { checkTables } from './check-tables';
import { syncFolder } from './durable-file';
import { fileTime } from './keep-aside';
import { headerProblem, quickProblem } from './quick-check';

/** `kiosk-20261123-170000-j000123-0a1b2c3d4e5f.db`: when, and the journal's last entry (rule 13). */
export type BackupFile = {
  readonly path: string;
  /** `20261123-170000` in Shanghai. */
  readonly time: string;
  readonly sequence: number;
  /** The first twelve characters of the entry's hash. */
  readonly shortHash: string;
};

const BACKUPS_KEPT = 14;
const COPIES_KEPT = 3;

export function backupName(base: string, nowMs: number, head: JournalHead): string {
  const sequence = String(head.sequence).padStart(6, '0');
  return `${base}-${fileTime(nowMs)}-j${sequence}-${head.hash.slice(0, 12)}.db`;
}

/** `kiosk-before-3-20261123-170000.db`: the file as it was before migration 3. */
export function copyName(base: string, nowMs: number, migration: number): string {
  return `${base}-before-${migration}-${fileTime(nowMs)}.db`;
}

function names({ backups }: StoreFiles): readonly string[] {
  try {
    return readdirSync(backups);
  } catch {
    return [];
  }
}

/** Newest first. */
export function listBackups(files: StoreFiles): readonly BackupFile[] {
  const name = new RegExp(`^${files.base}-(\\d{8}-\\d{6})-j(\\d{6,})-([0-9a-f]{12})\\.db$`);
  return names(files)
    .flatMap((file): BackupFile[] => {
      const [, time, sequence = '', shortHash = ''] = name.exec(file) ?? [];
      if (time === undefined) return [];
      return [{ path: join(files.backups, file), time, sequence: Number(sequence), shortHash }];
    })
    .toSorted((a, b) => (b.time === a.time ? b.sequence - a.sequence : b.time < a.time ? -1 : 1));
}

function listCopies(files: StoreFiles): readonly string[] {
  const name = new RegExp(`^${files.base}-before-\\d+-(\\d{8}-\\d{6})\\.db$`);
  return names(files)
    .filter((file) => name.test(file))
    .toSorted((a, b) => ((name.exec(b)?.[1] ?? '') < (name.exec(a)?.[1] ?? '') ? -1 : 1))
    .map((file) => join(files.backups, file));
}

/** null: it can be restored. Looks at every page. */
export function backupProblem(path: string): string | null {
  try {
    const header = headerProblem(path);
    if (header !== null) return header;
    const db = connectReadOnly(path);
    try {
      const newer = refuseNewer(db);
      if (!newer.ok)
        return `a newer program made it (${newer.error.found}, this one knows ${newer.error.known})`;
      const problem = quickProblem(db) ?? atOnce(checkTables(db));
      if (problem !== null) return problem;
      readHead(db);
      return null;
    } finally {
      db.close();
    }
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** The newest backup that is whole; copies made before a migration come last. */
export function newestGoodBackup(files: StoreFiles): string | null {
  const candidates = [...listBackups(files).map(({ path }) => path), ...listCopies(files)];
  return candidates.find((path) => backupProblem(path) === null) ?? null;
}

/** Removes all but the newest; the one just made stays even if the clock was set back. */
export function dropOldBackups(files: StoreFiles, justMade: string): void {
  const old = listBackups(files)
    .map(({ path }) => path)
    .filter((path) => path !== justMade)
    .slice(BACKUPS_KEPT - 1);
  for (const path of [...old, ...listCopies(files).slice(COPIES_KEPT)]) rmSync(path, { force: true });
  syncFolder(files.backups);
}
