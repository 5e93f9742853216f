import type { Page } from '@playwright/test';
import { spawnSync } from 'node:child_process';

/** zbar, which has nothing in common with the library that draws the code. Answers every code in the picture. */
export function codesIn(picture: Buffer): readonly string[] {
  const reader = spawnSync('zbarimg', ['--quiet', '--raw', '-Sdisable', '-Sqrcode.enable', '-'], {
    input: picture,
  });
  if (reader.error !== undefined) throw reader.error;
  return reader.stdout
    .toString()
    .split('\n')
    .filter((line) => line !== '');
}

/** The one code on the whole screen, as a phone sees it. */
export async function scanScreen(page: Page): Promise<string> {
  const codes = codesIn(await page.screenshot());
  const [code] = codes;
  if (code === undefined || codes.length > 1)
    throw new Error(`expected one code on the screen: ${codes.join(' ')}`);
  return code;
}
