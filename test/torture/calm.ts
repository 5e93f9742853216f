import type { Finding } from './audit/finding';
import { readBooks } from './audit/read-books';
import { warpedClock, type WarpedClock } from './clock/warped-clock';
import type { Installation } from './core/installation';
import { startLife } from './core/life';
import { pagesOf } from './core/pages';
import type { Bank } from './gateways/open-bank';

/** Far from the real time, so that a clock taken from the wrong place shows; 10:00 in China. */
const BEGINS = Date.UTC(2031, 2, 3, 2);

export const storyClock = (): WarpedClock => warpedClock(BEGINS);

export type CalmParts = {
  readonly options: { readonly host: string; readonly preload: string };
  readonly clock: WarpedClock;
  readonly bank: Bank;
  readonly installation: Installation;
};

const MINUTE = 60_000;
const SPEED = 12;
const MOST_LIVES = 10;
const LOOKS = 60;
const BETWEEN_LOOKS_MS = 100;
const UNDECIDED = new Set(['created', 'waiting', 'unknown', 'closing']);
const UNDER_WAY = new Set(['approved', 'processing']);

/** A life in which nobody comes; it is stopped once no payment is open any more, or after a while. */
async function quietLife({ options, clock, bank, installation }: CalmParts): Promise<Finding | null> {
  const { life, ready } = startLife({ ...options, ...installation, clock, plan: null });
  bank.watch(life.reached);
  try {
    await ready;
    const pages = pagesOf(life);
    const { page } = await pages.open('counter');
    for (let look = 0; look < LOOKS; look++) {
      await pages.wait(BETWEEN_LOOKS_MS);
      const health = await pages.ask('other', () => page.health({}));
      const reports = await pages.ask('other', () => page.officeReports({}));
      const told = reports.ok && reports.value.backlog.waiting === 0;
      if (look > 2 && told && health.ok && health.value.openPayments === 0) break;
    }
  } catch (thrown) {
    if (!life.isOver()) throw thrown;
  }
  const { code, said } = await life.stop();
  return code === 0
    ? null
    : { kind: 'crashed', round: null, text: `the core did not end well (${code}): ${said}` };
}

/** The gateways are well again, time passes, the core is left alone until nothing is under way. */
export async function calmDown(parts: CalmParts): Promise<readonly Finding[]> {
  const { bank, clock, installation } = parts;
  bank.wechat.faults.clear();
  bank.alipay.faults.clear();
  bank.office?.registry.faults.clear();
  clock.change(SPEED);
  for (let turn = 0; turn < MOST_LIVES; turn++) {
    // From the second life on the machine was off for longer than any code lives, and than any refund waits.
    if (turn > 0) clock.skip(35 * MINUTE);
    const failed = await quietLife(parts);
    if (failed !== null) return [failed];
    const { payments, refunds, reports, reservations } = readBooks(installation.dataDir);
    const open = payments.some(({ state }) => UNDECIDED.has(state));
    const owed = reservations.length > 0 || reports.some(({ state }) => state === 'waiting');
    if (turn > 0 && !open && !owed && !refunds.some(({ state }) => UNDER_WAY.has(state))) break;
  }
  return [];
}
