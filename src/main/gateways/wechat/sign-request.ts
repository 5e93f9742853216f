import { sign, type KeyObject } from 'node:crypto';
import type { HttpCall } from '../../http/http-caller';

/** What is signed of a request (gateways.md §1.2). `path` with its query exactly as sent. */
export type SignedRequest = {
  readonly method: HttpCall['method'];
  readonly path: string;
  readonly timestampS: number | string;
  readonly nonce: string;
  readonly body: Buffer | null;
};

export function requestMessage({ method, path, timestampS, nonce, body }: SignedRequest): Buffer {
  const head = Buffer.from(`${method}\n${path}\n${timestampS}\n${nonce}\n`);
  return Buffer.concat([head, body ?? Buffer.alloc(0), Buffer.from('\n')]);
}

/** The Authorization header of one request. */
export function authorize(
  who: { readonly mchid: string; readonly merchantSerial: string; readonly merchantKey: KeyObject },
  request: SignedRequest,
): string {
  const signature = sign('sha256', requestMessage(request), who.merchantKey).toString('base64');
  return writeAuthorization(who, request, signature);
}

export function writeAuthorization(
  { mchid, merchantSerial }: { readonly mchid: string; readonly merchantSerial: string },
  { nonce, timestampS }: SignedRequest,
  signature: string,
): string {
  return (
    `WECHATPAY2-SHA256-RSA2048 mchid="${mchid}",nonce_str="${nonce}",signature="${signature}",` +
    `timestamp="${timestampS}",serial_no="${merchantSerial}"`
  );
}
