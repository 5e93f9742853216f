import type { Order, OrderLine } from '../../shared/order';
import type { Result } from '../../shared/result';
import { err, ok } from '../../shared/result';
import type { AskRefundFailure } from './ask-refund';
import { askRefund, leftOfLine } from './ask-refund';
import { journalRequest } from './journal-refund';
import type { MyPaymentsParts } from './list-my-payments';
import { isUnderWay } from './view-paid-line';

export type RequestRefundFailure = AskRefundFailure | { readonly kind: 'already-asked' };

/**
 * A candidate asks for a line to be given back to its payer (申请退费). Where the exam office decides, the request is
 * stored and told to it; else it is a refund that awaits a person here. Nothing is asked for twice: what is on its way or
 * asked for already leaves nothing to ask for.
 */
export function requestRefund(
  parts: MyPaymentsParts,
  actor: string,
  { order, line }: { readonly order: Order; readonly line: OrderLine },
  because: string,
): Result<null, RequestRefundFailure> {
  const { lineNumber } = line;
  const place = { orderId: order.id, lineNumber };
  return parts.store.transaction(() => {
    const earlier = parts.store.refundRequests.ofLine(place);
    if (earlier.some(isUnderWay)) return err({ kind: 'already-asked' });
    const amount = leftOfLine(parts, order, lineNumber);
    if (parts.office.refundRequests === null || amount === null) {
      const lines = [{ lineNumber, amount: null }];
      const asked = askRefund(parts, actor, { orderNumber: order.number, lines, because });
      return asked.ok ? ok(null) : asked;
    }
    const outTradeNo = parts.store.claims.live(line.feeItemId)?.settledBy;
    if (outTradeNo == null) throw new Error(`line ${lineNumber} of ${order.number} has money and no payment`);
    const at = parts.clock.now();
    const request = {
      ...place,
      // Made of what it is about: after a restore the same wish is the same request to the exam office.
      requestId: `${order.number}-${lineNumber}-${earlier.length + 1}`,
      outTradeNo,
      candidateId: line.candidateId,
      feeItemId: line.feeItemId,
      amount,
      askedBy: actor,
      because,
      state: 'to-send',
      note: null,
      refundNumber: null,
      obstacle: null,
      askedAt: at,
      decidedAt: null,
      askAt: at,
      asks: 0,
    } as const;
    if (!parts.store.refundRequests.insert(request)) return err({ kind: 'already-asked' });
    journalRequest(parts, request, at, { askedBy: actor, because });
    return ok(null);
  });
}
