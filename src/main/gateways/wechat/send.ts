import { randomBytes } from 'node:crypto';
import type { Clock } from '../../ports';
import type { HttpAnswer, HttpCall, HttpCaller } from '../../http/http-caller';
import type { HttpFailure } from '../../http/network-fault';
import type { Hosts } from './hosts';
import type { WechatMerchant } from './settings';
import { authorize } from './sign-request';

/** Both hosts together get no more time than one of them would. */
const TOTAL_MS = 8_000;
const LEAST_MS = 1_000;

export type Outgoing = Pick<HttpCall, 'method' | 'body' | 'maxBodyBytes' | 'totalMs'> & {
  readonly path: string;
  /**
   * false for a payer's code: it goes out once. Everything else carries its own number, so that the same call may be
   * made again on the other host when no answer came.
   */
  readonly repeatable: boolean;
};

export type Send = (call: Outgoing) => Promise<HttpAnswer | HttpFailure>;

export const makeNonce = () => randomBytes(16).toString('hex').toUpperCase();

/** Tries the hosts in their order. `headersFor` is asked for each attempt: a nonce is never used twice. */
export function makeSend(
  { http, hosts, clock }: { readonly http: HttpCaller; readonly hosts: Hosts; readonly clock: Clock },
  headersFor: (call: Outgoing) => Readonly<Record<string, string>>,
): Send {
  return async ({ path, repeatable, ...call }) => {
    const startedAt = clock.monotonic();
    const total = call.totalMs ?? TOTAL_MS;
    const [first = '', ...others] = hosts.inOrder();
    const attempt = async (host: string, totalMs: number) => {
      const headers = headersFor({ path, repeatable, ...call });
      const answer = await http.call({ ...call, url: `${host}${path}`, headers, totalMs });
      if (answer.kind === 'answer') hosts.worked(host);
      else hosts.failed(host);
      return answer;
    };
    let answer = await attempt(first, total);
    if (!repeatable) return answer;
    for (const host of others) {
      if (answer.kind === 'answer' || answer.why !== 'network') break;
      answer = await attempt(host, Math.max(LEAST_MS, total - (clock.monotonic() - startedAt)));
    }
    return answer;
  };
}

/** Headers of API v3 (gateways.md §1.1, §1.2). */
export function v3Headers(merchant: WechatMerchant, clock: Clock) {
  return ({ method, path, body }: Outgoing): Readonly<Record<string, string>> => {
    const timestampS = Math.floor(clock.now() / 1000);
    return {
      accept: 'application/json',
      authorization: authorize(merchant, { method, path, timestampS, nonce: makeNonce(), body }),
      ...(body === null ? {} : { 'content-type': 'application/json' }),
      ...(merchant.publicKeyId === null ? {} : { 'wechatpay-serial': merchant.publicKeyId }),
    };
  };
}
