import { expect } from '@playwright/test';
import { scanScreen } from '../look/read-code';
import { test } from '../shell/app';
import { personNamed, sampleOf } from '../shell/people';
import { scan } from '../shell/press';
import { whenReady } from '../shell/shell';
import { WORDS } from '../shell/words';
import { kioskWalk } from '../walk/kiosk-walk';

// Electron shows one main window; here the same core has as many as there are pages.

test('two kiosk windows race for the same fees: one order, one code, both see it paid', async ({ start }) => {
  const app = await start();
  const payer = sampleOf('several-fees');
  const second = await app.page.context().newPage();
  await second.goto(app.page.url());
  const pages = [app.page, await whenReady(second, 'kiosk')];
  const kiosks = pages.map((page) => kioskWalk(page));
  for (const kiosk of kiosks) {
    await kiosk.chooseSample(payer);
    await kiosk.confirm();
    await kiosk.atFees();
  }
  await Promise.all(kiosks.map(({ press, button, words }) => press(button(words.fees.pay))));
  await Promise.all(kiosks.map((kiosk) => kiosk.choose('wechat')));
  const codes = await Promise.all(pages.map(scanScreen));
  expect(codes[0]).toBe(codes[1]);
  expect(await app.wallet.ledger()).toHaveLength(1);

  expect(await app.wallet.act(codes[0] ?? '', 'pay')).toBe('paid');
  await Promise.all(kiosks.map((kiosk) => kiosk.atPaid()));
  const receipts = await Promise.all(pages.map((page) => page.getByText(/^T01-\d{8}-\d{4}$/).innerText()));
  expect(receipts[0]).toBe(receipts[1]);
});

test('kiosk and counter race for the same fees: the second one shows the code of the first', async ({
  start,
}) => {
  const app = await start();
  const person = personNamed('吴芳');
  const kiosk = kioskWalk(app.page);
  await kiosk.scanIn(person);
  await kiosk.confirm();
  await kiosk.atFees();
  const counter = await app.openWindow('counter');
  await scan(counter, person.documentNumber);
  await expect(counter.getByRole('checkbox')).toHaveCount(2);

  await kiosk.payBy('wechat');
  await counter.keyboard.press('F8');
  await expect(counter.getByRole('img')).toBeVisible();
  const code = await scanScreen(counter);
  expect(code).toBe(await scanScreen(app.page));

  // Somebody leaves the kiosk; the code that the counter shows goes on.
  await app.page.reload();
  expect(await app.wallet.act(code, 'pay')).toBe('paid');
  const pay = counter.getByRole('region', { name: WORDS['zh-CN'].counter.parts.pay });
  await expect(pay.getByRole('status').first()).toHaveText(WORDS['zh-CN'].counter.pay.paid);
  expect(await app.wallet.ledger()).toHaveLength(1);
});
