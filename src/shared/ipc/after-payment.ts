import { z } from 'zod';
import {
  askedLinesSchema,
  askRefundErrors,
  becauseSchema,
  decideRefundErrors,
  misfitRowSchema,
  refundDecisionSchema,
  refundRowSchema,
} from '../refund-view';
import { askMyRefundErrors, billToCompanyErrors, myPaymentsSchema, orderDeskSchema } from '../my-payments';
import { refundReasonChoiceSchema, refundRequestRowSchema } from '../refund-request';
import { statementDaySchema } from '../statement';
import { command, failure } from './kit';

const nothing = z.strictObject({});
const none = z.never();
const noVisit = failure('no-visit', {});
const noOrder = failure('no-order', {});
const text = (max: number) => z.string().trim().min(1).max(max);

/** The part of the contract about money that has moved: refunds, misfits, what the statements say. */
export const afterPayment = {
  /**
   * Of one order, or null: what waits for a person anywhere; `requests` are candidates' own, which the exam office
   * decides. At most 200 of each.
   */
  refunds: command({
    input: z.strictObject({ orderNumber: text(40).nullable() }),
    output: z.object({
      refunds: z.array(refundRowSchema),
      misfits: z.array(misfitRowSchema),
      requests: z.array(refundRequestRowSchema),
    }),
    error: noOrder,
    roles: ['operator'],
  }),
  /** Asked for at one window, decided at another (rule 11). All the lines or none. */
  askRefund: command({
    input: z.strictObject({ orderNumber: text(40), lines: askedLinesSchema, because: becauseSchema }),
    output: z.object({ refunds: z.array(refundRowSchema) }),
    error: askRefundErrors,
    roles: ['operator'],
  }),
  decideRefund: command({
    input: z.strictObject({ refundNumber: text(64), decision: refundDecisionSchema }),
    output: z.object({ refund: refundRowSchema }),
    error: decideRefundErrors,
    roles: ['operator'],
  }),
  /** Money that moved otherwise than asked stands and pays its lines; only before its refund was sent. */
  acceptMisfit: command({
    input: z.strictObject({ outTradeNo: text(64), because: becauseSchema }),
    output: z.object({ receiptNumbers: z.array(z.string()) }),
    error: z.discriminatedUnion('kind', [
      failure('no-payment', {}),
      failure('not-a-misfit', {}),
      failure('refund-sent', {}),
      failure('line-paid-elsewhere', { lineNumber: z.number().int() }),
    ]),
    roles: ['operator'],
  }),
  /** 我的缴费 of the person of this visit. Push `myPaymentsChanged` says when to ask again. */
  myPayments: command({
    input: nothing,
    output: myPaymentsSchema,
    error: noVisit,
    roles: ['candidate', 'operator'],
  }),
  /** 申请退费 by the candidate; the exam office decides where it does, else a person here (rule 11). */
  askMyRefund: command({
    input: z.strictObject({
      orderNumber: text(40),
      lineNumber: z.number().int().min(1),
      reason: refundReasonChoiceSchema,
    }),
    output: myPaymentsSchema,
    error: askMyRefundErrors,
    roles: ['candidate'],
  }),
  /** An order's paid lines with their refunds and e-bills, for the counter's desk. */
  order: command({
    input: z.strictObject({ orderNumber: text(40) }),
    output: orderDeskSchema,
    error: noOrder,
    roles: ['operator'],
  }),
  /** The fiscal e-bill in a company's name (GB 32100 number); only before it is issued. */
  billToCompany: command({
    input: z.strictObject({
      orderNumber: text(40),
      lineNumber: z.number().int().min(1),
      payer: z.strictObject({ name: text(100), taxNumber: text(40) }),
    }),
    output: orderDeskSchema,
    error: billToCompanyErrors,
    roles: ['operator'],
  }),
  /** The statements of the last 90 days and what they and the store do not agree on, youngest day first (rule 15). */
  statementFindings: command({
    input: nothing,
    output: z.object({ days: z.array(statementDaySchema), more: z.boolean() }),
    error: none,
    roles: ['operator'],
  }),
} as const;
