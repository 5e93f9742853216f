import { z } from 'zod';

/**
 * Why a gateway refused for good, as far as a person can do something about it. not-permitted: the merchant's contract or
 * keys · bad-request: what was sent, of a payer's code: invalid or too old · limit: an amount or a number of tries ·
 * not-enough-funds: the payer's, of a refund the merchant's.
 */
export const refusalReasonSchema = z.enum([
  'not-permitted',
  'bad-request',
  'number-used',
  'already-paid',
  'already-closed',
  'limit',
  'not-enough-funds',
  'other',
]);
export type RefusalReason = z.infer<typeof refusalReasonSchema>;
