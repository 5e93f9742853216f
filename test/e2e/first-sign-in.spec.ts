import { expect } from '@playwright/test';
import { lookOnce } from './look/looked-at';
import { test } from './shell/app';
import { sampleOf } from './shell/people';
import { tap, typeSlowly } from './shell/press';
import { kioskWalk } from './walk/kiosk-walk';

const NEW_PASSWORD = 'Kaoshi2026';

test('the first sign-in replaces the password and goes on to the fees; the next one uses it', async ({
  start,
}) => {
  const app = await start({ config: { signIn: { method: 'password' } } });
  const { page } = app;
  const { words, button, arrive, confirm, atFees, home } = kioskWalk(page);
  const sample = sampleOf('one-fee');
  const toPassword = async () => {
    await home();
    await tap(button(`${words.sample[sample.shows]} ${sample.name}`));
    await arrive(words.document.title);
    await expect(page.getByRole('textbox')).not.toHaveValue(new RegExp(sample.documentNumber.slice(-4)));
    await tap(button(words.nav.next));
    await arrive(words.signIn.title);
  };
  await toPassword();
  await tap(button(words.signIn.confirm));
  await arrive(words.signIn.registrationTitle);
  await tap(button(words.signIn.confirm));

  // By touch, with a capital letter: the rules tick off, and nothing is readable.
  await arrive(words.newPassword.title);
  await expect(button(words.newPassword.next)).toBeDisabled();
  await tap(button(words.signIn.upper));
  await tap(button('K'));
  await tap(button(words.signIn.lower));
  for (const key of NEW_PASSWORD.slice(1)) await tap(page.getByRole('button', { name: key, exact: true }));
  const field = page.getByRole('textbox', { name: words.newPassword.field });
  await expect(field).toHaveValue('*'.repeat(NEW_PASSWORD.length));
  await lookOnce(app, page, 'new-password');
  await tap(button(words.newPassword.next));
  await arrive(words.newPassword.repeatTitle);
  await typeSlowly(page, NEW_PASSWORD);
  await tap(button(words.newPassword.keep));
  await arrive(words.person.title);
  await confirm();
  await atFees();
  await tap(button(words.nav.end));

  await toPassword();
  await tap(button(words.document.clear));
  await typeSlowly(page, NEW_PASSWORD);
  await lookOnce(app, page, 'password');
  await tap(button(words.signIn.confirm));
  await arrive(words.person.title);
});
