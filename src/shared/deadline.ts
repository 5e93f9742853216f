import { z } from 'zod';
import { channelSchema } from './channel';
import { isDateText } from './time-zone';
import { fenSchema } from './money';

const moment = z.number().int();

/**
 * A payment that was under way when its fee item's window closed, and how it ended: paid before the end, whenever we heard
 * of it · paid after the end: the money is kept, staff decide with the exam office · given back · proven unpaid · still
 * being asked about.
 */
export const deadlineRowSchema = z.object({
  /** The end of the window on our clock, UTC ms. */
  closedAt: moment,
  orderNumber: z.string(),
  outTradeNo: z.string(),
  channel: channelSchema,
  amount: fenSchema,
  candidateName: z.string(),
  maskedDocument: z.string(),
  outcome: z.enum(['paid-in-time', 'paid-late', 'given-back', 'not-paid', 'undecided']),
  /** By the gateway's word; null: not paid, or not known. */
  paidAt: moment.nullable(),
});
export type DeadlineRow = z.infer<typeof deadlineRowSchema>;

/** A day in China, `yyyy-MM-dd`; null: today. */
export const deadlineDaySchema = z.strictObject({ date: z.string().max(10).refine(isDateText).nullable() });
export const deadlineListSchema = z.object({
  date: z.string(),
  rows: z.array(deadlineRowSchema),
  more: z.boolean(),
});
export type DeadlineList = z.infer<typeof deadlineListSchema>;
