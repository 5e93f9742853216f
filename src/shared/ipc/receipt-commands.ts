import { z } from 'zod';
import { receiptHeadSchema, receiptSchema, slipSchema } from '../receipt';
import { command, failure } from './kit';

const orderNumber = z.string().trim().min(1).max(40);

/** Made anew for each command: a page knows a command by its object. */
const readReceipts = () =>
  command({
    /** What one payment pays has at most 50. */
    input: z.strictObject({ receiptNumbers: z.array(z.string().trim().min(1).max(40)).min(1).max(50) }),
    output: z.object({ receipts: z.array(receiptSchema) }),
    error: z.discriminatedUnion('kind', [failure('no-visit', {}), failure('no-receipt', {})]),
    roles: ['candidate', 'operator'],
  });

/** What a visit leaves on paper. */
export const receiptCommands = {
  /** Receipts of the visit's candidate; for the operator, any. All of them or none. */
  receipts: readReceipts(),
  /** Counts the prints before they are made (rule 10); answers with the receipts as they must be printed. */
  printReceipts: readReceipts(),
  /** Every receipt of an order, of all its payments, in the order in which they were issued. */
  orderReceipts: command({
    input: z.strictObject({ orderNumber }),
    output: z.object({ receipts: z.array(receiptHeadSchema) }),
    error: failure('no-order', {}),
    roles: ['operator'],
  }),
  /** The slip that was given for an order, again. */
  slip: command({
    input: z.strictObject({ orderNumber }),
    output: slipSchema,
    error: failure('no-slip', {}),
    roles: ['operator'],
  }),
} as const;
