import { expect } from '@playwright/test';
import { lookAt } from './look/looked-at';
import { scanScreen } from './look/read-code';
import { test } from './shell/app';
import { sampleOf } from './shell/people';
import { paymentStates } from './shell/records';
import { tap } from './shell/press';
import { kioskWalk } from './walk/kiosk-walk';

test('money in doubt: do not pay again, a numbered slip, and nothing of it for the next person', async ({
  start,
  dataDir,
}) => {
  test.slow();
  const app = await start();
  const { page, wallet } = app;
  const kiosk = kioskWalk(page);
  const { words } = kiosk;
  const payer = sampleOf('several-fees');
  await kiosk.sampleToCode(payer, 'wechat');
  const code = await scanScreen(page);

  // The line is cut, then the payer pays: nobody here can know.
  await wallet.setFaults({ offline: true });
  expect(await wallet.act(code, 'pay')).toBe('paid');
  await kiosk.arrive(words.pay.unknownTitle);
  await expect(page.getByRole('img')).toHaveCount(0);
  await tap(kiosk.button(words.pay.askAgain));
  await expect(page.getByText(words.pay.notYet)).toBeVisible();
  await lookAt(app, page, 'unknown');

  await tap(kiosk.button(words.pay.endWithSlip));
  await kiosk.arrive(words.slip.title);
  const slip = page.getByRole('region', { name: words.slip.title });
  await expect(slip).toContainText(/T01-\d{8}-V0001/);
  await expect(page.getByText(words.slip.lead).first()).toBeVisible();
  await lookAt(app, page, 'slip', { mayScroll: true });
  await tap(kiosk.button(words.slip.finish));
  await kiosk.home();

  // The next person stands at the fees when the line comes back and the money is found.
  await kiosk.chooseSample(sampleOf('one-fee'));
  await kiosk.confirm();
  await kiosk.atFees();
  await wallet.setFaults({ offline: false });
  await expect.poll(() => paymentStates(dataDir), { timeout: 45_000, intervals: [500] }).toEqual(['paid']);
  await kiosk.atFees();
  await expect(page.getByText(payer.name)).toHaveCount(0);
  await expect(page.getByText('¥252.00')).toHaveCount(0);
  await tap(kiosk.button(words.nav.end));
  await kiosk.home();

  // Whoever paid finds it paid.
  await kiosk.chooseSample(payer);
  await kiosk.confirm();
  await kiosk.arrive(words.nothingDue.title);
  await lookAt(app, page, 'nothing-due', { mayScroll: true });
});

test('another amount, told twice, is for a person to settle', async ({ start, dataDir }) => {
  const app = await start();
  const { page, wallet } = app;
  const kiosk = kioskWalk(page);
  const { words } = kiosk;
  await kiosk.sampleToCode(sampleOf('one-fee'), 'wechat');
  expect(await wallet.act(await scanScreen(page), 'pay-wrong-amount', '64.00')).toBe('wrong-amount-paid');
  await kiosk.arrive(words.pay.misfitTitle);
  expect(paymentStates(dataDir)).toEqual(['misfit']);
  await expect(kiosk.button(words.pay.again)).toHaveCount(0);
  await lookAt(app, page, 'misfit');
  await tap(kiosk.button(words.nav.end));
  await kiosk.home();
});

test('a code that is cancelled ends in the truth, and money on its way is not lost', async ({
  start,
  dataDir,
}) => {
  const app = await start();
  const { page, wallet } = app;
  const kiosk = kioskWalk(page);
  const { words } = kiosk;
  await kiosk.sampleToCode(sampleOf('one-fee'), 'wechat');
  await tap(kiosk.button(words.pay.cancel));
  await expect(page.getByRole('dialog', { name: words.cancelPay.title })).toBeVisible();
  await tap(kiosk.button(words.cancelPay.leave));
  await kiosk.arrive(words.pay.leftTitle);
  expect(paymentStates(dataDir)).toEqual(['closed']);
  await lookAt(app, page, 'cancelled');

  // The second code is paid in the moment it is given up, and the gateway is slow to say so.
  await tap(kiosk.button(words.pay.again));
  await kiosk.choose('wechat');
  const code = await scanScreen(page);
  await wallet.setFaults({ queryLag: 'until-off' });
  expect(await wallet.act(code, 'pay')).toBe('paid');
  await tap(kiosk.button(words.pay.cancel));
  await tap(kiosk.button(words.cancelPay.leave));
  await kiosk.arrive(words.pay.leavingTitle);
  await expect(page.getByRole('img')).toHaveCount(0);
  await lookAt(app, page, 'leaving');
  await wallet.setFaults({ queryLag: 0 });
  await tap(kiosk.button(words.pay.askAgain));
  await kiosk.atPaid();
});

test('another channel: the screen warns of the earlier code, and paying both gives the second back', async ({
  start,
  dataDir,
}) => {
  const app = await start();
  const { page, wallet } = app;
  const kiosk = kioskWalk(page);
  const { words } = kiosk;
  await kiosk.sampleToCode(sampleOf('one-fee'), 'alipay');
  const earlier = await scanScreen(page);
  await tap(kiosk.button(words.pay.changeChannel));
  await kiosk.arrive(words.channel.title);
  await expect(page.getByText(words.channel.earlierCode)).toBeVisible();
  await lookAt(app, page, 'channel-again');
  await kiosk.choose('wechat');
  await expect(page.getByText(words.pay.earlierCode)).toBeVisible();
  const later = await scanScreen(page);
  expect(later).not.toBe(earlier);
  await lookAt(app, page, 'code-again');

  expect(await wallet.act(later, 'pay')).toBe('paid');
  await kiosk.atPaid();
  expect(await wallet.act(earlier, 'pay')).toBe('paid');
  // Every payment whose end is not proven is asked about at a start.
  const again = await app.killAndStart();
  await expect.poll(() => paymentStates(dataDir)).toEqual(['paid', 'paid']);
  const refunds = async () =>
    (await again.wallet.ledger()).map((entry) => entry.refunds.map(({ amount }) => amount));
  await expect.poll(refunds).toEqual([[6500], []]);
});

test('a device that may not take money says so and sends the person on', async ({ start }) => {
  const app = await start({ config: { disk: { minFreeMiB: 1_000_000 } } });
  const { page, wallet } = app;
  const kiosk = kioskWalk(page);
  const { words } = kiosk;
  await expect(page.getByText(words.block['disk-nearly-full'])).toBeVisible();
  await kiosk.chooseSample(sampleOf('one-fee'));
  await kiosk.confirm();
  await kiosk.atFees();
  await tap(kiosk.button(words.fees.pay));
  await kiosk.arrive(words.block.title);
  await lookAt(app, page, 'blocked');
  expect(await wallet.ledger()).toEqual([]);
});
