import { isOpen } from '../../shared/payment';
import type { Cancel, Timers } from '../ports';
import type { MoneyParts } from './money-parts';
import type { PaymentGuard } from './guard-payments';
import { releaseIfOver } from './end-visit';
import { putBackPayment, putBackRefund } from './put-back';
import { oldestDay } from './statement-days';
import type { Visits } from './visits';
import type { PaymentWatch } from './watch-payments';

const RESTORE_FACT = 'restore-unfinished';

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
  matchAgain(parts);
  return [...new Set(unasked)];
}

/**
 * The statements are the second source: those the backup lacks are fetched again, and every one is held anew against
 * what the store has now. What only a statement knows shows there, at the latest on the next day; new payments do not
 * wait for it, since the intent log had every number before its first call, and money for a line that is paid again
 * meanwhile is given back (rule 5).
 */
function matchAgain({ store, gateways, clock }: RecoverParts): void {
  for (const channel of gateways.keys()) {
    for (const statement of store.statements.since(channel, oldestDay(clock.now()))) {
      const anew = { rowsMatched: false, paymentsMatched: false, refundsMatched: false };
      store.statements.save({ ...statement, ...anew });
    }
  }
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
