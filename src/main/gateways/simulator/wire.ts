import { z } from 'zod';
import { fenSchema } from '../../../shared/money';
import { refusalReasonSchema } from '../../../shared/refusal';

/** What goes over the wire between simulator-gateway.ts and gateway-api.ts. Fields that nobody knows are refused. */
export const createBodySchema = z.strictObject({
  merchantId: z.string(),
  outTradeNo: z.string().regex(/^[0-9A-Za-z_-]{6,32}$/, '商户订单号: 6–32 letters, digits, _ or -'),
  amount: fenSchema.min(1).max(10_000_000_000),
  description: z.string().min(1).max(127),
  expiresAt: z.number().int().nonnegative(),
});
export type CreateBody = z.infer<typeof createBodySchema>;

export const closeBodySchema = z.strictObject({ merchantId: z.string() });

export const refundBodySchema = z.strictObject({
  merchantId: z.string(),
  refundNumber: z.string().regex(/^[0-9A-Za-z_-]{6,64}$/, '商户退款单号: 6–64 letters, digits, _ or -'),
  outTradeNo: z.string(),
  amount: fenSchema.min(1),
  paidAmount: fenSchema.min(1),
  reason: z.string().max(80),
});
export type RefundBody = z.infer<typeof refundBodySchema>;

/** Every answer names the merchant and the number it is about; the client compares both (payments.md rule 2). */
const aboutSchema = { merchantId: z.string(), number: z.string() };

export const refusalCodeSchema = z.enum(['absent', ...refusalReasonSchema.options]);
export type RefusalCode = z.infer<typeof refusalCodeSchema>;

export const refusalAnswerSchema = z.object({
  ...aboutSchema,
  refused: refusalCodeSchema,
  message: z.string(),
});

export const createAnswerSchema = z.object({ ...aboutSchema, codeUrl: z.string().min(1).max(512) });

/**
 * `closed` alone is the trap of Alipay's TRADE_CLOSED: with `paid` set it was paid and given back in full.
 * `refunded` is WeChat's REFUND: some refund was asked for, by whomever.
 */
export const queryAnswerSchema = z.object({
  ...aboutSchema,
  state: z.enum(['unpaid', 'paid', 'closed', 'refunded', 'revoked']),
  amount: fenSchema,
  paid: z
    .object({ amount: fenSchema, gatewayTradeNo: z.string().min(1), paidAt: z.number().int() })
    .nullable(),
});
export type QueryFacts = Omit<z.infer<typeof queryAnswerSchema>, 'merchantId' | 'number'>;

export const closeAnswerSchema = z.object({ ...aboutSchema, accepted: z.literal(true) });

export const refundAnswerSchema = z.object({
  ...aboutSchema,
  outTradeNo: z.string(),
  amount: fenSchema,
  state: z.enum(['done', 'processing', 'stuck']),
  doneAt: z.number().int().nullable(),
  detail: z.string(),
});
/** Minutes after midnight (China time) of the next day: when the real ones are ready (gateways.md §1.8, §2.6). */
export const STATEMENT_READY_MINUTE = { wechat: 600, alipay: 540 } as const;

const listedSchema = {
  outTradeNo: z.string(),
  gatewayTradeNo: z.string(),
  amount: fenSchema,
  at: z.number().int(),
};
const statementRowSchema = z.discriminatedUnion('kind', [
  z.object({ ...listedSchema, kind: z.literal('paid') }),
  z.object({
    ...listedSchema,
    kind: z.literal('refunded'),
    refundNumber: z.string(),
    state: z.enum(['done', 'processing', 'stuck']),
  }),
]);
export type ListedRow = z.infer<typeof statementRowSchema>;

/** The number it is about is the day. `sha1`: of the rows (day-statement.ts). */
export const statementAnswerSchema = z.object({
  ...aboutSchema,
  ready: z.boolean(),
  rows: z.array(statementRowSchema),
  sha1: z.string(),
});
export type StatementFacts = Omit<z.infer<typeof statementAnswerSchema>, 'merchantId' | 'number'>;

export type RefundFacts = Omit<z.infer<typeof refundAnswerSchema>, 'merchantId' | 'number'>;
