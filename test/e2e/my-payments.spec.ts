import { expect } from '@playwright/test';
import { lookAt } from './look/looked-at';
import { scanScreen } from './look/read-code';
import { test } from './shell/app';
import { sampleOf } from './shell/people';
import { kioskWalk } from './walk/kiosk-walk';

test('what was paid is found again, and its refund asked for at the kiosk', async ({ start }) => {
  const app = await start();
  const { page, wallet } = app;
  const kiosk = kioskWalk(page);
  const { words, button, press, arrive } = kiosk;
  const sample = sampleOf('one-fee');
  await kiosk.sampleToCode(sample, 'wechat');
  expect(await wallet.act(await scanScreen(page), 'pay')).toBe('paid');
  await kiosk.atPaid();
  await kiosk.finish();

  await kiosk.chooseSample(sample);
  await kiosk.confirm();
  await arrive(words.nothingDue.title);
  await press(button(words.mine.title));
  await arrive(words.mine.title);
  await lookAt(app, page, 'my-payments');
  await press(page.getByRole('button', { name: words.fees.state.paid }));
  await expect(page.getByText(words.mine.bill.atOffice)).toBeVisible();
  await press(button(words.mine.receipt));
  await expect(page.getByRole('region', { name: words.receipt.title })).toBeVisible();
  await press(button(words.mine.receiptBack));
  await press(button(words.mine.refund.ask));
  await press(button(words.mine.reason['not-taking']));
  await arrive(words.mine.confirm.title);
  await lookAt(app, page, 'refund-confirm', { mayScroll: true });
  await press(button(words.mine.confirm.ask));
  await expect(page.getByText(words.mine.refund.justAsked)).toBeVisible();
  await expect(page.getByText(words.mine.refund.asked.staff)).toBeVisible();
  await expect(button(words.mine.refund.ask)).toHaveCount(0);
});
