import type { Fen } from '../../../shared/money';
import { type Platform, upToDate } from './platform';
import type { Paid, SimulatedChannel, TradeStanding } from './trade';
import { refundState, standingOf } from './trade';

/** One number as the "people" left it: what the store must agree with in the end. */
export type LedgerEntry = {
  readonly channel: SimulatedChannel;
  readonly outTradeNo: string;
  readonly asked: Fen;
  readonly standing: TradeStanding;
  readonly paid: Paid | null;
  readonly refunds: readonly {
    readonly refundNumber: string;
    readonly amount: Fen;
    readonly state: 'done' | 'processing' | 'stuck';
    readonly elsewhere: boolean;
  }[];
};

export function entriesOf(platform: Platform): readonly LedgerEntry[] {
  const now = platform.now();
  return platform.ledger.trades().map((found) => {
    const trade = upToDate(platform, found);
    const { channel, outTradeNo, amount, paid } = trade;
    const refunds = platform.ledger.refundsOf(trade).map((refund) => ({
      refundNumber: refund.refundNumber,
      amount: refund.amount,
      state: refundState(refund, now),
      elsewhere: refund.elsewhere,
    }));
    return { channel, outTradeNo, asked: amount, standing: standingOf(trade, now), paid, refunds };
  });
}
