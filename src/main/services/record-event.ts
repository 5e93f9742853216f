import { next } from '../../shared/next-payment';
import type { Payment, PaymentEvent } from '../../shared/payment';
import { moneyMoved } from '../../shared/payment';
import type { MoneyParts } from './money-parts';
import { settleMisfit, settlePaid } from './settle-payment';

/** How one event changed a payment. */
export type Recorded = { readonly payment: Payment; readonly moved: boolean };

/**
 * The only way a payment's state changes: `next`, one guarded update, one journal line and everything that hangs on it,
 * in one transaction. Throws when the disk refuses the commit: nothing changed then, the caller asks again later.
 */
export function recordEvent(parts: MoneyParts, outTradeNo: string, event: PaymentEvent): Recorded {
  const { store } = parts;
  return store.transaction(() => {
    const row = store.payments.byNumber(outTradeNo);
    if (row === null) throw new Error(`no payment ${outTradeNo}`);
    const { payment, outcome } = next(row.payment, event);
    if (outcome === 'stayed' && sameFacts(payment, row.payment)) return { payment, moved: false };
    const moved = outcome === 'moved';
    // Nothing is asked any more once money moved; the store's index of what is still watched stays short.
    const askAt = moneyMoved(payment) ? null : event.at;
    const watch = moved ? { askAt, asks: 0, onScreenSince: null } : row.watch;
    if (!store.payments.update(payment, watch, row.revision)) {
      throw new Error(`payment ${outTradeNo} was moved by somebody else`);
    }
    if (moved) journalMove(parts, row.payment, payment, event);
    if (outcome === 'contradiction') journalContradiction(parts, payment, event);
    if (moved && payment.state === 'paid') settlePaid(parts, payment);
    if (moved && payment.state === 'misfit') settleMisfit(parts, payment);
    return { payment, moved };
  });
}

/** Facts in a fixed order of keys; both sides come from the same constructors. */
function sameFacts(a: Payment, b: Payment): boolean {
  const sorted = (payment: Payment) =>
    JSON.stringify(Object.entries(payment).toSorted(([x], [y]) => (x < y ? -1 : 1)));
  return sorted(a) === sorted(b);
}

function journalMove(parts: MoneyParts, from: Payment, to: Payment, event: PaymentEvent): void {
  parts.store.journal.append({
    at: event.at,
    what: `payment.${to.state}`,
    subject: to.outTradeNo,
    facts: {
      from: from.state,
      event: event.type,
      ...(moneyMoved(to)
        ? {
            amount: to.money.amount,
            gatewayTradeNo: to.money.gatewayTradeNo,
            paidAt: to.money.paidAt,
            asked: to.amount,
          }
        : {}),
      ...(to.state === 'paid' ? { late: to.late } : {}),
      ...(to.state === 'closed' ? { proof: to.proof, reason: to.reason } : {}),
      ...(to.state === 'closing' ? { reason: to.reason } : {}),
    },
  });
}

/** The gateway said something that cannot be true of this payment: the state stands, people must see it (rule 2). */
function journalContradiction(parts: MoneyParts, payment: Payment, event: PaymentEvent): void {
  parts.store.journal.append({
    at: event.at,
    what: 'incident',
    subject: payment.outTradeNo,
    facts: {
      why: 'contradiction',
      state: payment.state,
      event: event.type,
      ...('money' in event ? { amount: event.money.amount, gatewayTradeNo: event.money.gatewayTradeNo } : {}),
      asked: payment.amount,
    },
  });
  parts.log.warn('the gateway contradicts a payment', {
    outTradeNo: payment.outTradeNo,
    state: payment.state,
    event: event.type,
  });
}
