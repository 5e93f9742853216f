import { z } from 'zod';
import { channelSchema } from './channel';
import { fenSchema } from './money';

/**
 * Where fetching the statement of one day stands (对账单). expected: not asked yet · not-ready: being made · no-answer ·
 * damaged: what came does not agree with itself, nothing of it is used · refused: a person must act · complete.
 */
export const statementStateSchema = z.enum([
  'expected',
  'not-ready',
  'no-answer',
  'damaged',
  'refused',
  'complete',
]);
export type StatementState = z.infer<typeof statementStateSchema>;

/** How many rows, and what they add up to. */
export const statementSumSchema = z.object({ count: z.number().int(), sum: fenSchema });
export type StatementSum = z.infer<typeof statementSumSchema>;

/**
 * What a statement and the store do not agree on, after the gateway was asked about the number. `-there`: the statement
 * has it, we do not · `-here`: we have it, and the statements of its day and the two after do not.
 */
export const findingKindSchema = z.enum([
  'paid-there',
  'paid-here',
  'amount-differs',
  'refund-there',
  'refund-here',
  'refund-differs',
]);

export const findingSchema = z.object({
  kind: findingKindSchema,
  /** The day of the statement that has it, or should have it. */
  day: z.string(),
  outTradeNo: z.string(),
  refundNumber: z.string().nullable(),
  ours: fenSchema.nullable(),
  theirs: fenSchema.nullable(),
});
export type Finding = z.infer<typeof findingSchema>;

/** One day of one channel as the list of findings shows it. */
export const statementDaySchema = z.object({
  channel: channelSchema,
  day: z.string(),
  state: statementStateSchema,
  /** The gateway's own words where it is damaged or refused. */
  detail: z.string().nullable(),
  /** UTC ms of the next question; null: none. */
  askAt: z.number().int().nullable(),
  fetchedAt: z.number().int().nullable(),
  paid: statementSumSchema,
  refunded: statementSumSchema,
  /** Money under numbers that are not ours: other devices of the same merchant. */
  others: statementSumSchema,
  findings: z.array(findingSchema.extend({ orderNumber: z.string().nullable(), foundAt: z.number().int() })),
});
export type StatementDay = z.infer<typeof statementDaySchema>;
