import { expect, type Page } from '@playwright/test';
import { request as ask } from 'node:http';
import { test } from '../shell/app';

/** Status of a request as any program on this machine can make it. */
function statusOf(url: string, headers: Readonly<Record<string, string>>, method = 'GET'): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = ask(url, { method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    request.on('error', reject);
    request.end();
  });
}

/** What the core answers to a question that the page's own code would never ask. */
function questionOf(page: Page, command: string): Promise<unknown> {
  return page.evaluate(
    (name) =>
      new Promise((resolve, reject) => {
        const socket = new WebSocket(`${location.href.replace('http', 'ws')}ws?page=of-a-stranger`);
        socket.addEventListener('open', () =>
          socket.send(JSON.stringify({ id: 1, command: name, input: {} })),
        );
        socket.addEventListener('message', ({ data }) => {
          const message: unknown = JSON.parse(String(data));
          if (typeof message === 'object' && message !== null && 'id' in message)
            resolve(Reflect.get(message, 'result'));
        });
        socket.addEventListener('close', () => reject(new Error('closed')));
      }),
    command,
  );
}

test('an address opens a window once; without it there is nothing', async ({ start }) => {
  const { page, addresses } = await start();
  const { origin } = new URL(page.url());
  const used = addresses.get('KIOSK') ?? '';
  expect(await statusOf(used, {}), 'used by the window').toBe(403);
  expect(await statusOf(`${origin}/?token=${'A'.repeat(43)}`, {}), 'guessed').toBe(403);
  expect(await statusOf(`${origin}/?token=`, {}), 'empty').toBe(403);
  expect(await statusOf(page.url(), {}), 'without a cookie').toBe(401);
  expect(await statusOf(`${origin}/counter/`, {}), 'the counter without a cookie').toBe(401);

  // A failed try uses nothing up: the counter's own address still works, once.
  const counter = addresses.get('COUNTER') ?? '';
  expect(await statusOf(counter, { origin: 'https://evil.example' })).toBe(403);
  expect(await statusOf(counter, {})).toBe(303);
  expect(await statusOf(counter, {})).toBe(403);
});

test('other names, other sites and other methods get nothing', async ({ start }) => {
  const { page } = await start();
  const url = page.url();
  const { host } = new URL(url);
  const [cookie] = await page.context().cookies();
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/kiosk/' });
  const own = { cookie: `${cookie?.name}=${cookie?.value}` };
  expect(await statusOf(url, own), 'as the page itself').toBe(200);
  expect(await statusOf(url, { ...own, host: `kiosk.evil.example:${host.split(':')[1]}` })).toBe(421);
  expect(await statusOf(url, { ...own, origin: 'https://evil.example' })).toBe(403);
  expect(await statusOf(url, { ...own, origin: 'null' })).toBe(403);
  expect(await statusOf(url, { ...own, 'sec-fetch-site': 'cross-site' })).toBe(403);
  expect(await statusOf(url, own, 'POST')).toBe(405);
  expect(await statusOf(`${url}../../package.json`, own)).toBe(404);
  expect(await page.evaluate(() => document.cookie)).toBe('');
});

test('a kiosk page cannot ask what only an operator may, and no machine part is open to it', async ({
  start,
}) => {
  const { page } = await start();
  const notAllowed = (why: string) => ({ ok: false, error: { kind: 'not-allowed', why } });
  for (const command of ['findCandidates', 'todaysOrders', 'beginImport', 'applyImport', 'recoveryKey']) {
    expect(await questionOf(page, command), command).toEqual(notAllowed('role'));
  }
  expect(await questionOf(page, 'toString')).toEqual(notAllowed('unknown-command'));
  expect(await questionOf(page, 'signIn')).toEqual(notAllowed('input'));
  const open = await page.evaluate(() => {
    const policy: unknown = Reflect.get(document, 'featurePolicy');
    const allows: unknown =
      typeof policy === 'object' && policy !== null ? Reflect.get(policy, 'allowsFeature') : null;
    if (typeof allows !== 'function') throw new Error('this browser does not tell');
    const parts = ['camera', 'microphone', 'geolocation', 'usb', 'serial', 'hid'];
    return parts.filter((part) => Reflect.apply(allows, policy, [part]) === true);
  });
  expect(open).toEqual([]);
});
