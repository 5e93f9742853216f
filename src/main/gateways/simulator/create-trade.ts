import { err, ok } from '../../../shared/result';
import type { Outcome, Platform } from './platform';
import { findTrade, newToken } from './platform';
import type { SimulatedChannel, Trade } from './trade';
import { BEHAVIOUR, standingOf } from './trade';
import type { CreateBody } from './wire';

type CodeFacts = { readonly codeUrl: string };

/**
 * A code to pay. The same number with the same terms gets a fresh code; other terms, and numbers that are paid, closed
 * or expired, are refused (gateways.md §1.4, §2.2).
 */
export function createTrade(
  platform: Platform,
  channel: SimulatedChannel,
  terms: CreateBody,
): Outcome<CodeFacts> {
  const now = platform.now();
  const { leastLifeMs, mostCodes } = BEHAVIOUR[channel];
  const known = findTrade(platform, channel, terms.outTradeNo);
  if (known !== null) {
    const refusal = refuseRepeat(known, terms, now);
    if (refusal !== null) return err(refusal);
    if (known.codes.length >= mostCodes) return err({ kind: 'limit', message: '同一订单获取二维码次数过多' });
  } else if (terms.expiresAt <= now) {
    return err({ kind: 'bad-request', message: '交易结束时间早于当前时间' });
  }
  const token = newToken();
  const code = { token, at: now };
  const expiresAt = Math.max(known?.expiresAt ?? terms.expiresAt, now + leastLifeMs);
  const trade: Trade =
    known === null
      ? newTrade(channel, terms, now, expiresAt, code)
      : { ...known, expiresAt, codes: [...known.codes, code] };
  platform.ledger.saveTrade(trade);
  return ok({ codeUrl: platform.codeUrl(token) });
}

function refuseRepeat(known: Trade, terms: CreateBody, now: number) {
  const standing = standingOf(known, now);
  if (standing === 'paid' || standing === 'revoked') {
    return { kind: 'already-paid', message: '该订单已支付' } as const;
  }
  const sameTerms =
    known.amount === terms.amount &&
    known.description === terms.description &&
    known.askedExpiresAt === terms.expiresAt;
  if (!sameTerms) return { kind: 'number-used', message: '商户订单号重复，且与原订单参数不一致' } as const;
  if (standing !== 'waiting') return { kind: 'already-closed', message: '该订单已关闭或已过期' } as const;
  return null;
}

function newTrade(
  channel: SimulatedChannel,
  terms: CreateBody,
  now: number,
  expiresAt: number,
  code: Trade['codes'][number],
): Trade {
  const { outTradeNo, amount, description } = terms;
  return {
    channel,
    outTradeNo,
    amount,
    description,
    askedExpiresAt: terms.expiresAt,
    expiresAt,
    createdAt: now,
    codes: [code],
    scannedAt: null,
    closedAt: null,
    late: null,
    paid: null,
    revokedAt: null,
  };
}
