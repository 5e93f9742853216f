import { z } from 'zod';
import { channelSchema } from './channel';
import { fenSchema } from './money';
import { paymentMethodSchema } from './payment';
import { refusalReasonSchema } from './refusal';

/** One candidate and item of the order, as the payer must see it beside the QR (wrong-person shield). */
export const orderLineViewSchema = z.object({
  lineNumber: z.number().int(),
  /** Which of the order's candidates, from 1: two of them may have the same name. */
  candidateNumber: z.number().int(),
  candidateName: z.string(),
  maskedDocument: z.string(),
  examName: z.string(),
  feeItemName: z.string(),
  amount: fenSchema,
});

/** A candidate as a payer or an operator tells one from another. */
const namedCandidateSchema = orderLineViewSchema.pick({ candidateName: true, maskedDocument: true });
export type NamedCandidate = z.infer<typeof namedCandidateSchema>;

/** Of an order that is paid in several payments: whose fees are all paid by now, and whose are not. */
export const partlyPaidSchema = z.object({
  paid: z.array(namedCandidateSchema),
  unpaid: z.array(namedCandidateSchema),
});
export type PartlyPaid = z.infer<typeof partlyPaidSchema>;

export const orderViewSchema = z.object({
  orderId: z.string(),
  orderNumber: z.string(),
  total: fenSchema,
  lines: z.array(orderLineViewSchema),
});
export type OrderView = z.infer<typeof orderViewSchema>;

/**
 * The truth a screen shows of a payment. opening: asked for a QR · waiting: pay now · checking: being asked about after
 * "I have paid" or after it expired · unknown: 正在核实，请勿重复支付 · paid · misfit: money moved otherwise, staff help ·
 * closed: proven that nothing was paid.
 */
export const paymentStandingSchema = z.enum([
  'opening',
  'waiting',
  'checking',
  'unknown',
  'paid',
  'misfit',
  'closed',
]);
export type PaymentStanding = z.infer<typeof paymentStandingSchema>;

export const paymentViewSchema = z.object({
  /** Which visit it belongs to; a screen of another visit must not show it. */
  visit: z.string(),
  /** With the lines and the total that this payment pays. */
  order: orderViewSchema,
  /**
   * Payment `number` of `of`, where an order of more than 50 lines is paid in several, one after the other; `unpaid`: how
   * many are not paid yet, this one counted. null: the order is one payment.
   */
  part: z
    .object({
      number: z.number().int(),
      of: z.number().int(),
      unpaid: z.number().int(),
      candidates: partlyPaidSchema,
    })
    .nullable(),
  outTradeNo: z.string(),
  channel: channelSchema,
  method: paymentMethodSchema,
  standing: paymentStandingSchema,
  /** Text to encode in the QR; only while it may be scanned. */
  qrText: z.string().nullable(),
  /** 缴款码: digits to type in place of scanning, while it may be paid; null: the channel has none. */
  payCode: z.string().nullable(),
  merchantName: z.string(),
  expiresAt: z.number().int(),
  now: z.number().int(),
  /** An earlier code of this order may still be scanned: say not to (rule 7). */
  earlierCodeAlive: z.boolean(),
  /**
   * Why it was closed without payment, where that helps the person. reversed: it was paid in the moment it was taken back,
   * and all of it went back.
   */
  closedBecause: z.enum(['left', 'expired', 'refused', 'reversed']).nullable(),
  /** Why the gateway refused it; null where it did not, or nobody knows any more. */
  refusedFor: refusalReasonSchema.nullable(),
  /** One per candidate of this payment, in the order of its lines. */
  receiptNumbers: z.array(z.string()),
  /** Lines that other money had paid before: what this payment brought for them goes back to the payer (rule 5). */
  goesBack: z.array(z.number().int()),
  slipNumber: z.string().nullable(),
});
export type PaymentView = z.infer<typeof paymentViewSchema>;
