import { z } from 'zod';
import { officeBacklogSchema } from './office-report';

/** Why no new payment may be started; the screen says it in words (rules 1, 9, 14). */
export const paymentBlockSchema = z.enum([
  'disk-nearly-full',
  'clock-wrong',
  'restore-unfinished',
  'store-not-writable',
  'store-damaged',
]);
export type PaymentBlock = z.infer<typeof paymentBlockSchema>;

export const healthSchema = z.object({
  network: z.enum(['up', 'down', 'not-known']),
  gateway: z.enum(['answers', 'silent', 'not-known']),
  printer: z.enum(['ready', 'none']),
  blocks: z.array(paymentBlockSchema),
  /** Payments whose truth is still being asked for. */
  openPayments: z.number().int(),
  /** What the gateways' statements and the store do not agree on, and statements that cannot be used (rule 15). */
  statementFindings: z.number().int().optional(),
  /** Refunds and misfits that wait for somebody to decide or to do something. */
  waitingForPerson: z.number().int().optional(),
  /** What the exam office has not heard yet; absent where it hears nothing. */
  officeBacklog: officeBacklogSchema.optional(),
});
export type Health = z.infer<typeof healthSchema>;
