import type { EBill, BillPayer } from '../../shared/e-bill';
import type { Fen } from '../../shared/money';
import type { RefundRequestState } from '../../shared/refund-request';

export type LinePlace = { readonly orderId: string; readonly lineNumber: number };

/** A candidate's request that the exam office decides; see src/shared/refund-request.ts. */
export type RefundRequest = LinePlace & {
  readonly requestId: string;
  readonly outTradeNo: string;
  readonly candidateId: string;
  readonly feeItemId: string;
  readonly amount: Fen;
  readonly askedBy: string;
  readonly because: string;
  readonly state: RefundRequestState;
  /** The exam office's words. */
  readonly note: string | null;
  /** The refund that its approval opened. */
  readonly refundNumber: string | null;
  /** Approved, and no refund could be opened. */
  readonly obstacle: 'too-late' | 'too-many' | 'nothing-left' | null;
  readonly askedAt: number;
  readonly decidedAt: number | null;
  /** When the exam office is asked next; null: never again. */
  readonly askAt: number | null;
  readonly asks: number;
};

export type RefundRequestTable = {
  /** false: a request of this line is under way already; nothing is stored then. */
  readonly insert: (request: RefundRequest) => boolean;
  readonly byId: (requestId: string) => RefundRequest | null;
  readonly ofLine: (line: LinePlace) => readonly RefundRequest[];
  readonly update: (request: RefundRequest) => void;
  readonly due: (nowMs: number, limit: number) => readonly RefundRequest[];
  readonly nextAskAt: () => number | null;
  /** Not decided yet, or approved without a refund. Oldest first. */
  readonly waiting: (limit: number) => readonly RefundRequest[];
};

/** The fiscal e-bill of one paid line, as far as it is known. */
export type AwaitedBill = LinePlace & {
  readonly bill: EBill;
  readonly payer: BillPayer | null;
  /** Since when it is waited for. */
  readonly since: number;
  readonly askAt: number | null;
  readonly asks: number;
};

export type EBillTable = {
  /** A line that was paid; one that is waited for already stays as it is. */
  readonly expect: (line: LinePlace, at: number) => void;
  readonly ofLine: (line: LinePlace) => AwaitedBill | null;
  readonly update: (bill: AwaitedBill) => void;
  readonly due: (nowMs: number, limit: number) => readonly AwaitedBill[];
  readonly nextAskAt: () => number | null;
};
