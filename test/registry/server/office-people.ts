import { oneDocument } from '../../../src/main/office/one-document';
import { digits } from '../../gateways/servers/ground/random-text.ts';
import { paidLine, type Books, type Item, type Schemas } from './books.ts';
import { paymentState } from './platform.ts';
import { initialPassword, keep } from './seed.ts';
import { personWith } from './sign-in.ts';

/** What the office's staff and a payer on its platform can do. `false`: there is no such thing, or not in this state. */
export type OfficePeople = {
  readonly decide: (requestId: string, state: 'approved' | 'declined', note: string | null) => boolean;
  /** On the office's own pages, at its counter, by somebody else's kiosk. */
  readonly markPaidElsewhere: (feeItemId: string, detail?: string) => boolean;
  readonly review: (
    feeItemId: string,
    status: Schemas['Review']['status'],
    reason?: string | null,
  ) => boolean;
  readonly eBill: (orderNumber: string, lineNumber: number, state: 'issued' | 'none') => boolean;
  /** A payer pays a platform payment; `paid` only while it can be paid. */
  readonly pay: (outTradeNo: string) => boolean;
  readonly stickRefund: (refundNumber: string, detail: string) => boolean;
  readonly finishRefund: (refundNumber: string) => boolean;
  /** What the phone shows; null when nothing was sent, or to nobody. */
  readonly phoneCode: (documentNumber: string) => string | null;
  /** Back to the document's last six. */
  readonly resetPassword: (documentNumber: string) => boolean;
};

function findItem(books: Books, feeItemId: string): Item | null {
  return (
    [...books.people.values()].flatMap(({ items }) => items).find(({ facts }) => facts.id === feeItemId) ??
    null
  );
}

/** Does it to what is there. */
function on<T>(thing: T | null | undefined, act: (thing: T) => void): boolean {
  if (thing === null || thing === undefined) return false;
  act(thing);
  return true;
}

export function createOfficePeople(books: Books): OfficePeople {
  return {
    decide: (requestId, state, note) => {
      const wish = books.refundWishes.get(requestId);
      if (wish?.answer.state !== 'open') return false;
      wish.answer = { requestId, state, note };
      return true;
    },
    markPaidElsewhere: (feeItemId, detail = '已在报名点缴费') =>
      on(findItem(books, feeItemId), (item) => {
        item.elsewhere = detail;
      }),
    review: (feeItemId, status, reason = null) =>
      on(findItem(books, feeItemId), (item) => {
        item.review = { status, reason };
      }),
    eBill: (orderNumber, lineNumber, state) =>
      on(paidLine(books, orderNumber, lineNumber), (line) => {
        line.eBill = state;
      }),
    pay: (outTradeNo) => {
      const payment = books.payments.get(outTradeNo);
      if (payment === undefined || paymentState(books, payment) !== 'unpaid') return false;
      payment.paid = { tradeNo: digits(28), at: books.clock.now() };
      return true;
    },
    stickRefund: (refundNumber, detail) =>
      on(books.refunds.get(refundNumber), (refund) => {
        refund.stuck = detail;
      }),
    finishRefund: (refundNumber) =>
      on(books.refunds.get(refundNumber), (refund) => {
        refund.stuck = null;
        refund.doneAt = Math.min(refund.doneAt, books.clock.now());
      }),
    phoneCode: (documentNumber) => {
      const documentKey = oneDocument(documentNumber);
      const person = personWith(books, documentKey);
      if (person === null || person.candidate.phone === null) return null;
      return books.phoneCodes.get(documentKey)?.code ?? null;
    },
    resetPassword: (documentNumber) =>
      on(personWith(books, oneDocument(documentNumber)), (person) => {
        person.password = keep(initialPassword(person.documentKey), true);
      }),
  };
}
