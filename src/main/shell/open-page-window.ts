import { BrowserWindow } from 'electron';
import type { WindowKind } from '../../shared/operator';
import type { Clock, Log, Timers } from '../ports';
import { denyShortcuts } from './deny-shortcuts';
import { keepOpen } from './keep-open';
import { PAGE_URL } from './page-address';
import type { PageCallers } from './page-callers';
import { pagePreferences } from './page-preferences';
import { makeRestartDelay } from './restart-delay';
import { revivePage } from './revive-page';
import { zoomFor, type WindowShape } from './window-shape';

export type PageWindowTools = {
  readonly preload: string;
  readonly training: boolean;
  readonly callers: PageCallers;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
  readonly isEnding: () => boolean;
};

export type Frame = 'windowed' | 'full-screen' | 'locked';

const BACKGROUND = '#ffffff';

/** A window with a page of ours: guarded, heard by the core, made again after a crash. */
export function openPageWindow(
  kind: WindowKind,
  shape: WindowShape,
  frame: Frame,
  tools: PageWindowTools,
): BrowserWindow {
  const { preload, training, callers, clock, timers, log, isEnding } = tools;
  const { zoom, ...place } = shape;
  const window = new BrowserWindow({
    ...place,
    useContentSize: frame === 'windowed',
    fullscreen: frame !== 'windowed',
    kiosk: frame === 'locked',
    closable: frame !== 'locked',
    minimizable: frame !== 'locked',
    autoHideMenuBar: true,
    backgroundColor: BACKGROUND,
    show: false,
    webPreferences: pagePreferences(kind, preload, training, zoom),
  });
  const { webContents } = window;
  callers.watch(webContents, kind);
  if (frame === 'windowed') {
    window.on('resize', () => {
      const [width = 0, height = 0] = window.getContentSize();
      webContents.setZoomFactor(zoomFor(kind, { width, height }));
    });
  }
  if (frame === 'locked') {
    keepOpen(window, isEnding);
    denyShortcuts(webContents);
  }
  const load = () => {
    // A load that fails is told by did-fail-load.
    window.loadURL(PAGE_URL).catch(() => undefined);
  };
  revivePage(webContents, load, { timers, log, delayMs: makeRestartDelay(clock.monotonic) });
  window.once('ready-to-show', () => window.show());
  load();
  return window;
}
