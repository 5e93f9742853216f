/** A QR code or link of a trade; scanning is possible until `until` and not once it is `dead`. */
export type TradeCode = { readonly text: string; readonly until: number; dead: boolean };

export type RefundState = 'processing' | 'done' | 'stuck';

export type Refund = {
  /** The merchant's number: out_refund_no, out_request_no; of a reversal one that nobody asked for. */
  readonly number: string;
  readonly gatewayNumber: string;
  readonly amountFen: number;
  readonly reason: string;
  /** What the first call said, to recognise a repeat with other parameters. */
  readonly terms: string;
  readonly askedAt: number;
  /** A processing one is done by itself at this time; null: never. */
  readonly doneAt: number | null;
  state: RefundState;
  readonly byReversal: boolean;
};

/**
 * offered: Alipay's code before the first scan, no trade yet · open: can be paid · paying: the payer's code was taken and a
 * password is asked · failed: the payer's code brought nothing · closed: unpaid and dead · reversed: 撤销, before or after
 * the money
 */
export type TradeState = 'offered' | 'open' | 'paying' | 'paid' | 'failed' | 'closed' | 'reversed';

export type Trade = {
  readonly outTradeNo: string;
  readonly kind: 'qr' | 'payer-code';
  readonly amountFen: number;
  readonly description: string;
  readonly attach: string | null;
  readonly terms: string;
  /** How often the merchant asked for a code under this number. */
  asked: number;
  readonly createdAt: number;
  /** Last moment to pay, by the gateway's clock. */
  readonly payableUntil: number;
  /** After this an unpaid trade closes by itself; null: never. */
  readonly closesAt: number | null;
  readonly codes: TradeCode[];
  state: TradeState;
  payer: string | null;
  gatewayTradeNo: string | null;
  paidAt: number | null;
  closedAt: number | null;
  readonly refunds: Refund[];
};

export function refundedFen(trade: Trade): number {
  return trade.refunds.reduce((sum, refund) => sum + refund.amountFen, 0);
}
