import { EventEmitter } from 'node:events';
import { describe, expect, test, vi } from 'vitest';
import { answerCalls } from '../../../src/main/shell/answer-calls';
import { PAGE_URL } from '../../../src/main/shell/page-address';
import { makePageCallers } from '../../../src/main/shell/page-callers';
import { trustedSender, type Sending } from '../../../src/main/shell/trusted-sender';
import { roleOf } from '../../../src/main/ipc/pages';
import type { Caller, PushMessage } from '../../../src/shared/ipc/kit';
import type { WindowKind } from '../../../src/shared/operator';
import { err, ok } from '../../../src/shared/result';

const kiosk: Caller = { id: 'a', role: 'candidate' };
const pages = new Map([[7, kiosk]]);

describe('who may speak', () => {
  test('the top frame of a window of ours that shows our page', () => {
    expect(trustedSender({ sender: { id: 7 }, senderFrame: { url: PAGE_URL, parent: null } }, pages)).toBe(
      kiosk,
    );
  });

  test.each<[string, Sending]>([
    ['another window', { sender: { id: 8 }, senderFrame: { url: PAGE_URL, parent: null } }],
    ['a frame inside', { sender: { id: 7 }, senderFrame: { url: PAGE_URL, parent: {} } }],
    ['a frame that is gone', { sender: { id: 7 }, senderFrame: null }],
    ...[
      'https://evil.example/',
      'https://exam-fee-kiosk.localhost.evil.example/',
      'http://exam-fee-kiosk.localhost/',
      'file:///x/index.html',
      'about:blank',
      'data:text/html,x',
      '',
    ].map((url): [string, Sending] => [url, { sender: { id: 7 }, senderFrame: { url, parent: null } }]),
  ])('not %s', (_what, sending) => {
    expect(trustedSender(sending, pages)).toBeNull();
  });
});

test('a stranger is refused before name and input are looked at', async () => {
  const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
  const ask = vi.fn(() => Promise.resolve(ok('answer')));
  const listeners: ((event: Sending, name: unknown, input: unknown) => Promise<unknown>)[] = [];
  answerCalls({ handle: (_channel, listener) => void listeners.push(listener) }, pages, { ask }, log);
  const [call] = listeners;
  const untouchable = new Proxy({}, { get: () => expect.fail('it was looked at') });
  const stranger = { sender: { id: 8 }, senderFrame: { url: PAGE_URL, parent: null } };
  expect(await call?.(stranger, untouchable, untouchable)).toEqual(
    err({ kind: 'not-allowed', why: 'sender' }),
  );
  expect(ask).not.toHaveBeenCalled();
  const ours = { sender: { id: 7 }, senderFrame: { url: PAGE_URL, parent: null } };
  expect(await call?.(ours, 'hello', {})).toEqual(ok('answer'));
  expect(ask).toHaveBeenCalledExactlyOnceWith(kiosk, 'hello', {});
});

describe('a caller lives as long as its page', () => {
  function harness(kind: WindowKind = 'kiosk') {
    const gone = vi.fn();
    const tellers: ((message: PushMessage) => void)[] = [];
    const came = vi.fn((id: string, window: WindowKind, tell: (message: PushMessage) => void): Caller => {
      tellers.push(tell);
      return { id, role: roleOf(window) };
    });
    const send = vi.fn();
    const isDestroyed = vi.fn(() => false);
    const contents = Object.assign(new EventEmitter(), { id: 7, send, isDestroyed });
    const callers = makePageCallers({ came, gone });
    callers.watch(contents, kind);
    return { callers, contents, came, gone, send, isDestroyed, tellers };
  }

  test('before the first load there is none', () => {
    expect(harness().callers.pages.size).toBe(0);
  });

  test('each load is a new one and ends the one before', () => {
    const { callers, contents, gone } = harness('counter');
    contents.emit('did-navigate', {}, PAGE_URL);
    const first = callers.pages.get(7);
    contents.emit('did-navigate', {}, PAGE_URL);
    const second = callers.pages.get(7);
    expect(first?.role).toBe('operator');
    expect(second?.id).not.toBe(first?.id);
    expect(gone).toHaveBeenCalledExactlyOnceWith(first?.id);
  });

  test('a page that went elsewhere is nobody', () => {
    const { callers, contents, gone } = harness();
    contents.emit('did-navigate', {}, PAGE_URL);
    contents.emit('did-navigate', {}, 'about:blank');
    expect(callers.pages.size).toBe(0);
    expect(gone).toHaveBeenCalledOnce();
  });

  test.each(['render-process-gone', 'destroyed'])('%s ends it, once', (event) => {
    const { callers, contents, gone } = harness();
    contents.emit('did-navigate', {}, PAGE_URL);
    contents.emit(event);
    contents.emit('destroyed');
    expect(callers.pages.size).toBe(0);
    expect(gone).toHaveBeenCalledOnce();
  });

  test('news is not sent to a window that is gone', () => {
    const { contents, send, isDestroyed, tellers } = harness();
    contents.emit('did-navigate', {}, PAGE_URL);
    const news = { push: 'health', revision: 1, payload: {} };
    tellers[0]?.(news);
    isDestroyed.mockReturnValue(true);
    tellers[0]?.(news);
    expect(send).toHaveBeenCalledExactlyOnceWith('push', news);
  });
});
