import { z } from 'zod';
import { channelSchema } from './channel';
import { fenSchema } from './money';
import { orderLineViewSchema } from './payment-view';

/** 缴费凭条: our numbered proof; not a reimbursement voucher (非报销凭证). Times are UTC ms. */
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
  /** Only where another amount than asked came and a person let it stand. */
  received: fenSchema.nullable(),
  /** What of its lines has gone back to the payer since; it proves nothing about that any more. */
  givenBack: fenSchema,
  training: z.boolean(),
  /** How often it was printed before; the next one is marked 补打 when this is not 0. */
  printed: z.number().int().min(0),
  helpLine: z.string(),
});
export type Receipt = z.infer<typeof receiptSchema>;

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
  training: z.boolean(),
  helpLine: z.string(),
});
export type Slip = z.infer<typeof slipSchema>;
