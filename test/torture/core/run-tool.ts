import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';

export type ToolEnd = { readonly code: number; readonly said: string };

/** Runs one of the built command-line tools that lie beside the built host. */
export function runTool(host: string, name: string, args: readonly string[]): Promise<ToolEnd> {
  const program = join(dirname(host), 'tools', `${name}.js`);
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve) => {
    child.on('close', (code) =>
      resolve({ code: code ?? 128, said: Buffer.concat(chunks).toString('utf8').trim() }),
    );
  });
}
