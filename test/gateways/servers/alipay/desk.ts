import type { Fault } from '../faults/fault-script.ts';
import type { ServerClock } from '../ground/server-clock.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { People } from '../ledger/people.ts';
import type { AlipayMerchant } from './merchant.ts';

/** What every call of the Alipay server works with. */
export type AlipayDesk = {
  readonly clock: ServerClock;
  readonly merchant: AlipayMerchant;
  readonly ledger: Ledger;
  readonly people: People;
  /** Statements that can be downloaded, by their token. */
  readonly files: Map<string, { readonly content: Buffer; readonly until: number }>;
  readonly baseUrl: () => string;
};

/** The response node; `code` is the gateway's. */
export type Node = Readonly<Record<string, unknown>> & { readonly code: string };

export type AlipayInput = { readonly biz: unknown; readonly fault: Fault | null };

export function success(fields: Readonly<Record<string, unknown>>): Node {
  return { code: '10000', msg: 'Success', ...fields };
}

export function businessFailure(subCode: string, subMsg: string): Node {
  return { code: '40004', msg: 'Business Failed', sub_code: subCode, sub_msg: subMsg };
}

/** gateways.md §2.1: what may be success or failure. */
export function unknownError(): Node {
  return {
    code: '20000',
    msg: 'Service Currently Unavailable',
    sub_code: 'isp.unknow-error',
    sub_msg: '系统繁忙',
  };
}

export function invalid(subCode: string, subMsg: string): Node {
  return { code: '40002', msg: 'Invalid Arguments', sub_code: subCode, sub_msg: subMsg };
}

export const NODES = {
  notFound: () => businessFailure('ACQ.TRADE_NOT_EXIST', '交易不存在'),
  hasSuccess: () => businessFailure('ACQ.TRADE_HAS_SUCCESS', '交易已被支付'),
  hasClose: () => businessFailure('ACQ.TRADE_HAS_CLOSE', '交易已经关闭'),
  inconsistent: () => businessFailure('ACQ.CONTEXT_INCONSISTENT', '交易信息被篡改'),
  parameter: (what: string) => businessFailure('ACQ.INVALID_PARAMETER', `参数无效：${what}`),
  systemError: () => businessFailure('ACQ.SYSTEM_ERROR', '系统错误'),
};
