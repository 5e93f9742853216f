import { isOpen } from '../../../src/shared/payment';
import type { PaymentView } from '../../../src/shared/payment-view';
import { comeIn, must, order } from '../../fakes/story-steps';
import type { StoryWindow } from '../../fakes/world/story-window';
import type { FaultKind } from '../servers/faults/fault-kinds';
import { payer } from './office-of-many';
import type { RealWorld } from './real-world';

export type Channel = 'wechat' | 'alipay';
export type FaultyCall = 'create' | 'query' | 'close' | 'refund' | 'query-refund';

/** How it ended for one person who met one fault. */
export type Outcome = {
  readonly fault: FaultKind;
  /** The payment's state in our store, and what the gateway's own books say of the number. */
  readonly state: string;
  readonly paidFen: number;
  readonly refundedFen: number;
  /** What does not add up; empty when all is well. */
  readonly wrong: readonly string[];
};

/** One line of the table in the test report. */
export function tableRow(
  channel: Channel,
  call: string,
  { fault, state, paidFen, refundedFen }: Outcome,
): string {
  const place = `${channel} ${call}`.padEnd(20);
  return `${place} ${fault.padEnd(26)} ${state.padEnd(8)} paid ${paidFen}, back ${refundedFen}`;
}

type Place = { readonly world: RealWorld; readonly channel: Channel };
type Case = Place & {
  readonly call: FaultyCall;
  readonly fault: FaultKind;
  readonly kiosk: StoryWindow;
};

const SECOND = 1_000;
const LONGEST_WAIT_S = 3 * 3_600;

/** Time goes on while the answer is awaited: a server that hangs is given up on. */
export async function during<T>({ time }: RealWorld, asked: Promise<T>): Promise<T> {
  let done = false;
  const settled = asked.finally(() => {
    done = true;
  });
  settled.catch(() => undefined);
  for (let seconds = 0; !done && seconds < 120; seconds += 1) await time.advance(SECOND);
  return settled;
}

function makeTrouble({ world, channel, call, fault }: Case): void {
  // Another amount told twice in a row is believed (payments.md rule 2); once it must not be.
  const times = fault === 'other-amount' ? 1 : 2;
  if (channel === 'wechat') world.wechat.faults.add({ kind: fault, call, times });
  else world.alipay.faults.add({ kind: fault, call, times });
}

export function endTrouble({ wechat, alipay }: RealWorld): void {
  wechat.faults.clear();
  alipay.faults.clear();
}

async function start(one: Case, index: number): Promise<PaymentView> {
  const { world, channel, kiosk } = one;
  await comeIn(kiosk, payer(index));
  const orderId = await order(kiosk, [payer(index).feeItemId]);
  if (one.call === 'create') makeTrouble(one);
  return must(await during(world, kiosk.api.startPayment({ orderId, channel })));
}

/** Whoever sees a code pays by it; where none was shown nobody can. */
function scan({ world, channel, kiosk }: Case, first: PaymentView): void {
  const code = kiosk.lastPayment()?.qrText ?? first.qrText;
  if (code !== null) world[channel].people.scanAndPay(code);
}

async function giveBack(one: Case, { order: { orderNumber } }: PaymentView): Promise<void> {
  const { world, channel } = one;
  await world.time.advance(3 * SECOND);
  const [first, second] = [world.openWindow('counter'), world.openWindow('counter')];
  const asked = must(await first.api.askRefund({ orderNumber, lines: 'all', because: '考生弃考' }));
  const refundNumber = asked.refunds[0]?.refundNumber ?? '';
  makeTrouble(one);
  must(await during(world, second.api.decideRefund({ refundNumber, decision: { kind: 'approve' } })));
  await world.time.advance(90 * SECOND);
  endTrouble(world);
  const [row] = must(await second.api.refunds({ orderNumber })).refunds;
  if (row?.state !== 'needs-person') return;
  // Somebody clears it up: at the merchant platform where the gateway is stuck, and here.
  if (channel === 'wechat') world.wechat.finishRefund(refundNumber);
  must(await during(world, second.api.decideRefund({ refundNumber, decision: { kind: 'try-again' } })));
}

async function goThrough(one: Case, first: PaymentView): Promise<void> {
  const { world, channel, kiosk } = one;
  switch (one.call) {
    case 'create':
      await world.time.advance(4 * SECOND);
      scan(one, first);
      await world.time.advance(4 * SECOND);
      break;
    case 'query':
      makeTrouble(one);
      scan(one, first);
      await during(world, kiosk.api.askPayment({}));
      await world.time.advance(4 * SECOND);
      break;
    case 'close':
      makeTrouble(one);
      await during(world, kiosk.api.leavePayment({ reason: 'left' }));
      // Somebody has the code on the phone all the same.
      world[channel].people.payAnyhow(first.outTradeNo);
      break;
    case 'refund':
    case 'query-refund':
      scan(one, first);
      await giveBack(one, first);
  }
  endTrouble(world);
}

/** Until our store holds nothing open about the number. */
export async function untilDecided({ time, opened }: RealWorld, outTradeNo: string): Promise<void> {
  const { payments, refunds } = opened.store;
  for (let waited = 0; waited < LONGEST_WAIT_S; waited += 30) {
    const row = payments.byNumber(outTradeNo);
    const allBack = refunds.ofPayment(outTradeNo).every(({ state }) => state === 'done');
    if (row !== null && !isOpen(row.payment) && allBack) return;
    await time.advance(30 * SECOND);
  }
}

export function judge({ world, channel }: Place, outTradeNo: string): Omit<Outcome, 'fault'> {
  const { payments, refunds } = world.opened.store;
  const payment = payments.byNumber(outTradeNo)?.payment;
  const trade = world[channel].ledger.view().trades.find((one) => one.outTradeNo === outTradeNo);
  const state = payment?.state ?? 'gone';
  const paidFen = trade?.paidAt == null ? 0 : trade.amountFen;
  const refundedFen = trade?.refundedFen ?? 0;
  const known = payment?.state === 'paid' || payment?.state === 'misfit' ? payment.money.amount : 0;
  const back = refunds.ofPayment(outTradeNo).filter((refund) => refund.state === 'done');
  const givenBack = back.reduce((sum, { amount }) => sum + amount, 0);
  const wrong: string[] = [];
  if (payment === undefined || isOpen(payment)) wrong.push(`undecided: ${state}`);
  if (known !== paidFen) wrong.push(`we know of ${known} fen, the gateway of ${paidFen}`);
  if (givenBack !== refundedFen) wrong.push(`${givenBack} fen given back here, ${refundedFen} there`);
  if (state === 'closed' && trade?.stillPayable === true) wrong.push('closed, and can still be paid');
  if (refunds.ofPayment(outTradeNo).length !== back.length) wrong.push('a refund is not done');
  return { state, paidFen, refundedFen, wrong };
}

/** One person, one fault, told twice by the gateway; then it recovers, and time passes until everything is decided. */
export async function meetFault(
  world: RealWorld,
  channel: Channel,
  call: FaultyCall,
  fault: FaultKind,
  index: number,
): Promise<Outcome> {
  const kiosk = world.openWindow('kiosk');
  const one: Case = { world, channel, call, fault, kiosk };
  const first = await start(one, index);
  await goThrough(one, first);
  await during(world, kiosk.api.endVisit({ because: 'finished' }));
  await untilDecided(world, first.outTradeNo);
  return { fault, ...judge(one, first.outTradeNo) };
}
