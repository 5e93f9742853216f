import type { MyPayments, PaidLine } from '../../shared/my-payments';
import type { Receipt } from '../../shared/receipt';
import type { RefundReasonChoice } from '../../shared/refund-request';

export type LineKey = Pick<PaidLine, 'orderNumber' | 'lineNumber'>;

/**
 * Where in 我的缴费 the person is. Lines are named, not kept: news of the core changes what is shown of them.
 *
 * ```
 * list ─▶ line ─▶ receipt
 *           └───▶ reason ─▶ confirm ─▶ line (asked)
 * ```
 */
export type MyView =
  | { readonly show: 'list' }
  | { readonly show: 'line'; readonly line: LineKey; readonly justAsked: boolean }
  | { readonly show: 'receipt'; readonly line: LineKey; readonly receipt: Receipt }
  | { readonly show: 'reason'; readonly line: LineKey }
  | { readonly show: 'confirm'; readonly line: LineKey; readonly reason: RefundReasonChoice };

export type MyPaymentsStage = {
  readonly at: 'my-payments';
  readonly mine: MyPayments;
  readonly view: MyView;
};

export function findLine(mine: MyPayments, { orderNumber, lineNumber }: LineKey): PaidLine | null {
  return (
    mine.lines.find((line) => line.orderNumber === orderNumber && line.lineNumber === lineNumber) ?? null
  );
}
