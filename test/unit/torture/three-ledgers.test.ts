import { describe, expect, it } from 'vitest';
import { afterAKill } from '../../torture/audit/after-a-kill';
import type { Books, PaymentRow, RefundRow } from '../../torture/audit/read-books';
import { threeLedgers } from '../../torture/audit/three-ledgers';
import type { Bank } from '../../torture/gateways/open-bank';

/* The comparison itself: books that agree are left alone, and each way in which they can differ is said. */

type Trade = ReturnType<Bank['trades']>[number];

const TRADE: Trade = {
  channel: 'wechat',
  outTradeNo: 'P1',
  kind: 'qr',
  amountFen: 6_500,
  description: '',
  attach: null,
  terms: '',
  asked: 1,
  createdAt: 1,
  payableUntil: 2,
  closesAt: null,
  codes: [],
  state: 'paid',
  payer: 'eve',
  gatewayTradeNo: 'G1',
  paidAt: 1,
  closedAt: null,
  refunds: [],
  stillPayable: false,
  refundedFen: 0,
};
const PAYMENT: PaymentRow = {
  orderKey: 1,
  outTradeNo: 'P1',
  channel: 'wechat',
  state: 'paid',
  amount: 6_500,
  firstLine: 1,
  lastLine: 1,
  facts: { money: { amount: 6_500, gatewayTradeNo: 'G1' } },
};
const BOOKS: Books = {
  payments: [PAYMENT],
  refunds: [],
  lines: [{ orderKey: 1, lineNumber: 1, feeItemId: 'fee', amount: 6_500, state: 'paid' }],
  receipts: [{ receiptNumber: 'T01-1', day: '1', runningNumber: 1, outTradeNo: 'P1', lineNumbers: '[1]' }],
  claims: [{ feeItemId: 'fee', settledBy: 'P1' }],
  orders: [{ number: 'N1', state: 'paid' }],
  reports: [],
  reservations: [],
  journal: [
    { sequence: 1, what: 'payment.paid', subject: 'P1', facts: { amount: 6_500 } },
    { sequence: 2, what: 'receipt.issued', subject: 'P1', facts: {} },
  ],
  intents: 'P1',
};
const REFUND: RefundRow = {
  refundNumber: 'R1',
  outTradeNo: 'P1',
  lineNumber: 1,
  amount: 6_500,
  reason: 'asked',
  state: 'done',
  asks: 1,
  askAt: null,
};
const REFUNDED = {
  number: 'R1',
  gatewayNumber: 'GR1',
  amountFen: 6_500,
  reason: '',
  terms: '',
  askedAt: 1,
  doneAt: 1,
  state: 'done',
  byReversal: false,
} as const;

function kinds(books: Books, ...trades: readonly Trade[]): readonly string[] {
  const bank = { trades: () => trades };
  return [...threeLedgers(books, bank).findings, ...afterAKill(books, bank, null)].map(({ kind }) => kind);
}

describe('three ledgers', () => {
  it('that agree are left alone', () => {
    expect(kinds(BOOKS, TRADE)).toEqual([]);
  });

  it('money there and not here is lost', () => {
    expect(kinds({ ...BOOKS, payments: [{ ...PAYMENT, state: 'closed', facts: {} }] }, TRADE)).toContain(
      'lost',
    );
    expect(kinds({ ...BOOKS, payments: [], intents: '' }, TRADE)).toContain('lost');
  });

  it('money here and not there differs, also from the journal alone', () => {
    expect(kinds(BOOKS)).toContain('books-differ');
    expect(kinds({ ...BOOKS, journal: BOOKS.journal.slice(1) }, TRADE)).toContain('books-differ');
  });

  it('one fee kept twice is a double charge; a free claim of a paid fee breaks a rule', () => {
    const second = { ...PAYMENT, outTradeNo: 'P2' };
    const receipt = { ...BOOKS.receipts[0]!, runningNumber: 2, outTradeNo: 'P2' };
    const twice = { ...BOOKS, payments: [PAYMENT, second], receipts: [...BOOKS.receipts, receipt] };
    expect(kinds(twice, TRADE, { ...TRADE, outTradeNo: 'P2' })).toContain('double-charged');
    expect(kinds({ ...BOOKS, claims: [] }, TRADE)).toContain('rule-broken');
  });

  it('what is still open, claimed or under way is undecided', () => {
    expect(
      kinds({ ...BOOKS, claims: [...BOOKS.claims, { feeItemId: 'x', settledBy: null }] }, TRADE),
    ).toEqual(['undecided']);
    expect(kinds({ ...BOOKS, orders: [{ number: 'N1', state: 'open' }] }, TRADE)).toEqual(['undecided']);
    expect(kinds({ ...BOOKS, refunds: [{ ...REFUND, state: 'processing' }] }, TRADE)).toContain('undecided');
  });

  it('a refund under a number unknown here, or done on one side only, is found', () => {
    const given = { ...TRADE, refunds: [REFUNDED] };
    expect(kinds(BOOKS, given)).toEqual(expect.arrayContaining(['books-differ', 'rule-broken', 'lost']));
    expect(kinds({ ...BOOKS, refunds: [REFUND] }, TRADE)).toContain('books-differ');
  });

  it('a closed payment that can still be paid breaks a rule', () => {
    const closed = { ...PAYMENT, state: 'closed', facts: {} };
    const trade: Trade = { ...TRADE, state: 'open', paidAt: null, stillPayable: true };
    const bank = { trades: () => [trade] };
    expect(afterAKill({ ...BOOKS, payments: [closed] }, bank, 3)).toMatchObject([
      { kind: 'rule-broken', round: 3 },
    ]);
  });

  it('a gap in the receipt numbers breaks a rule', () => {
    expect(kinds({ ...BOOKS, receipts: [{ ...BOOKS.receipts[0]!, runningNumber: 2 }] }, TRADE)).toContain(
      'rule-broken',
    );
  });
});
