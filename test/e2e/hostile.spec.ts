import { expect } from '@playwright/test';
import { test } from './shell/app';
import { whatGotThrough } from './shell/hostile';
import { WORDS } from './shell/words';

test('a script of somebody else can bring in nothing, send nothing out and run nothing', async ({
  start,
  complaints,
}) => {
  const { page, wallet } = await start();
  const address = page.url();
  expect(await whatGotThrough(page, wallet.url)).toEqual([]);
  expect(page.url()).toBe(address);
  const title = await page.evaluate(() => document.querySelector('h1')?.textContent);
  expect(title).toBe(WORDS['zh-CN'].home.title);
  // The browser says aloud what it stopped; nothing of ours broke.
  expect(complaints.splice(0).filter((text) => text.startsWith('page:'))).toEqual([]);
});
