import type { Refund } from '../../shared/refund';
import { moneyMoved } from '../../shared/payment';
import type { Cancel, RefundAnswer, Timers } from '../ports';
import type { MoneyParts } from './money-parts';
import { makeSerialise } from './serialise';

const MINUTE = 60_000;
/** How long after which question the next one is asked (WeChat: every minute, after 5 min 5/10/20/30 min). */
const ASK_AGAIN = [10_000, MINUTE, MINUTE, MINUTE, MINUTE, 5 * MINUTE, 10 * MINUTE, 20 * MINUTE] as const;
const THEN_EVERY = 30 * MINUTE;
const BROKEN_AGAIN = 30_000;

/** Sends approved refunds and asks about the ones under way, until the gateway says so (rules 8 and 11). */
export type RefundDesk = {
  readonly start: () => void;
  readonly stop: () => void;
  /** Something may be due now. */
  readonly wake: () => void;
  readonly process: (refundNumber: string) => Promise<Refund>;
};

export function makeRefundDesk(parts: MoneyParts, timers: Timers): RefundDesk {
  const serialise = makeSerialise();
  const busy = new Set<string>();
  let cancel: Cancel | null = null;
  let running = false;

  function process(refundNumber: string): Promise<Refund> {
    return serialise(refundNumber, () => processRefund(parts, refundNumber));
  }

  function free(refundNumber: string): void {
    busy.delete(refundNumber);
    arm(1_000);
  }

  function tick(): void {
    for (const { refundNumber } of parts.store.refunds.due(parts.clock.now(), 16)) {
      if (busy.has(refundNumber)) continue;
      busy.add(refundNumber);
      void process(refundNumber).then(
        () => free(refundNumber),
        (thrown: unknown) => {
          parts.log.error('a refund broke', { refundNumber }, thrown);
          // The call may have gone out; a disk that refuses its answer must not make us repeat it every second.
          timers.after(BROKEN_AGAIN, () => free(refundNumber));
        },
      );
    }
  }

  function arm(atLeastMs: number): void {
    cancel?.();
    cancel = null;
    const next = parts.store.refunds.nextAskAt();
    if (!running || next === null) return;
    cancel = timers.after(Math.max(atLeastMs, next - parts.clock.now()), tick);
  }

  return {
    start: () => {
      running = true;
      arm(0);
    },
    stop: () => {
      running = false;
      arm(0);
    },
    wake: () => arm(0),
    process,
  };
}

/** One step of one refund. The number and the terms are on the disk before the call; a repeat is the same call. */
async function processRefund(parts: MoneyParts, refundNumber: string): Promise<Refund> {
  const refund = mustFind(parts, refundNumber);
  if (refund.state !== 'approved' && refund.state !== 'processing') return refund;
  const payment = parts.store.payments.byNumber(refund.outTradeNo)?.payment;
  const gateway = parts.gateways.get(refund.channel);
  if (payment === undefined || gateway === undefined) {
    throw new Error(`refund ${refundNumber} has no payment or gateway`);
  }
  // After a restore the refund may be known before its payment's money is: that is asked first.
  if (!moneyMoved(payment)) return putOff(parts, refund);
  const { outTradeNo, lineNumber, amount, reason, asks } = refund;
  const terms = { refundNumber, outTradeNo, amount, paidAmount: payment.money.amount, reason };
  if (refund.state === 'processing') return note(parts, refund, await gateway.queryRefund(terms));
  if (asks === 0) {
    parts.intentLog.append({
      kind: 'refund',
      at: parts.clock.now(),
      refundNumber,
      outTradeNo,
      lineNumber,
      amount,
    });
  }
  return note(parts, refund, await gateway.refund(terms));
}

function note(parts: MoneyParts, refund: Refund, answer: RefundAnswer): Refund {
  const state = stateAfter(refund, answer);
  const asks = refund.asks + 1;
  const at = parts.clock.now();
  const over = state === 'done' || state === 'needs-person';
  const askAt = over ? null : at + (ASK_AGAIN[refund.asks] ?? THEN_EVERY);
  const { refundNumber, outTradeNo } = refund;
  parts.store.transaction(() => {
    parts.store.refunds.update(refundNumber, { state, askAt, asks });
    if (state !== refund.state || answer.kind === 'no-answer' || answer.kind === 'refused') {
      const detail = 'detail' in answer ? answer.detail : answer.kind === 'no-answer' ? answer.why : null;
      parts.store.journal.append({
        at,
        what: `refund.${state}`,
        subject: outTradeNo,
        facts: { refundNumber, amount: refund.amount, from: refund.state, detail },
      });
    }
  });
  return { ...refund, state, askAt, asks };
}

function putOff(parts: MoneyParts, refund: Refund): Refund {
  const { state, asks } = refund;
  const askAt = parts.clock.now() + 10_000;
  parts.store.refunds.update(refund.refundNumber, { state, askAt, asks });
  return { ...refund, askAt };
}

function stateAfter(refund: Refund, answer: RefundAnswer): Refund['state'] {
  switch (answer.kind) {
    case 'done':
      return 'done';
    case 'processing':
      return 'processing';
    case 'stuck':
      return 'needs-person';
    case 'refused':
      // Without funds nothing moved: the same number again after a top-up, by itself (WeChat NOT_ENOUGH).
      return answer.reason === 'not-enough-funds' ? 'approved' : 'needs-person';
    // The gateway never got it: the same number again (rule 11).
    case 'absent':
      return 'approved';
    case 'no-answer':
      return refund.state;
  }
}

function mustFind(parts: MoneyParts, refundNumber: string): Refund {
  const refund = parts.store.refunds.byNumber(refundNumber);
  if (refund === null) throw new Error(`no refund ${refundNumber}`);
  return refund;
}
