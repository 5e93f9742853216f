import type {
  CloseAnswer,
  CreateAnswer,
  CreateTerms,
  QueryAnswer,
  RefundAnswer,
  RefundTerms,
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

function newTrade(terms: CreateTerms, exists: boolean): Trade {
  return { terms, exists, closed: false, payments: [], misfit: null, byCode: false };
}

/** What the bank knows, and what it answers when a call gets through. */
export function bankBooks(kind: BankKind, now: () => number, gatewayNow: () => number) {
  const trades = new Map<string, Trade>();
  const refunds = new Map<string, RefundTaken>();
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
      trades.set(terms.outTradeNo, newTrade(terms, kind === 'wechat-like'));
    }
    return { kind: 'created', qrText: `https://pay.test/${terms.outTradeNo}/${++serial}` };
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

  return { trades, refunds, create, query, close, refund, queryRefund };
}
