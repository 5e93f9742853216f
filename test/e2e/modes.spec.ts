import { expect, type Page } from '@playwright/test';
import { lookOnce, modeSwitch, switchLanguage } from './look/looked-at';
import { photograph } from './look/photo';
import { scanScreen } from './look/read-code';
import { test, type App } from './shell/app';
import { sampleOf } from './shell/people';
import { tap } from './shell/press';
import type { Fit } from './look/fits';
import type { Language } from './shell/words';
import { kioskWalk } from './walk/kiosk-walk';

type Look = (name: string, fit?: Partial<Fit>) => Promise<void>;

/** From home to the receipt; `look` is called on every screen on the way. */
async function walkThrough({ page, wallet }: App, language: Language, look: Look): Promise<void> {
  const kiosk = kioskWalk(page, tap, language);
  const { words, button, press, arrive } = kiosk;
  const { shows, name } = sampleOf('several-fees');
  await look('home');
  await press(button(`${words.sample[shows]} ${name}`));
  await arrive(words.document.title);
  await look('document');
  await press(button(words.nav.next));
  await arrive(words.factor.title['registration-number']);
  await look('factor');
  await press(button(words.factor.confirm));
  await arrive(words.person.title);
  await look('person');
  await kiosk.confirm();
  await kiosk.atFees();
  await look('fees');
  await press(button(words.fees.pay));
  await arrive(words.channel.title);
  await look('channel');
  await kiosk.choose('alipay');
  await look('code');
  expect(await wallet.act(await scanScreen(page), 'pay')).toBe('paid');
  await kiosk.atPaid();
  await look('paid', { mayScroll: true });
  await press(button(words.paid.finish));
}

/** Chinese, plain type and plain contrast: what the next person finds. */
async function expectDefaults(page: Page): Promise<void> {
  await kioskWalk(page).home();
  const root = page.locator('html');
  await expect(root).toHaveAttribute('lang', 'zh-CN');
  await expect(root).toHaveAttribute('data-type', 'normal');
  await expect(root).toHaveAttribute('data-contrast', 'normal');
  await expect(root).toHaveAttribute('data-reach', 'normal');
}

test('in English and large type nothing is cut off, and the next person finds the defaults', async ({
  start,
}) => {
  test.slow();
  const app = await start();
  const { page } = app;
  await switchLanguage(page, 'zh-CN');
  await tap(modeSwitch(page, 'en', kioskWalk(page, tap, 'en').words.modes.largeType));
  await expect(page.locator('html')).toHaveAttribute('data-type', 'large');
  await walkThrough(app, 'en', (name, fit) =>
    lookOnce(app, page, `large-${name}`, { mayScroll: true, ...fit }),
  );
  await expectDefaults(page);
});

test('in high contrast every screen keeps its contrast, and the next person finds the defaults', async ({
  start,
}) => {
  test.slow();
  const app = await start();
  const { page } = app;
  await tap(modeSwitch(page, 'zh-CN', kioskWalk(page).words.modes.highContrast));
  await expect(page.locator('html')).toHaveAttribute('data-contrast', 'high');
  await walkThrough(app, 'zh-CN', (name, fit) => lookOnce(app, page, `high-${name}`, fit));
  await expectDefaults(page);
});

test('with low controls everything that is touched lies in the lower half', async ({ start }) => {
  const app = await start();
  const { page } = app;
  await tap(modeSwitch(page, 'zh-CN', kioskWalk(page).words.modes.reach));
  await expect(page.locator('html')).toHaveAttribute('data-reach', 'low');
  await walkThrough(app, 'zh-CN', async (name) => {
    await photograph(page, `low-${name}.upright.zh-CN`);
    const tooHigh = await page.evaluate(() =>
      [...document.querySelectorAll('button, label:has(input)')]
        .map((element) => ({ element, box: element.getBoundingClientRect() }))
        .filter(({ element, box }) => element.checkVisibility() && box.width > 1)
        .filter(({ box }) => box.top + box.height / 2 < window.innerHeight / 2)
        .map(({ element, box }) => `${element.textContent?.trim()} at ${box.top}`),
    );
    expect.soft(tooHigh, `too high on ${name}`).toEqual([]);
  });
  await expectDefaults(page);
});
