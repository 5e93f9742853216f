import { expect, type Page } from '@playwright/test';
import { test } from '../shell/app';

// Beside shell-rules.spec.ts: what shows only in the number of windows and in the answers of the machine.

/** Everything by which a page opens another window. */
async function tryToOpen(page: Page, target: string): Promise<void> {
  await page.evaluate((url) => {
    for (const features of ['', 'popup', 'noopener']) window.open(url, '_blank', features);
    const link = Object.assign(document.createElement('a'), { href: url, target: '_blank' });
    document.body.append(link);
    link.click();
    link.dispatchEvent(new MouseEvent('click', { ctrlKey: true, button: 1 }));
    link.remove();
  }, target);
  await page.waitForTimeout(200);
}

test('neither the page nor the wallet opens a window', async ({ start, complaints }) => {
  const { page, openWallet, windowCount } = await start();
  const windows = await windowCount();
  for (const from of [page, await openWallet()]) {
    for (const target of [page.url(), 'https://example.com/', 'about:blank', 'data:text/html,x']) {
      await tryToOpen(from, target);
      expect(await windowCount(), target).toBe(windows);
    }
  }
  complaints.length = 0;
});

test('the machine tells the page neither where it is nor what is on its screen', async ({
  start,
  complaints,
}) => {
  const { page } = await start();
  const outcomes = await page.evaluate(async () => {
    const located = new Promise((resolve) => {
      navigator.geolocation.getCurrentPosition(
        () => resolve('told'),
        ({ code, PERMISSION_DENIED }) => resolve(code === PERMISSION_DENIED ? 'denied' : `error ${code}`),
      );
    });
    const screen = navigator.mediaDevices.getDisplayMedia({ video: true }).then(
      () => 'told',
      () => 'denied',
    );
    return [await located, await screen];
  });
  expect(outcomes).toEqual(['denied', 'denied']);
  complaints.length = 0;
});
