import { expect } from '@playwright/test';
import { lookAt } from './look/looked-at';
import { scanScreen } from './look/read-code';
import { test } from './shell/app';
import { personNamed, sampleOf } from './shell/people';
import { tap } from './shell/press';
import { kioskWalk } from './walk/kiosk-walk';

test('a sample candidate by touch, from home to the receipt, by WeChat', async ({ start }) => {
  test.slow();
  const app = await start();
  const { page } = app;
  const kiosk = kioskWalk(page);
  const { words } = kiosk;
  const sample = sampleOf('several-fees');
  await kiosk.home();
  await lookAt(app, page, 'home');
  await kiosk.chooseSample(sample);
  await lookAt(app, page, 'person');
  await kiosk.confirm();
  await kiosk.atFees();
  await lookAt(app, page, 'fees');
  await tap(kiosk.button(words.fees.pay));
  await kiosk.arrive(words.channel.title);
  await lookAt(app, page, 'channel');
  await kiosk.choose('wechat');
  await lookAt(app, page, 'code');

  // The payer opens what the phone has read and pays on the phone.
  const phone = await app.openWallet();
  const [{ outTradeNo } = { outTradeNo: '' }] = await app.wallet.ledger();
  await phone.getByTestId(`code-${outTradeNo}`).click();
  expect(phone.url()).toBe(await scanScreen(page));
  await phone.getByTestId('pay').click();
  await expect(phone.getByTestId('trade')).toHaveAttribute('data-standing', 'paid');

  await kiosk.atPaid();
  await lookAt(app, page, 'paid', { mayScroll: true });
  await expect(page.getByRole('region', { name: words.receipt.title })).toContainText(outTradeNo);
  await kiosk.finish();
});

test('somebody without a scanner by touch alone, from home to the receipt, by Alipay', async ({ start }) => {
  const { page, wallet } = await start();
  const kiosk = kioskWalk(page);
  const { words } = kiosk;
  // The last character of the number is an X.
  const person = personNamed('吴芳');
  await tap(kiosk.button(new RegExp(words.home.start)));
  await kiosk.arrive(words.document.title);
  await kiosk.enterKeys(person.documentNumber);
  await expect(page.getByText(words.documentKind['resident-id'])).toBeVisible();
  await tap(kiosk.button(words.nav.next));
  await kiosk.arrive(words.factor.title['registration-number']);
  await kiosk.enterKeys(person.registrationNumber);
  await tap(kiosk.button(words.factor.confirm));
  await kiosk.arrive(words.person.title);
  await expect(page.getByText(person.name)).toBeVisible();
  await expect(page.getByText(person.documentNumber)).toHaveCount(0);
  await kiosk.confirm();
  await kiosk.atFees();
  // Two fees are due; one is left for later.
  await tap(page.getByText('口试考务费'));
  await kiosk.payBy('alipay');
  expect(await wallet.act(await scanScreen(page), 'pay')).toBe('paid');
  await kiosk.atPaid();
  await expect(page.getByRole('region', { name: words.receipt.title })).toContainText('¥65.00');
  await kiosk.finish();
  expect((await wallet.ledger()).map(({ channel, paid }) => [channel, paid?.amount])).toEqual([
    ['alipay', 6500],
  ]);
});
