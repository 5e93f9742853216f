import { shanghaiDateTime } from '../../../shared/time-zone';
import type { Clock, PayerCodeCalls, Refusal } from '../../ports';
import type { ClosedNumbers } from './closed-numbers';
import { cutToBytes } from './cut-text';
import type { FlatFields } from './flat-xml';
import { doubt } from './no-answer';
import { afterSignedRefusal, notACode, payableUntil, REVERSE_NOT_BEFORE_MS, wantsAgain } from './payer-code';
import { plainCode, reasonOfCode, toRefusal, withoutPayerCodes } from './problem';
import type { WechatMerchant } from './settings';
import type { CallV2 } from './v2-call';

/** The payer's own code by API v2: micropay and reverse (gateways.md §1.9). Asked about by API v3. */
export function payerCodeV2(parts: {
  readonly call: CallV2;
  /** Shows our certificate: a reversal is refused without. */
  readonly callWithCertificate: CallV2;
  readonly merchant: WechatMerchant;
  readonly clock: Clock;
  readonly closed: ClosedNumbers;
}): PayerCodeCalls {
  const { call, callWithCertificate, merchant, clock, closed } = parts;
  return {
    reverseNotBeforeMs: REVERSE_NOT_BEFORE_MS,

    pay: async (terms, payerCode) => {
      const bad = notACode(payerCode);
      if (bad !== null) return bad;
      const { outTradeNo, amount, description } = terms;
      const now = clock.now();
      const answer = await call(
        '/pay/micropay',
        {
          ...(merchant.device.id === null ? {} : { device_info: cutToBytes(merchant.device.id, 32) }),
          body: cutToBytes(description, 128),
          out_trade_no: outTradeNo,
          total_fee: String(amount),
          fee_type: 'CNY',
          spbill_create_ip: merchant.device.ip,
          time_start: compactTime(now),
          time_expire: compactTime(payableUntil(terms, now)),
          auth_code: payerCode,
        },
        { about: outTradeNo, repeatable: false },
      );
      if (answer.kind === 'no-answer') return answer;
      const { fields } = answer;
      if (fields.get('result_code') === 'SUCCESS') {
        return (fields.get('out_trade_no') ?? outTradeNo) === outTradeNo
          ? { kind: 'sent' }
          : doubt(outTradeNo, 'signed answer about another number (API v2)');
      }
      return afterSignedRefusal(fields.get('err_code') ?? '', refusalOf(fields));
    },

    reverse: async (outTradeNo) => {
      const fieldsOfCall = { out_trade_no: outTradeNo };
      const how = { about: outTradeNo, repeatable: true };
      const answer = await callWithCertificate('/secapi/pay/reverse', fieldsOfCall, how);
      if (answer.kind === 'no-answer') return answer;
      const { fields } = answer;
      if (fields.get('recall') === 'Y') return { kind: 'again' };
      const code = plainCode(fields.get('err_code') ?? '');
      const succeeded = fields.get('result_code') === 'SUCCESS';
      if (succeeded && (fields.get('out_trade_no') ?? outTradeNo) !== outTradeNo) {
        return doubt(outTradeNo, 'signed answer about another number (API v2)');
      }
      // A number that never arrived has nothing to reverse, says API v2 with its signature.
      if (succeeded || code === 'ORDERNOTEXIST') {
        closed.add(outTradeNo);
        return { kind: 'reversed' };
      }
      return wantsAgain(code) ? { kind: 'again' } : refusalOf(fields);
    },
  };
}

function refusalOf(fields: FlatFields): Refusal {
  const code = fields.get('err_code') ?? '';
  const said = (fields.get('err_code_des') ?? '').slice(0, 200);
  return toRefusal({
    reason: reasonOfCode(plainCode(code)),
    detail: withoutPayerCodes(`${code.slice(0, 64)} ${said} (API v2)`),
  });
}

/** `20261123170000`, China time. */
function compactTime(ms: number): string {
  return shanghaiDateTime(ms).replace(/[- :]/g, '');
}
