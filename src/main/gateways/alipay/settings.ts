import type { Clock, Log } from '../../ports';
import type { AlipayKeys } from './read-keys';

/** One merchant application at Alipay (开放平台应用). */
export type AlipaySettings = {
  /** `https://openapi.alipay.com/gateway.do`, or the sandbox's. */
  readonly baseUrl: string;
  readonly appId: string;
  /** The payee's user id (2088…). Answers and statements that name another one are not ours. null: not compared. */
  readonly sellerId: string | null;
  readonly keys: AlipayKeys;
  /** Where Alipay would send notifications; nothing here depends on them. */
  readonly notifyUrl: string | null;
  readonly storeId: string | null;
  readonly terminalId: string | null;
  /** What the merchant's contract has. */
  readonly payerCode: boolean;
  readonly statements: boolean;
};

export type AlipayTools = { readonly clock: Clock; readonly log: Log };
