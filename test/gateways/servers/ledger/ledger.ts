import { digits } from '../ground/random-text.ts';
import { chinaDigits, type ServerClock } from '../ground/server-clock.ts';
import { refundedFen, type Refund, type Trade } from './trade.ts';

export type LedgerLine = Trade & {
  /** Whether any person could still pay it, now or later, whatever the merchant believes. */
  readonly stillPayable: boolean;
  readonly refundedFen: number;
};

export type LedgerTotals = {
  readonly paidCount: number;
  /** Everything people paid. */
  readonly paidFen: number;
  /** What has arrived back at the payers. */
  readonly refundedFen: number;
  /** Taken by the gateway, not yet with the payer. */
  readonly refundsUnderWayFen: number;
  readonly stillPayableCount: number;
};

export type LedgerView = {
  readonly now: number;
  readonly trades: readonly LedgerLine[];
  readonly totals: LedgerTotals;
};

export type Ledger = {
  /** A payer who is in the password dialog at the last moment is let through for so long. */
  readonly graceMs: number;
  readonly add: (trade: Trade) => void;
  readonly trade: (outTradeNo: string) => Trade | null;
  readonly byGatewayNumber: (gatewayTradeNo: string) => Trade | null;
  /** By the text of any code it ever had, dead ones too. */
  readonly byCode: (text: string) => Trade | null;
  readonly refund: (number: string) => { readonly trade: Trade; readonly refund: Refund } | null;
  readonly all: () => readonly Trade[];
  readonly stillPayable: (outTradeNo: string) => boolean;
  /** Plain data, ready for JSON. */
  readonly view: () => LedgerView;
  readonly newGatewayNumber: () => string;
};

function payable(trade: Trade, now: number, graceMs: number): boolean {
  if (trade.kind === 'payer-code') return trade.state === 'paying' && now <= trade.payableUntil + graceMs;
  if (trade.state !== 'open' && trade.state !== 'offered') return false;
  if (trade.payer !== null && now <= trade.payableUntil + graceMs) return true;
  return now <= trade.payableUntil && trade.codes.some((code) => !code.dead && now <= code.until);
}

/** What time does without anybody asking: unpaid trades close, refunds arrive. */
function settle(trade: Trade, now: number): void {
  const unpaid = trade.state === 'open' || trade.state === 'paying';
  if (unpaid && trade.closesAt !== null && now > trade.closesAt) {
    trade.state = 'closed';
    trade.closedAt = trade.closesAt;
  }
  for (const refund of trade.refunds) {
    if (refund.state === 'processing' && refund.doneAt !== null && now >= refund.doneAt)
      refund.state = 'done';
  }
}

function totalsOf(trades: readonly LedgerLine[]): LedgerTotals {
  const paid = trades.filter((trade) => trade.paidAt !== null);
  const refunds = trades.flatMap((trade) => trade.refunds);
  const sum = (amounts: readonly { readonly amountFen: number }[]) =>
    amounts.reduce((total, { amountFen }) => total + amountFen, 0);
  return {
    paidCount: paid.length,
    paidFen: sum(paid),
    refundedFen: sum(refunds.filter(({ state }) => state === 'done')),
    refundsUnderWayFen: sum(refunds.filter(({ state }) => state !== 'done')),
    stillPayableCount: trades.filter(({ stillPayable }) => stillPayable).length,
  };
}

/** One per server: what the merchant asked for, what people paid, what went back. */
export function createLedger(clock: ServerClock, graceMs: number): Ledger {
  const trades = new Map<string, Trade>();
  const settled = (trade: Trade | undefined): Trade | null => {
    if (trade === undefined) return null;
    settle(trade, clock.now());
    return trade;
  };
  const find = (matches: (trade: Trade) => boolean) => settled([...trades.values()].find(matches));
  const all = () => [...trades.values()].flatMap((trade) => settled(trade) ?? []);
  const stillPayable = (trade: Trade | null) => trade !== null && payable(trade, clock.now(), graceMs);

  return {
    graceMs,
    add: (trade) => {
      if (trades.has(trade.outTradeNo)) throw new Error(`the number ${trade.outTradeNo} is taken`);
      trades.set(trade.outTradeNo, trade);
    },
    trade: (outTradeNo) => settled(trades.get(outTradeNo)),
    byGatewayNumber: (number) => find((trade) => trade.gatewayTradeNo === number),
    byCode: (text) => find((trade) => trade.codes.some((code) => code.text === text)),
    refund: (number) => {
      for (const trade of all()) {
        const refund = trade.refunds.find((one) => one.number === number);
        if (refund !== undefined) return { trade, refund };
      }
      return null;
    },
    all,
    stillPayable: (outTradeNo) => stillPayable(settled(trades.get(outTradeNo))),
    view: () => {
      const lines = all().map((trade) => ({
        ...structuredClone(trade),
        stillPayable: stillPayable(trade),
        refundedFen: refundedFen(trade),
      }));
      return { now: clock.now(), trades: lines, totals: totalsOf(lines) };
    },
    newGatewayNumber: () => `${chinaDigits(clock.now()).slice(0, 8)}${digits(20)}`,
  };
}
