import { sign, type KeyObject } from 'node:crypto';
import { shanghaiDateTime } from '../../../shared/time-zone';
import type { AlipayKeys } from './read-keys';

export type Params = Readonly<Record<string, string>>;

/** What is signed: every non-empty parameter but the signature, sorted by name, values as they are (gateways.md §2.1). */
export function textToSign(params: Params): string {
  return Object.entries(params)
    .filter(([name, value]) => name !== 'sign' && value !== '')
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

function signParams(params: Params, key: KeyObject): string {
  return sign('RSA-SHA256', Buffer.from(textToSign(params), 'utf8'), key).toString('base64');
}

export type SignedRequest = { readonly url: string; readonly body: Buffer };

/**
 * One call as Alipay's own clients send it: the common parameters in the address, what it is about in the form, so that
 * no address, and no log of addresses, ever holds a payer's code. The time is China's, whatever this machine's zone.
 */
export function signRequest(
  merchant: { readonly baseUrl: string; readonly appId: string; readonly keys: AlipayKeys },
  request: {
    readonly method: string;
    readonly bizContent: object;
    readonly notifyUrl: string | null;
    readonly now: number;
  },
): SignedRequest {
  const common: Params = {
    app_id: merchant.appId,
    method: request.method,
    format: 'JSON',
    charset: 'utf-8',
    sign_type: 'RSA2',
    timestamp: shanghaiDateTime(request.now),
    version: '1.0',
    ...(request.notifyUrl === null ? {} : { notify_url: request.notifyUrl }),
    ...merchant.keys.numbers,
  };
  const form: Params = { biz_content: JSON.stringify(request.bizContent) };
  const signature = signParams({ ...common, ...form }, merchant.keys.appPrivateKey);
  const url = new URL(merchant.baseUrl);
  for (const [name, value] of Object.entries({ ...common, sign: signature })) {
    url.searchParams.set(name, value);
  }
  return { url: url.href, body: Buffer.from(new URLSearchParams(form).toString(), 'utf8') };
}
