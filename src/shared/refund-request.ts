import { z } from 'zod';

/**
 * A candidate's own request for a refund (申请退费) that the exam office decides. Where the office decides none, the
 * request is a refund that awaits a person here, from the beginning.
 *
 * ```
 * to-send ──▶ open ──▶ approved (a refund is opened with it) · declined
 *    └──▶ refused
 * ```
 * to-send: stored, the office has not confirmed it · open: the office has it · approved · declined · refused: the office
 * did not take it.
 */
export const refundRequestStateSchema = z.enum(['to-send', 'open', 'approved', 'declined', 'refused']);
export type RefundRequestState = z.infer<typeof refundRequestStateSchema>;

/** What a candidate can say by touch. */
export const refundReasonChoiceSchema = z.enum(['not-taking', 'wrong-item', 'paid-twice', 'cancelled']);
export type RefundReasonChoice = z.infer<typeof refundReasonChoiceSchema>;

/** As the one who decides reads it, whatever language the kiosk was shown in. */
export const REFUND_REASON_WORDS: Readonly<Record<RefundReasonChoice, string>> = {
  'not-taking': '不参加这次考试了',
  'wrong-item': '报错了考试或科目',
  'paid-twice': '同一项目付了两次',
  cancelled: '考试取消或改期',
};

/** A request as staff see it at the desk. */
export const refundRequestRowSchema = z.object({
  requestId: z.string(),
  orderNumber: z.string(),
  lineNumber: z.number().int(),
  amount: z.number().int(),
  candidateName: z.string(),
  maskedDocument: z.string(),
  feeItemName: z.string(),
  because: z.string(),
  state: refundRequestStateSchema,
  askedAt: z.number().int(),
  /** Approved, and why no refund could be opened. */
  obstacle: z.enum(['too-late', 'too-many', 'nothing-left']).nullable(),
  note: z.string().nullable(),
});
export type RefundRequestRow = z.infer<typeof refundRequestRowSchema>;
