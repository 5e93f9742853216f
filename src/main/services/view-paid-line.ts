import type { Order, OrderLine } from '../../shared/order';
import { moneyMoved } from '../../shared/payment';
import type { PaidLine, RefundStanding } from '../../shared/my-payments';
import { sumFen } from '../../shared/money';
import { isGivenBack, type Refund } from '../../shared/refund';
import type { RefundRequest } from '../store/after-paying-types';
import { leftOfLine } from './ask-refund';
import type { MoneyParts } from './money-parts';

/** One line that was paid, with what became of it since; null: no receipt of ours says that it was. */
export function viewPaidLine(parts: MoneyParts, order: Order, line: OrderLine): PaidLine | null {
  const { lineNumber } = line;
  // A line that was given back and paid anew by late money has two; the later one holds.
  const receipt = parts.store.receipts
    .ofOrder(order.id)
    .findLast(({ lineNumbers }) => lineNumbers.includes(lineNumber));
  const payment = receipt && parts.store.payments.byNumber(receipt.outTradeNo)?.payment;
  if (receipt === undefined || payment === undefined || !moneyMoved(payment)) return null;
  const place = { orderId: order.id, lineNumber };
  const requests = parts.store.refundRequests.ofLine(place);
  const refunds = parts.store.refunds
    .ofPayment(payment.outTradeNo)
    .filter((refund) => refund.lineNumber === lineNumber && refund.reason === 'asked');
  const known = parts.store.eBills.ofLine(place);
  return {
    orderNumber: order.number,
    lineNumber,
    candidateName: line.candidateName,
    maskedDocument: line.maskedDocument,
    examName: line.examName,
    feeItemName: line.feeItemName,
    amount: line.amount,
    paidAt: payment.money.paidAt,
    channel: payment.channel,
    receiptNumber: receipt.receiptNumber,
    givenBack: sumFen(refunds.filter(isGivenBack).map(({ amount }) => amount)),
    refundable: requests.some(isUnderWay) ? null : leftOfLine(parts, order, lineNumber),
    refund: standingOf(requests.at(-1), refunds.at(-1)),
    eBill: known === null ? null : { lineNumber, bill: known.bill, payer: known.payer },
  };
}

export function isUnderWay({ state }: Pick<RefundRequest, 'state'>): boolean {
  return state === 'to-send' || state === 'open';
}

/** Of the youngest request and the youngest refund the later one has the word. */
function standingOf(request: RefundRequest | undefined, refund: Refund | undefined): RefundStanding | null {
  if (refund !== undefined && (request === undefined || refund.createdAt >= request.askedAt)) {
    const ofOffice = request !== undefined && request.refundNumber === refund.refundNumber;
    return {
      standing: REFUND_STANDING[refund.state],
      decides: ofOffice ? 'exam-office' : 'staff',
      amount: refund.amount,
      askedAt: ofOffice ? request.askedAt : refund.createdAt,
      note: refund.note,
    };
  }
  if (request === undefined) return null;
  const { amount, askedAt, note, state } = request;
  return { standing: REQUEST_STANDING[state], decides: 'exam-office', amount, askedAt, note };
}

const REFUND_STANDING = {
  'awaiting-approval': 'asked',
  declined: 'declined',
  approved: 'going-back',
  processing: 'going-back',
  done: 'done',
  'needs-person': 'needs-person',
  'settled-outside': 'done',
} as const satisfies Record<Refund['state'], RefundStanding['standing']>;

/** An approved one without a refund of its own could not be opened: staff see why. */
const REQUEST_STANDING = {
  'to-send': 'asked',
  open: 'asked',
  approved: 'needs-person',
  declined: 'declined',
  refused: 'refused',
} as const satisfies Record<RefundRequest['state'], RefundStanding['standing']>;
