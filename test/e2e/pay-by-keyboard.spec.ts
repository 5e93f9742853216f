import { expect } from '@playwright/test';
import { scanScreen } from './look/read-code';
import { test } from './shell/app';
import { personNamed } from './shell/people';
import { pressEnterOn, scan, tabTo, typeSlowly } from './shell/press';
import { kioskWalk } from './walk/kiosk-walk';

test('by keyboard alone, from home to the receipt', async ({ start }) => {
  const { page, wallet } = await start();
  const kiosk = kioskWalk(page, pressEnterOn);
  const { words } = kiosk;
  const person = personNamed('孙浩');
  await kiosk.home();
  await typeSlowly(page, person.documentNumber);
  await kiosk.arrive(words.document.title);
  await page.keyboard.press('Enter');
  await kiosk.arrive(words.factor.title['registration-number']);
  await typeSlowly(page, person.registrationNumber);
  await page.keyboard.press('Enter');
  await kiosk.arrive(words.person.title);
  // Reading begins at the title of every screen.
  await expect(kiosk.title(words.person.title)).toBeFocused();
  await kiosk.confirm();
  await kiosk.atFees();
  const [first] = await page.getByRole('checkbox').all();
  if (first === undefined) throw new Error('no fee to choose');
  await tabTo(first);
  await page.keyboard.press('Space');
  await expect(first).not.toBeChecked();
  await page.keyboard.press('Space');
  await expect(first).toBeChecked();
  await kiosk.payBy('wechat');
  expect(await wallet.act(await scanScreen(page), 'pay')).toBe('paid');
  await kiosk.atPaid();
  await kiosk.finish();
});

test('a reader that types like a keyboard fills in the document from the home screen', async ({ start }) => {
  const { page } = await start();
  const kiosk = kioskWalk(page);
  const { words } = kiosk;
  const person = personNamed('徐丽');
  await kiosk.scanIn(person);
  await expect(page.getByText(person.name)).toBeVisible();
  await kiosk.confirm();
  await kiosk.atFees();

  // Where no document is asked for, a scan changes nothing and its Enter presses nothing.
  await tabTo(kiosk.button(words.fees.pay));
  await scan(page, personNamed('孙浩').documentNumber);
  await kiosk.atFees();
  await expect(page.getByText(words.channel.title)).toHaveCount(0);
});
