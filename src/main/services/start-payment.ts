import type { Channel } from '../../shared/channel';
import { MIN_WINDOW_LEFT_MS, WINDOW_MARGIN_MS } from '../../shared/exam';
import type { PaymentBlock } from '../../shared/health';
import { QUIET_AFTER_EXPIRY_MS } from '../../shared/next-payment';
import { sumFen } from '../../shared/money';
import type { Order } from '../../shared/order';
import { partsOf, rangeOf, samePart, type OrderPart } from '../../shared/order-parts';
import type { PayerCode } from '../../shared/payer-code';
import type { Payment, PaymentMethod } from '../../shared/payment';
import { isOpen, moneyMoved } from '../../shared/payment';
import type { Result } from '../../shared/result';
import { err, ok } from '../../shared/result';
import type { OrderParts } from './place-order';
import { mustBeProvenDead } from './place-order';
import type { MoneyParts } from './money-parts';
import { onOurClock } from './office-time';
import type { OfficeDown } from '../ports/exam-office';
import { reserveOrder, type NotReserved } from './reserve-order';
import { holdsLines } from './rival-payments';

export type StartPaymentFailure =
  | { readonly kind: 'no-order' }
  | { readonly kind: 'order-not-open' }
  | { readonly kind: 'blocked'; readonly blocks: PaymentBlock[] }
  | { readonly kind: 'window-closing' }
  | { readonly kind: 'channel-not-offered' }
  | { readonly kind: 'earlier-payment-closing'; readonly until: number }
  | NotReserved
  | OfficeDown;

type How = { readonly channel: Channel; readonly method: PaymentMethod };
type Started = Promise<Result<Payment, StartPaymentFailure>>;

/**
 * Starts paying an order by a channel, or goes on with the payment that already runs there. Changing the channel first
 * does all it can to kill the earlier code (rule 7). One at a time per order.
 */
export function startPayment(parts: OrderParts, orderId: string, channel: Channel): Started {
  return start(parts, orderId, { channel, method: 'merchant-code' }, parts.watch.open);
}

/**
 * Charges the payer's own code, or goes on with the one that is being charged: a second scan meanwhile is the same
 * payment, and its code is not sent. The code goes into one call and is kept nowhere (rule 3).
 */
export function startPayerCode(parts: OrderParts, orderId: string, { channel, code }: PayerCode): Started {
  if (parts.gateways.get(channel)?.payerCode == null) {
    return Promise.resolve(err({ kind: 'channel-not-offered' }));
  }
  return start(parts, orderId, { channel, method: 'payer-code' }, (outTradeNo) =>
    parts.watch.charge(outTradeNo, code),
  );
}

function start(
  parts: OrderParts,
  orderId: string,
  how: How,
  open: (outTradeNo: string) => Promise<Payment>,
): Started {
  return parts.serialise(`order ${orderId}`, async () => {
    if (parts.store.orders.byId(orderId) === null) return err({ kind: 'no-order' });
    if (!parts.gateways.has(how.channel)) return err({ kind: 'channel-not-offered' });
    const running = paymentsOf(parts, orderId).find((payment) => isRunning(parts, payment, how));
    if (running !== undefined) return ok(running);
    await leaveOthers(parts, orderId);
    const order = parts.store.orders.byId(orderId);
    if (order === null) return err({ kind: 'no-order' });
    const part = nextPart(order);
    if (part === undefined) return err({ kind: 'order-not-open' });
    const payments = paymentsOf(parts, orderId).filter((payment) => samePart(payment, rangeOf(part)));
    const paid = payments.find((payment) => moneyMoved(payment) && !wasReversed(payment));
    if (paid !== undefined) return ok(paid);
    const undecided = payments.find((payment) => mustBeProvenDead(parts, payment));
    if (undecided !== undefined) {
      return err({ kind: 'earlier-payment-closing', until: undecided.expiresAt + QUIET_AFTER_EXPIRY_MS });
    }
    // An order can be overtaken by money for one of its lines: nobody is asked to pay that line again.
    if (order.state !== 'open' || !holdsLines(parts, order, rangeOf(part)))
      return err({ kind: 'order-not-open' });
    return startNew(parts, order, part, how, open);
  });
}

/** The first part that is not paid yet; of an order that is over the last one, whose payment says how it ended. */
function nextPart(order: Order): OrderPart | undefined {
  const all = partsOf(order);
  return all.find((part) => part.lines.some(({ state }) => state === 'open')) ?? all.at(-1);
}

async function startNew(
  parts: OrderParts,
  order: Order,
  part: OrderPart,
  how: How,
  open: (outTradeNo: string) => Promise<Payment>,
): Started {
  const blocks = parts.guard.blocks();
  if (blocks.length > 0) return err({ kind: 'blocked', blocks: [...blocks] });
  // Again, since it may have ended, or never been had, since the order was placed.
  const reserved = await reserveOrder(parts, order);
  if (!reserved.ok) return reserved;
  const now = parts.clock.now();
  const windowEnd = onOurClock(parts, Math.min(...part.lines.map((line) => line.windowClosesAt)));
  if (windowEnd - now < MIN_WINDOW_LEFT_MS) return err({ kind: 'window-closing' });
  const payment = storeNewPayment(parts, order, part, how, now, windowEnd);
  return ok(await open(payment.outTradeNo));
}

/** Rule 1: the intent line and the row are on the disk before the first byte goes out. */
function storeNewPayment(
  parts: MoneyParts,
  order: Order,
  part: OrderPart,
  how: How,
  now: number,
  windowEnd: number,
): Payment {
  const { channel, method } = how;
  const lifeMs = method === 'payer-code' ? parts.settings.payerCodeWaitMs : parts.settings.qrLifeMs;
  const payment: Payment = {
    state: 'created',
    outTradeNo: parts.ids.outTradeNo(),
    orderId: order.id,
    channel,
    method,
    ...rangeOf(part),
    amount: sumFen(part.lines.map((line) => line.amount)),
    description: describePart(order, part),
    createdAt: now,
    // Rule 14: the QR never outlives the fee item's window.
    expiresAt: Math.min(now + lifeMs, windowEnd - WINDOW_MARGIN_MS),
    oddAmount: null,
  };
  const { outTradeNo, orderId, firstLine, amount, description, expiresAt } = payment;
  parts.intentLog.append({
    kind: 'payment',
    at: now,
    outTradeNo,
    orderId,
    orderNumber: order.number,
    channel,
    method,
    amount,
    description,
    expiresAt,
    firstLine,
    lines: part.lines.map(({ lineNumber: _number, state: _state, ...line }) => line),
  });
  parts.store.transaction(() => {
    parts.store.payments.insert(payment, { askAt: now, asks: 0, onScreenSince: null });
    parts.store.journal.append({
      at: now,
      what: 'payment.created',
      subject: outTradeNo,
      facts: { orderId, channel, method, amount, expiresAt, firstLine, lastLine: payment.lastLine },
    });
  });
  return payment;
}

/**
 * What the wallet shows beside the amount: exam, item and order number, so that a payer can tell two payments of the
 * same fee apart. 127 bytes at most (WeChat Native, `description`).
 */
function describePart(order: Order, { lines, number, of }: OrderPart): string {
  const first = lines[0];
  if (first === undefined) throw new Error(`order ${order.id} has no lines`);
  const more = lines.length > 1 ? `等${lines.length}项` : '';
  const turn = of > 1 ? ` ${number}/${of}` : '';
  return `${first.examName.slice(0, 16)} ${first.feeItemName.slice(0, 10)}${more} ${order.number}${turn}`;
}

async function leaveOthers(parts: OrderParts, orderId: string): Promise<void> {
  for (const payment of paymentsOf(parts, orderId)) {
    if (isOpen(payment)) await parts.watch.leave(payment.outTradeNo, 'changed-channel');
  }
}

/** Its code may still be scanned, or its call may still be answered: never a new number beside it (rule 3). */
function isRunning(parts: OrderParts, payment: Payment, { channel, method }: How): boolean {
  return (
    payment.method === method &&
    // Whichever wallet the second scan is of, the first one is being charged.
    (payment.channel === channel || method === 'payer-code') &&
    (payment.state === 'created' || payment.state === 'waiting' || payment.state === 'unknown') &&
    payment.expiresAt > parts.clock.now()
  );
}

/** Its money went back with the reversal: the order may be paid anew. */
function wasReversed(payment: Payment): boolean {
  return payment.state === 'misfit' && payment.reversed;
}

function paymentsOf(parts: OrderParts, orderId: string): readonly Payment[] {
  return parts.store.payments.ofOrder(orderId).map((row) => row.payment);
}
