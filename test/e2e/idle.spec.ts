import { expect, type Page } from '@playwright/test';
import { photograph } from './look/photo';
import { expectAccessible } from './look/axe';
import { heapStrings } from './look/heap';
import { scanScreen } from './look/read-code';
import { test } from './shell/app';
import { personNamed } from './shell/people';
import { tap } from './shell/press';
import { whenReady } from './shell/shell';
import { kioskWalk } from './walk/kiosk-walk';

const WARN_AFTER_S = 15;
const WARN_FOR_S = 20;

// A trace keeps copies of the page inside the page.
test.use({ trace: 'off' });

/** Nobody touches the screen for that long; only the page's own clock runs ahead. */
async function wait(page: Page, seconds: number): Promise<void> {
  await page.clock.runFor(seconds * 1000);
}

test('an abandoned screen warns, one touch goes on, and in the end nothing of the person is left', async ({
  start,
}) => {
  const { page } = await start({ config: { idle: { warnAfterS: WARN_AFTER_S, warnForS: WARN_FOR_S } } });
  await page.clock.install();
  await page.reload();
  await whenReady(page, 'kiosk');
  const kiosk = kioskWalk(page);
  const { words } = kiosk;
  // None of the samples, whose names stand on the home screen.
  const { name, documentNumber, phone, registrationNumber } = personNamed('徐丽');
  const traces = [name, documentNumber, documentNumber.slice(6, 14), phone ?? '', registrationNumber];
  await kiosk.scanIn(personNamed('徐丽'));
  expect(await heapStrings(page, traces), 'a heap snapshot sees what is there').toContain(name);
  await kiosk.confirm();
  await kiosk.atFees();

  const warning = page.getByRole('alertdialog', { name: words.idle.title });
  await wait(page, WARN_AFTER_S - 2);
  await expect(warning).toHaveCount(0);
  await wait(page, 3);
  await expect(warning).toBeVisible();
  await photograph(page, 'idle.upright.zh-CN');
  await expectAccessible(page, 'idle');
  await tap(kiosk.button(words.idle.stay));
  await expect(warning).toHaveCount(0);
  await kiosk.atFees();

  await wait(page, WARN_AFTER_S + 1);
  await expect(warning).toBeVisible();
  await page.evaluate(() => Object.assign(window, { ofTheVisit: true }));
  await wait(page, WARN_FOR_S);
  await kiosk.home();
  expect(await page.evaluate(() => 'ofTheVisit' in window), 'the page was made anew').toBe(false);
  expect(await heapStrings(page, traces)).toEqual([]);
});

test('a paid visit leaves nothing of the person in the page either', async ({ start }) => {
  const { page, wallet } = await start();
  const kiosk = kioskWalk(page);
  const { name, documentNumber } = personNamed('徐丽');
  await kiosk.scanIn(personNamed('徐丽'));
  await kiosk.confirm();
  await kiosk.atFees();
  await kiosk.payBy('alipay');
  const [order] = await page.getByText(/^\d{8}-[0-9A-Z]{8}$/).allInnerTexts();
  expect(await wallet.act(await scanScreen(page), 'pay')).toBe('paid');
  await kiosk.atPaid();
  const traces = [name, documentNumber, order ?? '?'];
  expect(await heapStrings(page, traces)).toEqual([name, order]);
  await kiosk.finish();
  expect(await heapStrings(page, traces)).toEqual([]);
});

test('a language and large type chosen on the home screen do not wait for the next person', async ({
  start,
}) => {
  const { page } = await start({ config: { idle: { warnAfterS: WARN_AFTER_S, warnForS: WARN_FOR_S } } });
  await page.clock.install();
  await page.reload();
  await whenReady(page, 'kiosk');
  const { words } = kioskWalk(page);
  await tap(page.getByRole('button', { name: words.language.other }));
  await kioskWalk(page, tap, 'en').home();
  await wait(page, WARN_AFTER_S + WARN_FOR_S + 1);
  await kioskWalk(page).home();
});
