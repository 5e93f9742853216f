import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const HOOK = new URL('./typescript-imports.ts', import.meta.url).href;

export type SecondProcess = {
  readonly child: ChildProcess;
  readonly lines: readonly string[];
  /** The next line it prints, from the first one on; what it wrote to stderr when it ends instead. */
  readonly line: () => Promise<string>;
  readonly exit: () => Promise<number | null>;
  readonly stderr: () => string;
};

/** Runs a TypeScript file in a process of its own. */
export function startProcess(
  file: URL,
  args: readonly string[],
  { fileBlocks, ...options }: SpawnOptions & { readonly fileBlocks?: number } = {},
): SecondProcess {
  const path = fileURLToPath(file);
  const command = [process.execPath, '--import', HOOK, path, ...args];
  // `ulimit -f`: a write beyond it is refused, as on a full disk.
  const limited = ['/bin/sh', '-c', `ulimit -f ${fileBlocks}; exec "$@"`, 'sh', ...command];
  const [program = '', ...rest] = fileBlocks === undefined ? command : limited;
  const child = spawn(program, rest, { stdio: 'pipe', ...options });
  const lines: string[] = [];
  let errors = '';
  let wake = () => {};
  let ended = false;
  let taken = 0;
  const exited = once(child, 'close').then(([code]) => {
    ended = true;
    wake();
    return typeof code === 'number' ? code : null;
  });
  if (child.stdout !== null) {
    createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(line);
      wake();
    });
  }
  child.stderr?.on('data', (data) => (errors += String(data)));
  onTestFinished(() => void child.kill('SIGKILL'));
  return {
    child,
    lines,
    line: async () => {
      while (taken === lines.length) {
        if (ended) throw new Error(`the process ended: ${errors}`);
        await new Promise<void>((resolve) => (wake = resolve));
      }
      taken += 1;
      return lines[taken - 1] ?? '';
    },
    exit: () => exited,
    stderr: () => errors,
  };
}
