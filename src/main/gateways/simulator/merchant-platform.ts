import { fen } from '../../../shared/money';
import { newToken, refundedFen, type Platform } from './platform';
import type { Trade } from './trade';

/** What somebody does at the gateway's own merchant platform, past the kiosk. */
export type MerchantSaid = 'refunded-elsewhere' | 'revoked-elsewhere' | 'refunds-finished' | 'nothing-to-do';

/** Gives the rest of the money back under a number that the kiosk never sent. */
export function refundElsewhere(platform: Platform, trade: Trade): MerchantSaid {
  const rest = (trade.paid?.amount ?? 0) - refundedFen(platform, trade);
  if (rest <= 0 || trade.revokedAt !== null) return 'nothing-to-do';
  const now = platform.now();
  platform.ledger.saveRefund({
    channel: trade.channel,
    refundNumber: `platform-${newToken()}`,
    outTradeNo: trade.outTradeNo,
    amount: fen(rest),
    reason: '',
    askedAt: now,
    doneAt: now,
    elsewhere: true,
  });
  return 'refunded-elsewhere';
}

/** 撤销 of a paid number: the payer has the money back and the number is dead. */
export function revokeElsewhere(platform: Platform, trade: Trade): MerchantSaid {
  if (trade.paid === null || trade.revokedAt !== null || refundedFen(platform, trade) > 0)
    return 'nothing-to-do';
  platform.ledger.saveTrade({ ...trade, revokedAt: platform.now() });
  return 'revoked-elsewhere';
}

/** Ends stuck refunds the way staff do it: the money goes out by hand at the merchant platform. */
export function finishStuckRefunds(platform: Platform, trade: Trade): MerchantSaid {
  const stuck = platform.ledger.refundsOf(trade).filter((refund) => refund.doneAt === null);
  for (const refund of stuck) platform.ledger.saveRefund({ ...refund, doneAt: platform.now() });
  return stuck.length === 0 ? 'nothing-to-do' : 'refunds-finished';
}
