import type { CloseReason, Payment } from '../../shared/payment';
import type { Cancel, Timers } from '../ports';
import type { Asked } from './ask-payment';
import { askPayment, leavePayment, openPayment } from './ask-payment';
import type { Asking } from './ask-schedule';
import { nextAskAt } from './ask-schedule';
import type { DueList } from './due-list';
import { makeDueList } from './due-list';
import type { MoneyParts } from './money-parts';
import { makeSerialise } from './serialise';

/** Calls in flight at once; a storm of open payments never becomes a storm at the gateway. */
const AT_ONCE = 8;
/** A commit that the disk refused is tried again after this (rule 9). */
const RETRY_COMMIT_MS = 5_000;

/** Asks about every payment whose truth is not final: one scheduler, one timer for all (rules 8 and 15). */
export type PaymentWatch = {
  /** Every open payment is asked about at once, before anything is expired; closed ones go on being asked. */
  readonly start: () => void;
  readonly stop: () => void;
  /** First order call of a payment that was just stored. */
  readonly open: (outTradeNo: string) => Promise<Payment>;
  readonly askNow: (outTradeNo: string) => Promise<Payment>;
  readonly leave: (outTradeNo: string, reason: CloseReason) => Promise<Payment>;
  readonly setOnScreen: (outTradeNo: string, onScreen: boolean) => void;
  readonly isAsking: (outTradeNo: string) => boolean;
  /** Whether the last question about it brought a usable answer. */
  readonly wasAnswered: (outTradeNo: string) => boolean;
  readonly countOpen: () => number;
};

export type WatchListener = {
  /** After every answer, moved or not. */
  readonly onAsked: (payment: Payment) => void;
  /** Recording an answer failed: money may be unrecorded, people must be told. */
  readonly onCommitFailed: () => void;
};

type Watched = Asking & { readonly state: Payment['state'] };

export function makePaymentWatch(parts: MoneyParts, timers: Timers, listener: WatchListener): PaymentWatch {
  const serialise = makeSerialise();
  const due: DueList = makeDueList();
  const known = new Map<string, Watched>();
  const inFlight = new Set<string>();
  let cancel: Cancel | null = null;
  let running = false;

  const fresh = (state: Payment['state']): Watched => ({
    state,
    asks: 0,
    onScreenSince: null,
    vain: 0,
    retryAfterMs: null,
  });

  function plan(payment: Payment, asking: Watched): void {
    const askAt = nextAskAt(payment, asking, parts.clock.now(), parts.ids.fraction());
    if (askAt === null) {
      due.remove(payment.outTradeNo);
      known.delete(payment.outTradeNo);
    } else {
      known.set(payment.outTradeNo, asking);
      due.set(payment.outTradeNo, askAt);
    }
    // Where a closed payment stands in its later questions must outlive a restart; open ones are all asked at start.
    if (payment.state === 'closed') {
      parts.store.payments.setWatch(payment.outTradeNo, { askAt, asks: asking.asks, onScreenSince: null });
    }
    arm();
  }

  function settled(asked: Asked): Payment {
    const { payment } = asked;
    const before = known.get(payment.outTradeNo) ?? fresh(payment.state);
    const moved = before.state !== payment.state;
    plan(payment, {
      state: payment.state,
      asks: moved ? 0 : before.asks + 1,
      onScreenSince: payment.state === 'closed' ? null : before.onScreenSince,
      vain: asked.answered ? 0 : before.vain + 1,
      retryAfterMs: asked.retryAfterMs,
    });
    listener.onAsked(payment);
    return payment;
  }

  function run(outTradeNo: string, work: () => Promise<Asked>): Promise<Payment> {
    return serialise(outTradeNo, async () => {
      inFlight.add(outTradeNo);
      due.remove(outTradeNo);
      try {
        return settled(await work());
      } catch (thrown) {
        parts.log.error('asking about a payment broke', { outTradeNo }, thrown);
        due.set(outTradeNo, parts.clock.now() + RETRY_COMMIT_MS);
        listener.onCommitFailed();
        throw thrown;
      } finally {
        inFlight.delete(outTradeNo);
        arm();
      }
    });
  }

  function tick(): void {
    for (const outTradeNo of due.takeDue(parts.clock.now(), AT_ONCE - inFlight.size)) {
      void run(outTradeNo, () => askPayment(parts, outTradeNo)).catch(() => undefined);
    }
    arm();
  }

  function arm(): void {
    cancel?.();
    cancel = null;
    const soonest = due.soonest();
    if (!running || soonest === null || inFlight.size >= AT_ONCE) return;
    cancel = timers.after(Math.max(0, soonest - parts.clock.now()), tick);
  }

  function leave(outTradeNo: string, reason: CloseReason): Promise<Payment> {
    const asking = known.get(outTradeNo);
    if (asking !== undefined) known.set(outTradeNo, { ...asking, onScreenSince: null, asks: 0 });
    return run(outTradeNo, async () => {
      const row = parts.store.payments.byNumber(outTradeNo);
      if (row === null) throw new Error(`no payment ${outTradeNo}`);
      const gateway = parts.gateways.get(row.payment.channel);
      if (gateway === undefined) throw new Error(`no gateway for channel ${row.payment.channel}`);
      return leavePayment(parts, gateway, row.payment, reason);
    });
  }

  function setOnScreen(outTradeNo: string, onScreen: boolean): void {
    const row = parts.store.payments.byNumber(outTradeNo);
    if (row === null) return;
    const asking = known.get(outTradeNo) ?? fresh(row.payment.state);
    plan(row.payment, { ...asking, asks: 0, onScreenSince: onScreen ? parts.clock.now() : null });
  }

  return {
    start: () => {
      running = true;
      const now = parts.clock.now();
      for (const { payment } of parts.store.payments.open()) {
        known.set(payment.outTradeNo, fresh(payment.state));
        due.set(payment.outTradeNo, now);
      }
      for (const { payment, watch } of parts.store.payments.closedToAsk()) {
        known.set(payment.outTradeNo, { ...fresh(payment.state), asks: watch.asks });
        due.set(payment.outTradeNo, watch.askAt ?? now);
      }
      arm();
    },
    stop: () => {
      running = false;
      arm();
    },
    open: (outTradeNo) => run(outTradeNo, () => openPayment(parts, outTradeNo)),
    askNow: (outTradeNo) => run(outTradeNo, () => askPayment(parts, outTradeNo)),
    leave,
    setOnScreen,
    isAsking: (outTradeNo) => inFlight.has(outTradeNo),
    wasAnswered: (outTradeNo) => (known.get(outTradeNo)?.vain ?? 0) === 0,
    countOpen: () => parts.store.payments.countOpen(),
  };
}
