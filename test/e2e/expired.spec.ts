import { expect } from '@playwright/test';
import { lookAt } from './look/looked-at';
import { scanScreen } from './look/read-code';
import { test } from './shell/app';
import { sampleOf } from './shell/people';
import { paymentStates } from './shell/records';
import { tap } from './shell/press';
import { kioskWalk } from './walk/kiosk-walk';

/** The shortest life that a code may have. */
const LIFE_S = 60;

test('a code that expires is proven dead, and a new one can be paid', async ({ start, dataDir }) => {
  test.slow();
  const app = await start({ config: { payment: { qrLifeS: LIFE_S } } });
  const { page, wallet } = app;
  const kiosk = kioskWalk(page);
  const { words } = kiosk;
  await kiosk.sampleToCode(sampleOf('one-fee'), 'wechat');
  const first = await scanScreen(page);
  await expect(kiosk.title(words.pay.expiredTitle)).toBeVisible({ timeout: (LIFE_S + 15) * 1000 });
  expect(paymentStates(dataDir)).toEqual(['closed']);
  await lookAt(app, page, 'expired');

  await tap(kiosk.button(words.pay.again));
  await kiosk.choose('wechat');
  const second = await scanScreen(page);
  expect(second).not.toBe(first);
  expect(await wallet.act(second, 'pay')).toBe('paid');
  await kiosk.atPaid();
  expect(paymentStates(dataDir)).toEqual(['closed', 'paid']);
});
