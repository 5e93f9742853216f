import { expect, type Page } from '@playwright/test';
import type { App } from '../shell/app';
import { tap } from '../shell/press';
import { LANDSCAPE, UPRIGHT } from '../shell/shell';
import { WORDS, type Language } from '../shell/words';
import { expectAccessible } from './axe';
import { expectFits, KIOSK_FIT, type Fit } from './fits';
import { photograph } from './photo';

const ORIENTATIONS = { upright: UPRIGHT, landscape: LANDSCAPE } as const;

const OTHER = { 'zh-CN': 'en', en: 'zh-CN' } as const;

async function switchLanguage(page: Page, from: Language): Promise<void> {
  const { modes, language } = WORDS[from];
  await tap(page.getByLabel(modes.group).getByRole('button', { name: language.other }));
  await expect(page.locator('html')).toHaveAttribute('lang', OTHER[from]);
}

/** The screen that stands there, in both languages, upright and landscape: pictured, measured, and judged by axe. */
export async function lookAt(
  { resize }: App,
  page: Page,
  name: string,
  fit: Partial<Fit> = {},
): Promise<void> {
  for (const language of ['zh-CN', 'en'] as const) {
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await expect(page.getByText(WORDS[language].app.training)).toBeVisible();
    for (const [orientation, size] of Object.entries(ORIENTATIONS)) {
      await resize(page, size);
      const look = `${name}.${orientation}.${language}`;
      await photograph(page, look);
      await expectFits(page, look, { ...KIOSK_FIT, ...fit });
    }
    await resize(page, UPRIGHT);
    await expectAccessible(page, `${name} in ${language}`);
    await switchLanguage(page, language);
  }
}
