import { shanghaiDateTime } from '../../../../shared/time-zone';
import { earlierNumbers } from '../pay-trade';
import { type Platform, refundedFen, upToDate } from '../platform';
import type { SimulatedRefund, Trade } from '../trade';
import { isCodeDead, standingOf } from '../trade';
import type { IconName } from './icons';
import type { Words } from './words-zh';

/** One code as the payer sees it. */
export type TradeView = {
  readonly trade: Trade;
  readonly token: string;
  readonly standing: keyof Words['standing'];
  readonly payable: boolean;
  readonly refunds: readonly SimulatedRefund[];
  /** The number that "pay the earlier code" would pay. */
  readonly earlier: Trade | null;
};

export function viewTrade(platform: Platform, found: Trade, token: string): TradeView {
  const trade = upToDate(platform, found);
  const now = platform.now();
  const standing = shownStanding(platform, trade, token);
  return {
    trade,
    token,
    standing,
    payable: (standing === 'waiting' || standing === 'promised') && !isCodeDead(trade, token, now),
    refunds: platform.ledger.refundsOf(trade),
    earlier: earlierNumbers(platform, trade)[0] ?? null,
  };
}

function shownStanding(platform: Platform, trade: Trade, token: string): TradeView['standing'] {
  const now = platform.now();
  const standing = standingOf(trade, now);
  if (standing === 'paid') {
    const refunded = refundedFen(platform, trade);
    if (refunded === 0) return 'paid';
    return refunded < (trade.paid?.amount ?? 0) ? 'partly-refunded' : 'refunded';
  }
  if (standing !== 'waiting') return standing;
  if (isCodeDead(trade, token, now)) return 'superseded';
  return trade.late === null ? 'waiting' : 'promised';
}

export const STANDING_ICON: Readonly<Record<TradeView['standing'], IconName>> = {
  waiting: 'waiting',
  promised: 'waiting',
  superseded: 'ended',
  expired: 'ended',
  closed: 'ended',
  paid: 'paid',
  'partly-refunded': 'returned',
  refunded: 'returned',
  revoked: 'returned',
};

/** `14:05:30` in Shanghai. */
export function timeOfDay(ms: number): string {
  return shanghaiDateTime(ms).slice(11);
}

/** The newest code of every number, newest number first: what may still be paid, and the last that no longer may. */
export function listTrades(
  platform: Platform,
  mostEnded: number,
): { readonly waiting: readonly TradeView[]; readonly ended: readonly TradeView[] } {
  const newestFirst = platform.ledger.trades().toReversed();
  const waiting: TradeView[] = [];
  const ended: TradeView[] = [];
  for (const trade of newestFirst) {
    const mayWait = standingOf(trade, platform.now()) === 'waiting';
    if (!mayWait && ended.length >= mostEnded) continue;
    const view = viewTrade(platform, trade, trade.codes.at(-1)?.token ?? '');
    if (view.payable) waiting.push(view);
    else if (ended.length < mostEnded) ended.push(view);
  }
  return { waiting, ended };
}
