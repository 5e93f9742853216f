import type { Clock, NoAnswer } from '../../ports';
import { retryAfterMs } from '../../http/answer-times';
import { readFlatXml, writeFlatXml, type FlatFields } from './flat-xml';
import { doubt, noAnswer } from './no-answer';
import { withoutPayerCodes } from './problem';
import { makeNonce, type Send } from './send';
import type { WechatMerchant } from './settings';
import { isV2Signed, v2Signature } from './v2-signature';

export type V2Access = NonNullable<WechatMerchant['v2']>;
export type V2Answer = { readonly kind: 'fields'; readonly fields: FlatFields };
export type CallV2 = (
  path: string,
  fields: Readonly<Record<string, string>>,
  how: { readonly about: string; readonly repeatable: boolean },
) => Promise<V2Answer | NoAnswer>;

const LARGEST_ANSWER = 64 * 1024;

export const v2Headers = () => ({ 'content-type': 'text/xml; charset=utf-8' });

/**
 * One call of API v2. What comes back counts only with `return_code` SUCCESS, our key's signature, and our merchant and
 * app; "the call failed" comes without a signature and is not a result (payments.md rule 2).
 */
export function makeCallV2(parts: {
  readonly send: Send;
  readonly merchant: WechatMerchant;
  readonly v2: V2Access;
  readonly clock: Clock;
}): CallV2 {
  const { send, merchant, v2, clock } = parts;
  const { appid, mchid } = merchant;
  return async (path, fields, { about, repeatable }) => {
    const sent = new Map([
      ...Object.entries({ appid, mch_id: mchid, nonce_str: makeNonce(), sign_type: v2.signType }),
      ...Object.entries(fields),
    ]);
    sent.set('sign', v2Signature(sent, v2.key, v2.signType));
    const body = writeFlatXml(sent);
    const answer = await send({ method: 'POST', path, body, repeatable, maxBodyBytes: LARGEST_ANSWER });
    if (answer.kind === 'no-answer') {
      return answer.incident === null ? answer : doubt(about, answer.incident);
    }
    const wait = retryAfterMs(answer.header('retry-after'), clock.now());
    if (answer.status === 429) return noAnswer('rate-limited', null, wait);
    if (answer.status >= 500) return noAnswer('gateway-error', null, wait);
    const read = answer.status === 200 ? readFlatXml(answer.body) : null;
    if (read === null) return doubt(about, `HTTP ${answer.status} that does not read like WeChat Pay v2`);
    if (read.get('return_code') !== 'SUCCESS') {
      const said = withoutPayerCodes((read.get('return_msg') ?? '').slice(0, 200));
      return doubt(about, `unsigned failure of the call: ${said}`);
    }
    if (!isV2Signed(read, v2.key, v2.signType)) return doubt(about, 'wrong signature (API v2)');
    return read.get('appid') === appid && read.get('mch_id') === mchid
      ? { kind: 'fields', fields: read }
      : doubt(about, 'signed answer for another merchant or app (API v2)');
  };
}
