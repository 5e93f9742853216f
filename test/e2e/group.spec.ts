import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './look/axe';
import { COUNTER_FIT, expectFits } from './look/fits';
import { lookAt } from './look/looked-at';
import { photograph } from './look/photo';
import { scanScreen } from './look/read-code';
import { test } from './shell/app';
import { EVERYBODY, sampleOf } from './shell/people';
import { scan, tap } from './shell/press';
import { said, WORDS } from './shell/words';
import { kioskWalk } from './walk/kiosk-walk';

test('one payer at the kiosk pays for another candidate too: one code, a receipt for each', async ({
  start,
}) => {
  test.slow();
  const app = await start();
  const { page, wallet } = app;
  const kiosk = kioskWalk(page);
  const { words, button, arrive } = kiosk;
  const first = sampleOf('one-fee');
  const { documentNumber } = sampleOf('several-fees');
  const second = EVERYBODY.find((person) => person.documentNumber === documentNumber);
  if (second === undefined) throw new Error('the second sample is nobody');
  await kiosk.chooseSample(first);
  await kiosk.confirm();
  await kiosk.atFees();
  await tap(button(words.group.another));
  await arrive(words.document.title);
  await scan(page, second.documentNumber);
  await arrive(words.factor.title['registration-number']);
  await kiosk.enterKeys(second.registrationNumber);
  await tap(button(words.factor.confirm));
  await arrive(words.group.person.title);
  await tap(button(words.group.person.yes));
  await arrive(said(words.group.title, { number: '2' }));
  await lookAt(app, page, 'group-fees', { mayScroll: true });
  await tap(button(words.fees.pay));
  await kiosk.choose('wechat');
  await wallet.act(await scanScreen(page), 'pay');
  await kiosk.atPaid();
  const receipt = page.getByRole('region', { name: words.receipt.title });
  await expect(receipt).toContainText(first.name);
  await expect(receipt).not.toContainText(second.name);
  await lookAt(app, page, 'group-paid', { mayScroll: true });
  await tap(button(words.group.receipts.after));
  await expect(receipt).toContainText(second.name);
  await kiosk.finish();
});

async function look(page: Page, name: string): Promise<void> {
  await photograph(page, name);
  await expectFits(page, name, COUNTER_FIT);
  await expectAccessible(page, name);
}

test('a pasted list at the counter: who cannot be paid for and why, and one code for the rest', async ({
  start,
}) => {
  const { page, wallet } = await start({ window: 'counter' });
  const words = WORDS['zh-CN'];
  const one = sampleOf('one-fee');
  const several = sampleOf('several-fees');
  await page.keyboard.press('Shift+F3');
  const dialog = page.getByRole('dialog', { name: words.group.list.title });
  await dialog
    .getByRole('textbox')
    .fill(`证件号码,姓名\n${one.documentNumber},${one.name}\n${several.documentNumber},别人\n没有号码\n`);
  await look(page, 'group-list-empty');
  await dialog.getByRole('button', { name: words.group.list.check }).click();
  await expect(dialog).toContainText(words.group.list.why['other-name']);
  await expect(dialog).toContainText(words.group.list.why.unreadable);
  await look(page, 'group-list');
  await dialog.getByRole('button', { name: said(words.group.list.open, { number: '1' }) }).click();
  await expect(dialog).toHaveCount(0);
  await page.keyboard.press('Shift+F2');
  await scan(page, several.documentNumber);
  await expect(page.getByRole('region', { name: words.group.counter.basket })).toContainText(several.name);
  await look(page, 'group-basket');
  await page.keyboard.press('F8');
  const pay = page.getByRole('region', { name: words.counter.parts.pay });
  await expect(pay.getByRole('img')).toBeVisible();
  await wallet.act(await scanScreen(page), 'pay');
  await expect(pay).toContainText(words.group.receipts.printShort.replace('{{number}}', '2'));
  await look(page, 'group-counter-paid');
});
