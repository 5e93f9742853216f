import type { Fault } from '../faults/fault-script.ts';
import type { ServerClock } from '../ground/server-clock.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { People } from '../ledger/people.ts';
import type { WechatMerchant } from './merchant.ts';

/** What every call of the WeChat server works with. */
export type WechatDesk = {
  readonly clock: ServerClock;
  readonly merchant: WechatMerchant;
  readonly ledger: Ledger;
  readonly people: People;
  /** From "accepted" to "done". */
  readonly refundTakesMs: number;
  /** Files that can be downloaded, by their token. */
  readonly files: Map<string, Buffer>;
  readonly baseUrl: () => string;
  /** New merchants have no platform certificate, only the public key. */
  readonly publicKeyOnly: boolean;
};

export type Fields = Record<string, unknown>;

/** An answer before it is signed. `body` null: 204. */
export type Answer = {
  readonly status: number;
  readonly body: Fields | Buffer | null;
  /** The digits after the last `-` of the Request-ID. */
  readonly number?: string;
};

export type Input = {
  readonly target: URL;
  readonly body: Buffer;
  /** The number in the path. */
  readonly named: string;
  readonly fault: Fault | null;
};

export function refuse(status: number, code: string, message: string, number = '0', detail?: Fields): Answer {
  return { status, body: { code, message, ...(detail === undefined ? {} : { detail }) }, number };
}

/** Errors that more than one call gives (gateways.md §1.1 and §1.7). */
export const REFUSALS = {
  notFound: () => refuse(404, 'ORDER_NOT_EXIST', '订单不存在', '268512771'),
  paid: (number: string) => refuse(400, 'ORDER_PAID', '该订单已支付', number),
  closed: () => refuse(400, 'ORDER_CLOSED', '订单已关闭', '268447914'),
  foreignMerchant: () => refuse(400, 'MCH_NOT_EXISTS', '商户号不存在', '268447843'),
  foreignApp: () => refuse(400, 'APPID_MCHID_NOT_MATCH', 'appid和mchid不匹配', '268445527'),
  signature: (issue: string) =>
    refuse(401, 'SIGN_ERROR', '签名错误，请检查后再试', '268443699', {
      field: 'signature',
      location: 'authorization',
      issue,
    }),
  system: () => refuse(500, 'SYSTEM_ERROR', '系统异常，请稍后重试'),
  rate: () => refuse(429, 'FREQUENCY_LIMITED', '请求频率超过限制', '268447840'),
};
