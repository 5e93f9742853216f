import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './look/axe';
import { COUNTER_FIT, expectFits } from './look/fits';
import { photograph } from './look/photo';
import { scanScreen } from './look/read-code';
import { test } from './shell/app';
import { personNamed } from './shell/people';
import { scan } from './shell/press';
import { said, WORDS } from './shell/words';

async function look(page: Page, name: string): Promise<void> {
  await photograph(page, name);
  await expectFits(page, name, COUNTER_FIT);
  await expectAccessible(page, name);
}

for (const language of ['zh-CN', 'en'] as const) {
  test(`a refund by keyboard: asked for at the desk, never approved by the same window (${language})`, async ({
    start,
  }) => {
    const { page, wallet } = await start({ window: 'counter', config: { defaultLanguage: language } });
    const words = WORDS[language];
    const { desk } = words;
    await scan(page, personNamed('吴芳').documentNumber);
    await expect(page.getByRole('checkbox')).toHaveCount(2);
    await page.keyboard.press('F8');
    await expect(page.getByRole('status').filter({ hasText: words.counter.pay.waiting })).toBeVisible();
    expect(await wallet.act(await scanScreen(page), 'pay')).toBe('paid');
    await expect(page.getByText(words.counter.pay.paid)).toBeVisible();

    // From the receipt of today to its order.
    await page.keyboard.press('F3');
    const today = page.getByRole('grid', { name: words.counter.parts.orders }).getByRole('row');
    await expect(today).toContainText(words.counter.orders.state.paid);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: words.counter.receipt.title })).toBeVisible();
    await page.getByRole('button', { name: desk.toOrder }).click();
    const dialog = page.getByRole('dialog', { name: desk.title });
    const lines = dialog.getByRole('checkbox');
    await expect(lines).toHaveCount(2);
    await lines.first().focus();
    await page.keyboard.press('Space');
    await dialog.getByLabel(desk.order.because).fill('考生弃考');
    await page.keyboard.press('Enter');
    await expect(dialog.getByText(desk.done.asked)).toBeVisible();
    await look(page, `desk-order.${language}`);
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);

    await page.keyboard.press('Shift+F1');
    await expect(dialog.getByRole('tab', { selected: true })).toContainText(desk.section.refunds);
    await dialog.getByRole('option').first().focus();
    await page.keyboard.press('Space');
    await expect(dialog.getByText(desk.samePerson)).toBeVisible();
    await expect(dialog.getByRole('button', { name: said(desk.approve) })).toBeDisabled();
    await look(page, `desk-refund.${language}`);
    await page.keyboard.press('Escape');
  });
}
