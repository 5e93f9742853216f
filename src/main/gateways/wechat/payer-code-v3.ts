import { z } from 'zod';
import type { PayerCodeCalls } from '../../ports';
import type { ClosedNumbers } from './closed-numbers';
import { cutToBytes } from './cut-text';
import { closeOrder, reversePath } from './native-order';
import { doubt } from './no-answer';
import { afterSignedRefusal, notACode, REVERSE_NOT_BEFORE_MS, wantsAgain } from './payer-code';
import { toRefusal } from './problem';
import { notOurs } from './query-order';
import type { WechatMerchant } from './settings';
import type { CallV3 } from './signed-call';

const aboutSchema = z.object({ appid: z.string(), mchid: z.string(), out_trade_no: z.string() });

/**
 * The payer's own code by API v3: codepay and reverse (gateways.md §1.9). WeChat's own documents disagree whether every
 * merchant has it, so it is chosen in the configuration.
 */
export function payerCodeV3(call: CallV3, merchant: WechatMerchant, closed: ClosedNumbers): PayerCodeCalls {
  const { appid, mchid, device } = merchant;

  function whyNotOurs(json: unknown, outTradeNo: string): string | null {
    const read = aboutSchema.safeParse(json);
    return read.success ? notOurs(read.data, merchant, outTradeNo) : 'signed answer not understood';
  }

  return {
    reverseNotBeforeMs: REVERSE_NOT_BEFORE_MS,

    pay: async (terms, payerCode) => {
      const bad = notACode(payerCode);
      if (bad !== null) return bad;
      const { outTradeNo, amount, description } = terms;
      const answer = await call({
        method: 'POST',
        path: '/v3/pay/transactions/codepay',
        about: outTradeNo,
        repeatable: false,
        json: {
          appid,
          mchid,
          description: cutToBytes(description, 127),
          out_trade_no: outTradeNo,
          payer: { auth_code: payerCode },
          amount: { total: amount, currency: 'CNY' },
          // `id` would be WeChat's own number of the store; ours goes into `out_id`.
          scene_info: {
            ...(device.id === null ? {} : { device_id: device.id }),
            device_ip: device.ip,
            store_info: { out_id: device.storeId ?? device.id ?? mchid },
          },
        },
      });
      if (answer.kind === 'no-answer') return answer;
      if (answer.kind === 'verified') {
        const why = whyNotOurs(answer.json, outTradeNo);
        return why === null ? { kind: 'sent' } : doubt(outTradeNo, why);
      }
      return answer.signed
        ? afterSignedRefusal(answer.code, toRefusal(answer))
        : doubt(outTradeNo, `unsigned refusal: ${answer.detail}`);
    },

    reverse: async (outTradeNo) => {
      const path = reversePath(outTradeNo);
      const answer = await call({ method: 'POST', path, about: outTradeNo, json: { appid, mchid } });
      if (answer.kind === 'no-answer') return answer;
      if (answer.kind === 'verified') {
        const why = whyNotOurs(answer.json, outTradeNo);
        return why === null ? { kind: 'reversed' } : doubt(outTradeNo, why);
      }
      if (answer.code === 'ORDERNOTEXIST') {
        // Perhaps our call never arrived. A close tells: accepted for a number that WeChat never saw, refused for one that
        // only a reversal can end (gateways.md §1.6).
        const said = await closeOrder(call, merchant, closed, outTradeNo);
        if (said.kind === 'accepted') return { kind: 'reversed' };
      }
      if (!answer.signed) return doubt(outTradeNo, `unsigned refusal: ${answer.detail}`);
      return wantsAgain(answer.code) ? { kind: 'again' } : toRefusal(answer);
    },
  };
}
