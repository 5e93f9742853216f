import { expect, type Locator, type Page } from '@playwright/test';
import type { App } from '../shell/app';
import { tap } from '../shell/press';
import { LANDSCAPE, UPRIGHT } from '../shell/shell';
import { WORDS, type Language } from '../shell/words';
import { expectAccessible } from './axe';
import { expectFits, KIOSK_FIT, type Fit } from './fits';
import { photograph } from './photo';

const ORIENTATIONS = { upright: UPRIGHT, landscape: LANDSCAPE } as const;
const OTHER = { 'zh-CN': 'en', en: 'zh-CN' } as const;

/** Language, large type, high contrast, low controls: in the same place on every screen of the kiosk. */
export function modeSwitch(page: Page, language: Language, name: string): Locator {
  return page.getByLabel(WORDS[language].modes.group).getByRole('button', { name });
}

export async function switchLanguage(page: Page, from: Language): Promise<void> {
  await tap(modeSwitch(page, from, WORDS[from].language.other));
  await expect(page.locator('html')).toHaveAttribute('lang', OTHER[from]);
}

/** The kiosk's screen as it stands, upright and landscape: pictured, measured, and judged by axe. */
export async function lookOnce(
  { resize }: App,
  page: Page,
  name: string,
  fit: Partial<Fit> = {},
): Promise<void> {
  const language = (await page.locator('html').getAttribute('lang')) ?? '';
  for (const [orientation, size] of Object.entries(ORIENTATIONS)) {
    await resize(page, size);
    await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(size.width);
    const look = `${name}.${orientation}.${language}`;
    await photograph(page, look);
    await expectFits(page, look, { ...KIOSK_FIT, ...fit });
  }
  await resize(page, UPRIGHT);
  await expectAccessible(page, `${name} in ${language}`);
}

/** As `lookOnce`, in both languages. */
export async function lookAt(app: App, page: Page, name: string, fit: Partial<Fit> = {}): Promise<void> {
  for (const language of ['zh-CN', 'en'] as const) {
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await lookOnce(app, page, name, fit);
    await switchLanguage(page, language);
  }
}
