import { z } from 'zod';
import type { Channel } from './channel';
import type { Fen } from './money';

/**
 * Money going back to the payer under one refund number (退费), payments.md rules 5 and 11.
 *
 * ```
 * awaiting-approval ──▶ approved ──▶ processing ──▶ done
 *         │                ▲ │  ▲        │
 *         ▼                │ └──┼────────┴──▶ needs-person ──▶ settled-outside
 *     declined             │    └ absent           │
 *                          └────── try again ──────┘
 * ```
 * awaiting-approval: asked for, a second person decides · declined: nothing was sent and nothing will be · approved: may
 * be sent, nothing sent yet or the answer was lost (same number again) · processing: the gateway has it · done: the
 * gateway said so · needs-person: refused or stuck in a way that only a person can settle · settled-outside: a person
 * says that the payer got the money by another way; the gateway never said so.
 */
export const refundStateSchema = z.enum([
  'awaiting-approval',
  'declined',
  'approved',
  'processing',
  'done',
  'needs-person',
  'settled-outside',
]);
export type RefundState = z.infer<typeof refundStateSchema>;

/**
 * duplicate: the line was already paid elsewhere · misfit: money moved otherwise than asked · asked: a person wants it ·
 * reversal: no refund of ours at the gateway; a payer's code was paid in the moment it was reversed, which gave it back.
 */
export const refundReasonSchema = z.enum(['duplicate', 'misfit', 'asked', 'reversal']);
export type RefundReason = z.infer<typeof refundReasonSchema>;

/**
 * What stands in the way. stuck: the gateway took it and cannot end it (WeChat ABNORMAL) · not-enough-funds: the
 * merchant's account cannot pay it, sent again by itself after a top-up · others: refused, nothing moved.
 */
export const refundProblemSchema = z.enum([
  'stuck',
  'not-enough-funds',
  'not-permitted',
  'bad-request',
  'number-used',
  'limit',
  'other',
]);
export type RefundProblem = z.infer<typeof refundProblemSchema>;

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
  /** The words of the person who asked; null when a rule did. */
  readonly because: string | null;
  readonly state: RefundState;
  /** Who decided last; null until somebody did. */
  readonly decidedBy: string | null;
  /** The words of the one who decided. */
  readonly note: string | null;
  readonly problem: RefundProblem | null;
  readonly createdAt: number;
  readonly askAt: number | null;
  /** Calls made under its number, counted before each goes out; 0: the gateway has never heard of it. */
  readonly asks: number;
};

/** The money is back with the payer, or a person answers for it. */
export function isGivenBack({ state }: Pick<Refund, 'state'>): boolean {
  return state === 'done' || state === 'settled-outside';
}
