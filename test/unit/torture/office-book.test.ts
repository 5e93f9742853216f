import { describe, expect, it } from 'vitest';
import { compareOffice, type OfficeBook } from '../../torture/audit/office-book';
import type { Books } from '../../torture/audit/read-books';
import { registryCall } from '../../torture/office/open-office';

/* The fourth book: what the exam office has heard, held against what it is owed. */

type Report = Books['reports'][number];

const PAID: Report = {
  id: 1,
  orderNumber: 'N1',
  lineNumber: 1,
  event: 'paid',
  refundNumber: '',
  outTradeNo: 'P1',
  feeItemId: 'fee',
  amount: 6_500,
  state: 'told',
};
const BACK: Report = { ...PAID, id: 2, event: 'refunded', refundNumber: 'R1' };

const books = (reports: readonly Report[], more: Partial<Books> = {}): Books => ({
  payments: [],
  refunds: [],
  lines: [],
  receipts: [{ receiptNumber: 'T01-1', day: '1', runningNumber: 1, outTradeNo: 'P1', lineNumbers: '[1]' }],
  claims: [],
  orders: [],
  journal: [],
  reservations: [],
  intents: '',
  reports,
  ...more,
});
const office = (more: Partial<OfficeBook> = {}): OfficeBook => ({
  lines: new Map([
    ['N1/1', { paid: new Map([['', { outTradeNo: 'P1', amount: 6_500 }]]), refunds: new Map() }],
  ]),
  paidElsewhere: new Set(),
  reserved: [],
  ...more,
});
const refundedThere = office({
  lines: new Map([
    [
      'N1/1',
      {
        paid: new Map([['', { outTradeNo: 'P1', amount: 6_500 }]]),
        refunds: new Map([['R1', { amount: 6_500 }]]),
      },
    ],
  ]),
});
const nothingThere = office({ lines: new Map() });
const kinds = (ours: Books, theirs: OfficeBook) =>
  new Set(compareOffice(ours, theirs).findings.map(({ kind }) => kind));

describe('books that agree', () => {
  it('are left alone', () => {
    expect(compareOffice(books([PAID]), office())).toEqual({
      findings: [],
      totals: { toldHere: 6_500, toldThere: 6_500, cases: 0 },
    });
    expect(compareOffice(books([PAID, BACK]), refundedThere).totals).toEqual({
      toldHere: 0,
      toldThere: 0,
      cases: 0,
    });
  });

  it('so is a duplicate that waits for a person, and its refund', () => {
    const ours = books([
      { ...PAID, state: 'paid-elsewhere' },
      { ...BACK, state: 'not-owed' },
    ]);
    const elsewhere = { ...nothingThere, paidElsewhere: new Set(['fee']) };
    expect(compareOffice(ours, elsewhere)).toEqual({
      findings: [],
      totals: { toldHere: 0, toldThere: 0, cases: 1 },
    });
  });
});

describe('what differs is said', () => {
  it('told here, not there; another payment or amount there; never told; owed to nobody', () => {
    expect(kinds(books([PAID]), nothingThere)).toContain('lost');
    const other = office({
      lines: new Map([
        ['N1/1', { paid: new Map([['', { outTradeNo: 'P2', amount: 6_500 }]]), refunds: new Map() }],
      ]),
    });
    expect(kinds(books([PAID]), other)).toContain('lost');
    expect(kinds(books([{ ...PAID, state: 'waiting' }]), nothingThere)).toContain('lost');
    expect(kinds(books([]), nothingThere)).toContain('lost');
  });

  it('a refund that is done and owed to nobody', () => {
    const refund = {
      refundNumber: 'R1',
      outTradeNo: 'P1',
      lineNumber: 1,
      amount: 6_500,
      reason: 'asked',
      state: 'done',
      asks: 1,
      askAt: null,
    };
    expect(kinds(books([PAID], { refunds: [refund] }), office())).toEqual(new Set(['lost']));
  });

  it('refused or paid elsewhere without a reason; there and not here; a reservation left behind', () => {
    expect(kinds(books([{ ...PAID, state: 'refused' }]), nothingThere)).toContain('books-differ');
    expect(kinds(books([{ ...PAID, state: 'paid-elsewhere' }]), nothingThere)).toContain('books-differ');
    expect(kinds(books([], { receipts: [] }), office())).toContain('books-differ');
    expect(kinds(books([PAID]), office({ reserved: ['N2'] }))).toEqual(new Set(['rule-broken']));
  });
});

it('the wire knows what passes', () => {
  const names = (
    [
      ['PUT', '/v1/orders/N1/lines/1/paid'],
      ['PUT', '/v1/orders/N1/lines/1/refunds/R1'],
      ['PUT', '/v1/reservations/N1'],
      ['DELETE', '/v1/reservations/N1'],
      ['GET', '/v1/candidates/K1'],
    ] as const
  ).map(([method, path]) => registryCall({ method, path }));
  expect(names).toEqual(['report-paid', 'report-refunded', 'reserve', 'release', 'other']);
});
