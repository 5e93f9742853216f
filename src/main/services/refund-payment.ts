import type { Refund, RefundProblem } from '../../shared/refund';
import { moneyMoved } from '../../shared/payment';
import type { PaymentGateway, RefundAnswer, RefundTerms, Refusal, Timers } from '../ports';
import type { DueDesk } from './due-desk';
import { makeDueDesk } from './due-desk';
import { finishRefund } from './finish-refund';
import { journalRefund } from './journal-refund';
import type { MoneyParts } from './money-parts';
import { makeSerialise } from './serialise';

const MINUTE = 60_000;
/** How long after which question the next one is asked (WeChat: every minute, after 5 min 5/10/20/30 min). */
const ASK_AGAIN = [10_000, MINUTE, MINUTE, MINUTE, MINUTE, 5 * MINUTE, 10 * MINUTE, 20 * MINUTE] as const;
const THEN_EVERY = 30 * MINUTE;

/** Sends approved refunds and asks about the ones under way, until the gateway says so (rules 8 and 11). */
export type RefundDesk = DueDesk & { readonly process: (refundNumber: string) => Promise<Refund> };

/** `onMoved`: a refund has another state than before. */
export function makeRefundDesk(
  parts: MoneyParts,
  timers: Timers,
  onMoved: (refund: Refund) => void,
): RefundDesk {
  const serialise = makeSerialise();

  function process(refundNumber: string): Promise<Refund> {
    return serialise(refundNumber, async () => {
      const before = mustFind(parts, refundNumber);
      const after = await processRefund(parts, before);
      if (after.state !== before.state || after.problem !== before.problem) onMoved(after);
      return after;
    });
  }

  const { refunds } = parts.store;
  const desk = makeDueDesk(
    { ...parts, timers },
    {
      name: 'a refund',
      due: (nowMs, limit) => refunds.due(nowMs, limit).map(({ refundNumber }) => refundNumber),
      nextAskAt: refunds.nextAskAt,
      atOnce: 16,
      process,
    },
  );
  return { ...desk, process };
}

/** One step of one refund. The number and the terms are on the disk before the call; a repeat is the same call. */
async function processRefund(parts: MoneyParts, refund: Refund): Promise<Refund> {
  const { refundNumber, outTradeNo } = refund;
  if (refund.state !== 'approved' && refund.state !== 'processing') return refund;
  const payment = parts.store.payments.byNumber(outTradeNo)?.payment;
  const gateway = parts.gateways.get(refund.channel);
  if (payment === undefined || gateway === undefined) {
    throw new Error(`refund ${refundNumber} has no payment or gateway`);
  }
  // After a restore the refund may be known before its payment's money is: that is asked first.
  if (!moneyMoved(payment)) return putOff(parts, refund);
  const counted = countCall(parts, refund);
  const { amount, reason } = refund;
  const terms = { refundNumber, outTradeNo, amount, paidAmount: payment.money.amount, reason };
  const asking =
    refund.state === 'processing' ? gateway.queryRefund(terms) : send(gateway, terms, counted.asks);
  return note(parts, counted, await asking);
}

/**
 * A refusal counts for this call alone. Where an earlier one went out the refund may be done behind a lost answer (Alipay
 * then says "trade closed", a wrong clock of ours "invalid timestamp"): the refund query has the word before a person.
 */
async function send(gateway: PaymentGateway, terms: RefundTerms, asks: number): Promise<RefundAnswer> {
  const answer = await gateway.refund(terms);
  if (answer.kind !== 'refused' || asks === 1) return answer;
  const earlier = await gateway.queryRefund(terms);
  return earlier.kind === 'absent' ? answer : earlier;
}

/**
 * On the disk before the call goes out: from here on it may have been sent, and nobody declines it any more. Its first
 * line in the intent log brings it back after the store was lost (rule 1).
 */
function countCall(parts: MoneyParts, refund: Refund): Refund {
  const { refundNumber, outTradeNo, lineNumber, amount, reason, askedBy } = refund;
  if (refund.asks === 0) {
    const at = parts.clock.now();
    parts.intentLog.append({
      kind: 'refund',
      at,
      refundNumber,
      outTradeNo,
      lineNumber,
      amount,
      reason,
      askedBy,
    });
  }
  const counted = { ...refund, asks: refund.asks + 1 };
  parts.store.refunds.update(counted);
  return counted;
}

/** A person may have decided while the call was out; only one that is still open is moved by its answer. */
function note(parts: MoneyParts, asked: Refund, answer: RefundAnswer): Refund {
  const at = parts.clock.now();
  return parts.store.transaction(() => {
    const refund = mustFind(parts, asked.refundNumber);
    const detail = 'detail' in answer ? answer.detail : answer.kind === 'no-answer' ? answer.why : null;
    if (refund.state !== 'approved' && refund.state !== 'processing') {
      journalRefund(parts, refund, at, 'refund.answer-too-late', {
        state: refund.state,
        answer: answer.kind,
        detail,
      });
      return refund;
    }
    const state = stateAfter(refund, answer);
    const over = state === 'done' || state === 'needs-person';
    const askAt = over ? null : at + (ASK_AGAIN[refund.asks - 1] ?? THEN_EVERY);
    const noted = { ...refund, state, askAt, problem: problemAfter(refund, answer) };
    parts.store.refunds.update(noted);
    if (state !== refund.state || answer.kind === 'no-answer' || answer.kind === 'refused') {
      journalRefund(parts, noted, at, `refund.${state}`, { from: refund.state, detail });
    }
    if (state === 'done') finishRefund(parts, noted, at);
    return noted;
  });
}

function putOff(parts: MoneyParts, refund: Refund): Refund {
  const later = { ...refund, askAt: parts.clock.now() + 10_000 };
  parts.store.refunds.update(later);
  return later;
}

function problemAfter(refund: Refund, answer: RefundAnswer): RefundProblem | null {
  switch (answer.kind) {
    case 'stuck':
      return 'stuck';
    case 'refused':
      return REFUSED[answer.reason];
    case 'no-answer':
      return refund.problem;
    case 'done':
    case 'processing':
    case 'absent':
      return null;
  }
}

/** Reasons that only an order call can have are none of a refund's own. */
const REFUSED = {
  'not-permitted': 'not-permitted',
  'bad-request': 'bad-request',
  'number-used': 'number-used',
  'already-paid': 'other',
  'already-closed': 'other',
  limit: 'limit',
  'not-enough-funds': 'not-enough-funds',
  other: 'other',
} as const satisfies Record<Refusal['reason'], RefundProblem>;

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
