import type { WechatCall } from '../faults/fault-kinds.ts';
import type { Answer, Input, WechatDesk } from './desk.ts';
import { closeOrder, createOrder, queryByTransaction, queryOrder } from './orders.ts';
import { codepay, reverseOrder } from './payer-codes.ts';
import { queryRefund, refundOrder } from './refunds.ts';
import { askStatement, download, listCertificates } from './statements.ts';

export type Route = {
  readonly call: WechatCall;
  readonly method: 'GET' | 'POST';
  /** Over the path without the query; the group is the number. */
  readonly path: RegExp;
  readonly handle: (desk: WechatDesk, input: Input) => Answer;
};

const BY_NUMBER = '/v3/pay/transactions/out-trade-no/([^/]+)';

export const ROUTES: readonly Route[] = [
  { call: 'create', method: 'POST', path: /^\/v3\/pay\/transactions\/native$/, handle: createOrder },
  { call: 'query', method: 'GET', path: new RegExp(`^${BY_NUMBER}$`), handle: queryOrder },
  {
    call: 'query',
    method: 'GET',
    path: /^\/v3\/pay\/transactions\/id\/([^/]+)$/,
    handle: queryByTransaction,
  },
  { call: 'close', method: 'POST', path: new RegExp(`^${BY_NUMBER}/close$`), handle: closeOrder },
  { call: 'codepay', method: 'POST', path: /^\/v3\/pay\/transactions\/codepay$/, handle: codepay },
  { call: 'reverse', method: 'POST', path: new RegExp(`^${BY_NUMBER}/reverse$`), handle: reverseOrder },
  { call: 'refund', method: 'POST', path: /^\/v3\/refund\/domestic\/refunds$/, handle: refundOrder },
  {
    call: 'query-refund',
    method: 'GET',
    path: /^\/v3\/refund\/domestic\/refunds\/([^/]+)$/,
    handle: queryRefund,
  },
  { call: 'certificates', method: 'GET', path: /^\/v3\/certificates$/, handle: listCertificates },
  { call: 'statement', method: 'GET', path: /^\/v3\/bill\/tradebill$/, handle: askStatement },
  { call: 'download', method: 'GET', path: /^\/v3\/billdownload\/file$/, handle: download },
];
