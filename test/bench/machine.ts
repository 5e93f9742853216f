import Sqlite from 'better-sqlite3';
import { closeSync, fdatasyncSync, openSync, statfsSync, writeSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { inFolder } from './folder';
import { inMs } from './report';
import { median, percentile, timed } from './samples';

const TMPFS = 0x01021994;
const WRITES = 200;

/** What a durable write of 8 KiB costs here: the floor under every commit. */
async function syncTimes(): Promise<readonly number[]> {
  return inFolder(async (dir) => {
    const handle = openSync(join(dir, 'sync'), 'w');
    const bytes = Buffer.alloc(8192, 1);
    const times = Array.from({ length: WRITES }, () =>
      timed(() => {
        writeSync(handle, bytes, 0, bytes.length, 0);
        fdatasyncSync(handle);
      }),
    );
    closeSync(handle);
    return times;
  });
}

function sqliteVersion(): string {
  const db = new Sqlite(':memory:');
  const version = db.prepare('SELECT sqlite_version()').pluck().get();
  db.close();
  return String(version);
}

/** Facts without which nobody can judge the figures. */
export async function machineFacts(): Promise<readonly string[]> {
  const times = await syncTimes();
  const [cpu] = cpus();
  const inMemory = statfsSync(tmpdir()).type === TMPFS;
  const load = loadavg()[0] ?? 0;
  return [
    `${cpus().length} cores (${cpu?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 1024 ** 3)} GiB, ${process.platform} ${process.arch}`,
    `Node ${process.versions.node}, SQLite ${sqliteVersion()}`,
    `write and fdatasync of 8 KiB: median ${inMs(median(times))}, p99 ${inMs(percentile(times, 0.99))}` +
      (inMemory ? ' — the temporary folder is in memory, nothing is durable there' : ''),
    `load when it began: ${load.toFixed(1)}${load > cpus().length / 2 ? ' — the machine was not idle' : ''}`,
  ];
}
