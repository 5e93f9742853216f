import { z } from 'zod';
import { fenSchema } from './money';

/** 审核状态: only approved registrations may pay (Fujian manual, 审核通过). */
export const reviewStatusSchema = z.enum(['pending', 'approved', 'rejected']);
export type ReviewStatus = z.infer<typeof reviewStatusSchema>;

/** What the exam office says of a fee item, before our own orders are looked at. */
export const officeStateSchema = z.enum(['unpaid', 'paid', 'waived']);

export const candidateSchema = z.object({
  /** Opaque, stable key of the exam office's record; never a document number. */
  id: z.string().min(1).max(64),
  name: z.string().min(1).max(80),
  documentNumber: z.string().min(1).max(32),
  phone: z.string().max(20).nullable(),
});
export type Candidate = z.infer<typeof candidateSchema>;

/** Something due for one registration (缴费项目). `id` is unique over all registrations. Times are UTC ms. */
export const feeItemSchema = z.object({
  id: z.string().min(1).max(96),
  registrationNumber: z.string().min(1).max(40),
  examName: z.string().min(1).max(120),
  name: z.string().min(1).max(120),
  amount: fenSchema,
  opensAt: z.number().int(),
  closesAt: z.number().int(),
  officeState: officeStateSchema,
  review: z.object({ status: reviewStatusSchema, reason: z.string().max(200).nullable() }),
});
export type FeeItem = z.infer<typeof feeItemSchema>;

/** Under this much window left no new QR is made (payments.md rule 14). */
export const MIN_WINDOW_LEFT_MS = 90_000;
/** A QR dies this long before the fee item's window does (payments.md rule 14). */
export const WINDOW_MARGIN_MS = 60_000;

/** What one item means for the person in front of the screen. */
export const feeStateSchema = z.enum([
  'payable',
  'paid',
  'waived',
  'in-payment',
  'under-review',
  'review-rejected',
  'not-yet-open',
  'closing-now',
  'window-closed',
]);
export type FeeState = z.infer<typeof feeStateSchema>;

/** Our own knowledge of the item: a settled claim is a paid item whatever the roster says (payments.md rule 16). */
export type ClaimStanding = 'free' | 'claimed' | 'settled';

export function feeState(item: FeeItem, standing: ClaimStanding, nowMs: number): FeeState {
  if (standing === 'settled' || item.officeState === 'paid') return 'paid';
  if (item.officeState === 'waived') return 'waived';
  if (standing === 'claimed') return 'in-payment';
  if (item.review.status === 'pending') return 'under-review';
  if (item.review.status === 'rejected') return 'review-rejected';
  if (nowMs < item.opensAt) return 'not-yet-open';
  if (nowMs >= item.closesAt) return 'window-closed';
  if (item.closesAt - nowMs < MIN_WINDOW_LEFT_MS) return 'closing-now';
  return 'payable';
}
