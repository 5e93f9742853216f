import { z } from 'zod';
import { failure } from './ipc/kit';
import { fenSchema } from './money';

const moment = z.number().int();
const reportId = z.number().int().min(1);

/** What the exam office is still owed. `oldestAt`: when the oldest of what waits happened; null: nothing waits. */
export const officeBacklogSchema = z.object({
  waiting: z.number().int(),
  oldestAt: moment.nullable(),
  /** Refused by the office with a reason: wait for a person. */
  setAside: z.number().int(),
  /** The office counts the fee as paid by somebody else: wait for a person. */
  duplicates: z.number().int(),
});
export type OfficeBacklog = z.infer<typeof officeBacklogSchema>;

/**
 * A report that the exam office did not take. What is to be done: refund-or-clear: the fee was paid elsewhere too; settle
 * with the office which money counts, give ours back by a refund or tell again · clear-then-tell: clear the office's
 * reason with it, then tell again, or close with a note of how it was settled.
 */
export const officeCaseSchema = z.object({
  reportId,
  orderNumber: z.string(),
  lineNumber: z.number().int(),
  event: z.enum(['paid', 'refunded']),
  outTradeNo: z.string(),
  amount: fenSchema,
  happenedAt: moment,
  candidateName: z.string(),
  maskedDocument: z.string(),
  feeItemName: z.string(),
  /** The exam office's own words. */
  detail: z.string(),
  todo: z.enum(['refund-or-clear', 'clear-then-tell']),
});
export type OfficeCase = z.infer<typeof officeCaseSchema>;

/** `heard`: false where the exam office hears nothing (an imported roster): then nothing is ever owed. */
export const officeReportsSchema = z.object({
  heard: z.boolean(),
  backlog: officeBacklogSchema,
  cases: z.array(officeCaseSchema),
});
export type OfficeReports = z.infer<typeof officeReportsSchema>;

/** tell-again: the same report under the same key · close: settled with the office in another way, the note says how. */
export const officeCaseDecisionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('tell-again') }),
  z.strictObject({ kind: z.literal('close'), note: z.string().trim().min(1).max(200) }),
]);
export type OfficeCaseDecision = z.infer<typeof officeCaseDecisionSchema>;

export const decideOfficeCaseInput = z.strictObject({ reportId, decision: officeCaseDecisionSchema });
/** Nobody waits for a decision about it: told meanwhile, decided by somebody else, or never there. */
export const noOfficeCase = failure('no-such-case', {});
