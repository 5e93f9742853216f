import { expect } from '@playwright/test';
import { scanScreen } from './look/read-code';
import { test } from './shell/app';
import { sampleOf } from './shell/people';
import { WORDS } from './shell/words';
import { kioskWalk } from './walk/kiosk-walk';

const words = WORDS['zh-CN'];

test('the power goes with a code on the screen: what was paid meanwhile is known after the next start', async ({
  start,
}) => {
  test.slow();
  const payer = sampleOf('several-fees');
  const before = await start();
  const kiosk = kioskWalk(before.page);
  await kiosk.sampleToCode(payer, 'wechat');
  const code = await scanScreen(before.page);
  const [trade] = await before.wallet.ledger();
  // From here on no answer of the gateway reaches the application any more; the payer's phone is not its business.
  await before.wallet.setFaults({ offline: true });
  expect(await before.wallet.act(code, 'pay')).toBe('paid');

  const counter = await before.killAndStart({ window: 'counter' });
  const orders = counter.page.getByRole('grid', { name: words.counter.parts.orders });
  const order = orders.getByRole('row');
  await expect(order).toHaveCount(1);
  await expect(order).toContainText(payer.name);
  await expect(order).toContainText(words.counter.orders.state.paid);
  await expect(order).toContainText(/T01-\d{8}-0001/);
  expect((await counter.wallet.ledger()).map(({ outTradeNo, standing }) => [outTradeNo, standing])).toEqual([
    [trade?.outTradeNo, 'paid'],
  ]);

  const after = await counter.killAndStart({ window: 'kiosk' });
  const again = kioskWalk(after.page);
  await again.chooseSample(payer);
  await again.confirm();
  await again.arrive(words.nothingDue.title);
  await expect(after.page.getByText(words.fees.state.paid).first()).toBeVisible();
});
