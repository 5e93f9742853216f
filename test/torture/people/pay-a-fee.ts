import type { CodeHabit } from '../../gateways/servers/ledger/wallets';
import type { Page } from '../core/pages';
import type { BankChannel } from '../gateways/open-bank';
import { noteCode, useCode, type Visitor } from './town';

/** What a person does once a code is on the screen, in the order in which they do it. */
export type Step =
  | 'pay'
  | 'scan'
  | 'decline'
  | 'ask'
  | 'switch'
  | 'leave'
  | 'again'
  | 'end'
  | 'vanish'
  | 'watch'
  | 'own-code'
  | 'own-code-idle';

const OTHER = { wechat: 'alipay', alipay: 'wechat' } as const;
const MOST_LOOKS = 8;

export type Place = {
  readonly page: Page;
  readonly close: () => Promise<void>;
  readonly kind: 'kiosk' | 'counter';
};

/** `number`: of the payment last seen. */
type Standing = {
  readonly place: Place;
  readonly orderId: string;
  channel: BankChannel;
  number: string | null;
};

/** Identifies and confirms; false when the core says no. */
async function comeIn({ pages, candidate }: Visitor, { page, kind }: Place): Promise<boolean> {
  if (kind === 'kiosk') {
    const { documentNumber, registrationNumber } = candidate;
    const secondFactor = registrationNumber;
    const known = await pages.ask('other', () =>
      page.signIn({ documentNumber, proof: { kind: 'second-factor', value: secondFactor } }),
    );
    return known.ok && (await pages.ask('other', () => page.confirmPerson({}))).ok;
  }
  const found = await pages.ask('other', () => page.findCandidates({ query: candidate.documentNumber }));
  const ref = found.ok ? found.value.rows[0]?.ref : undefined;
  if (ref === undefined) return false;
  return (await pages.ask('other', () => page.openCandidate({ ref }))).ok;
}

async function order({ pages, chance, town }: Visitor, { page }: Place): Promise<string | null> {
  const fees = await pages.ask('other', () => page.fees({}));
  if (!fees.ok) return null;
  const payable = fees.value.items.map(({ feeItemId }) => feeItemId);
  const chosen = chance.happens(0.5) ? payable : payable.filter((_, at) => at === chance.below(2));
  const feeItemIds = chosen.length > 0 ? chosen : payable.slice(0, 1);
  if (feeItemIds.length === 0) return null;
  const placed = await pages.ask('placeOrder', () => page.placeOrder({ feeItemIds }));
  town.tally(placed.ok ? 'orders placed' : `order refused: ${placed.error.kind}`);
  return placed.ok ? placed.value.orderId : null;
}

async function show(visitor: Visitor, standing: Standing): Promise<boolean> {
  const { place, orderId, channel } = standing;
  const { pages, town } = visitor;
  const started = await pages.ask('startPayment', () => place.page.startPayment({ orderId, channel }));
  town.tally(started.ok ? 'payments started' : `payment refused: ${started.error.kind}`);
  if (!started.ok) return false;
  noteCode(town, started.value);
  standing.number = started.value.outTradeNo;
  return true;
}

/** The payer's phone asks for the password; most people enter it, some do not want to. */
async function answerWallet(
  visitor: Visitor,
  channel: BankChannel,
  before: ReadonlySet<string>,
): Promise<void> {
  const { pages, town, chance, phone } = visitor;
  const people = town.bank.people(channel);
  for (let look = 0; look < 8; look++) {
    await pages.wait(chance.below(120));
    const asks = town.bank
      .trades()
      .find((trade) => trade.state === 'paying' && trade.payer === phone && !before.has(trade.outTradeNo));
    if (asks === undefined) continue;
    if (chance.happens(0.2)) people.decline(asks.outTradeNo, phone);
    else if (people.enterPassword(asks.outTradeNo).done) town.tally('password entered');
    return;
  }
}

/** The operator scans the payer's own code. `idle`: the wallet asks for a password that never comes. */
async function chargeOwnCode(visitor: Visitor, standing: Standing, idle: boolean): Promise<boolean> {
  const { pages, town, chance, phone } = visitor;
  const { place, orderId, channel } = standing;
  const drawn = chance.pick<CodeHabit>(['pays', 'asks-password', 'asks-password', 'no-funds']);
  const habit = idle ? 'asks-password' : drawn;
  const scanned = town.bank.people(channel).showCode(habit, phone);
  const before = new Set(town.bank.trades().map((trade) => trade.outTradeNo));
  const charging = pages.ask('startPayerCode', () => place.page.startPayerCode({ orderId, scanned }));
  const [charged] = await Promise.all([charging, idle ? null : answerWallet(visitor, channel, before)]);
  town.tally(charged.ok ? "payer's codes charged" : `payer's code refused: ${charged.error.kind}`);
  return charged.ok;
}

/** Looks until the screen says how it ended, and prints when it says paid. */
async function watchScreen({ pages, town }: Visitor, { place: { page } }: Standing): Promise<void> {
  for (let look = 0; look < MOST_LOOKS; look++) {
    const asked = await pages.ask('askPayment', () => page.askPayment({}));
    if (!asked.ok) return;
    noteCode(town, asked.value);
    const { receiptNumbers, standing } = asked.value;
    if (receiptNumbers.length > 0) {
      const printed = await pages.ask('printReceipts', () => page.printReceipts({ receiptNumbers }));
      if (printed.ok) town.tally('receipts printed');
      return;
    }
    if (standing === 'closed' || standing === 'misfit') return;
    await pages.wait(60);
  }
}

async function take(visitor: Visitor, standing: Standing, step: Step): Promise<boolean> {
  const { pages, town, chance, phone } = visitor;
  const { page, close } = standing.place;
  switch (step) {
    case 'pay':
    case 'scan':
    case 'decline': {
      const code = town.codes.findLast(({ outTradeNo }) => outTradeNo === standing.number);
      if (code !== undefined) useCode(town, code, step, phone);
      return true;
    }
    case 'ask':
      await pages.ask('askPayment', () => page.askPayment({}));
      return true;
    case 'watch':
      await watchScreen(visitor, standing);
      return true;
    case 'switch':
      standing.channel = OTHER[standing.channel];
      return show(visitor, standing);
    case 'own-code':
    case 'own-code-idle':
      return chargeOwnCode(visitor, standing, step === 'own-code-idle');
    case 'again':
      return show(visitor, standing);
    case 'leave':
      await pages.ask('leavePayment', () =>
        page.leavePayment({ reason: chance.happens(0.5) ? 'left' : 'changed-channel' }),
      );
      return true;
    case 'end':
      await pages.ask('endVisit', () => page.endVisit({ because: 'cancelled' }));
      return false;
    case 'vanish':
      await close();
      return false;
  }
}

/** One visit at one window: in, order, code, and then the steps. Answers with the order; null: none was placed. */
export async function payAFee(
  visitor: Visitor,
  kind: 'kiosk' | 'counter',
  steps: readonly Step[],
): Promise<string | null> {
  const { pages, chance } = visitor;
  const place: Place = { kind, ...(await pages.open(kind)) };
  if (!(await comeIn(visitor, place))) return null;
  const orderId = await order(visitor, place);
  if (orderId === null) return null;
  const channel = visitor.channel ?? chance.pick(['wechat', 'alipay']);
  const standing: Standing = { place, orderId, channel, number: null };
  if (steps[0]?.startsWith('own-code') !== true && !(await show(visitor, standing))) return orderId;
  for (const step of steps) {
    if (chance.happens(0.5)) await pages.wait(chance.below(120));
    if (!(await take(visitor, standing, step))) return orderId;
  }
  if (chance.happens(0.7)) {
    await pages.ask('endVisit', () => place.page.endVisit({ because: 'finished' }));
  }
  return orderId;
}
