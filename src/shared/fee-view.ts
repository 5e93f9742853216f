import { z } from 'zod';
import { feeStateSchema } from './exam';
import { fenSchema } from './money';

export const feeViewSchema = z.object({
  feeItemId: z.string(),
  /** Whose it is: a `ref` of the list's people. */
  person: z.string(),
  examName: z.string(),
  name: z.string(),
  amount: fenSchema,
  opensAt: z.number().int(),
  closesAt: z.number().int(),
  state: feeStateSchema,
  /** Why a review was refused, in the exam office's words; null otherwise. */
  reason: z.string().nullable(),
  /** The order that holds or settled this item, so that its QR or receipt can be shown again. */
  orderNumber: z.string().nullable(),
});
export type FeeView = z.infer<typeof feeViewSchema>;

/** Somebody whose fees are listed; wrong-person shield (product.md). */
const feePersonSchema = z.object({ ref: z.string(), name: z.string(), maskedDocument: z.string() });

export const feeListSchema = z.object({
  /** Whom the visit pays for, in the order in which they came. */
  people: z.array(feePersonSchema),
  items: z.array(feeViewSchema),
  /** The exam office's clock when the list was made, UTC ms; windows open and close by it. */
  now: z.number().int(),
});
export type FeeList = z.infer<typeof feeListSchema>;
