import { expect, type Locator, type Page } from '@playwright/test';
import { expectAccessible } from './look/axe';
import { COUNTER_FIT, expectFits } from './look/fits';
import { photograph } from './look/photo';
import { scanScreen } from './look/read-code';
import { test } from './shell/app';
import { personNamed } from './shell/people';
import { scan, typeSlowly } from './shell/press';
import { WORDS, type Language } from './shell/words';

/** Counted instead of opened: a system's own print window would wait for somebody. */
async function countPrints(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    Object.assign(window, {
      prints: 0,
      print: () => Object.assign(window, { prints: Reflect.get(window, 'prints') + 1 }),
    });
  });
  return () => page.evaluate(() => Number(Reflect.get(window, 'prints')));
}

/** Pictured, measured and judged as it stands, in the language it is shown in. */
async function look(page: Page, name: string): Promise<void> {
  const language = (await page.locator('html').getAttribute('lang')) ?? '';
  await photograph(page, `${name}.${language}`);
  await expectFits(page, `${name} in ${language}`, COUNTER_FIT);
  await expectAccessible(page, `${name} in ${language}`);
}

function parts(page: Page, language: Language) {
  const { counter } = WORDS[language];
  const part = (name: string): Locator => page.getByRole('region', { name });
  return { pay: part(counter.parts.pay), find: part(counter.parts.find) };
}

for (const language of ['zh-CN', 'en'] as const) {
  test(`an operator takes a fee by keyboard alone, the customer reads the display (${language})`, async ({
    start,
  }) => {
    const app = await start({ window: 'counter', config: { defaultLanguage: language } });
    const { page, wallet } = app;
    const words = WORDS[language];
    const { pay, find } = parts(page, language);
    const state = pay.getByRole('status').first();
    const prints = await countPrints(page);
    const display = await app.openWindow('display');
    await look(page, 'counter-empty');
    await look(display, 'display-welcome');

    // By name: two people have it in theirs; the second row is the one.
    await expect(find.getByRole('combobox')).toBeFocused();
    await page.keyboard.type('徐丽');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('option')).toHaveCount(1);
    await look(page, 'counter-found');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('checkbox')).toHaveCount(6);
    await expect(page.getByRole('checkbox').first()).toBeFocused();
    // The first of six is left for later.
    await page.keyboard.press('Space');
    await expect(page.getByRole('checkbox').first()).not.toBeChecked();
    await look(page, 'counter-fees');

    await page.keyboard.press('F8');
    await expect(state).toHaveText(words.counter.pay.waiting);
    await expect(display.getByRole('img')).toBeVisible();
    const code = await scanScreen(display);
    expect(await scanScreen(page), 'the operator sees a copy').toBe(code);
    await expect(display.getByText('¥210.00')).toBeVisible();
    await look(page, 'counter-waiting');
    await look(display, 'display-code');

    await page.keyboard.press('F10');
    await expect(pay.getByText(words.counter.pay.notYet)).toBeVisible();
    expect(await wallet.act(code, 'pay')).toBe('paid');
    await expect(state).toHaveText(words.counter.pay.paid);
    await expect(display.getByText(words.display.paid)).toBeVisible();
    await look(page, 'counter-paid');
    await look(display, 'display-paid');
    await page.keyboard.press('F12');
    await expect.poll(prints).toBe(1);

    // The next person; the day's list knows the one before.
    await page.keyboard.press('F2');
    await expect(find.getByRole('combobox')).toBeFocused();
    await expect(page.getByText(personNamed('徐丽').name)).toHaveCount(1);
    await page.keyboard.press('F3');
    const order = page.getByRole('grid', { name: words.counter.parts.orders }).getByRole('row');
    await expect(order).toHaveCount(1);
    await expect(order).toContainText('¥210.00');
    await expect(order).toContainText(words.counter.orders.state.paid);
    await page.keyboard.press('Enter');
    const receipt = page.getByRole('dialog', { name: words.counter.receipt.title });
    await expect(receipt).toBeVisible();
    await look(page, 'counter-receipt');
    await page.keyboard.press('F12');
    await expect.poll(prints).toBe(2);
    await expect(receipt.getByText(words.receipt.again, { exact: true }).first()).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(receipt).toHaveCount(0);
  });
}

test('a scan at the counter opens the candidate wherever the keyboard is, and a code is never killed unasked', async ({
  start,
}) => {
  const app = await start({ window: 'counter' });
  const { page, wallet } = app;
  const words = WORDS['zh-CN'];
  const { pay } = parts(page, 'zh-CN');
  const state = pay.getByRole('status').first();
  await page.keyboard.press('F3');
  await scan(page, personNamed('吴芳').documentNumber);
  await expect(page.getByRole('checkbox')).toHaveCount(2);
  await page.keyboard.press('F9');
  await expect(state).toHaveText(words.counter.pay.waiting);
  const earlier = await scanScreen(page);

  // Escape and F2 ask first; Enter and Escape both keep the code.
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: words.counter.cancel.title })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(state).toHaveText(words.counter.pay.waiting);
  await page.keyboard.press('F2');
  await expect(page.getByRole('dialog', { name: words.counter.leave.title })).toBeVisible();
  await look(page, 'counter-leave');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(await scanScreen(page)).toBe(earlier);

  // One key changes the channel.
  await page.keyboard.press('F8');
  await expect(pay.getByText(words.pay.earlierCode)).toBeVisible();
  const later = await scanScreen(page);
  expect(later).not.toBe(earlier);

  // The line breaks while the payer pays: the operator hears what to do, and the slip goes along.
  await wallet.setFaults({ offline: true });
  expect(await wallet.act(later, 'pay')).toBe('paid');
  await expect(state).toHaveText(words.counter.pay.unknown, { timeout: 20_000 });
  await look(page, 'counter-unknown');
  await page.keyboard.press('F2');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alertdialog', { name: words.counter.slip.title })).toBeVisible({
    timeout: 15_000,
  });
  await look(page, 'counter-slip');
});

test('finding by phone tail, registration number and order number', async ({ start }) => {
  const { page } = await start({ window: 'counter' });
  const field = page.getByRole('combobox');
  const person = personNamed('徐丽');
  for (const query of [person.phone?.slice(-4) ?? '', person.registrationNumber]) {
    await field.fill('');
    await typeSlowly(page, query);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('option')).toContainText(person.name);
    await expect(page.getByRole('option')).not.toContainText(person.documentNumber);
  }
  await page.keyboard.press('F1');
  await expect(page.getByRole('dialog')).toBeVisible();
  await look(page, 'counter-help');
});
