import { expect, type Locator, type Page } from '@playwright/test';
import type { Sample } from '../../../src/shared/app-info';
import type { Channel } from '../../../src/shared/channel';
import type { Person } from '../shell/people';
import { scan, tap, type Press } from '../shell/press';
import { said, WORDS, type Language } from '../shell/words';

/** What can be seen and pressed on a kiosk's page, named by the product's own words. */
function kioskPage(page: Page, press: Press, language: Language) {
  const words = WORDS[language];
  const button = (name: string | RegExp): Locator => page.getByRole('button', { name, exact: true });
  const title = (name: string | RegExp): Locator =>
    page.getByRole('heading', { level: 1, name, exact: true });
  return {
    words,
    button,
    title,
    press,
    arrive: (name: string | RegExp): Promise<void> => expect(title(name)).toBeVisible(),
    enterKeys: async (text: string) => {
      for (const key of text) await press(button(key));
    },
  };
}

/** From the code on: what a payer waits for. */
function paySteps(page: Page, kiosk: ReturnType<typeof kioskPage>) {
  const { words, arrive, press, button } = kiosk;
  const atCode = async (channel: Channel) => {
    await arrive(said(words.pay.title, { wallet: words.channel.wallet[channel] }));
    await expect(page.getByRole('img')).toBeVisible();
  };
  return {
    atCode,
    /** Channel → code. */
    choose: async (channel: Channel) => {
      await arrive(words.channel.title);
      await press(button(`${words.channel.name[channel]} ${words.channel.how[channel]}`));
      await atCode(channel);
    },
    atPaid: async () => {
      await arrive(words.paid.title);
      await expect(page.getByRole('region', { name: words.receipt.title })).toBeVisible();
    },
    finish: async () => {
      await press(button(words.paid.finish));
      await arrive(words.home.title);
    },
  };
}

/** A person at the kiosk: each step begins and ends on the screen that it names. */
export function kioskWalk(page: Page, press: Press = tap, language: Language = 'zh-CN') {
  const kiosk = kioskPage(page, press, language);
  const pay = paySteps(page, kiosk);
  const { words, arrive, button, enterKeys } = kiosk;
  const toPerson = async () => {
    await press(button(words.factor.confirm));
    await arrive(words.person.title);
  };
  const steps = {
    home: () => arrive(words.home.title),
    /** Home → document → second factor → person, everything filled in by the sample. */
    chooseSample: async ({ shows, name }: Sample) => {
      await press(button(`${words.sample[shows]} ${name}`));
      await arrive(words.document.title);
      await press(button(words.nav.next));
      await toPerson();
    },
    /** Home → person with a reader for the document and the keys on the screen for the second factor. */
    scanIn: async (person: Person) => {
      await steps.home();
      await scan(page, person.documentNumber);
      await arrive(words.factor.title['registration-number']);
      await enterKeys(person.registrationNumber);
      await toPerson();
    },
    /** "This is me". Where that leads is the roster's matter. */
    confirm: () => press(button(words.person.yes)),
    atFees: () => arrive(words.fees.title),
    /** Fees → channel → code. */
    payBy: async (channel: Channel) => {
      await press(button(words.fees.pay));
      await pay.choose(channel);
    },
    /** A sample from home to the code on screen. */
    sampleToCode: async (sample: Sample, channel: Channel) => {
      await steps.chooseSample(sample);
      await steps.confirm();
      await steps.atFees();
      await steps.payBy(channel);
    },
  };
  return { ...kiosk, ...pay, ...steps };
}
