import type { Fen } from '../../../shared/money';
import type { Platform } from './platform';
import { movedMoney, upToDate } from './platform';
import type { Trade } from './trade';
import { isCodeDead, standingOf } from './trade';

/** What the wallet tells the payer after an act. */
export type Said =
  | 'paid'
  | 'declined'
  | 'late-promised'
  | 'late-paid'
  | 'wrong-amount-paid'
  | 'old-code-paid'
  | 'already-paid'
  | 'closed'
  | 'expired'
  | 'superseded'
  | 'no-old-code';

/** Opening the page is the scan; from here on an Alipay-like trade exists. */
export function scanCode(platform: Platform, token: string): Trade | null {
  const found = platform.ledger.tradeOfCode(token);
  if (found === null) return null;
  const trade = upToDate(platform, found);
  if (trade.scannedAt !== null || whyNotPayable(trade, token, platform.now()) !== null) return trade;
  const scanned = { ...trade, scannedAt: platform.now() };
  platform.ledger.saveTrade(scanned);
  return scanned;
}

/** null: this code can be paid now. */
export function whyNotPayable(
  trade: Trade,
  token: string,
  now: number,
): Extract<Said, 'already-paid' | 'closed' | 'expired' | 'superseded'> | null {
  switch (standingOf(trade, now)) {
    case 'paid':
    case 'revoked':
      return 'already-paid';
    case 'closed':
      return 'closed';
    case 'expired':
      return 'expired';
    case 'waiting':
      return isCodeDead(trade, token, now) ? 'superseded' : null;
  }
}

/** `amount` other than asked is what no real wallet does and every kiosk must survive (payments.md rule 2). */
export function payCode(platform: Platform, trade: Trade, token: string, amount: Fen): Said {
  const now = platform.now();
  const refusal = whyNotPayable(trade, token, now);
  if (refusal !== null) return refusal;
  platform.ledger.saveTrade(movedMoney(trade, amount, now));
  return amount === trade.amount ? 'paid' : 'wrong-amount-paid';
}

/**
 * Money that arrives although the number was closed or has expired: the payer confirmed in time, the bank was slow.
 * While the number lives the payment is promised, and arrives `lateAfterMs` after its end.
 */
export function payLate(platform: Platform, trade: Trade): Said {
  const now = platform.now();
  if (trade.paid !== null) return 'already-paid';
  if (standingOf(trade, now) === 'waiting') {
    const late = { from: null, afterMs: platform.faults.state().lateAfterMs };
    platform.ledger.saveTrade({ ...trade, scannedAt: trade.scannedAt ?? now, late });
    return 'late-promised';
  }
  platform.ledger.saveTrade(movedMoney(trade, trade.amount, now));
  return 'late-paid';
}

const SAME_ORDER_MS = 24 * 3_600_000;

/**
 * Earlier unpaid numbers of the same order, newest first. The gateway hears no order number, so what people see must
 * tell: same description and amount, any channel, within a day.
 */
export function earlierNumbers(platform: Platform, trade: Trade): readonly Trade[] {
  return platform.ledger
    .trades()
    .filter(
      (other) =>
        other.paid === null &&
        other.createdAt <= trade.createdAt &&
        other.createdAt > trade.createdAt - SAME_ORDER_MS &&
        other.description === trade.description &&
        other.amount === trade.amount &&
        !(other.channel === trade.channel && other.outTradeNo === trade.outTradeNo),
    )
    .toReversed();
}

/** The payer pays the code of before as well, by force: this is how a duplicate comes about (payments.md rule 5). */
export function payOldCode(platform: Platform, trade: Trade): Said {
  const old = earlierNumbers(platform, trade)
    .map((candidate) => upToDate(platform, candidate))
    .find((candidate) => candidate.paid === null);
  if (old === undefined) return 'no-old-code';
  platform.ledger.saveTrade(movedMoney(old, old.amount, platform.now()));
  return 'old-code-paid';
}
