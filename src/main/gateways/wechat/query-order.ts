import { z } from 'zod';
import { fen, fenSchema } from '../../../shared/money';
import type { Money } from '../../../shared/payment';
import { parseShanghaiDateTime } from '../../../shared/time-zone';
import type { QueryAnswer } from '../../ports';
import type { ClosedNumbers } from './closed-numbers';
import { queryPath } from './native-order';
import { doubt, noAnswer } from './no-answer';
import type { WechatMerchant } from './settings';
import type { CallV3 } from './signed-call';

const tradeSchema = z.object({
  appid: z.string(),
  mchid: z.string(),
  out_trade_no: z.string(),
  trade_state: z.enum(['SUCCESS', 'REFUND', 'NOTPAY', 'CLOSED', 'REVOKED', 'USERPAYING', 'PAYERROR']),
  transaction_id: z.string().nullish(),
  success_time: z.string().nullish(),
  amount: z
    .object({ total: fenSchema, payer_total: fenSchema.nullish(), currency: z.string().nullish() })
    .nullish(),
});
type Trade = z.infer<typeof tradeSchema>;

/** Why a signed answer is not about our order; null: it is. */
export function notOurs(
  said: Pick<Trade, 'appid' | 'mchid' | 'out_trade_no'>,
  { appid, mchid }: WechatMerchant,
  outTradeNo: string,
): string | null {
  if (said.mchid !== mchid) return 'signed answer for another merchant';
  if (said.appid !== appid) return 'signed answer for another app';
  return said.out_trade_no === outTradeNo ? null : 'signed answer about another number';
}

export type QueryParts = {
  readonly call: CallV3;
  readonly merchant: WechatMerchant;
  readonly closed: ClosedNumbers;
  /** WeChat's clock as far as we know it, UTC ms. */
  readonly now: () => number;
};

/** What the gateway knows of a number (gateways.md §1.5); orders of a payer's code are asked about here as well. */
export async function queryOrder(
  { call, merchant, closed, now }: QueryParts,
  outTradeNo: string,
): Promise<QueryAnswer> {
  const path = queryPath(outTradeNo, merchant.mchid);
  const answer = await call({ method: 'GET', path, about: outTradeNo, json: null });
  if (answer.kind === 'no-answer') return answer;
  if (answer.kind === 'problem') {
    const saysAbsent = answer.code === 'ORDERNOTEXIST';
    if (answer.signed)
      return saysAbsent ? { kind: 'absent', gatewayNow: answer.at } : noAnswer('gateway-error');
    // Alone, an unsigned "no such order" could hide a payment.
    return saysAbsent && closed.has(outTradeNo)
      ? { kind: 'absent', gatewayNow: now() }
      : doubt(outTradeNo, `unsigned refusal: ${answer.detail}`);
  }
  const trade = tradeSchema.safeParse(answer.json);
  if (!trade.success) return doubt(outTradeNo, 'signed answer not understood');
  const another = notOurs(trade.data, merchant, outTradeNo);
  return another === null ? toQueryAnswer(trade.data, answer.at) : doubt(outTradeNo, another);
}

function toQueryAnswer(trade: Trade, gatewayNow: number): QueryAnswer {
  const { trade_state: state, out_trade_no: outTradeNo } = trade;
  const everPaid = (trade.success_time ?? '') !== '';
  const money = everPaid ? moneyOf(trade) : null;
  switch (state) {
    case 'SUCCESS':
    case 'REFUND':
      if (money === null) return doubt(outTradeNo, `${state} without amount, number or time`);
      return state === 'SUCCESS'
        ? { kind: 'paid', money }
        : { kind: 'misfit', cause: 'refunded-elsewhere', money };
    case 'REVOKED':
      // A reversal of something unpaid is a close; of something paid, the money went back whole.
      if (!everPaid) return { kind: 'closed' };
      return money === null
        ? doubt(outTradeNo, 'REVOKED after a payment without amount, number or time')
        : { kind: 'misfit', cause: 'revoked-elsewhere', money };
    case 'CLOSED':
      return everPaid ? doubt(outTradeNo, 'CLOSED with a time of payment') : { kind: 'closed' };
    // PAYERROR: this attempt failed, the next may not (gateways.md §1.5).
    case 'NOTPAY':
    case 'USERPAYING':
    case 'PAYERROR':
      return everPaid ? doubt(outTradeNo, `${state} with a time of payment`) : { kind: 'unpaid', gatewayNow };
  }
}

/**
 * `amount.total` is what was asked and what the merchant's order is worth; the payer may have given less and a coupon the
 * rest (`payer_total`), never more.
 */
function moneyOf({ amount, transaction_id, success_time }: Trade): Money | null {
  const paidAt = parseShanghaiDateTime(success_time ?? '');
  if (amount == null || !paidAt.ok || (transaction_id ?? '') === '') return null;
  const { total, payer_total, currency } = amount;
  if ((currency ?? 'CNY') !== 'CNY' || total === 0 || (payer_total ?? fen(0)) > total) return null;
  return { amount: total, gatewayTradeNo: transaction_id ?? '', paidAt: paidAt.value };
}
