import { test, type Page } from '@playwright/test';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../shell/shell';

/** Keeps a picture of the screen for people to look at: test-results/screens/<shell>/<name>.png. */
export async function photograph(page: Page, name: string): Promise<void> {
  const folder = join(ROOT, 'test-results/screens', test.info().project.name);
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
}
