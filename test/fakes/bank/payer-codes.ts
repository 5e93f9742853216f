import type { CreateTerms, PayerCodeAnswer, ReverseAnswer } from '../../../src/main/ports';
import type { Trade } from './bank-books';
import type { Fault } from './bank-line';

/** The bank asks for a password above this, fen. */
const ASKS_PASSWORD_ABOVE = 10_000;

/** What the bank does with the payer's own codes. */
export function payerCodes(trades: Map<string, Trade>, now: () => number) {
  const codes: string[] = [];

  /** Small amounts are paid at once, others when the payer has entered a password. */
  function charge(terms: CreateTerms, payerCode: string, fault: Fault | undefined): PayerCodeAnswer {
    codes.push(payerCode);
    if (fault === 'refuses') return { kind: 'refused', reason: 'not-enough-funds', detail: 'NOTENOUGH' };
    if (trades.has(terms.outTradeNo)) return { kind: 'refused', reason: 'number-used', detail: 'used' };
    const trade: Trade = { terms, exists: true, closed: false, payments: [], misfit: null, byCode: true };
    trades.set(terms.outTradeNo, trade);
    if (terms.amount <= ASKS_PASSWORD_ABOVE) {
      trade.payments.push({ amount: terms.amount, tradeNo: `T${terms.outTradeNo}-1`, at: now() });
    }
    return { kind: 'sent' };
  }

  function reverse(outTradeNo: string, fault: Fault | undefined): ReverseAnswer {
    const trade = trades.get(outTradeNo);
    if (fault === 'again') return { kind: 'again' };
    if (trade === undefined || fault === 'lies') return { kind: 'reversed' };
    trade.closed = true;
    if (trade.payments.length > 0) trade.misfit = 'revoked-elsewhere';
    return { kind: 'reversed' };
  }

  /** Paid and given back by a reversal. */
  function reversedTotal(): number {
    return [...trades.values()]
      .filter((one) => one.byCode && one.misfit === 'revoked-elsewhere')
      .flatMap((one) => one.payments)
      .reduce((sum, paid) => sum + paid.amount, 0);
  }

  return { codes, charge, reverse, reversedTotal };
}
