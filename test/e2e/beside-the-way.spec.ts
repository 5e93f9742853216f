import { expect } from '@playwright/test';
import { lookAt, lookOnce, switchLanguage } from './look/looked-at';
import { test } from './shell/app';
import { personNamed } from './shell/people';
import { scan, tap, typeSlowly } from './shell/press';
import { kioskWalk } from './walk/kiosk-walk';

test('help and the privacy notice are one touch away, and close again', async ({ start }) => {
  const app = await start();
  const { page } = app;
  for (const language of ['zh-CN', 'en'] as const) {
    const { words, button, home } = kioskWalk(page, tap, language);
    for (const [opener, title, name] of [
      [words.nav.help, words.help.title, 'help'],
      [words.nav.privacy, words.privacy.title, 'privacy'],
    ] as const) {
      await tap(button(opener));
      const dialog = page.getByRole('dialog', { name: title });
      await expect(dialog).toBeVisible();
      await lookOnce(app, page, name);
      await tap(dialog.getByRole('button', { name: words.nav.close }));
      await expect(dialog).toHaveCount(0);
    }
    await home();
    await switchLanguage(page, language);
  }
});

test('a document is judged while it is typed, and never blocked', async ({ start }) => {
  const app = await start();
  const { page } = app;
  const { words, button, arrive, home, enterKeys } = kioskWalk(page);
  const person = personNamed('吴芳');
  await tap(button(new RegExp(words.home.start)));
  await arrive(words.document.title);
  await expect(button(words.nav.next)).toBeDisabled();
  await lookAt(app, page, 'document-empty');

  // One digit wrong at the end: said, and let through.
  await typeSlowly(page, `${person.documentNumber.slice(0, -1)}1`);
  await expect(page.getByText(words.document['checksum-wrong'])).toBeVisible();
  const field = page.getByRole('textbox', { name: words.document.field });
  await expect(field).not.toHaveValue(new RegExp(person.documentNumber.slice(6, 14)));
  await lookAt(app, page, 'document-wrong');
  await tap(button(words.document.erase));
  await enterKeys('X');
  await expect(page.getByText(words.documentKind['resident-id'])).toBeVisible();

  // A passport needs letters.
  await tap(button(words.document.clear));
  await tap(button(words.document.letters));
  await enterKeys('L898902C3');
  await lookAt(app, page, 'document-letters');
  await tap(button(words.nav.next));
  await arrive(words.factor.title['registration-number']);
  await tap(button(words.nav.back));
  await arrive(words.document.title);
  await tap(button(words.nav.end));
  await home();
});

test('a reader that reads nothing of use is told so', async ({ start }) => {
  const app = await start();
  const { page } = app;
  const { words, arrive, home } = kioskWalk(page);
  await home();
  await scan(page, '!!--##==//??');
  await arrive(words.document.title);
  await expect(page.getByText(words.document.nothingScanned)).toBeVisible();
});
