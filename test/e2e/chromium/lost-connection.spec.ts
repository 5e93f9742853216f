import { expect, type Page, type WebSocketRoute } from '@playwright/test';
import { lookAt } from '../look/looked-at';
import { test } from '../shell/app';
import { sampleOf } from '../shell/people';
import { tap } from '../shell/press';
import { whenReady } from '../shell/shell';
import { kioskWalk } from '../walk/kiosk-walk';

// Only the pages of the browser host have a line to the core that can break.

/** A line between page and core that can be cut and mended. */
async function breakableLine(page: Page): Promise<{ cut: () => Promise<void>; mend: () => void }> {
  let whole = true;
  const lines = new Set<WebSocketRoute>();
  await page.routeWebSocket(/\/kiosk\/ws/, async (line) => {
    if (!whole) return line.close();
    line.connectToServer();
    lines.add(line);
  });
  await page.reload();
  await whenReady(page, 'kiosk');
  return {
    cut: async () => {
      whole = false;
      await Promise.all([...lines].map((line) => line.close()));
    },
    mend: () => {
      whole = true;
    },
  };
}

test('a page that lost the core says so; when its visit is over by then, it says what to do about the money', async ({
  start,
}) => {
  const app = await start();
  const { page } = app;
  const line = await breakableLine(page);
  const kiosk = kioskWalk(page);
  const { words } = kiosk;
  await kiosk.sampleToCode(sampleOf('one-fee'), 'wechat');
  const order = await page.getByText(/^\d{8}-[0-9A-Z]{8}$/).innerText();
  await line.cut();
  await kiosk.arrive(words.disconnected.title);
  await expect(page.getByRole('img')).toHaveCount(0);
  await expect(page.getByRole('alert')).toContainText(words.disconnected.paymentOpen);
  await lookAt(app, page, 'disconnected');
  line.mend();
  await kiosk.arrive(words.visitLost.title);
  await expect(page.getByText(order)).toBeVisible();
  await lookAt(app, page, 'visit-lost');
  await tap(kiosk.button(words.nav.home));
  await kiosk.home();
});
