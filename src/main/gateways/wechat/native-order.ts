import { z } from 'zod';
import { rfc3339Shanghai } from '../../../shared/time-zone';
import type { CloseAnswer, CreateAnswer, CreateTerms } from '../../ports';
import type { ClosedNumbers } from './closed-numbers';
import { cutToBytes } from './cut-text';
import { doubt } from './no-answer';
import { toRefusal } from './problem';
import type { WechatMerchant } from './settings';
import type { CallV3 } from './signed-call';

const createdSchema = z.object({ code_url: z.string().regex(/^[\x21-\x7e]{1,512}$/) });

const orderPath = (outTradeNo: string) =>
  `/v3/pay/transactions/out-trade-no/${encodeURIComponent(outTradeNo)}`;

/**
 * Native order (gateways.md §1.4). The same terms make the same body, byte by byte: a repeat under the same number is
 * answered with a fresh code, anything else with a refusal. A field we do not need is left out, not null.
 */
export async function createOrder(
  call: CallV3,
  merchant: WechatMerchant,
  closed: ClosedNumbers,
  terms: CreateTerms,
): Promise<CreateAnswer> {
  closed.remove(terms.outTradeNo);
  const { outTradeNo, amount, description, expiresAt } = terms;
  const { id, storeId, ip } = merchant.device;
  const answer = await call({
    method: 'POST',
    path: '/v3/pay/transactions/native',
    about: outTradeNo,
    json: {
      appid: merchant.appid,
      mchid: merchant.mchid,
      description: cutToBytes(description, 127),
      out_trade_no: outTradeNo,
      time_expire: rfc3339Shanghai(expiresAt),
      notify_url: merchant.notifyUrl,
      amount: { total: amount, currency: 'CNY' },
      scene_info: {
        payer_client_ip: ip,
        ...(id === null ? {} : { device_id: id }),
        ...(storeId === null ? {} : { store_info: { id: storeId } }),
      },
    },
  });
  if (answer.kind === 'no-answer') return answer;
  if (answer.kind === 'verified') {
    const created = createdSchema.safeParse(answer.json);
    if (!created.success) return doubt(outTradeNo, 'signed answer to the order call without a code');
    return { kind: 'created', qrText: created.data.code_url };
  }
  // Unsigned or not: no code came, so nobody can pay by it, and the core still asks before it believes the number dead.
  return answer.signed || answer.reason !== null
    ? toRefusal(answer)
    : doubt(outTradeNo, `unsigned refusal: ${answer.detail}`);
}

/** 204 proves nothing (gateways.md §1.6), and neither does a refusal: the core asks afterwards, whatever is said here. */
export async function closeOrder(
  call: CallV3,
  merchant: WechatMerchant,
  closed: ClosedNumbers,
  outTradeNo: string,
): Promise<CloseAnswer> {
  const path = `${orderPath(outTradeNo)}/close`;
  const answer = await call({ method: 'POST', path, about: outTradeNo, json: { mchid: merchant.mchid } });
  if (answer.kind === 'no-answer') return answer;
  if (answer.kind === 'verified') {
    closed.add(outTradeNo);
    return { kind: 'accepted' };
  }
  if (!answer.signed && answer.reason === null)
    return doubt(outTradeNo, `unsigned refusal: ${answer.detail}`);
  return answer.code === 'ORDERNOTEXIST' ? { kind: 'absent' } : toRefusal(answer);
}

export const queryPath = (outTradeNo: string, mchid: string) =>
  `${orderPath(outTradeNo)}?mchid=${encodeURIComponent(mchid)}`;

export const reversePath = (outTradeNo: string) => `${orderPath(outTradeNo)}/reverse`;
