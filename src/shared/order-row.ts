import { z } from 'zod';
import { fenSchema } from './money';
import { paymentStandingSchema } from './payment-view';

/** A row of the counter's list of a day's orders. */
export const orderRowSchema = z.object({
  orderId: z.string(),
  orderNumber: z.string(),
  createdAt: z.number().int(),
  source: z.enum(['kiosk', 'counter']),
  /** The first of them. */
  candidateName: z.string(),
  maskedDocument: z.string(),
  candidateCount: z.number().int(),
  lineCount: z.number().int(),
  total: fenSchema,
  state: z.enum(['open', 'paid', 'closed']),
  /** The youngest payment's standing; null while none was started. */
  payment: paymentStandingSchema.nullable(),
  /** The first one; `orderReceipts` has them all. */
  receiptNumber: z.string().nullable(),
  receiptCount: z.number().int(),
  slipNumber: z.string().nullable(),
  /** Part of its money is going or has gone back. */
  refund: z.enum(['none', 'in-progress', 'done', 'needs-person']),
});
export type OrderRow = z.infer<typeof orderRowSchema>;
