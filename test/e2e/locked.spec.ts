import { expect } from '@playwright/test';
import { lookAt } from './look/looked-at';
import { test } from './shell/app';
import { personNamed } from './shell/people';
import { tap } from './shell/press';
import { said } from './shell/words';
import { kioskWalk } from './walk/kiosk-walk';

/** Right in form and check character, and nobody's. */
const NOBODY = '119999199001011238';

for (const [who, documentNumber] of [
  ['somebody who is registered', personNamed('徐丽').documentNumber],
  ['a number that nobody has', NOBODY],
] as const) {
  test(`five wrong answers lock, for ${who} alike`, async ({ start }) => {
    const app = await start();
    const { page } = app;
    const kiosk = kioskWalk(page);
    const { words } = kiosk;
    const enterDocument = async () => {
      await kiosk.home();
      await tap(kiosk.button(new RegExp(words.home.start)));
      await kiosk.arrive(words.document.title);
      await kiosk.enterKeys(documentNumber);
      await tap(kiosk.button(words.nav.next));
      await kiosk.arrive(words.factor.title['registration-number']);
    };
    await enterDocument();
    for (const triesLeft of [4, 3, 2, 1]) {
      await kiosk.enterKeys('9');
      await tap(kiosk.button(words.factor.confirm));
      await expect(page.getByRole('alert')).toHaveText(said(words.factor.noMatch, { triesLeft }));
      if (triesLeft === 4 && documentNumber !== NOBODY) await lookAt(app, page, 'no-match');
    }
    await kiosk.enterKeys('9');
    await tap(kiosk.button(words.factor.confirm));
    await kiosk.arrive(words.locked.title);
    if (documentNumber !== NOBODY) await lookAt(app, page, 'locked');
    await tap(kiosk.button(words.nav.home));

    // The right answer does not help now.
    await enterDocument();
    await kiosk.enterKeys(personNamed('徐丽').registrationNumber);
    await tap(kiosk.button(words.factor.confirm));
    await kiosk.arrive(words.locked.title);
  });
}
