import { chanceOf, type Chance } from '../chance';
import { Gone, type Pages } from '../core/pages';
import type { BankChannel } from '../gateways/open-bank';
import { giveBack } from './give-back';
import { payAFee, type Step } from './pay-a-fee';
import { payLate, type Town, type Visitor } from './town';

/** What people came for. A round in which a refund is to be hit has somebody who wants one. */
const STORIES: Readonly<Record<string, readonly Step[]>> = {
  pays: ['pay', 'watch'],
  'pays and asks': ['pay', 'ask', 'ask', 'watch'],
  'pays, screen gone': ['pay', 'vanish'],
  'pays while leaving': ['scan', 'leave', 'pay', 'ask'],
  'switches and pays': ['switch', 'pay', 'watch'],
  'pays both codes': ['pay', 'switch', 'pay', 'watch'],
  'switches back and forth': ['switch', 'switch', 'pay', 'watch'],
  'declines, pays later': ['decline', 'ask', 'pay', 'watch'],
  'never pays': ['ask', 'leave', 'end'],
  'goes away': ['vanish'],
  'presses twice': ['again', 'again', 'pay', 'watch'],
  'scans, leaves': ['scan', 'ask', 'leave', 'end'],
  'own code': ['own-code', 'watch'],
  'own code, taken back': ['own-code-idle', 'leave', 'ask'],
  'own code, no password': ['own-code-idle', 'watch', 'watch'],
  'own code after a code of ours': ['ask', 'own-code', 'watch'],
};

function storyFor(point: string, chance: Chance): string {
  const wants = (words: RegExp) => words.test(point) && chance.happens(0.8);
  if (wants(/refund|Refund/)) return 'pays and wants it back';
  if (wants(/registry release/)) return chance.pick(['never pays', 'goes away', 'scans, leaves']);
  if (wants(/registry report/)) return 'pays';
  if (wants(/codepay|alipay pay|startPayerCode/)) return 'own code';
  if (wants(/reverse|cancel/)) return chance.pick(['own code, taken back', 'own code, no password']);
  if (wants(/alipay close/)) return 'scans, leaves';
  if (wants(/wechat close|leavePayment|endVisit/)) {
    return chance.pick(['never pays', 'switches and pays', 'pays while leaving', 'switches back and forth']);
  }
  if (wants(/printReceipts|askPayment/)) return chance.pick(['pays', 'pays and asks']);
  return chance.oneOf([...Object.keys(STORIES), 'pays', 'pays', 'wants money back']) ?? 'pays';
}

async function live(visitor: Visitor, story: string, windows: 1 | 2): Promise<void> {
  const { chance, town } = visitor;
  town.tally(`came: ${story}`);
  if (story === 'wants money back') return giveBack(visitor, null);
  if (story === 'pays and wants it back') {
    return giveBack(visitor, await payAFee(visitor, 'kiosk', ['pay', 'watch']));
  }
  const steps = STORIES[story] ?? [];
  // Payers' codes are taken at the counter only.
  const kind =
    !steps.some((step) => step.startsWith('own-code')) && chance.happens(0.75) ? 'kiosk' : 'counter';
  if (windows === 1) return void (await payAFee(visitor, kind, steps));
  town.tally('came at two windows at once');
  const other = { ...visitor, chance: chance.stream('second window'), phone: `${visitor.phone}-b` };
  await Promise.all([payAFee(visitor, kind, steps), payAFee(other, 'kiosk', ['pay', 'watch'])]);
}

export type RoundParts = {
  readonly town: Town;
  readonly pages: Pages;
  readonly seed: string;
  readonly round: number;
  readonly point: string;
};

const PEOPLE = 3;

/** Three people at once; whoever waits for an answer when the core dies goes home. Throws only for bugs. */
export async function liveARound({ town, pages, seed, round, point }: RoundParts): Promise<void> {
  const people = Array.from({ length: PEOPLE }, (_, index) => {
    const chance = chanceOf(`${seed}/round ${round}/person ${index}`);
    const fresh = (round * PEOPLE + index) % town.candidates.length;
    const earlier = chance.below(Math.min(town.candidates.length, round * PEOPLE + 1));
    const candidate = town.candidates[chance.happens(0.65) ? fresh : earlier];
    if (candidate === undefined) throw new Error('nobody is on the roster');
    const story = index === 0 ? storyFor(point, chance) : storyFor('', chance);
    const wanted = index === 0 ? (/^(wechat|alipay) /.exec(point)?.[1] ?? null) : null;
    const channel: BankChannel | null = wanted === 'wechat' || wanted === 'alipay' ? wanted : null;
    const visitor = { town, pages, chance, candidate, channel, phone: `payer-${round}-${index}` };
    return live(visitor, story, chance.happens(0.2) ? 2 : 1);
  });
  const latecomers = chanceOf(`${seed}/round ${round}/late`);
  const late = async () => {
    while (latecomers.happens(0.6)) {
      await pages.wait(latecomers.below(300));
      payLate(town, latecomers);
    }
  };
  const ends = await Promise.allSettled([...people, late()]);
  for (const end of ends) if (end.status === 'rejected' && !(end.reason instanceof Gone)) throw end.reason;
}
