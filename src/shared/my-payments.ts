import { z } from 'zod';
import { channelSchema } from './channel';
import { eBillViewSchema } from './e-bill';
import { failure } from './ipc/kit';
import { fenSchema } from './money';
import { askRefundErrors } from './refund-view';

const moment = z.number().int();

/**
 * How far a refund of a line is, for the one who asked. asked: somebody decides · going-back: approved, the money is on
 * its way to the payer · needs-person: staff are on it · done · declined · refused: the exam office did not take the
 * request.
 */
export const refundStandingSchema = z.object({
  standing: z.enum(['asked', 'going-back', 'needs-person', 'done', 'declined', 'refused']),
  /** Who decides, or decided. */
  decides: z.enum(['exam-office', 'staff']),
  amount: fenSchema,
  askedAt: moment,
  /** The words of the one who decided. */
  note: z.string().nullable(),
});
export type RefundStanding = z.infer<typeof refundStandingSchema>;

/** One paid line of an order of ours. */
export const paidLineSchema = z.object({
  orderNumber: z.string(),
  lineNumber: z.number().int(),
  candidateName: z.string(),
  maskedDocument: z.string(),
  examName: z.string(),
  feeItemName: z.string(),
  amount: fenSchema,
  paidAt: moment,
  channel: channelSchema,
  receiptNumber: z.string(),
  givenBack: fenSchema,
  /** What may still be asked for; null: nothing now, `refund` says why. */
  refundable: fenSchema.nullable(),
  /** The youngest one; null: none was ever asked for. */
  refund: refundStandingSchema.nullable(),
  /** null: the exam office issues its fiscal e-bills without this system. */
  eBill: eBillViewSchema.nullable(),
});
export type PaidLine = z.infer<typeof paidLineSchema>;

/** 我的缴费. Youngest first. */
export const myPaymentsSchema = z.object({
  lines: z.array(paidLineSchema),
  /** Paid by another way, as the exam office says; receipts and refunds are there. */
  elsewhere: z.array(z.object({ examName: z.string(), name: z.string(), amount: fenSchema })),
  /** false: the exam office cannot be asked now, `elsewhere` is not known. */
  officeAnswered: z.boolean(),
  /** Who decides about a refund that is asked for now. */
  refundsDecidedBy: z.enum(['exam-office', 'staff']),
  now: moment,
});
export type MyPayments = z.infer<typeof myPaymentsSchema>;

export const askMyRefundErrors = z.discriminatedUnion('kind', [
  failure('no-visit', {}),
  failure('already-asked', {}),
  ...askRefundErrors.options,
]);

export const billToCompanyErrors = z.discriminatedUnion('kind', [
  failure('no-order', {}),
  failure('office-unreachable', {}),
  /** None is issued for this line, or the exam office issues them without this system. */
  failure('no-bill', {}),
  failure('bill-issued', {}),
  failure('not-a-tax-number', {}),
  /** The exam office's words. */
  failure('bill-refused', { detail: z.string() }),
]);

/** An order as the counter's desk shows it: its paid lines, and its slip if there is one. */
export const orderDeskSchema = z.object({
  orderNumber: z.string(),
  state: z.enum(['open', 'paid', 'closed']),
  createdAt: moment,
  total: fenSchema,
  lineCount: z.number().int(),
  slipNumber: z.string().nullable(),
  lines: z.array(paidLineSchema),
  /** Whether an e-bill can be asked for in a company's name. */
  billsToCompanies: z.boolean(),
});
export type OrderDesk = z.infer<typeof orderDeskSchema>;
