import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** The lines up to and with `last`; what comes after it is read too, so that the program never waits for us. */
export function linesUntil(
  child: ChildProcess,
  stream: 'stdout' | 'stderr',
  last: RegExp,
): Promise<readonly string[]> {
  const source = child[stream];
  if (source === null) throw new Error(`a program without ${stream} was asked for its lines`);
  const lines: string[] = [];
  return new Promise((resolve, reject) => {
    createInterface({ input: source })
      .on('line', (line) => {
        lines.push(line);
        if (last.test(line)) resolve([...lines]);
      })
      .on('close', () => reject(new Error(`a program ended early: ${lines.join('\n')}`)));
  });
}

/** Stops a process that this program started, and waits for its end. */
export async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  await exit;
}
