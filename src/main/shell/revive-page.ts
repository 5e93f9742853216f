import type { Cancel, Log, Timers } from '../ports';
import { PAGE_URL } from './page-address';

type Contents = {
  on(event: 'render-process-gone', listener: (event: unknown, details: { reason: string }) => void): unknown;
  on(event: 'unresponsive' | 'responsive' | 'destroyed', listener: () => void): unknown;
  on(
    event: 'did-fail-load',
    listener: (event: unknown, code: number, what: string, url: string, isMainFrame: boolean) => void,
  ): unknown;
  on(event: 'did-navigate', listener: (event: unknown, url: string) => void): unknown;
  isDestroyed(): boolean;
  forcefullyCrashRenderer(): void;
};
export type ReviveTools = { readonly timers: Timers; readonly log: Log; readonly delayMs: () => number };

/** A page that hangs longer than this is ended; its visit ends by the leave rule, and it is made again. */
const HANGS_MS = 15_000;
/** Chromium's code for a load that something newer took the place of. */
const ABORTED = -3;

/** Makes a page again that crashed, hangs, did not load or left its address; `load` loads it. */
export function revivePage(
  contents: Contents,
  load: () => void,
  { timers, log, delayMs }: ReviveTools,
): void {
  let cancelRevival: Cancel = () => undefined;
  let cancelHang: Cancel = () => undefined;
  function reviveSoon(): void {
    cancelRevival();
    cancelRevival = timers.after(delayMs(), () => {
      if (!contents.isDestroyed()) load();
    });
  }
  contents.on('render-process-gone', (_event, { reason }) => {
    log.error('a page is gone', { reason });
    cancelHang();
    if (!contents.isDestroyed()) reviveSoon();
  });
  contents.on('did-fail-load', (_event, code, what, _url, isMainFrame) => {
    if (!isMainFrame || code === ABORTED) return;
    log.error('a page did not load', { code, what });
    reviveSoon();
  });
  // Chromium lets every page go to about:blank without asking; the core does not hear what stands there.
  contents.on('did-navigate', (_event, url) => {
    if (url === PAGE_URL) return;
    log.warn('a page left its address');
    reviveSoon();
  });
  contents.on('unresponsive', () => {
    log.warn('a page hangs');
    cancelHang = timers.after(HANGS_MS, () => contents.forcefullyCrashRenderer());
  });
  contents.on('responsive', () => cancelHang());
  contents.on('destroyed', () => {
    cancelRevival();
    cancelHang();
  });
}
