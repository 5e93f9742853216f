import { randomBytes, randomInt } from 'node:crypto';
import { shanghaiDate } from '../../../shared/time-zone';
import type { Fen } from '../../../shared/money';
import type { Result } from '../../../shared/result';
import type { Faults } from './faults';
import type { Ledger } from './ledger';
import type { SimulatedChannel, Trade } from './trade';
import { lateDueAt } from './trade';
import type { RefusalCode } from './wire';

/** Both simulated gateways: what they know, what goes wrong with them, and their clock. */
export type Platform = {
  readonly ledger: Ledger;
  readonly faults: Faults;
  readonly now: () => number;
  /** What a QR of this code opens. */
  readonly codeUrl: (token: string) => string;
};

/** `message` is the gateway's own words, for the log and the staff. */
export type Refused = { readonly kind: RefusalCode; readonly message: string };
export type Outcome<T> = Result<T, Refused>;

/** Opens a payment page, so nobody may guess it. */
export function newToken(): string {
  return randomBytes(15).toString('base64url');
}

function digits(count: number): string {
  return Array.from({ length: count }, () => String(randomInt(10))).join('');
}

/** 28 digits with the day in them, as on the bills of both wallets. */
function newGatewayTradeNo(channel: SimulatedChannel, at: number): string {
  const day = shanghaiDate(at).replaceAll('-', '');
  return channel === 'wechat' ? `420000${day}${digits(14)}` : `${day}22${digits(18)}`;
}

export function movedMoney(trade: Trade, amount: Fen, paidAt: number): Trade {
  const gatewayTradeNo = newGatewayTradeNo(trade.channel, paidAt);
  return {
    ...trade,
    scannedAt: trade.scannedAt ?? paidAt,
    late: null,
    paid: { amount, gatewayTradeNo, paidAt },
  };
}

/** The trade as of now: a late payment whose time has come has arrived. */
export function upToDate(platform: Platform, trade: Trade): Trade {
  const dueAt = lateDueAt(trade);
  if (dueAt === null || platform.now() < dueAt) return trade;
  const paid = movedMoney(trade, trade.amount, dueAt);
  platform.ledger.saveTrade(paid);
  return paid;
}

export function findTrade(platform: Platform, channel: SimulatedChannel, outTradeNo: string): Trade | null {
  const trade = platform.ledger.trade(channel, outTradeNo);
  return trade === null ? null : upToDate(platform, trade);
}

/** Money given back or on its way back, stuck refunds included: it is no longer there to refund. */
export function refundedFen(platform: Platform, trade: Trade): number {
  return platform.ledger.refundsOf(trade).reduce((sum, refund) => sum + refund.amount, 0);
}
