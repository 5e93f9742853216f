import { z } from 'zod';
import { channelSchema } from './channel';
import { eBillViewSchema } from './e-bill';
import { fenSchema } from './money';
import { orderLineViewSchema, partlyPaidSchema } from './payment-view';

/**
 * 缴费凭条: our numbered proof of what one payment paid for one candidate; not a reimbursement voucher (非报销凭证). Who
 * paid is whose account the money came from, and there it goes back to. Times are UTC ms.
 */
export const receiptSchema = z.object({
  receiptNumber: z.string(),
  institution: z.string(),
  orderNumber: z.string(),
  outTradeNo: z.string(),
  gatewayTradeNo: z.string(),
  channel: channelSchema,
  deviceNumber: z.string(),
  paidAt: z.number().int(),
  lines: z.array(orderLineViewSchema),
  total: fenSchema,
  totalInCapitals: z.string(),
  /** What was asked for in the payment as a whole, and for how many candidates. */
  payment: z.object({ total: fenSchema, candidates: z.number().int().min(1) }),
  /** By the payment as a whole; only where another amount than asked came and a person let it stand. */
  received: fenSchema.nullable(),
  /** What of its lines has gone back to the payer since; it proves nothing about that any more. */
  givenBack: fenSchema,
  /** Of its lines, where the exam office issues fiscal e-bills: the official paper that this one is not. */
  eBills: z.array(eBillViewSchema),
  training: z.boolean(),
  /** How often it was printed before; the next one is marked 补打 when this is not 0. */
  printed: z.number().int().min(0),
  helpLine: z.string(),
});
export type Receipt = z.infer<typeof receiptSchema>;

/** What stands on a receipt, where it is one of several. */
export const receiptHeadSchema = receiptSchema
  .pick({ receiptNumber: true, total: true, printed: true })
  .extend({ candidateName: z.string(), maskedDocument: z.string() });
export type ReceiptHead = z.infer<typeof receiptHeadSchema>;

/** 待核实凭条: a visit ended while the money was in doubt. Says: do not pay again, we follow up. */
export const slipSchema = z.object({
  slipNumber: z.string(),
  institution: z.string(),
  orderNumber: z.string(),
  outTradeNo: z.string(),
  channel: channelSchema,
  deviceNumber: z.string(),
  issuedAt: z.number().int(),
  /** After this the truth is proven one way or the other, if the gateway answers. */
  decidedBy: z.number().int(),
  lines: z.array(orderLineViewSchema),
  total: fenSchema,
  /** Whose fees of the same order are paid, and whose are not; the lines of this slip are neither. null: there are none. */
  others: partlyPaidSchema.nullable(),
  training: z.boolean(),
  helpLine: z.string(),
});
export type Slip = z.infer<typeof slipSchema>;
