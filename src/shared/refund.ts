import type { Channel } from './channel';
import type { Fen } from './money';

/**
 * Money going back to the payer under one refund number (退费), payments.md rules 5 and 11.
 *
 * ```
 * awaiting-approval ──▶ approved ──▶ processing ──▶ done
 *                          ▲             │
 *                          └─────────────┴──▶ needs-person
 * ```
 * approved: may be sent, nothing sent yet or the answer was lost (same number again) · processing: the gateway has it ·
 * done: the gateway said so · needs-person: refused in a way that only a person can settle.
 */
export type RefundState = 'awaiting-approval' | 'approved' | 'processing' | 'done' | 'needs-person';

/** duplicate: the line was already paid elsewhere · misfit: money moved otherwise than asked · asked: a person wants it. */
export type RefundReason = 'duplicate' | 'misfit' | 'asked';

export type Refund = {
  readonly refundNumber: string;
  readonly outTradeNo: string;
  readonly channel: Channel;
  /** The order line it gives back; null when a misfit payment is returned whole. */
  readonly lineNumber: number | null;
  readonly amount: Fen;
  readonly reason: RefundReason;
  /** 'system' when a rule asked for it. */
  readonly askedBy: string;
  readonly state: RefundState;
  readonly createdAt: number;
  readonly askAt: number | null;
  readonly asks: number;
};
