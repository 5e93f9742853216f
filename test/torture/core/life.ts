import { spawn, type ChildProcess } from 'node:child_process';
import { watch } from 'node:fs';
import { createInterface } from 'node:readline';
import type { WarpedClock } from '../clock/warped-clock';
import type { KillPlan } from '../kill-points';

/** One life of the core: a process from its start to its death. */
export type Life = {
  readonly address: (window: 'kiosk' | 'counter') => string;
  /** A kill point was reached; true when the core is dead from here on. */
  readonly reached: (point: string) => boolean;
  readonly isOver: () => boolean;
  /** Settles, never rejects, when the process is gone. */
  readonly over: Promise<Ending>;
  readonly kill: () => Promise<Ending>;
  /** SIGTERM, as the system does at shut-down. */
  readonly stop: () => Promise<Ending>;
};

export type Ending = {
  /** The point at which it was killed; null: by its patience, by hand, or not at all. */
  readonly killedAt: string | null;
  readonly wasKilled: boolean;
  readonly code: number | null;
  /** The last lines it wrote to stderr. */
  readonly said: string;
};

/** The core ended before its pages could come. */
class NeverReady extends Error {}

export type LifeParts = {
  /** The built browser host. */
  readonly host: string;
  readonly preload: string;
  readonly configFile: string;
  readonly dataDir: string;
  readonly clock: WarpedClock;
  /** null: it lives until it is stopped. */
  readonly plan: KillPlan | null;
};

const READY_WITHIN_MS = 60_000;
const STOPS_WITHIN_MS = 20_000;

function born({ host, preload, configFile, clock }: LifeParts): ChildProcess {
  const { realMs, virtualMs, speed } = clock.warp();
  const warp = `realMs=${realMs}&virtualMs=${virtualMs}&speed=${speed}`;
  const args = ['--import', `${preload}?${warp}`, host, '--config', configFile];
  return spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Calls `onFile` with the name of each file of the folder that is written to. */
function watchFolder(dataDir: string, onFile: (name: string) => void): () => void {
  const watcher = watch(dataDir, (_event, name) => {
    if (name !== null) onFile(name);
  });
  watcher.on('error', () => undefined);
  return () => watcher.close();
}

type Lines = { readonly ready: Promise<readonly string[]>; readonly said: () => string };

function listen(child: ChildProcess): Lines {
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new Error('the core has no output');
  const lines: string[] = [];
  const last: string[] = [];
  createInterface({ input: stderr }).on('line', (line) => {
    last.push(line);
    if (last.length > 8) last.shift();
  });
  const ready = new Promise<readonly string[]>((resolve, reject) => {
    createInterface({ input: stdout })
      .on('line', (line) => {
        lines.push(line);
        if (line.startsWith('READY ')) resolve(lines);
      })
      .on('close', () => reject(new NeverReady()));
    setTimeout(() => reject(new NeverReady('the core was not ready in a minute')), READY_WITHIN_MS).unref();
  });
  ready.catch(() => undefined);
  return { ready, said: () => last.join(' | ') };
}

/** Starts the core; by its plan it may be killed before its pages can come: then `ready` rejects. */
export function startLife(parts: LifeParts): { readonly life: Life; readonly ready: Promise<void> } {
  const { plan } = parts;
  const child = born(parts);
  const { ready, said } = listen(child);
  let killedAt: string | null = null;
  let wasKilled = false;
  let left = plan?.nth ?? 0;
  let lines: readonly string[] = [];

  const strike = (point: string | null): void => {
    if (wasKilled || child.exitCode !== null) return;
    wasKilled = true;
    killedAt = point;
    child.kill('SIGKILL');
  };
  const reached = (point: string): boolean => {
    if (wasKilled || point !== plan?.point) return wasKilled;
    left -= 1;
    if (left !== 0) return false;
    if (plan.afterMs === 0) strike(point);
    else setTimeout(() => strike(point), plan.afterMs);
    return wasKilled;
  };
  const unwatch = watchFolder(parts.dataDir, (name) => {
    if (name.endsWith('-wal')) reached('commit');
    else if (name.includes('.intent-')) reached('intent line');
  });
  let patience: NodeJS.Timeout | undefined;
  const lose = (): void => {
    if (plan === null) return;
    const isOwn = plan.point === 'starting' || plan.point === 'any moment';
    patience = setTimeout(() => strike(isOwn ? plan.point : null), plan.patienceMs);
  };
  if (plan?.point === 'starting') lose();
  else ready.then(lose, () => undefined);
  const over = new Promise<Ending>((resolve) => {
    child.once('close', (code) => {
      unwatch();
      clearTimeout(patience);
      resolve({ killedAt, wasKilled, code, said: said() });
    });
  });
  const die = () => void child.kill('SIGKILL');
  process.once('exit', die);
  void over.then(() => process.off('exit', die));
  return {
    ready: ready.then((read) => void (lines = read)),
    life: {
      reached,
      over,
      isOver: () => wasKilled || child.exitCode !== null || child.signalCode !== null,
      address: (window) => {
        const name = `${window.toUpperCase()} `;
        return lines.find((line) => line.startsWith(name))?.slice(name.length) ?? '';
      },
      kill: () => {
        strike(null);
        return over;
      },
      stop: () => {
        child.kill('SIGTERM');
        const late = setTimeout(die, STOPS_WITHIN_MS);
        void over.then(() => clearTimeout(late));
        return over;
      },
    },
  };
}
