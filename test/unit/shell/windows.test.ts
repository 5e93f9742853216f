import { EventEmitter } from 'node:events';
import { describe, expect, test, vi } from 'vitest';
import { keepOpen } from '../../../src/main/shell/keep-open';
import { PAGE_URL } from '../../../src/main/shell/page-address';
import { pagePreferences, walletPreferences } from '../../../src/main/shell/page-preferences';
import { makeRestartDelay } from '../../../src/main/shell/restart-delay';
import { revivePage } from '../../../src/main/shell/revive-page';
import {
  counterShape,
  fullScreenShape,
  kioskShape,
  walletShape,
  zoomFor,
  type Area,
} from '../../../src/main/shell/window-shape';

describe('every page is locked down', () => {
  test.each([
    ['ours', pagePreferences('kiosk', '/preload.cjs', false, 1)],
    ['the wallet', walletPreferences(true)],
  ])('%s', (_what, preferences) => {
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
    });
  });

  test('no inspector in live mode, no preload and another session for the wallet', () => {
    expect(pagePreferences('kiosk', '/preload.cjs', false, 1)).toMatchObject({
      devTools: false,
      partition: 'pages-kiosk',
    });
    expect(walletPreferences(true)).toMatchObject({ partition: 'wallet' });
    expect(walletPreferences(true)).not.toHaveProperty('preload');
  });

  test('nothing of a session is kept on the disk', () => {
    expect(pagePreferences('kiosk', '/p', false, 1).partition).not.toMatch(/^persist:/);
    expect(walletPreferences(false).partition).not.toMatch(/^persist:/);
  });
});

describe('shapes', () => {
  const screens: readonly [string, Area][] = [
    ['a large screen', { x: 0, y: 0, width: 2560, height: 1440 }],
    ['full HD', { x: 0, y: 0, width: 1920, height: 1040 }],
    ['a laptop', { x: 0, y: 25, width: 1366, height: 728 }],
    ['an upright screen', { x: 100, y: 0, width: 1080, height: 1920 }],
    ['a small one', { x: 0, y: 0, width: 1024, height: 600 }],
  ];

  test.each(screens)('on %s every window lies inside', (_what, area) => {
    for (const shape of [kioskShape(area), counterShape(area), walletShape(area)]) {
      expect(shape.x).toBeGreaterThanOrEqual(area.x);
      expect(shape.x + shape.width).toBeLessThanOrEqual(area.x + area.width);
      expect(shape.height).toBeLessThanOrEqual(area.height);
      expect(shape.zoom).toBeGreaterThanOrEqual(0.4);
      expect(shape.zoom).toBeLessThanOrEqual(1);
    }
  });

  test('the page sees the size it was drawn for', () => {
    const landscape = kioskShape({ x: 0, y: 0, width: 1920, height: 1040 });
    expect(landscape.width / landscape.zoom).toBeCloseTo(1920, -1);
    expect(landscape.height / landscape.zoom).toBeCloseTo(1080, -1);
    const upright = kioskShape({ x: 0, y: 0, width: 1080, height: 1920 });
    expect(upright.width / upright.zoom).toBeCloseTo(1080, -1);
    expect(upright.height / upright.zoom).toBeCloseTo(1920, -1);
  });

  test('where there is room nothing is made smaller, and the wallet stands beside', () => {
    const area = { x: 0, y: 0, width: 2560, height: 1440 };
    const [kiosk, wallet] = [kioskShape(area), walletShape(area)];
    expect(kiosk).toMatchObject({ width: 1920, height: 1080, zoom: 1 });
    expect(wallet).toMatchObject({ width: 420, height: 820, zoom: 1 });
    expect(kiosk.x + kiosk.width).toBeLessThanOrEqual(wallet.x);
    expect(counterShape(area)).toMatchObject({ width: 1366, height: 768, zoom: 1 });
  });
});

test.each([
  ['kiosk', { width: 1920, height: 1080 }, 1],
  ['kiosk', { width: 1080, height: 1920 }, 1],
  ['kiosk', { width: 960, height: 540 }, 0.5],
  ['kiosk', { width: 540, height: 960 }, 0.5],
  ['kiosk', { width: 3840, height: 2160 }, 1],
  ['kiosk', { width: 10, height: 10 }, 0.4],
  ['counter', { width: 1366, height: 768 }, 1],
  ['counter', { width: 683, height: 768 }, 0.5],
] as const)('a %s window pulled to %j shows its page at %d', (window, content, zoom) => {
  expect(zoomFor(window, content)).toBe(zoom);
});

test('a full screen is shown in its own pixels', () => {
  const bounds = { x: 1366, y: 0, width: 1080, height: 1920 };
  expect(fullScreenShape(bounds)).toEqual({ ...bounds, zoom: 1 });
});

describe('the window of a locked kiosk', () => {
  function locked(isEnding: boolean) {
    const window = Object.assign(new EventEmitter(), { setKiosk: vi.fn(), restore: vi.fn() });
    keepOpen(window, () => isEnding);
    return window;
  }

  test('stays open, full-screen and on top', () => {
    const [window, preventDefault] = [locked(false), vi.fn()];
    window.emit('close', { preventDefault });
    window.emit('leave-full-screen');
    window.emit('minimize');
    expect(preventDefault).toHaveBeenCalledOnce();
    expect(window.setKiosk).toHaveBeenCalledExactlyOnceWith(true);
    expect(window.restore).toHaveBeenCalledOnce();
  });

  test('lets the program end', () => {
    const [window, preventDefault] = [locked(true), vi.fn()];
    window.emit('close', { preventDefault });
    window.emit('leave-full-screen');
    expect(preventDefault).not.toHaveBeenCalled();
    expect(window.setKiosk).not.toHaveBeenCalled();
  });
});

describe('a crashed page is made again', () => {
  test('later each time, and at once again after a calm while', () => {
    let nowMs = 0;
    const delayMs = makeRestartDelay(() => nowMs);
    const delays = Array.from({ length: 8 }, () => {
      nowMs += 1000;
      return delayMs();
    });
    expect(delays).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
    nowMs += 60_001;
    expect(delayMs()).toBe(500);
  });

  function harness() {
    const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
    const waiting = new Map<number, () => void>();
    const timers = {
      after: (ms: number, work: () => void) => {
        waiting.set(ms, work);
        return () => void waiting.delete(ms);
      },
    };
    const contents = Object.assign(new EventEmitter(), {
      isDestroyed: vi.fn(() => false),
      forcefullyCrashRenderer: vi.fn(),
    });
    const load = vi.fn();
    revivePage(contents, load, { timers, log, delayMs: () => 500 });
    const fire = (ms: number) => waiting.get(ms)?.();
    return { contents, load, fire };
  }

  test('after it is gone, and after it did not load', () => {
    const { contents, load, fire } = harness();
    contents.emit('render-process-gone', {}, { reason: 'crashed' });
    expect(load).not.toHaveBeenCalled();
    fire(500);
    contents.emit('did-fail-load', {}, -6, 'ERR_FILE_NOT_FOUND', '', true);
    fire(500);
    expect(load).toHaveBeenCalledTimes(2);
  });

  test('after it left its address', () => {
    const { contents, load, fire } = harness();
    contents.emit('did-navigate', {}, PAGE_URL);
    fire(500);
    expect(load).not.toHaveBeenCalled();
    contents.emit('did-navigate', {}, 'about:blank');
    fire(500);
    expect(load).toHaveBeenCalledOnce();
  });

  test('not for a picture that did not load, nor for a load that another one replaced', () => {
    const { contents, load, fire } = harness();
    contents.emit('did-fail-load', {}, -6, 'ERR_FILE_NOT_FOUND', '', false);
    contents.emit('did-fail-load', {}, -3, 'ERR_ABORTED', '', true);
    fire(500);
    expect(load).not.toHaveBeenCalled();
  });

  test('one that hangs is ended, unless it comes round', () => {
    const { contents, fire } = harness();
    contents.emit('unresponsive');
    contents.emit('responsive');
    fire(15_000);
    expect(contents.forcefullyCrashRenderer).not.toHaveBeenCalled();
    contents.emit('unresponsive');
    fire(15_000);
    expect(contents.forcefullyCrashRenderer).toHaveBeenCalledOnce();
  });

  test('not in a window that was closed', () => {
    const { contents, load, fire } = harness();
    contents.emit('render-process-gone', {}, { reason: 'crashed' });
    contents.emit('destroyed');
    fire(500);
    expect(load).not.toHaveBeenCalled();
  });
});
