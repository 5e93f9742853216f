import { sumFen } from '../../shared/money';
import type { Order } from '../../shared/order';
import type { IntentEntry } from '../ports';
import { SYSTEM_ACTOR } from './actor';
import type { MoneyParts } from './money-parts';

type PaymentIntent = Extract<IntentEntry, { kind: 'payment' }>;
type RefundIntent = Extract<IntentEntry, { kind: 'refund' }>;

/** A payment that the intent log has and the store lacks: back as "closing", since nobody stands before it (rule 1). */
export function putBackPayment(parts: MoneyParts, intent: PaymentIntent): void {
  if (parts.store.payments.byNumber(intent.outTradeNo) !== null) return;
  const { outTradeNo, orderId, channel, amount, description, expiresAt } = intent;
  const at = parts.clock.now();
  parts.store.transaction(() => {
    const lastLine = putBackLines(parts, intent);
    parts.store.payments.insert(
      {
        state: 'closing',
        reason: 'left',
        outTradeNo,
        orderId,
        channel,
        method: intent.method,
        firstLine: intent.firstLine,
        lastLine,
        amount,
        description,
        createdAt: intent.at,
        expiresAt,
        qrText: null,
        payCode: null,
        since: at,
        quietAsks: 0,
        lastQuietAt: null,
        oddAmount: null,
      },
      { askAt: at, asks: 0, onScreenSince: null },
    );
    parts.store.journal.append({
      at,
      what: 'payment.put-back',
      subject: outTradeNo,
      facts: { orderId, channel, amount, from: 'intent-log' },
    });
  });
}

/**
 * The lines of the payment, in an order that may be gone or, where it is paid in parts, may lack them. A claim that
 * another order has taken since stays there; money decides later (rule 5). Answers the last of the lines.
 */
function putBackLines(parts: MoneyParts, intent: PaymentIntent): number {
  const { orderId, firstLine } = intent;
  const lines = intent.lines.map((line, index) => ({
    ...line,
    lineNumber: firstLine + index,
    state: 'open' as const,
  }));
  const lastLine = Math.max(firstLine, firstLine + lines.length - 1);
  const known = parts.store.orders.byId(orderId);
  const missing = lines.filter(
    ({ lineNumber }) => known?.lines.every((line) => line.lineNumber !== lineNumber) ?? true,
  );
  if (known === null) insertOrder(parts, intent, missing);
  else if (missing.length > 0) parts.store.orders.addLines(orderId, missing);
  for (const { candidateId, feeItemId } of missing) {
    parts.store.claims.take({ candidateId, feeItemId, orderId, at: intent.at });
  }
  return lastLine;
}

function insertOrder(parts: MoneyParts, intent: PaymentIntent, lines: Order['lines']): void {
  parts.store.orders.insert({
    id: intent.orderId,
    number: intent.orderNumber,
    source: 'kiosk',
    createdAt: intent.at,
    state: 'open',
    total: sumFen(lines.map((line) => line.amount)),
    lines,
  });
}

/**
 * It was sent before the store was lost: asked how it stands, never a second one, whatever the backup says of it; there
 * it may not be known, or still wait for its approval.
 */
export function putBackRefund(parts: MoneyParts, intent: RefundIntent): void {
  const known = parts.store.refunds.byNumber(intent.refundNumber);
  if (known !== null && (known.asks > 0 || known.state === 'settled-outside')) return;
  const row = parts.store.payments.byNumber(intent.outTradeNo);
  if (row === null) return;
  const { refundNumber, outTradeNo, lineNumber, amount } = intent;
  const at = parts.clock.now();
  const sent = { state: 'processing', askAt: at, asks: 1, problem: null } as const;
  parts.store.transaction(() => {
    if (known === null) {
      parts.store.refunds.insert({
        refundNumber,
        outTradeNo,
        channel: row.payment.channel,
        lineNumber,
        amount,
        reason: intent.reason ?? (lineNumber === null ? 'misfit' : 'duplicate'),
        askedBy: intent.askedBy ?? SYSTEM_ACTOR,
        because: null,
        decidedBy: null,
        note: null,
        createdAt: intent.at,
        ...sent,
      });
    } else {
      parts.store.refunds.update({ ...known, ...sent });
    }
    parts.store.journal.append({
      at,
      what: 'refund.put-back',
      subject: outTradeNo,
      facts: { refundNumber, amount, before: known?.state ?? null },
    });
  });
}
