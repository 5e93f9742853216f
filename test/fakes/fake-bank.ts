import type { Channel } from '../../src/shared/channel';
import type { Fen } from '../../src/shared/money';
import type {
  CloseAnswer,
  CreateAnswer,
  CreateTerms,
  NoAnswer,
  PaymentGateway,
  QueryAnswer,
  RefundAnswer,
  RefundTerms,
} from '../../src/main/ports';
import type { MisfitCause } from '../../src/shared/payment';

/**
 * A gateway in memory with its own ledger, independent of the simulator: what "people" did there is the truth a story
 * compares the store with. Faults are pushed per call: each is taken by one call of that kind.
 */
export type Call = 'create' | 'query' | 'close' | 'refund' | 'queryRefund';

export type Fault =
  /** Nothing happened at the bank, no answer. */
  | 'not-sent'
  /** It happened at the bank, the answer was lost. */
  | 'answer-lost'
  | 'rate-limited'
  | 'unverified'
  /** query: paid, but it still says unpaid. */
  | 'lag'
  /** close: says accepted, does nothing. */
  | 'lies'
  | 'refuses'
  | 'stuck';

type Trade = {
  readonly terms: CreateTerms;
  exists: boolean;
  closed: boolean;
  payments: { amount: Fen; tradeNo: string; at: number }[];
  misfit: MisfitCause | null;
};

type RefundRow = { readonly terms: RefundTerms; done: boolean };

export type FakeBank = {
  readonly gateway: PaymentGateway;
  readonly fault: (call: Call, ...faults: Fault[]) => void;
  readonly clearFaults: () => void;
  readonly offline: (off: boolean) => void;
  readonly setDrift: (ms: number) => void;
  /** Waits in every call until released: a call that is out while the power goes. */
  readonly hold: () => () => void;
  readonly scan: (outTradeNo: string) => void;
  /** false: the bank did not allow it. `force`: late money, whatever the bank's own state. */
  readonly pay: (outTradeNo: string, options?: { amount?: Fen; force?: boolean }) => boolean;
  readonly refundElsewhere: (outTradeNo: string) => void;
  readonly finishRefunds: () => void;
  readonly calls: readonly { readonly call: Call; readonly number: string }[];
  readonly numbers: () => readonly string[];
  readonly paidTotal: () => number;
  readonly refundedTotal: () => number;
  readonly refundsOf: (outTradeNo: string) => readonly RefundTerms[];
  readonly isPaid: (outTradeNo: string) => boolean;
};

export type BankKind = 'wechat-like' | 'alipay-like';

export function fakeBank(channel: Channel, kind: BankKind, now: () => number): FakeBank {
  const trades = new Map<string, Trade>();
  const refunds = new Map<string, RefundRow>();
  const faults = new Map<Call, Fault[]>();
  const calls: { call: Call; number: string }[] = [];
  let isOffline = false;
  let drift = 0;
  let gate: Promise<void> = Promise.resolve();
  let serial = 0;

  const silent = (why: NoAnswer['why'] = 'timeout'): NoAnswer => ({
    kind: 'no-answer',
    why,
    retryAfterMs: why === 'rate-limited' ? 2_000 : null,
    incident: why === 'unverified' ? 'signature does not match' : null,
  });
  const gatewayNow = () => now() + drift;

  async function call<T>(
    name: Call,
    number: string,
    act: (fault: Fault | undefined) => T,
  ): Promise<T | NoAnswer> {
    calls.push({ call: name, number });
    await gate;
    const fault = faults.get(name)?.shift();
    if (isOffline) return silent('network');
    if (fault === 'not-sent') return silent();
    if (fault === 'rate-limited') return silent('rate-limited');
    const answer = act(fault);
    if (fault === 'answer-lost') return silent();
    if (fault === 'unverified') return silent('unverified');
    return answer;
  }

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
      trades.set(terms.outTradeNo, { terms, exists, closed: false, payments: [], misfit: null });
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
    if (fault === 'stuck') return { kind: 'stuck', detail: 'ABNORMAL' };
    const known = refunds.get(terms.refundNumber);
    if (known === undefined) refunds.set(terms.refundNumber, { terms, done: false });
    return known?.done === true ? { kind: 'done', at: now() } : { kind: 'processing' };
  }

  function queryRefund(refundNumber: string): RefundAnswer {
    const known = refunds.get(refundNumber);
    if (known === undefined) return { kind: 'absent' };
    return known.done ? { kind: 'done', at: now() } : { kind: 'processing' };
  }

  function trade(outTradeNo: string): Trade {
    const found = trades.get(outTradeNo);
    if (found === undefined) throw new Error(`the bank never saw ${outTradeNo}`);
    return found;
  }

  return {
    calls,
    gateway: {
      channel,
      traits: { provesCloseAtOnce: kind === 'wechat-like' },
      clockDriftMs: () => drift,
      create: (terms) => call('create', terms.outTradeNo, (fault) => create(terms, fault)),
      query: (outTradeNo) => call('query', outTradeNo, (fault) => query(outTradeNo, fault)),
      close: (outTradeNo) => call('close', outTradeNo, (fault) => close(outTradeNo, fault)),
      refund: (terms) => call('refund', terms.refundNumber, (fault) => refund(terms, fault)),
      queryRefund: (number) => call('queryRefund', number, () => queryRefund(number)),
    },
    fault: (name, ...list) => {
      faults.set(name, [...(faults.get(name) ?? []), ...list]);
    },
    clearFaults: () => faults.clear(),
    offline: (off) => {
      isOffline = off;
    },
    setDrift: (ms) => {
      drift = ms;
    },
    hold: () => {
      let release: () => void = () => undefined;
      gate = new Promise((resolve) => {
        release = resolve;
      });
      return () => release();
    },
    scan: (outTradeNo) => {
      trade(outTradeNo).exists = true;
    },
    pay: (outTradeNo, options = {}) => {
      const known = trade(outTradeNo);
      const dead = known.closed || gatewayNow() > known.terms.expiresAt || known.payments.length > 0;
      if (dead && options.force !== true) return false;
      known.exists = true;
      known.payments.push({
        amount: options.amount ?? known.terms.amount,
        tradeNo: `T${outTradeNo}-${known.payments.length + 1}`,
        at: now(),
      });
      return true;
    },
    refundElsewhere: (outTradeNo) => {
      trade(outTradeNo).misfit = 'refunded-elsewhere';
    },
    finishRefunds: () => {
      for (const row of refunds.values()) row.done = true;
    },
    numbers: () => [...trades.keys()],
    paidTotal: () =>
      [...trades.values()].flatMap((t) => t.payments).reduce((sum, paid) => sum + paid.amount, 0),
    refundedTotal: () => [...refunds.values()].reduce((sum, row) => sum + row.terms.amount, 0),
    refundsOf: (outTradeNo) =>
      [...refunds.values()].map((row) => row.terms).filter((terms) => terms.outTradeNo === outTradeNo),
    isPaid: (outTradeNo) => (trades.get(outTradeNo)?.payments.length ?? 0) > 0,
  };
}
