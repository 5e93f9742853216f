import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';
import type { WindowKind } from '../../../src/shared/operator';
import { ended, linesUntil } from './child';

export type RunningHost = {
  readonly address: (window: WindowKind) => string;
  /** Of the process's inspector; null where it was not asked for. */
  readonly inspector: string | null;
  readonly stop: () => Promise<void>;
};

const PROGRAM = 'out/main/browser-host.js';
const LISTENING = 'Debugger listening on ';

/** The built browser host; ready when this resolves. */
export async function startHost(
  options: readonly string[],
  nodeOptions: readonly string[] = [],
): Promise<RunningHost> {
  const args = [...nodeOptions, join(process.cwd(), PROGRAM), ...options];
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
