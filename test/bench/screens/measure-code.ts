import { join } from 'node:path';
import { sampleOf } from '../../e2e/shell/people';
import { kioskWalk } from '../../e2e/walk/kiosk-walk';
import type { Effort } from '../options';
import { atMost, inMs, type Figure } from '../report';
import { median, percentile } from '../samples';
import { emptyRoundTrips, tapToCode } from './in-page';
import type { Shell, Started } from './shell';

const GOAL_MS = 150;
const WARM_UP = 3;

function figure(what: string, times: readonly number[], empty: readonly number[]): Figure {
  const p95 = percentile(times, 0.95);
  return {
    what,
    ours: `p95 ${inMs(p95)} (median ${inMs(median(times))})`,
    against: `p95 ${inMs(percentile(empty, 0.95))} (median ${inMs(median(empty))})`,
    ratio: `${(median(times) / median(empty)).toFixed(1)}×`,
    goal: atMost(Math.round(p95), GOAL_MS, ' ms'),
  };
}

/** Somebody changes the channel again and again: each time a payment is stored, its code made and shown. */
async function chooseAgain({ page }: Started, count: number): Promise<readonly number[]> {
  const kiosk = kioskWalk(page);
  const { words } = kiosk;
  await kiosk.sampleToCode(sampleOf('one-fee'), 'wechat');
  const wechat = kiosk.button(`${words.channel.name.wechat} ${words.channel.how.wechat}`);
  const times: number[] = [];
  for (let at = 0; at < count; at += 1) {
    await kiosk.press(kiosk.button(words.pay.changeChannel));
    await kiosk.arrive(words.channel.title);
    times.push(await tapToCode(page, wechat));
    await kiosk.atCode('wechat');
  }
  return times;
}

/** One channel only: the touch that confirms the fees places the order too. A new page and visit each time. */
async function confirmAgain({ page }: Started, count: number): Promise<readonly number[]> {
  const kiosk = kioskWalk(page);
  const times: number[] = [];
  for (let at = 0; at < count; at += 1) {
    await kiosk.home();
    await kiosk.chooseSample(sampleOf('one-fee'));
    await kiosk.confirm();
    await kiosk.atFees();
    times.push(await tapToCode(page, kiosk.button(kiosk.words.fees.pay)));
    await page.reload();
  }
  return times;
}

async function inShell<T>(starting: Promise<Started>, work: (started: Started) => Promise<T>): Promise<T> {
  const started = await starting;
  try {
    await started.page.locator('html[data-window] h1').first().waitFor();
    return await work(started);
  } finally {
    await started.stop();
  }
}

/** From a touch to the code on the screen, with the training gateway, which answers at once over loopback HTTP. */
export async function measureCode(
  shell: Shell,
  dir: string,
  { screens }: Effort,
): Promise<readonly Figure[]> {
  const start = (name: string, config: object) =>
    shell.start({ dataDir: join(dir, name, 'data'), window: 'kiosk', config });
  const [chosen, empty] = await inShell(start('two', { channels: ['wechat', 'alipay'] }), async (started) => {
    const round = await emptyRoundTrips(started.page, screens.codes);
    return [await chooseAgain(started, WARM_UP + screens.codes), round] as const;
  });
  const confirmed = await inShell(start('one', { channels: ['wechat'] }), (started) =>
    confirmAgain(started, WARM_UP + screens.confirms),
  );
  return [
    figure(
      `${shell.name}: channel touched → code painted, against an empty round trip`,
      chosen.slice(WARM_UP),
      empty,
    ),
    figure(
      `${shell.name}: fees confirmed → code painted (order and payment), against the same`,
      confirmed.slice(WARM_UP),
      empty,
    ),
  ];
}
