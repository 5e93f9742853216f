import { expect, type Page } from '@playwright/test';
import { test } from '../shell/app';

/*
 * What a hostile page could try in the real runtime. The rules themselves are tried one by one in test/unit/shell; here
 * it shows that each is wired to what it guards. Chromium complains in the console about most of it: that is expected.
 */

const ADDRESS = 'https://exam-fee-kiosk.localhost/';

/** Asked in the page itself: Playwright would wait for a navigation that was refused. */
async function staysHome(page: Page, attempt: () => Promise<unknown>): Promise<void> {
  await attempt().catch(() => undefined);
  await page.waitForTimeout(300);
  expect(page.url()).toBe(ADDRESS);
  const here = await page.evaluate(() => [window.location.href, document.querySelector('h1') !== null]);
  expect(here).toEqual([ADDRESS, true]);
}

test('the page reaches the core, and nothing of Node or Electron', async ({ start }) => {
  const { page } = await start();
  const seen = await page.evaluate(() => ({
    door: Object.keys(window.api ?? {}).toSorted(),
    names: ['require', 'process', 'module', 'global', 'Buffer', 'electron', 'ipcRenderer'].filter(
      (name) => name in window,
    ),
    isSecure: window.isSecureContext,
  }));
  expect(seen).toEqual({ door: ['call', 'on'], names: [], isSecure: true });
});

test('only commands of the contract pass, with input of their shape, from their role', async ({ start }) => {
  const { page } = await start();
  const call = (name: string, input: unknown) =>
    page.evaluate(([asked, given]) => window.api?.call(asked, given), [name, input] as const);
  const refused = (why: string) => ({ ok: false, error: { kind: 'not-allowed', why } });
  expect(await call('hello', {})).toMatchObject({ ok: true });
  for (const name of ['nothing', 'constructor', '__proto__', 'toString', '']) {
    expect(await call(name, {})).toEqual(refused('unknown-command'));
  }
  expect(await call('todaysOrders', { before: null })).toEqual(refused('role'));
  expect(await call('signIn', { documentNumber: 7 })).toEqual(refused('input'));
  expect(await call('hello', { extra: 1 })).toEqual(refused('input'));
  expect(await call('signIn', { documentNumber: 'x'.repeat(100_000) })).toEqual(refused('too-large'));
});

test('it goes nowhere else', async ({ start, complaints }) => {
  const { page } = await start();
  for (const url of [
    'https://evil.example/',
    'http://127.0.0.1:1/',
    'file:///etc/passwd',
    'data:text/html,x',
  ]) {
    await staysHome(page, () =>
      page.evaluate((to) => {
        window.location.href = to;
      }, url),
    );
  }
  await staysHome(page, () => page.evaluate(() => window.open('https://evil.example/')));
  await staysHome(page, () =>
    page.evaluate(() => {
      const link = document.createElement('a');
      Object.assign(link, { href: 'https://evil.example/', target: '_blank' });
      document.body.append(link);
      link.click();
    }),
  );
  complaints.length = 0;
});

test('a page that got itself to about:blank is nobody, and comes back as a new one', async ({ start }) => {
  const { page } = await start();
  await page.evaluate(() => {
    window.location.href = 'about:blank';
  });
  await page.waitForURL(ADDRESS);
  await expect(page.locator('h1')).toBeVisible();
  expect(await page.evaluate(() => window.api?.call('hello', {}))).toMatchObject({ ok: true });
});

test('it asks nobody else and runs no code made from text', async ({ start, complaints }) => {
  const { page } = await start();
  const outcome = await page.evaluate(async () => {
    const went = (promise: Promise<unknown>) =>
      promise.then(
        () => 'went',
        () => 'refused',
      );
    const loads = (element: HTMLElement) =>
      new Promise((resolve, reject) => {
        element.addEventListener('load', resolve);
        element.addEventListener('error', reject);
        document.body.append(element);
      });
    const inline = document.createElement('script');
    inline.textContent = 'window.name = "ran"';
    document.body.append(inline);
    return {
      fetched: await went(fetch('https://evil.example/')),
      fetchedOwn: await went(fetch('/')),
      picture: await went(loads(Object.assign(new Image(), { src: 'https://evil.example/x.png' }))),
      script: await went(
        loads(Object.assign(document.createElement('script'), { src: 'https://evil.example/x.js' })),
      ),
      inline: window.name,
      camera: await went(navigator.mediaDevices.getUserMedia({ video: true })),
      clipboard: await went(navigator.clipboard.readText()),
      notifications: await Notification.requestPermission(),
    };
  });
  expect(outcome).toEqual({
    fetched: 'refused',
    fetchedOwn: 'refused',
    picture: 'refused',
    script: 'refused',
    inline: '',
    camera: 'refused',
    clipboard: 'refused',
    notifications: 'denied',
  });
  complaints.length = 0;
});

test('a frame or a webview inside it gets no say', async ({ start, complaints }) => {
  const { page } = await start();
  const seen = await page.evaluate(async () => {
    const frame = Object.assign(document.createElement('iframe'), { src: '/' });
    document.body.append(frame, document.createElement('webview'));
    await new Promise((resolve) => {
      setTimeout(resolve, 300);
    });
    try {
      return Object.hasOwn(frame.contentWindow ?? {}, 'api');
    } catch {
      // Not even of our origin: the frame was not loaded at all.
      return false;
    }
  });
  expect(seen).toBe(false);
  complaints.length = 0;
});

test('a reload is a new page that knows nobody', async ({ start }) => {
  const { page } = await start();
  const fees = () => page.evaluate(() => window.api?.call('fees', {}));
  await page.reload();
  await expect(page.locator('h1')).toBeVisible();
  expect(await fees()).toEqual({ ok: false, error: { kind: 'no-visit' } });
});

test('the wallet is a page without a door to us', async ({ start }) => {
  const { openWallet } = await start();
  const wallet = await openWallet();
  expect(await wallet.evaluate(() => 'api' in window)).toBe(false);
  const address = wallet.url();
  await wallet.evaluate((to) => {
    window.location.href = to;
  }, ADDRESS);
  await wallet.waitForTimeout(300);
  expect(wallet.url()).toBe(address);
});
