import { z } from 'zod';
import type { Channel } from './channel';
import type { Fen } from './money';

/**
 * One attempt to pay an order under one merchant order number (支付单).
 *
 * ```
 *  created ──▶ waiting ──▶ paid ─────────────▶ refunds hang off every payment whose money moved
 *     │  │        │  ▲       ▲   ▲
 *     │  └──▶ unknown ┘       │   └── late money, from any state, closed included
 *     │           │          │
 *     └─────▶ closing ──▶ closed        misfit = money moved, but not as asked
 * ```
 * created: row stored, gateway not yet answered · waiting: a QR is payable · unknown: we asked and do not know ·
 * closing: we want it dead and have no proof yet · paid: money moved as asked · misfit: money moved otherwise, a
 * refund or a person must answer for it · closed: proven that nothing was and can be paid. There is no "failed".
 * The table of every state × event stands in docs/payments.md; `next` is in next-payment.ts.
 */
export type Payment =
  | CreatedPayment
  | WaitingPayment
  | UnknownPayment
  | ClosingPayment
  | PaidPayment
  | MisfitPayment
  | ClosedPayment;

export type PaymentState = Payment['state'];

/**
 * merchant-code: the payer scans a code of ours · payer-code: we scan the payer's own (付款码), at the counter. The code
 * itself is kept nowhere; `expiresAt` is then the end of the wait for the payer's password.
 */
export const paymentMethodSchema = z.enum(['merchant-code', 'payer-code']);
export type PaymentMethod = z.infer<typeof paymentMethodSchema>;

/** What is fixed before the first byte goes out (payments.md rule 1). Times are UTC ms. */
export type PaymentTerms = {
  readonly outTradeNo: string;
  readonly orderId: string;
  readonly channel: Channel;
  readonly method: PaymentMethod;
  /** The order's lines it pays: these two and all between. */
  readonly firstLine: number;
  readonly lastLine: number;
  readonly amount: Fen;
  /** Shown by the wallet beside the amount. */
  readonly description: string;
  readonly createdAt: number;
  /** Absolute end of the QR, sent to the gateway as such (rule 14). */
  readonly expiresAt: number;
};

/** The answer of another amount, kept until a second one agrees (rule 2). */
export type OddAmount = { readonly amount: Fen; readonly gatewayTradeNo: string };

type Open = PaymentTerms & { readonly oddAmount: OddAmount | null };

export type CreatedPayment = Open & { readonly state: 'created' };
export type WaitingPayment = Open & {
  readonly state: 'waiting';
  /** null: nothing of ours to scan, the payer enters a password. */
  readonly qrText: string | null;
  /** 缴款码: what the payer may type instead of scanning; null: the channel has none. */
  readonly payCode: string | null;
  /** Queries in a row without a usable answer. */
  readonly vainAsks: number;
};
export type UnknownPayment = Open & {
  readonly state: 'unknown';
  /** null: the gateway never confirmed that it has this number. */
  readonly qrText: string | null;
  readonly payCode: string | null;
  readonly since: number;
};

export type CloseReason = 'left' | 'idle' | 'changed-channel' | 'expired' | 'refused' | 'superseded';

export type ClosingPayment = Open & {
  readonly state: 'closing';
  readonly reason: CloseReason;
  readonly qrText: string | null;
  readonly payCode: string | null;
  readonly since: number;
  /**
   * Verified queries after the absolute expiry that showed no payment, and when the last one was: by the gateway's clock
   * (rule 4 b).
   */
  readonly quietAsks: number;
  readonly lastQuietAt: number | null;
};

export type Money = { readonly amount: Fen; readonly gatewayTradeNo: string; readonly paidAt: number };

export type PaidPayment = PaymentTerms & {
  readonly state: 'paid';
  readonly money: Money;
  readonly recordedAt: number;
  /** The money came after we wanted it dead or had proof that it was. */
  readonly late: boolean;
};

export type MisfitCause = 'other-amount' | 'refunded-elsewhere' | 'revoked-elsewhere';

export type MisfitPayment = PaymentTerms & {
  readonly state: 'misfit';
  readonly cause: MisfitCause;
  readonly money: Money;
  readonly recordedAt: number;
  /** A person decided that it stands and pays its lines, instead of being given back; null until then. */
  readonly accepted: { readonly at: number; readonly by: string } | null;
  /** It was paid by the payer's own code in the moment in which we reversed it: the reversal gave it back. */
  readonly reversed: boolean;
};

/** gateway: a verified query said closed and never paid · time: rule 4 b. */
export type ClosedPayment = PaymentTerms & {
  readonly state: 'closed';
  readonly proof: 'gateway' | 'time';
  readonly reason: CloseReason;
  readonly closedAt: number;
  readonly oddAmount: OddAmount | null;
};

export type PaymentEvent =
  /** The gateway confirmed the number and gave a code to show. */
  | {
      readonly type: 'opened';
      readonly qrText: string;
      readonly payCode: string | null;
      readonly at: number;
    }
  /** The gateway has the payer's own code; only a query tells about money. */
  | { readonly type: 'sent'; readonly at: number }
  /** The gateway refused the number; no money can move, but only a query proves it. */
  | { readonly type: 'refused'; readonly at: number }
  /** A call brought no usable answer: timeout, network, unsigned, someone else's. */
  | { readonly type: 'no-answer'; readonly at: number }
  /** Verified: the number exists and is not paid. */
  | { readonly type: 'seen-unpaid'; readonly at: number; readonly gatewayNow: number }
  /** Verified: the gateway has no such number (Alipay before the scan). */
  | { readonly type: 'seen-absent'; readonly at: number; readonly gatewayNow: number }
  /** Verified: closed and never paid. */
  | { readonly type: 'seen-closed'; readonly at: number }
  /** Verified: money moved. */
  | { readonly type: 'seen-paid'; readonly at: number; readonly money: Money }
  /** Verified: money moved and something else happened to it. */
  | {
      readonly type: 'seen-misfit';
      readonly at: number;
      readonly cause: MisfitCause;
      readonly money: Money;
    }
  /** A person decided that money which moved otherwise than asked stands. */
  | { readonly type: 'accepted'; readonly at: number; readonly by: string }
  /** We want it dead. */
  | { readonly type: 'leave'; readonly at: number; readonly reason: CloseReason };

/** Final for the money: nothing we ask can take it back. A closed payment is still asked about (rule 15). */
export function moneyMoved(payment: Payment): payment is PaidPayment | MisfitPayment {
  return payment.state === 'paid' || payment.state === 'misfit';
}

/** Its money pays its lines: as asked, or because a person said so. */
export function paysItsLines(payment: Payment): payment is PaidPayment | MisfitPayment {
  return payment.state === 'paid' || (payment.state === 'misfit' && payment.accepted !== null);
}

/** A payment that could still be paid, or might have been. */
export function isOpen(
  payment: Payment,
): payment is CreatedPayment | WaitingPayment | UnknownPayment | ClosingPayment {
  return !moneyMoved(payment) && payment.state !== 'closed';
}
