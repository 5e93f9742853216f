import type { Log } from '../ports';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Calls `end` once, with the exit code to end with: 0 for a signal, 1 for a bug that nobody caught. After such a bug
 * nothing in memory can be trusted, while a new start loses nothing (payments.md rule 8).
 */
export function onProcessEnd(log: Log, end: (exitCode: number) => void): void {
  let ending = false;
  function endOnce(exitCode: number): void {
    if (ending) return;
    ending = true;
    end(exitCode);
  }
  for (const signal of SIGNALS) process.on(signal, () => endOnce(0));
  process.on('uncaughtException', (thrown) => {
    log.error('nobody caught this', {}, thrown);
    endOnce(1);
  });
  // One thing that was begun came to nothing; what it left undone is asked about again, so the rest goes on.
  process.on('unhandledRejection', (thrown) => log.error('nobody waited for this', {}, thrown));
  // Whoever read our lines may be gone.
  process.stdout.on('error', () => undefined);
  process.stderr.on('error', () => undefined);
}
