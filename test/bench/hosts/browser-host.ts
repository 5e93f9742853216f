import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { WindowKind } from '../../../src/shared/operator';

export type RunningHost = {
  readonly address: (window: WindowKind) => string;
  /** Of the process's inspector; null where it was not asked for. */
  readonly inspector: string | null;
  readonly stop: () => Promise<void>;
};

const PROGRAM = 'out/main/browser-host.js';
const LISTENING = 'Debugger listening on ';

/** The lines up to and with `last`; what comes after it is read too, so that the program never waits for us. */
function linesUntil(
  child: ChildProcess,
  stream: 'stdout' | 'stderr',
  last: RegExp,
): Promise<readonly string[]> {
  const source = child[stream];
  if (source === null) throw new Error(`${PROGRAM} has no ${stream}`);
  const lines: string[] = [];
  return new Promise((resolve, reject) => {
    createInterface({ input: source })
      .on('line', (line) => {
        lines.push(line);
        if (last.test(line)) resolve([...lines]);
      })
      .on('close', () => reject(new Error(`${PROGRAM} ended early: ${lines.join('\n')}`)));
  });
}

/** Stops a process that this program started, and waits for its end. */
async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  await exit;
}

/** The built browser host on a data folder of its own; ready when this resolves. */
export async function startHost(dataDir: string, nodeOptions: readonly string[] = []): Promise<RunningHost> {
  const args = [...nodeOptions, join(process.cwd(), PROGRAM), '--data', dataDir, '--port', '0'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  const inspected = nodeOptions.some((option) => option.startsWith('--inspect'));
  const listening = inspected
    ? linesUntil(child, 'stderr', new RegExp(`^${LISTENING}`))
    : Promise.resolve([]);
  const lines = await linesUntil(child, 'stdout', /^READY /);
  const inspector = (await listening).at(-1)?.slice(LISTENING.length) ?? null;
  return {
    address: (window) => {
      const name = `${window.toUpperCase()} `;
      return z.url().parse(lines.find((line) => line.startsWith(name))?.slice(name.length));
    },
    inspector,
    stop: async () => {
      await ended(child);
      process.off('exit', kill);
    },
  };
}
