import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argumentsOf, EMPTY_PAGE, type Shell, type Started } from './shell';

/** An application of one window and one page, with the same locks on the window as ours. */
const EMPTY_MAIN = `
const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => {
  const webPreferences = { sandbox: true, contextIsolation: true, nodeIntegration: false };
  new BrowserWindow({ width: 1080, height: 1920, webPreferences }).loadFile('empty.html');
});`;

async function windowWhere(app: ElectronApplication, isIt: (url: URL) => boolean): Promise<Page> {
  const passes = (page: Page) => URL.canParse(page.url()) && isIt(new URL(page.url()));
  for (;;) {
    const found = app.windows().find(passes);
    if (found !== undefined) return found;
    await new Promise((resolve) => {
      setTimeout(resolve, 5);
    });
  }
}

async function launch(
  executablePath: string,
  env: NodeJS.ProcessEnv,
  args: readonly string[],
  isIt: (url: URL) => boolean,
): Promise<Started> {
  const begunAt = Date.now();
  const launched = await _electron.launch({
    executablePath,
    cwd: process.cwd(),
    args: ['--no-sandbox', ...args],
    env: Object.fromEntries(
      Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    ),
  });
  const page = await windowWhere(launched, isIt);
  const stop = async () => {
    const program = launched.process();
    const exit = once(program, 'exit');
    program.kill('SIGTERM');
    await exit;
  };
  return { page, begunAt, stop };
}

/** The Electron application. `env` names the screen to open its windows on. */
export function electronShell(executablePath: string, env: NodeJS.ProcessEnv): Shell {
  return {
    name: 'Electron',
    start: (options) =>
      launch(executablePath, env, [process.cwd(), ...argumentsOf(options)], (url) =>
        url.hostname.endsWith('.localhost'),
      ),
    startEmpty: (folder) => {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'empty', main: 'main.cjs' }));
      writeFileSync(join(folder, 'main.cjs'), EMPTY_MAIN);
      writeFileSync(join(folder, 'empty.html'), EMPTY_PAGE);
      return launch(executablePath, env, [folder], (url) => url.protocol === 'file:');
    },
  };
}
