import { expect, type Page } from '@playwright/test';
import { blurred, graymap, photographed } from './look/camera';
import { greyOf } from './look/png';
import { codesIn, scanScreen } from './look/read-code';
import { test } from './shell/app';
import { sampleOf } from './shell/people';
import { LANDSCAPE, UPRIGHT, type Size } from './shell/shell';
import { kioskWalk } from './walk/kiosk-walk';

const LEAST_MM = 60;

/** Width of the ink alone, without the quiet zone around it. */
function inkWidthMm(page: Page, screenWidthMm: number): Promise<number> {
  return page.getByRole('img').evaluate((svg, widthMm) => {
    const { width } = svg.querySelector('path')?.getBoundingClientRect() ?? { width: 0 };
    return (width * widthMm) / window.screen.width;
  }, screenWidthMm);
}

/** As a camera of 1280 × 720 sees the screen: scaled down, turned a little, not quite in focus. */
function badPicture(screenshot: Buffer, size: Size, degrees: number): Buffer {
  const [width, height] = size.width > size.height ? [1280, 720] : [720, 1280];
  return graymap(blurred(photographed(greyOf(screenshot), width, height, degrees), 1));
}

test('the code is the one that the wallet waits for, whole and readable in a bad picture', async ({
  start,
}) => {
  const app = await start({ config: { screenWidthMm: { kiosk: 527 } } });
  const { page, resize } = app;
  await kioskWalk(page).sampleToCode(sampleOf('one-fee'), 'wechat');
  const wallet = await app.openWallet();
  const link = wallet.getByTestId('waiting-codes').getByRole('link');
  const waiting = await link.evaluate((a: HTMLAnchorElement) => a.href);
  for (const size of [UPRIGHT, LANDSCAPE]) {
    await test.step(`${size.width} × ${size.height}`, async () => {
      await resize(page, size);
      await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(size.width);
      expect(await scanScreen(page)).toBe(waiting);
      expect(await inkWidthMm(page, 527)).toBeGreaterThanOrEqual(LEAST_MM);
      const screenshot = await page.screenshot();
      for (const degrees of [-8, 5]) {
        expect(codesIn(badPicture(screenshot, size, degrees)), `turned by ${degrees}°`).toEqual([waiting]);
      }
    });
  }
});

test('on a small screen the code takes the room that 60 mm need', async ({ start }, { project }) => {
  // Either way 60 mm are 600 px: in Electron a screen is as wide as the display it is on.
  const widthMm = project.name === 'electron' ? 192 : 108;
  const { page } = await start({ config: { screenWidthMm: { kiosk: widthMm } } });
  await kioskWalk(page).sampleToCode(sampleOf('one-fee'), 'alipay');
  expect(await inkWidthMm(page, widthMm)).toBeGreaterThanOrEqual(LEAST_MM);
  await scanScreen(page);
});
