import { spawn } from 'node:child_process';

export interface CommandResult {
  /** 127 when the program could not be started, 128 when a signal ended it. */
  readonly code: number;
  readonly output: string;
  readonly timedOut: boolean;
}

interface CommandOptions {
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
  /** The program is killed after this time. */
  readonly limitMs?: number;
}

/** Runs a program to its end and keeps what it said on either stream, in order. */
export function runCommand(
  program: string,
  args: readonly string[],
  options: CommandOptions,
): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: options.cwd,
      env: { ...process.env, NO_COLOR: '1', ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const chunks: Buffer[] = [];
    let timedOut = false;
    const limit = setTimeout(() => {
      timedOut = true;
      child.kill('SIGKILL');
    }, options.limitMs ?? 600_000);
    const finish = (code: number, output: string): void => {
      clearTimeout(limit);
      resolve({ code, output, timedOut });
    };
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', (error) => finish(127, `${program}: ${error.message}`));
    child.on('close', (code) => finish(code ?? 128, Buffer.concat(chunks).toString('utf8')));
  });
}
