import { EventEmitter } from 'node:events';
import { describe, expect, test, vi } from 'vitest';
import { denyDownloads } from '../../../src/main/shell/deny-downloads';
import { denyNavigation } from '../../../src/main/shell/deny-navigation';
import { denyNewWindows } from '../../../src/main/shell/deny-new-windows';
import { denyPermissions } from '../../../src/main/shell/deny-permissions';
import { denyRemoteRequests } from '../../../src/main/shell/deny-remote-requests';
import { denyShortcuts, isSystemShortcut } from '../../../src/main/shell/deny-shortcuts';
import { denyWebviews } from '../../../src/main/shell/deny-webviews';
import { PAGE_ORIGIN, PAGE_URL } from '../../../src/main/shell/page-address';

const HOSTILE_ADDRESSES = [
  'https://evil.example/',
  'http://exam-fee-kiosk.localhost/',
  'https://exam-fee-kiosk.localhost.evil.example/',
  'https://exam-fee-kiosk.localhost@evil.example/',
  'https://exam-fee-kiosk.localhost:444/',
  'https://evil.exam-fee-kiosk.localhost/',
  'file:///etc/passwd',
  'data:text/html,<script>1</script>',
  'javascript:alert(1)',
  'blob:null/1-2-3',
  'about:blank',
  'chrome://settings/',
  'devtools://devtools/bundled/inspector.html',
  'chrome-extension://abc/x.html',
  'http://127.0.0.1:8080/',
  'ws://127.0.0.1:8080/',
  'wss://exam-fee-kiosk.localhost/',
  'ftp://evil.example/',
  'view-source:https://exam-fee-kiosk.localhost/',
  '',
  'no address at all',
];

describe('requests', () => {
  function cancelled(url: string, origin = PAGE_ORIGIN, devTools = false): boolean | undefined {
    const answers: boolean[] = [];
    denyRemoteRequests(
      { onBeforeRequest: (listener) => listener({ url }, ({ cancel }) => void answers.push(cancel)) },
      origin,
      devTools,
    );
    return answers[0];
  }

  test.each(HOSTILE_ADDRESSES)('%j is never asked', (url) => {
    expect(cancelled(url)).toBe(true);
  });

  test.each([PAGE_URL, `${PAGE_URL}assets/app.js`, `${PAGE_URL}?x#y`])('%s is', (url) => {
    expect(cancelled(url)).toBe(false);
  });

  test('a session for no origin asks nothing at all', () => {
    for (const url of [...HOSTILE_ADDRESSES, PAGE_URL]) expect(cancelled(url, '')).toBe(true);
  });

  test('the inspector of training has its own files and nothing more', () => {
    expect(cancelled('devtools://devtools/bundled/inspector.html', PAGE_ORIGIN, true)).toBe(false);
    expect(cancelled('devtools://remote/evil.html', PAGE_ORIGIN, true)).toBe(true);
    expect(cancelled('https://evil.example/', PAGE_ORIGIN, true)).toBe(true);
  });

  test('the wallet asks its own origin only', () => {
    expect(cancelled('http://127.0.0.1:4001/pay', 'http://127.0.0.1:4001')).toBe(false);
    expect(cancelled('http://127.0.0.1:4002/pay', 'http://127.0.0.1:4001')).toBe(true);
    expect(cancelled(PAGE_URL, 'http://127.0.0.1:4001')).toBe(true);
  });
});

describe('navigation', () => {
  test.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('%s', (event) => {
    const contents = new EventEmitter();
    denyNavigation(contents, (url) => url === PAGE_URL);
    for (const url of HOSTILE_ADDRESSES) {
      const preventDefault = vi.fn();
      contents.emit(event, { url, preventDefault });
      expect(preventDefault, url).toHaveBeenCalledOnce();
    }
    const preventDefault = vi.fn();
    contents.emit(event, { url: PAGE_URL, preventDefault });
    expect(preventDefault).not.toHaveBeenCalled();
  });
});

test('no page opens a window', () => {
  const answers: unknown[] = [];
  denyNewWindows({ setWindowOpenHandler: (handler) => void answers.push(handler()) });
  expect(answers).toEqual([{ action: 'deny' }]);
});

test('no webview is attached', () => {
  const [contents, preventDefault] = [new EventEmitter(), vi.fn()];
  denyWebviews(contents);
  contents.emit('will-attach-webview', { preventDefault });
  expect(preventDefault).toHaveBeenCalledTimes(1);
});

describe('downloads', () => {
  function isBegun(mayKeepLists: boolean, url: string, type: string): boolean {
    const [session, preventDefault] = [new EventEmitter(), vi.fn()];
    denyDownloads(session, mayKeepLists);
    session.emit('will-download', { preventDefault }, { getURL: () => url, getMimeType: () => type });
    return preventDefault.mock.calls.length === 0;
  }
  const OWN = `blob:${PAGE_ORIGIN}/6f1c`;

  test('only a list that the page of a counter made itself', () => {
    expect(isBegun(true, OWN, 'text/csv')).toBe(true);
    expect(isBegun(true, OWN, 'text/csv;charset=utf-8')).toBe(true);
    expect(isBegun(false, OWN, 'text/csv')).toBe(false);
    for (const type of ['text/html', 'application/x-msdownload', 'text/csvx', '']) {
      expect(isBegun(true, OWN, type), type).toBe(false);
    }
    for (const url of [...HOSTILE_ADDRESSES, `blob:${PAGE_ORIGIN}.evil.example/1`, `${PAGE_URL}x.csv`]) {
      expect(isBegun(true, url, 'text/csv'), url).toBe(false);
    }
  });
});

test.each([
  'media',
  'geolocation',
  'notifications',
  'clipboard-read',
  'fullscreen',
  'openExternal',
  'hid',
  'unknown',
])('%s is not permitted', (permission) => {
  const granted: unknown[] = [];
  denyPermissions({
    setPermissionRequestHandler: (handler) => handler({}, permission, (answer) => void granted.push(answer)),
    setPermissionCheckHandler: (handler) => void granted.push(handler()),
    setDevicePermissionHandler: (handler) => void granted.push(handler()),
  });
  expect(granted).toEqual([false, false, false]);
});

describe('keys of a locked kiosk', () => {
  const plain = { control: false, alt: false, meta: false };

  test.each([
    { ...plain, key: 'F4', alt: true },
    { ...plain, key: 'Tab', alt: true },
    { ...plain, key: 'ArrowLeft', alt: true },
    { ...plain, key: 'w', control: true },
    { ...plain, key: 'r', control: true },
    { ...plain, key: 'I', control: true },
    { ...plain, key: '-', control: true },
    { ...plain, key: 'q', meta: true },
    { ...plain, key: 'F5' },
    { ...plain, key: 'F11' },
    { ...plain, key: 'F12' },
    { ...plain, key: 'Meta' },
    { ...plain, key: 'ContextMenu' },
    { ...plain, key: 'BrowserBack' },
    { ...plain, key: 'PrintScreen' },
  ])('$key does nothing', (press) => {
    const [contents, preventDefault] = [new EventEmitter(), vi.fn()];
    denyShortcuts(contents);
    contents.emit('before-input-event', { preventDefault }, press);
    expect(preventDefault).toHaveBeenCalledOnce();
  });

  test.each(['1', 'X', 'x', 'Enter', 'Tab', 'Escape', 'Backspace', 'ArrowDown', 'Shift', ' ', '中', 'F'])(
    '%s passes',
    (key) => {
      expect(isSystemShortcut({ ...plain, key })).toBe(false);
    },
  );
});
