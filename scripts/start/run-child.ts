import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { constants } from 'node:os';

export interface Ending {
  /** As a shell would report it: 128 + n after signal n. */
  readonly code: number;
  readonly signal: NodeJS.Signals | null;
}

function passSignalsTo(child: ChildProcess): () => void {
  const pass = (signal: NodeJS.Signals): void => {
    // Ctrl-C reaches the whole terminal group; sent on, it would arrive twice.
    if (signal === 'SIGINT' && process.stdin.isTTY) return;
    child.kill(signal);
  };
  const signals: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, pass);
  return () => {
    for (const signal of signals) process.off(signal, pass);
  };
}

interface ChildOptions {
  readonly stdio: StdioOptions;
  /** Where the user typed the command, unless said otherwise. */
  readonly cwd?: string;
  readonly onSpawn?: (child: ChildProcess) => void;
}

/** Runs a program to its end; that end and our signals are passed on. */
export function runChild(program: string, args: readonly string[], options: ChildOptions): Promise<Ending> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: options.cwd ?? process.env['INIT_CWD'] ?? process.cwd(),
      stdio: options.stdio,
    });
    const release = passSignalsTo(child);
    options.onSpawn?.(child);
    child.on('error', (error) => {
      release();
      console.error(`${program}: ${error.message}`);
      resolve({ code: 127, signal: null });
    });
    child.on('close', (code, signal) => {
      release();
      resolve({ code: code ?? 128 + (signal === null ? 0 : constants.signals[signal]), signal });
    });
  });
}
