import { app, dialog, ipcMain, Menu, safeStorage, session, type BrowserWindow } from 'electron';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { windowKindSchema } from '../shared/operator';
import { compose } from './compose';
import { sealSecret } from './compose/seal-secret';
import { hostCore, type HostedCore } from './entry/host-core';
import { onProcessEnd } from './entry/on-process-end';
import { openPageFiles, type PageFiles } from './entry/page-files';
import { prepare, startCrashed, type NotStarted, type Prepared } from './entry/prepare';
import { electronArguments } from './flags';
import { answerCalls } from './shell/answer-calls';
import { guardAllContents, guardSession } from './shell/guard-contents';
import { makeKeyWrap } from './shell/key-wrap';
import { openWindows } from './shell/open-windows';
import { originOf, PAGE_ORIGIN } from './shell/page-address';
import { makePageCallers } from './shell/page-callers';
import { partitionOf, WALLET_PARTITION } from './shell/page-preferences';
import { servePages } from './shell/serve-pages';

/* The Electron shell: the core in the main process, its pages in windows that may do nothing else. */

const PAGES = fileURLToPath(new URL('../renderer', import.meta.url));
const PRELOAD = fileURLToPath(new URL('../preload/index.cjs', import.meta.url));

const NOT_STARTED = 2;
const HOLDER = `the Electron application, process ${process.pid}`;
/** A bug that ends the program starts it anew, but not one that ended it as soon as it ran. */
const CALM_S = 60;

/** One line for whoever started us; installed there is no terminal to read it in, so a box says it too. */
function refuse(line: string): void {
  process.stderr.write(`exam-fee-kiosk: ${line}\n`);
  if (app.isPackaged) dialog.showErrorBox('考试缴费终端 · Exam Fee Kiosk', line);
  app.exit(NOT_STARTED);
}

function leave(why: NotStarted): void {
  if (why.kind !== 'help') return refuse(why.line);
  process.stdout.write(`${why.text}\n`);
  return app.exit(0);
}

async function openCore(prepared: Prepared): Promise<HostedCore | null> {
  const keyWrap = await makeKeyWrap(safeStorage, process.platform);
  const opened = await hostCore(prepared, (pusher) =>
    compose({
      ...prepared,
      pusher,
      keyWrap,
      holder: HOLDER,
      version: app.getVersion(),
    }),
  );
  if (opened.ok) return opened.value;
  refuse(opened.error.message);
  return null;
}

/** Stops the core before the process ends, whoever ends it: a window, the system, a signal, a bug. */
function stopBeforeEnd(core: HostedCore, { log }: Prepared): () => boolean {
  let ending = false;
  const end = (exitCode: number) => {
    ending = true;
    if (exitCode !== 0 && app.isPackaged && process.uptime() > CALM_S) app.relaunch();
    void core.stop().then(() => app.exit(exitCode));
  };
  app.on('before-quit', (event) => {
    event.preventDefault();
    if (!ending) end(0);
  });
  onProcessEnd(log, end);
  return () => ending;
}

function guard(config: Prepared['config'], files: PageFiles, walletOrigin: string): void {
  const training = config.mode === 'training';
  guardSession(session.defaultSession, '', false);
  guardSession(session.fromPartition(WALLET_PARTITION), walletOrigin, training);
  guardAllContents(app, walletOrigin);
  for (const window of windowKindSchema.options) {
    const pages = session.fromPartition(partitionOf(window));
    guardSession(pages, PAGE_ORIGIN, training, window === 'counter');
    servePages(pages.protocol, files);
  }
}

async function seal(prepared: Prepared, wanted: string): Promise<void> {
  const keyWrap = await makeKeyWrap(safeStorage, process.platform);
  const sealed = await sealSecret({ ...prepared, keyWrap, holder: HOLDER }, wanted);
  if (!sealed.ok) return refuse(sealed.error);
  process.stdout.write(`${sealed.value}\n`);
  app.exit(0);
}

async function run(prepared: Prepared, files: PageFiles): Promise<void> {
  const { config, log } = prepared;
  if (prepared.seal !== null) return seal(prepared, prepared.seal);
  const core = await openCore(prepared);
  if (core === null) return;
  const isEnding = stopBeforeEnd(core, prepared);
  guard(config, files, originOf(core.walletUrl ?? ''));
  const callers = makePageCallers(core);
  answerCalls(ipcMain, callers.pages, core, log);
  const training = config.mode === 'training';
  const tools = { ...prepared, preload: PRELOAD, training, callers, isEnding };
  const main = openWindows(config, core.walletUrl, tools);
  app.on('second-instance', () => bringForward(main));
}

function bringForward(window: BrowserWindow): void {
  if (window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.focus();
}

function start(): void {
  const prepared = prepare(electronArguments(process.argv, app.isPackaged));
  if (!prepared.ok) return leave(prepared.error);
  // Chromium's own files lie with the data, and two data folders are two installations.
  app.setPath('userData', join(prepared.value.config.dataDir, 'electron'));
  if (!app.requestSingleInstanceLock()) {
    process.stderr.write('exam-fee-kiosk: it is already running; its window was brought forward\n');
    return app.exit(0);
  }
  const files = openPageFiles(PAGES, () => "'none'");
  if (!files.ok) return refuse('the screens are not built: run npm run build');
  if (!app.isReady()) app.enableSandbox();
  Menu.setApplicationMenu(null);
  app
    .whenReady()
    .then(() => run(prepared.value, files.value))
    .catch((thrown: unknown) => {
      prepared.value.log.error('the start crashed', {}, thrown);
      refuse(startCrashed(prepared.value.config));
    });
}

start();
