import type { Bank } from '../gateways/open-bank';
import type { Finding, FindingKind } from './finding';
import type { Books, PaymentRow } from './read-books';

/** What stands at the end, in fen and pieces; the gateways', ours, and what the journal says of it. */
export type Totals = {
  readonly paidThere: number;
  readonly paidHere: number;
  readonly paidInJournal: number;
  readonly refundedThere: number;
  readonly refundedHere: number;
  readonly refundedInJournal: number;
  readonly payments: number;
  readonly receipts: number;
  /** Refunds that a person has to decide about. */
  readonly waitingForPerson: number;
};

type Trades = ReturnType<Bank['trades']>;
type Found = (kind: FindingKind, text: string) => void;

const MONEY_MOVED = new Set(['paid', 'misfit']);
const UNDER_WAY = new Set(['approved', 'processing']);
const WAITS = new Set(['awaiting-approval', 'needs-person']);

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);

function moneyOf({ state, facts }: PaymentRow): number {
  return MONEY_MOVED.has(state) ? (facts.money?.amount ?? 0) : 0;
}

/** Every fen that moved there is known here, and nothing is known here that did not move there. */
function comparePayments(trades: Trades, books: Books, found: Found): void {
  const ours = new Map(books.payments.map((payment) => [payment.outTradeNo, payment]));
  for (const { outTradeNo, channel, paidAt, amountFen } of trades) {
    const payment = ours.get(outTradeNo);
    const known = payment === undefined ? 0 : moneyOf(payment);
    if (paidAt !== null && known !== amountFen) {
      found(
        'lost',
        `${channel} ${outTradeNo}: paid ${amountFen} fen, here ${payment?.state ?? 'unknown'} ${known}`,
      );
    }
  }
  const paidThere = new Set(trades.filter(({ paidAt }) => paidAt !== null).map((trade) => trade.outTradeNo));
  for (const { outTradeNo, channel, state } of books.payments) {
    if (MONEY_MOVED.has(state) && !paidThere.has(outTradeNo)) {
      found('books-differ', `${channel} ${outTradeNo} is ${state} here and nobody paid it there`);
    }
    if (!MONEY_MOVED.has(state) && state !== 'closed')
      found('undecided', `${channel} ${outTradeNo} is ${state}`);
  }
}

function compareRefunds(trades: Trades, books: Books, found: Found): void {
  const there = new Map(trades.flatMap((trade) => trade.refunds.map((one) => [one.number, one] as const)));
  const reversals = new Map(
    trades.flatMap((trade) =>
      trade.refunds.filter((one) => one.byReversal).map((one) => [trade.outTradeNo, one] as const),
    ),
  );
  for (const { refundNumber, outTradeNo, amount, state, reason } of books.refunds) {
    // The gateway has no number of ours for what a reversal gave back.
    const theirs = reason === 'reversal' ? reversals.get(outTradeNo) : there.get(refundNumber);
    if (UNDER_WAY.has(state)) found('undecided', `refund ${refundNumber} is ${state}`);
    if (state !== 'done') continue;
    if (theirs?.state !== 'done' || theirs.amountFen !== amount) {
      found(
        'books-differ',
        `refund ${refundNumber} of ${amount} fen is done here, there ${theirs?.state ?? 'unknown'}`,
      );
    }
  }
  for (const outTradeNo of reversals.keys()) {
    const known = books.refunds.some((one) => one.outTradeNo === outTradeNo && one.reason === 'reversal');
    if (!known) found('books-differ', `${outTradeNo} was paid and reversed there, here nothing went back`);
  }
  const ours = new Map(books.refunds.map((refund) => [refund.refundNumber, refund]));
  for (const [number, { state, amountFen, byReversal }] of there) {
    const mine = ours.get(number);
    if (!byReversal && state === 'done' && mine?.state !== 'done') {
      found(
        'books-differ',
        `refund ${number} of ${amountFen} fen is done there, here ${mine?.state ?? 'unknown'}`,
      );
    }
  }
}

/** Each line that money came for is settled by one payment or given back; a fee is kept once. */
function judgeLines(books: Books, found: Found): void {
  const kept = new Map<string, string[]>();
  for (const payment of books.payments.filter(({ state }) => state === 'paid')) {
    const { outTradeNo, orderKey, firstLine, lastLine } = payment;
    // One receipt per candidate; each line stands on one of them.
    const numbers = books.receipts
      .filter((one) => one.outTradeNo === outTradeNo)
      .flatMap((one): readonly unknown[] => {
        const settled: unknown = JSON.parse(one.lineNumbers);
        return Array.isArray(settled) ? settled : [];
      });
    const lines = books.lines.filter(
      (line) => line.orderKey === orderKey && line.lineNumber >= firstLine && line.lineNumber <= lastLine,
    );
    for (const { lineNumber, feeItemId, amount } of lines) {
      const back = books.refunds.filter(
        (one) => one.outTradeNo === outTradeNo && one.lineNumber === lineNumber && one.state !== 'declined',
      );
      const isDuplicate = back.some(({ reason }) => reason === 'duplicate');
      const isSettled = numbers.includes(lineNumber);
      const where = `line ${lineNumber} of ${outTradeNo} (${feeItemId})`;
      if (isSettled === isDuplicate)
        found(
          'lost',
          `${where}: ${isSettled ? 'both settled and given back' : 'neither settled nor given back'}`,
        );
      const allBack = sum(back.map((one) => one.amount)) >= amount;
      if (isSettled && !allBack) kept.set(feeItemId, [...(kept.get(feeItemId) ?? []), outTradeNo]);
    }
  }
  const claims = new Map(books.claims.map((claim) => [claim.feeItemId, claim.settledBy]));
  for (const [feeItemId, numbers] of kept) {
    if (numbers.length > 1) found('double-charged', `${feeItemId} is paid by ${numbers.join(' and ')}`);
    const claimedBy = claims.get(feeItemId) ?? null;
    if (claimedBy === null || !numbers.includes(claimedBy)) {
      found(
        'rule-broken',
        `${feeItemId} is paid by ${numbers.join(' ')} and its claim says ${claimedBy ?? 'free'}`,
      );
    }
  }
  for (const [feeItemId, settled] of claims) {
    if (settled === null) found('undecided', `${feeItemId} is claimed and nobody is paying`);
  }
  for (const { number, state } of books.orders)
    if (state === 'open') found('undecided', `order ${number} is open`);
}

/** Receipt numbers of a day run from 1 without a gap. */
function judgeReceipts({ receipts, journal }: Books, found: Found): void {
  for (const day of new Set(receipts.map((one) => one.day))) {
    const numbers = receipts.filter((one) => one.day === day).map(({ runningNumber }) => runningNumber);
    const gap = numbers.toSorted((a, b) => a - b).findIndex((number, at) => number !== at + 1);
    if (gap !== -1) found('rule-broken', `receipts of ${day}: no number ${gap + 1}`);
  }
  const issued = journal.filter(({ what }) => what === 'receipt.issued').length;
  if (issued !== receipts.length)
    found('books-differ', `${receipts.length} receipts, ${issued} in the journal`);
}

/** A reversal gave back before its refund was written down: that one begins as done. */
function saysDone(what: string, facts: Readonly<Record<string, unknown>>): boolean {
  return what === 'refund.done' || (what === 'refund.opened' && facts['state'] === 'done');
}

/** The last word of the journal about each payment and refund is what the tables say. */
function compareJournal({ journal, payments, refunds }: Books, found: Found): void {
  const said = new Map<string, string>();
  const refundsSaid = new Set<string>();
  for (const { what, subject, facts } of journal) {
    if (/^payment\.(created|waiting|unknown|closing|paid|misfit|closed)$/.test(what)) said.set(subject, what);
    const number = facts['refundNumber'];
    if (saysDone(what, facts)) refundsSaid.add(typeof number === 'string' ? number : subject);
  }
  for (const { outTradeNo, state } of payments) {
    const last = said.get(outTradeNo) ?? 'nothing';
    if (last !== `payment.${state}`)
      found('books-differ', `${outTradeNo} is ${state}, the journal says ${last}`);
  }
  const done = refunds.filter(({ state }) => state === 'done');
  const missing = done.filter(({ refundNumber }) => !refundsSaid.has(refundNumber));
  for (const { refundNumber } of missing)
    found('books-differ', `refund ${refundNumber} is done and not in the journal`);
  if (refundsSaid.size > done.length) found('books-differ', 'the journal knows refunds that are not done');
}

export function threeLedgers(
  books: Books,
  bank: Pick<Bank, 'trades'>,
): { readonly findings: readonly Finding[]; readonly totals: Totals } {
  const findings: Finding[] = [];
  const found: Found = (kind, text) => void findings.push({ kind, round: null, text });
  const trades = bank.trades();
  comparePayments(trades, books, found);
  compareRefunds(trades, books, found);
  judgeLines(books, found);
  judgeReceipts(books, found);
  compareJournal(books, found);
  const refunded = books.refunds.filter(({ state }) => state === 'done');
  const journalled = (tells: (entry: Books['journal'][number]) => boolean) =>
    sum(books.journal.filter(tells).map(({ facts }) => facts.amount ?? 0));
  const totals: Totals = {
    paidThere: sum(trades.filter(({ paidAt }) => paidAt !== null).map(({ amountFen }) => amountFen)),
    paidHere: sum(books.payments.map(moneyOf)),
    paidInJournal: journalled(({ what }) => what === 'payment.paid' || what === 'payment.misfit'),
    refundedThere: sum(
      trades.flatMap((trade) =>
        trade.refunds.filter(({ state }) => state === 'done').map(({ amountFen }) => amountFen),
      ),
    ),
    refundedHere: sum(refunded.map(({ amount }) => amount)),
    refundedInJournal: journalled(({ what, facts }) => saysDone(what, facts)),
    payments: books.payments.length,
    receipts: books.receipts.length,
    waitingForPerson: books.refunds.filter(({ state }) => WAITS.has(state)).length,
  };
  const paid = [totals.paidThere, totals.paidHere, totals.paidInJournal];
  const back = [totals.refundedThere, totals.refundedHere, totals.refundedInJournal];
  if (new Set(paid).size > 1)
    found('books-differ', `paid, in fen: gateways, store, journal ${paid.join(', ')}`);
  if (new Set(back).size > 1)
    found('books-differ', `refunded, in fen: gateways, store, journal ${back.join(', ')}`);
  return { findings, totals };
}
