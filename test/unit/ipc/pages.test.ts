import { expect, test, vi } from 'vitest';
import { z } from 'zod';
import { openPages, roleOf } from '../../../src/main/ipc/pages';
import type { PushMessage } from '../../../src/shared/ipc/kit';
import type { Role } from '../../../src/shared/operator';

const pushes = { health: z.object({ network: z.string().max(10) }), ordersChanged: z.object({}) };

function harness() {
  const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
  const pages = openPages(pushes, log);
  function open(id: string, role: Role) {
    const heard: PushMessage[] = [];
    pages.add({ caller: { id, role }, send: (message) => void heard.push(message) });
    return heard;
  }
  return { log, pages, open };
}

test('news reaches the page it is for, and no other', () => {
  const { pages, open } = harness();
  const [mine, other] = [open('k1', 'candidate'), open('k2', 'candidate')];
  pages.pusher.toCaller('k1', 'health', { network: 'up' });
  pages.pusher.toCaller('gone', 'health', { network: 'up' });
  expect(mine.map(({ push, payload }) => [push, payload])).toEqual([['health', { network: 'up' }]]);
  expect(other).toEqual([]);
});

test('news for roles reaches all pages of these roles', () => {
  const { pages, open } = harness();
  const [kiosk, counter, display] = [open('k', 'candidate'), open('c', 'operator'), open('d', 'display')];
  pages.pusher.toRoles(['operator', 'display'], 'ordersChanged', {});
  expect([kiosk.length, counter.length, display.length]).toEqual([0, 1, 1]);
});

test('each piece of news has a higher revision than the one before', () => {
  const { pages, open } = harness();
  const heard = open('k', 'candidate');
  for (let count = 0; count < 5; count += 1) pages.pusher.toCaller('k', 'ordersChanged', {});
  const revisions = heard.map(({ revision }) => revision);
  expect(revisions).toEqual([...new Set(revisions)].toSorted((a, b) => a - b));
});

test('a page that is gone hears nothing more', () => {
  const { pages, open } = harness();
  const heard = open('k', 'candidate');
  pages.remove('k');
  pages.pusher.toCaller('k', 'ordersChanged', {});
  expect(heard).toEqual([]);
});

test('a page that breaks while being told does not keep the others from hearing', () => {
  const { pages, open, log } = harness();
  pages.add({
    caller: { id: 'broken', role: 'candidate' },
    send: () => {
      throw new Error('Object has been destroyed');
    },
  });
  const heard = open('k', 'candidate');
  pages.pusher.toRoles(['candidate'], 'ordersChanged', {});
  expect(heard).toHaveLength(1);
  expect(log.warn).toHaveBeenCalledOnce();
});

test('fields that the contract does not name stay inside, and wrong news is not sent', () => {
  const { pages, open, log } = harness();
  const heard = open('k', 'candidate');
  const withMore = { network: 'up', documentNumber: '110105194912310025' };
  pages.pusher.toCaller('k', 'health', withMore);
  pages.pusher.toCaller('k', 'health', { network: 'x'.repeat(11) });
  expect(heard.map(({ payload }) => payload)).toEqual([{ network: 'up' }]);
  expect(log.error).toHaveBeenCalledOnce();
});

test('the role follows from the window', () => {
  expect([roleOf('kiosk'), roleOf('counter'), roleOf('display')]).toEqual([
    'candidate',
    'operator',
    'display',
  ]);
});
