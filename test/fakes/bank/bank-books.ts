import type {
  CloseAnswer,
  CreateAnswer,
  CreateTerms,
  PayerCodeAnswer,
  QueryAnswer,
  RefundAnswer,
  RefundTerms,
  ReverseAnswer,
} from '../../../src/main/ports';
import type { Fen } from '../../../src/shared/money';
import type { MisfitCause } from '../../../src/shared/payment';
import type { Fault } from './bank-line';

/** wechat-like: a number exists from the order call on · alipay-like: no trade before the scan. */
export type BankKind = 'wechat-like' | 'alipay-like';

export type Trade = {
  readonly terms: CreateTerms;
  exists: boolean;
  closed: boolean;
  payments: { amount: Fen; tradeNo: string; at: number }[];
  misfit: MisfitCause | null;
  /** The payer's own code was charged: nothing of ours can be scanned. */
  readonly byCode: boolean;
};

type RefundTaken = {
  readonly terms: RefundTerms;
  readonly askedAt: number;
  done: boolean;
  stuck: boolean;
};
/** The bank asks for a password above this, fen. */
const ASKS_PASSWORD_ABOVE = 10_000;

/** What the bank knows, and what it answers when a call gets through. */
export function bankBooks(kind: BankKind, now: () => number, gatewayNow: () => number) {
  const trades = new Map<string, Trade>();
  const refunds = new Map<string, RefundTaken>();
  const codes: string[] = [];
  let serial = 0;

  function create(terms: CreateTerms, fault: Fault | undefined): CreateAnswer {
    if (fault === 'refuses') return { kind: 'refused', reason: 'not-permitted', detail: 'NO_AUTH' };
    const known = trades.get(terms.outTradeNo);
    if (known?.closed === true) return { kind: 'refused', reason: 'already-closed', detail: 'ORDER_CLOSED' };
    if (known !== undefined && known.payments.length > 0) {
      return { kind: 'refused', reason: 'already-paid', detail: 'ORDER_PAID' };
    }
    if (known !== undefined && JSON.stringify(known.terms) !== JSON.stringify(terms)) {
      return { kind: 'refused', reason: 'number-used', detail: 'other parameters' };
    }
    if (known === undefined) {
      const exists = kind === 'wechat-like';
      trades.set(terms.outTradeNo, {
        terms,
        exists,
        closed: false,
        payments: [],
        misfit: null,
        byCode: false,
      });
    }
    return { kind: 'created', qrText: `https://pay.test/${terms.outTradeNo}/${++serial}` };
  }

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

  function query(outTradeNo: string, fault: Fault | undefined): QueryAnswer {
    const trade = trades.get(outTradeNo);
    if (trade === undefined || !trade.exists) return { kind: 'absent', gatewayNow: gatewayNow() };
    const last = trade.payments.at(-1);
    if (last === undefined)
      return trade.closed ? { kind: 'closed' } : { kind: 'unpaid', gatewayNow: gatewayNow() };
    if (fault === 'lag') return { kind: 'unpaid', gatewayNow: gatewayNow() };
    const money = { amount: last.amount, gatewayTradeNo: last.tradeNo, paidAt: last.at };
    return trade.misfit === null ? { kind: 'paid', money } : { kind: 'misfit', cause: trade.misfit, money };
  }

  function close(outTradeNo: string, fault: Fault | undefined): CloseAnswer {
    const trade = trades.get(outTradeNo);
    // WeChat answers 204 for numbers it never saw; Alipay has no trade before the scan.
    if (trade === undefined || !trade.exists)
      return kind === 'wechat-like' ? { kind: 'accepted' } : { kind: 'absent' };
    if (trade.payments.length > 0) return { kind: 'refused', reason: 'already-paid', detail: 'ORDER_PAID' };
    if (fault !== 'lies') trade.closed = true;
    return { kind: 'accepted' };
  }

  function refund(terms: RefundTerms, fault: Fault | undefined): RefundAnswer {
    if (fault === 'refuses') return { kind: 'refused', reason: 'not-enough-funds', detail: 'NOT_ENOUGH' };
    const paid = trades.get(terms.outTradeNo)?.payments.at(-1)?.amount ?? 0;
    const others = [...refunds.values()].filter(
      (one) => one.terms.outTradeNo === terms.outTradeNo && one.terms.refundNumber !== terms.refundNumber,
    );
    const sum = others.reduce((total, one) => total + one.terms.amount, Number(terms.amount));
    if (sum > paid || others.length >= 50)
      return { kind: 'refused', reason: 'limit', detail: 'over the limit' };
    if (!refunds.has(terms.refundNumber))
      refunds.set(terms.refundNumber, { terms, askedAt: now(), done: false, stuck: fault === 'stuck' });
    return queryRefund(terms.refundNumber);
  }

  function queryRefund(refundNumber: string): RefundAnswer {
    const known = refunds.get(refundNumber);
    if (known === undefined) return { kind: 'absent' };
    if (known.done) return { kind: 'done', at: now() };
    return known.stuck ? { kind: 'stuck', detail: 'ABNORMAL' } : { kind: 'processing' };
  }

  return { trades, refunds, codes, charge, reverse, create, query, close, refund, queryRefund };
}
