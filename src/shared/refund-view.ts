import { z } from 'zod';
import { channelSchema } from './channel';
import { failure } from './ipc/kit';
import { fenSchema } from './money';
import { refundProblemSchema, refundReasonSchema, refundStateSchema } from './refund';

const words = z.string().trim().min(1).max(200);
const moment = z.number().int();

/** `amount` null: all that is left of the line. */
export const askedLinesSchema = z.union([
  z.literal('all'),
  z
    .array(
      z.strictObject({
        lineNumber: z.number().int().min(1),
        amount: fenSchema.refine((amount) => amount > 0).nullable(),
      }),
    )
    .min(1)
    .max(50),
  /** Whatever is left of one payment, as of a misfit. */
  z.strictObject({ outTradeNo: z.string().min(1).max(64) }),
]);
export type AskedLines = z.infer<typeof askedLinesSchema>;

/** try-again: under the same number · settled-outside: the payer got the money by another way, the note says how. */
export const refundDecisionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('approve') }),
  z.strictObject({ kind: z.literal('decline'), note: words }),
  z.strictObject({ kind: z.literal('try-again') }),
  z.strictObject({ kind: z.literal('settled-outside'), note: words }),
]);
export type RefundDecision = z.infer<typeof refundDecisionSchema>;

/** The words a person gives for what they ask or decide. */
export const becauseSchema = words;

/**
 * A refund as staff see it. What is to be done: decide: approve or decline · top-up: put funds into the merchant's
 * account, it goes out by itself · clear-up: settle it with the payer or the gateway, then try again or note it as
 * settled outside · wait: the gateway is at it · nothing.
 */
export const refundRowSchema = z.object({
  refundNumber: z.string(),
  orderNumber: z.string(),
  outTradeNo: z.string(),
  channel: channelSchema,
  state: refundStateSchema,
  amount: fenSchema,
  /** null: the payment whole; the candidate is that of its first line then. */
  lineNumber: z.number().int().nullable(),
  candidateName: z.string(),
  maskedDocument: z.string(),
  feeItemName: z.string(),
  reason: refundReasonSchema,
  because: z.string().nullable(),
  askedBy: z.string(),
  /** By this very window: somebody else must approve it (rule 11). */
  askedByYou: z.boolean(),
  askedAt: moment,
  decidedBy: z.string().nullable(),
  note: z.string().nullable(),
  problem: refundProblemSchema.nullable(),
  todo: z.enum(['decide', 'top-up', 'clear-up', 'wait', 'nothing']),
});
export type RefundRow = z.infer<typeof refundRowSchema>;

/** Money that moved otherwise than asked and that nobody has decided about: give it back, or accept it. */
export const misfitRowSchema = z.object({
  outTradeNo: z.string(),
  orderNumber: z.string(),
  channel: channelSchema,
  cause: z.enum(['other-amount', 'refunded-elsewhere', 'revoked-elsewhere']),
  asked: fenSchema,
  received: fenSchema,
  paidAt: moment,
  candidateName: z.string(),
  maskedDocument: z.string(),
});
export type MisfitRow = z.infer<typeof misfitRowSchema>;

/** `until`: the last moment at which it could have been given back, UTC ms. */
const tooLate = failure('too-late', { until: moment });

export const askRefundErrors = z.discriminatedUnion('kind', [
  failure('no-order', {}),
  failure('line-not-paid', { lineNumber: z.number().int() }),
  failure('nothing-left', { lineNumber: z.number().int().nullable() }),
  failure('over-line', { lineNumber: z.number().int(), left: fenSchema }),
  failure('over-payment', { left: fenSchema }),
  failure('too-many', { most: z.number().int() }),
  tooLate,
]);

export const decideRefundErrors = z.discriminatedUnion('kind', [
  failure('no-refund', {}),
  failure('already-decided', { state: refundStateSchema }),
  failure('same-person', {}),
  tooLate,
]);
