import type { Order } from '../../shared/order';
import { sumFen } from '../../shared/money';
import { isOpen } from '../../shared/payment';
import type { Cancel, IntentEntry, Timers } from '../ports';
import { SYSTEM_ACTOR } from './actor';
import type { MoneyParts } from './money-parts';
import type { PaymentGuard } from './guard-payments';
import { releaseIfOver } from './end-visit';
import type { Visits } from './visits';
import type { PaymentWatch } from './watch-payments';

const RESTORE_FACT = 'restore-unfinished';

type PaymentIntent = Extract<IntentEntry, { kind: 'payment' }>;
type RefundIntent = Extract<IntentEntry, { kind: 'refund' }>;

export type RecoverParts = MoneyParts & {
  readonly guard: PaymentGuard;
  readonly watch: PaymentWatch;
  readonly visits: Visits;
};

function restoreUnfinished(parts: RecoverParts): boolean {
  const fact = parts.store.facts.get(RESTORE_FACT);
  return fact !== null && fact !== '';
}

/**
 * After a restore from a backup the store is older than the money. Every number in the intent log that it lacks is put
 * back as "closing" (nobody stands before it) and asked about; until each has had an answer no new payment starts (rule 1). Returns the numbers
 * still to be asked.
 */
function putBackIntents(parts: RecoverParts): readonly string[] {
  if (!restoreUnfinished(parts)) return [];
  parts.guard.restoreUnfinished(true);
  const entries = parts.intentLog.entries();
  for (const entry of entries) {
    if (entry.kind === 'payment') putBackPayment(parts, entry);
  }
  const unasked = entries.flatMap((entry) => {
    const row = entry.kind === 'payment' ? parts.store.payments.byNumber(entry.outTradeNo) : null;
    return row !== null && isOpen(row.payment) ? [row.payment.outTradeNo] : [];
  });
  for (const entry of entries) {
    if (entry.kind === 'refund') putBackRefund(parts, entry);
  }
  return [...new Set(unasked)];
}

const RESTORE_RETRY_MS = 10_000;

/**
 * A start changes nothing (rule 8): what nobody stands before is given back, what a restore lost is put back, and every
 * payment that is not final is asked about before anything expires.
 */
export function takeUpWork(
  parts: RecoverParts & { readonly timers: Timers },
  onRestored: () => void,
): { readonly stop: () => void } {
  const unasked = putBackIntents(parts);
  releaseAbandonedOrders(parts);
  parts.watch.start();
  let cancel: Cancel | null = null;
  let stopped = false;
  const turn = async (): Promise<void> => {
    const done = await finishRestore(parts, unasked).catch((thrown: unknown) => {
      parts.log.error('asking about a restored payment broke', {}, thrown);
      return false;
    });
    if (done) onRestored();
    else if (!stopped) cancel = parts.timers.after(RESTORE_RETRY_MS, () => void turn());
  };
  void turn();
  return {
    stop: () => {
      stopped = true;
      cancel?.();
    },
  };
}

/** Asks about each number once; true when every one has had a usable answer and new payments may start again. */
async function finishRestore(parts: RecoverParts, unasked: readonly string[]): Promise<boolean> {
  if (!restoreUnfinished(parts)) return true;
  for (const outTradeNo of unasked) {
    await parts.watch.askNow(outTradeNo);
    if (!parts.watch.wasAnswered(outTradeNo)) {
      parts.log.warn('a restored payment has no answer yet', { outTradeNo });
      return false;
    }
  }
  const at = parts.clock.now();
  parts.store.transaction(() => {
    parts.store.facts.set(RESTORE_FACT, '');
    parts.store.journal.append({
      at,
      what: 'restore.finished',
      subject: 'store',
      facts: { asked: unasked.length },
    });
  });
  parts.guard.restoreUnfinished(false);
  return true;
}

/** Orders nobody stands before and nothing can be paid of: a crash left their claims behind. */
function releaseAbandonedOrders(parts: RecoverParts): void {
  for (const orderId of parts.store.orders.openIds()) releaseIfOver(parts, orderId);
}

function putBackPayment(parts: RecoverParts, intent: PaymentIntent): void {
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
        firstLine: intent.firstLine,
        lastLine,
        amount,
        description,
        createdAt: intent.at,
        expiresAt,
        qrText: null,
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
function putBackLines(parts: RecoverParts, intent: PaymentIntent): number {
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

function insertOrder(parts: RecoverParts, intent: PaymentIntent, lines: Order['lines']): void {
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
function putBackRefund(parts: RecoverParts, intent: RefundIntent): void {
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
