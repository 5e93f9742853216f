import { expect } from '@playwright/test';
import { lookAt } from './look/looked-at';
import { test } from './shell/app';
import { sampleOf } from './shell/people';
import { tap } from './shell/press';
import { kioskWalk } from './walk/kiosk-walk';

test('whoever cannot pay is told why, item by item', async ({ start }) => {
  const app = await start();
  const { page } = app;
  const kiosk = kioskWalk(page);
  const { words } = kiosk;
  const { nothingDue, nothingPayable, fees } = words;
  for (const [shows, title, why] of [
    ['already-paid', nothingDue.title, fees.state.paid],
    ['under-review', nothingPayable.title, fees.why['under-review']],
    ['review-rejected', nothingPayable.title, fees.why['review-rejected']],
    ['window-closed', nothingPayable.title, fees.why['window-closed']],
    ['not-yet-open', nothingPayable.title, fees.why['not-yet-open']],
    ['nothing-due', nothingDue.title, fees.state.waived],
  ] as const) {
    await test.step(shows, async () => {
      await kiosk.chooseSample(sampleOf(shows));
      await kiosk.confirm();
      await kiosk.arrive(title);
      await expect(page.getByText(why).first()).toBeVisible();
      await expect(page.getByRole('checkbox')).toHaveCount(0);
      await expect(kiosk.button(fees.pay)).toHaveCount(0);
      if (shows === 'review-rejected') await lookAt(app, page, 'nothing-payable');
      await tap(page.getByRole('button', { name: words.nav.end }).or(kiosk.button(words.nav.home)).first());
      await kiosk.home();
    });
  }
});
