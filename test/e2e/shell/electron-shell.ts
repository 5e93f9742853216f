import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { once } from 'node:events';
import { join } from 'node:path';
import {
  argumentsOf,
  DESK,
  ROOT,
  whenReady,
  type Run,
  type ShellTools,
  type Size,
  type StartWith,
} from './shell';

function executable(): string {
  const given = process.env['EXAM_FEE_KIOSK_ELECTRON'];
  if (given !== undefined) return given;
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (folder !== undefined) return join(folder, 'electron');
  throw new Error('no Electron runtime: set ELECTRON_OVERRIDE_DIST_PATH');
}

/** Waits for the window whose address passes; the windows open one after the other. */
async function windowWhere(app: ElectronApplication, isIt: (url: URL) => boolean): Promise<Page> {
  const passes = (page: Page) => URL.canParse(page.url()) && isIt(new URL(page.url()));
  const deadline = Date.now() + 20_000;
  while (Date.now() < deadline) {
    const found = app.windows().find(passes);
    if (found !== undefined) return found;
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
  }
  throw new Error(
    `no such window among ${app
      .windows()
      .map((page) => page.url())
      .join(', ')}`,
  );
}

/** The part of Electron's window that is used here. */
type Resizable = { readonly setContentSize: (width: number, height: number) => void };

async function resize(app: ElectronApplication, page: Page, size: Size): Promise<void> {
  const handle = await app.browserWindow(page);
  await handle.evaluate((window: Resizable, { width, height }) => window.setContentSize(width, height), size);
}

/** Electron is told that a second screen was plugged in: the customer display follows it (open-windows.ts). */
async function plugInSecondScreen(app: ElectronApplication, size: Size): Promise<Page> {
  const opened = app.waitForEvent('window');
  await app.evaluate(({ screen }, { width, height }) => {
    const first = screen.getPrimaryDisplay();
    const bounds = { x: 0, y: 0, width, height };
    const second = { ...first, id: first.id + 1, bounds, workArea: bounds };
    screen.getAllDisplays = () => [first, second];
    screen.emit('display-added', {}, second);
  }, size);
  return opened;
}

/** The product itself: the core in Electron's main process, its windows beside it. */
export async function startElectronShell(start: StartWith, tools: ShellTools): Promise<Run> {
  const app = await _electron.launch({
    executablePath: executable(),
    cwd: ROOT,
    args: ['--no-sandbox', ROOT, ...argumentsOf(start)],
  });
  app.on('window', tools.onPage);
  for (const page of app.windows()) tools.onPage(page);
  const program = app.process();
  const ended = once(program, 'exit');
  const page = await windowWhere(app, (url) => url.hostname.endsWith('.localhost'));
  await whenReady(page, start.window);
  const isLive = 'mode' in start.config && start.config.mode === 'live';
  const wallet = isLive ? null : await windowWhere(app, (url) => url.hostname === '127.0.0.1');
  return {
    page,
    walletUrl: wallet === null ? null : new URL('/', wallet.url()).href,
    addresses: new Map(),
    windowCount: () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length),
    openWindow: async (kind) => {
      if (kind !== 'display') throw new Error(`Electron has one main window, and it is not a ${kind} too`);
      return whenReady(await plugInSecondScreen(app, DESK), kind);
    },
    openWallet: () =>
      wallet === null
        ? Promise.reject(new Error('there is no wallet in live mode'))
        : Promise.resolve(wallet),
    resize: (one, size) => resize(app, one, size),
    kill: async () => {
      program.kill('SIGKILL');
      await ended;
    },
    stop: async () => {
      program.kill('SIGTERM');
      await ended;
      return program.exitCode;
    },
  };
}
