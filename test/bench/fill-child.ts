import { spawn } from 'node:child_process';
import { fillOrders } from './store/fill-orders';
import { fillRoster } from './store/fill-roster';
import { openReal } from './store/bench-store';

const FILL = '--fill';
const FILLS = { roster: fillRoster, orders: fillOrders } as const;
export type FillKind = keyof typeof FILLS;

function isFillKind(kind: string | undefined): kind is FillKind {
  return kind !== undefined && Object.hasOwn(FILLS, kind);
}

/** In a process of its own, so that both cores fill: this program, called with `--fill KIND DIR COUNT`. */
export function fillInChild(kind: FillKind, dir: string, count: number): Promise<void> {
  const args = [process.argv[1] ?? '', FILL, kind, dir, String(count)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const stop = (): void => void child.kill();
  process.once('exit', stop);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      process.off('exit', stop);
      if (code === 0) resolve();
      else reject(new Error(`filling ${kind} with ${count} ended with ${code}`));
    });
  });
}

/** true when this process was started to fill a data folder, and has done so. */
export async function filledAsChild([flag, kind, dir = '', count]: readonly string[]): Promise<boolean> {
  if (flag !== FILL || !isFillKind(kind)) return false;
  const opened = await openReal(dir);
  await opened.close();
  FILLS[kind](dir, opened.vault, Number(count));
  return true;
}
