import type { Page } from '@playwright/test';

export type Shot = {
  readonly name: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly walk: (page: Page) => Promise<void>;
};

/** Buttons are found by their Chinese or English name, as a person would. */
export function press(page: Page, zh: string, en: string): Promise<void> {
  return page
    .getByRole('button', { name: new RegExp(`^(${zh}|${en})`) })
    .first()
    .click();
}

export async function toDocument(page: Page): Promise<void> {
  await press(page, '触摸开始', 'Touch to start');
}

export async function typeKeys(page: Page, number: string): Promise<void> {
  for (const character of number) await page.keyboard.press(character, { delay: 60 });
  await page.waitForTimeout(150);
}

export async function toFactor(page: Page): Promise<void> {
  await toDocument(page);
  await typeKeys(page, '310104198811230014');
  await press(page, '下一步', 'Next');
}

export async function lookUp(page: Page): Promise<void> {
  await toFactor(page);
  await typeKeys(page, '20264400129');
  await press(page, '查询', 'Look up');
}
