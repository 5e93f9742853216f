import type { CloseReason, Payment } from '../../shared/payment';
import { isOpen } from '../../shared/payment';
import type { Timers } from '../ports';
import { askPayment, leavePayment, openPayment } from './ask-payment';
import { chargePayerCode } from './ask-payer-code';
import type { Asking } from './ask-schedule';
import { nextAskAt } from './ask-schedule';
import type { AskTurns } from './ask-turns';
import { makeAskTurns } from './ask-turns';
import type { MoneyParts } from './money-parts';
import type { Asked } from './query-payment';
import type { Serialise } from './serialise';
import { makeSerialise } from './serialise';

/** A commit that the disk refused is tried again after this (rule 9). */
const RETRY_COMMIT_MS = 5_000;

/** Asks about every payment whose truth is not final: one scheduler, one timer for all (rules 8 and 15). */
export type PaymentWatch = {
  /** Every open payment is asked about at once, before anything is expired; closed ones go on being asked. */
  readonly start: () => void;
  readonly stop: () => void;
  /** First order call of a payment that was just stored. */
  readonly open: (outTradeNo: string) => Promise<Payment>;
  /** The one call that carries the payer's own code; it is kept nowhere. */
  readonly charge: (outTradeNo: string, payerCode: string) => Promise<Payment>;
  readonly askNow: (outTradeNo: string) => Promise<Payment>;
  readonly leave: (outTradeNo: string, reason: CloseReason) => Promise<Payment>;
  readonly setOnScreen: (outTradeNo: string, onScreen: boolean) => void;
  readonly isAsking: (outTradeNo: string) => boolean;
  /** Closed, and the statements know nothing of it: nothing is left to ask (rule 15). */
  readonly rest: (outTradeNo: string) => void;
  /** Whether the last question about it brought a usable answer. */
  readonly wasAnswered: (outTradeNo: string) => boolean;
  readonly countOpen: () => number;
};

export type WatchListener = {
  /** After every answer, moved or not. `allRecorded`: there is no other whose answer could not be recorded yet. */
  readonly onAsked: (payment: Payment, allRecorded: boolean) => void;
  /** Recording an answer failed: money may be unrecorded, people must be told. */
  readonly onCommitFailed: () => void;
};

type Watched = Asking & { readonly state: Payment['state'] };

/** What the functions of one watch share. `known`: the payments that are still to be asked about. */
type Watching = {
  readonly parts: MoneyParts;
  readonly listener: WatchListener;
  readonly turns: AskTurns;
  readonly serialise: Serialise;
  readonly known: Map<string, Watched>;
  /** An answer about them could not be recorded yet. */
  readonly unrecorded: Set<string>;
  /** "I have paid" pressed again before the question went out is the same question. */
  readonly toAsk: Map<string, Promise<Payment>>;
};

export function makePaymentWatch(parts: MoneyParts, timers: Timers, listener: WatchListener): PaymentWatch {
  const turns = makeAskTurns(parts.clock, timers, (outTradeNo) => {
    void askNow(watching, outTradeNo).catch(() => undefined);
  });
  const known = new Map<string, Watched>();
  const watching: Watching = {
    parts,
    listener,
    turns,
    serialise: makeSerialise(),
    known,
    unrecorded: new Set(),
    toAsk: new Map(),
  };
  return {
    start: () => {
      takeUp(watching);
      turns.start();
    },
    stop: turns.stop,
    open: (outTradeNo) => run(watching, outTradeNo, () => openPayment(parts, outTradeNo)),
    charge: (outTradeNo, payerCode) =>
      run(watching, outTradeNo, () => chargePayerCode(parts, outTradeNo, payerCode)),
    askNow: (outTradeNo) => askNow(watching, outTradeNo),
    leave: (outTradeNo, reason) => leave(watching, outTradeNo, reason),
    setOnScreen: (outTradeNo, onScreen) => setOnScreen(watching, outTradeNo, onScreen),
    isAsking: turns.isAsking,
    rest: (outTradeNo) => rest(watching, outTradeNo),
    wasAnswered: (outTradeNo) => (known.get(outTradeNo)?.vain ?? 0) === 0,
    countOpen: () => parts.store.payments.countOpen(),
  };
}

function fresh(state: Payment['state']): Watched {
  return { state, asks: 0, onScreenSince: null, vain: 0, retryAfterMs: null };
}

/** Open payments are asked about at once, closed ones when their turn comes. */
function takeUp({ parts, turns, known }: Watching): void {
  const now = parts.clock.now();
  for (const { payment } of parts.store.payments.open()) {
    known.set(payment.outTradeNo, fresh(payment.state));
    turns.set(payment.outTradeNo, now);
  }
  for (const { payment, watch } of parts.store.payments.closedToAsk()) {
    known.set(payment.outTradeNo, { ...fresh(payment.state), asks: watch.asks });
    turns.set(payment.outTradeNo, watch.askAt ?? now);
  }
}

function plan({ parts, turns, known }: Watching, payment: Payment, asking: Watched): void {
  const { outTradeNo } = payment;
  const askAt = nextAskAt(payment, asking, parts.clock.now(), parts.ids.fraction());
  if (askAt === null) {
    turns.remove(outTradeNo);
    known.delete(outTradeNo);
  } else {
    known.set(outTradeNo, asking);
    turns.set(outTradeNo, askAt);
  }
  // Where a closed payment stands in its later questions must outlive a restart; open ones are all asked at start.
  if (payment.state === 'closed') {
    parts.store.payments.setWatch(outTradeNo, { askAt, asks: asking.asks, onScreenSince: null });
  }
}

/** `firstQuestion`: the schedule begins anew behind it. */
function settled(watching: Watching, asked: Asked, firstQuestion: boolean): Payment {
  const { payment, answered, retryAfterMs } = asked;
  const before = watching.known.get(payment.outTradeNo) ?? fresh(payment.state);
  const moved = before.state !== payment.state;
  plan(watching, payment, {
    state: payment.state,
    asks: moved || firstQuestion ? 0 : before.asks + 1,
    onScreenSince: payment.state === 'closed' ? null : before.onScreenSince,
    vain: answered ? 0 : before.vain + 1,
    retryAfterMs,
  });
  watching.unrecorded.delete(payment.outTradeNo);
  watching.listener.onAsked(payment, watching.unrecorded.size === 0);
  return payment;
}

function run(
  watching: Watching,
  outTradeNo: string,
  work: () => Promise<Asked>,
  firstQuestion = false,
): Promise<Payment> {
  const { parts, turns, listener } = watching;
  return watching.serialise(outTradeNo, async () => {
    turns.begin(outTradeNo);
    try {
      return settled(watching, await work(), firstQuestion);
    } catch (thrown) {
      parts.log.error('asking about a payment broke', { outTradeNo }, thrown);
      turns.set(outTradeNo, parts.clock.now() + RETRY_COMMIT_MS);
      watching.unrecorded.add(outTradeNo);
      listener.onCommitFailed();
      throw thrown;
    } finally {
      turns.done(outTradeNo);
    }
  });
}

function askNow(watching: Watching, outTradeNo: string): Promise<Payment> {
  const { parts, toAsk } = watching;
  const waiting = toAsk.get(outTradeNo);
  if (waiting !== undefined) return waiting;
  const asking = run(watching, outTradeNo, () => {
    toAsk.delete(outTradeNo);
    return askPayment(parts, outTradeNo);
  });
  toAsk.set(outTradeNo, asking);
  return asking;
}

async function leave(watching: Watching, outTradeNo: string, reason: CloseReason): Promise<Payment> {
  const { parts, known } = watching;
  const row = parts.store.payments.byNumber(outTradeNo);
  if (row === null) throw new Error(`no payment ${outTradeNo}`);
  const { payment } = row;
  // What is decided already has its own later questions; leaving it is none of them.
  if (!isOpen(payment)) return payment;
  const gateway = parts.gateways.get(payment.channel);
  if (gateway === undefined) throw new Error(`no gateway for channel ${payment.channel}`);
  const asking = known.get(outTradeNo);
  if (asking !== undefined) known.set(outTradeNo, { ...asking, onScreenSince: null });
  return run(watching, outTradeNo, () => leavePayment(parts, gateway, payment, reason), true);
}

function setOnScreen(watching: Watching, outTradeNo: string, onScreen: boolean): void {
  const { parts, known } = watching;
  const row = parts.store.payments.byNumber(outTradeNo);
  if (row === null) return;
  const asking = known.get(outTradeNo) ?? fresh(row.payment.state);
  const onScreenSince = onScreen ? parts.clock.now() : null;
  plan(watching, row.payment, { ...asking, asks: 0, onScreenSince });
}

function rest({ parts, turns, known }: Watching, outTradeNo: string): void {
  if (turns.isAsking(outTradeNo)) return;
  turns.remove(outTradeNo);
  known.delete(outTradeNo);
  parts.store.payments.setWatch(outTradeNo, { askAt: null, asks: 0, onScreenSince: null });
}
