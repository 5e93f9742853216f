import { statfsSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import type { Clock, Disk, Log, Timers } from './ports';

export const realClock: Clock = { now: () => Date.now(), monotonic: () => performance.now() };

/** Node fires at once what is to wait longer than this. */
const LONGEST_WAIT_MS = 2 ** 31 - 1;

/** Work that throws is a bug; it is logged, and the other timers go on. */
export function makeRealTimers(log: Log): Timers {
  function run(work: () => void): void {
    try {
      work();
    } catch (thrown) {
      log.error('work on a timer crashed', {}, thrown);
    }
  }
  return {
    after: (ms, work) => {
      let timer: NodeJS.Timeout;
      const wait = (leftMs: number) => {
        const stepMs = Math.min(leftMs, LONGEST_WAIT_MS);
        timer = setTimeout(() => (leftMs > stepMs ? wait(leftMs - stepMs) : run(work)), stepMs);
      };
      wait(Math.max(0, ms));
      return () => clearTimeout(timer);
    },
  };
}

export function makeRealDisk(folder: string): Disk {
  return {
    freeBytes: () => {
      try {
        const { bavail, bsize } = statfsSync(folder);
        return bavail * bsize;
      } catch {
        return null;
      }
    },
  };
}
