import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { openBrowser } from './open-browser.ts';
import { runChild, type Ending } from './run-child.ts';

const ADDRESS = /^(READY|WALLET) (http:\/\/127\.0\.0\.1:\d+\/\S*)$/;

/** Shows what the host prints; opens the window that was asked for and, in training mode, the wallet. */
function followOutput(child: ChildProcess): void {
  if (child.stdout === null) return;
  let wallet: string | undefined;
  createInterface({ input: child.stdout }).on('line', (line) => {
    console.log(line);
    const [, kind, url] = ADDRESS.exec(line) ?? [];
    if (kind === 'WALLET') wallet = url;
    if (kind === 'READY')
      for (const address of [url, wallet]) if (address !== undefined) openBrowser(address);
  });
}

export function runBrowserHost(root: string, flags: readonly string[]): Promise<Ending> {
  return runChild(process.execPath, [join(root, 'out/main/browser-host.js'), ...flags], {
    stdio: ['inherit', 'pipe', 'inherit'],
    onSpawn: followOutput,
  });
}

/** Without Chromium's prefix of process number, time and file. */
function lastLine(text: string): string {
  const line = text.trim().split('\n').at(-1) ?? '';
  return line.replace(/^\[[^\]]*\]\s*/, '').replace(/\.$/, '');
}

/** `lastWords`: what Electron wrote to its error stream last, for the case that it broke down. */
export async function runElectron(
  root: string,
  path: string,
  switches: readonly string[],
  flags: readonly string[],
): Promise<Ending & { readonly lastWords: string }> {
  let heard = '';
  const ending = await runChild(path, [...switches, root, ...flags], {
    stdio: ['inherit', 'inherit', 'pipe'],
    onSpawn: (child) =>
      child.stderr?.on('data', (chunk: Buffer) => {
        process.stderr.write(chunk);
        heard = (heard + chunk.toString('utf8')).slice(-4000);
      }),
  });
  return { ...ending, lastWords: lastLine(heard) };
}
