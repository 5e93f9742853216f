import type { Fault } from '../faults/fault-script.ts';
import { yuan } from '../ground/money-text.ts';
import { letters } from '../ground/random-text.ts';
import { chinaTime } from '../ground/server-clock.ts';
import type { Trade } from '../ledger/trade.ts';
import { invalid, NODES, success, unknownError, type AlipayDesk, type Node } from './desk.ts';
import { tradeNode } from './trades.ts';

type Lie = 'truth' | 'other-order' | 'other-amount';

/** The merchant's number in any business content; empty when there is none. */
export function numberIn(biz: unknown, name: 'out_trade_no' | 'out_request_no' = 'out_trade_no'): string {
  if (typeof biz !== 'object' || biz === null) return '';
  const value = new Map(Object.entries(biz)).get(name);
  return typeof value === 'string' ? value : '';
}

function imaginedTrade(desk: AlipayDesk, number: string, lie: Lie): Trade {
  const now = desk.clock.now();
  const known = desk.ledger.trade(number);
  return {
    outTradeNo: lie === 'other-order' ? letters(28) : number,
    kind: known?.kind ?? 'qr',
    amountFen: (known?.amountFen ?? 1) + (lie === 'other-amount' ? 1 : 0),
    description: '',
    attach: null,
    terms: '',
    asked: 1,
    createdAt: now,
    payableUntil: now,
    closesAt: null,
    codes: [],
    state: 'paid',
    payer: known?.payer ?? 'nobody',
    gatewayTradeNo: known?.gatewayTradeNo ?? desk.ledger.newGatewayNumber(),
    paidAt: known?.paidAt ?? now,
    closedAt: null,
    refunds: [],
  };
}

/** A good-looking success of the call, made up without doing anything. */
function imaginedNode(desk: AlipayDesk, call: string, biz: unknown, lie: Lie): Node {
  const trade = imaginedTrade(desk, numberIn(biz), lie);
  const about = { trade_no: trade.gatewayTradeNo, out_trade_no: trade.outTradeNo };
  const request = numberIn(biz, 'out_request_no');
  const refund = desk.ledger.refund(request)?.refund;
  switch (call) {
    case 'create':
      return success({
        out_trade_no: trade.outTradeNo,
        qr_code: `https://qr.alipay.com/bax${letters(21).toLowerCase()}`,
      });
    case 'close':
      return success(about);
    case 'cancel':
      return success({ ...about, retry_flag: 'N', action: 'close' });
    case 'refund':
      return success({ ...about, fund_change: 'Y', refund_fee: yuan(trade.amountFen) });
    case 'query-refund':
      return success({
        ...about,
        out_request_no: lie === 'other-order' ? letters(28) : request,
        total_amount: yuan(trade.amountFen),
        refund_amount: yuan((refund?.amountFen ?? trade.amountFen) + (lie === 'other-amount' ? 1 : 0)),
        refund_status: 'REFUND_SUCCESS',
      });
    case 'statement':
      return success({ bill_download_url: `${desk.baseUrl()}/downloadBillFile.resource?fileId=0` });
    case 'pay':
      return { ...tradeNode(desk, trade), gmt_payment: chinaTime(trade.paidAt ?? 0) };
    default:
      return tradeNode(desk, trade);
  }
}

/** What a fault answers instead of doing the call; null when the call is to be done. */
export function nodeUndone(
  desk: AlipayDesk,
  call: string,
  biz: unknown,
  fault: Fault | null,
): { readonly node: Node; readonly signed: boolean } | null {
  switch (fault?.kind) {
    case 'drop-before':
    case 'error-not-done':
    case 'error-response-node':
      return { node: unknownError(), signed: true };
    case 'rate-limited':
      return {
        node: { code: '40005', msg: 'Call Limited', sub_code: 'isv.app-call-limited', sub_msg: '调用超限' },
        signed: true,
      };
    case 'clock-skew':
      return { node: invalid('isv.invalid-timestamp', '非法的时间戳参数'), signed: true };
    case 'spoofed-not-found':
      return { node: NODES.notFound(), signed: false };
    case 'spoofed-success':
      return { node: imaginedNode(desk, call, biz, 'truth'), signed: false };
    default:
      return null;
  }
}

/** What a fault makes of the answer after the call was done, before it is signed. */
export function bendNode(
  desk: AlipayDesk,
  call: string,
  biz: unknown,
  fault: Fault | null,
  node: Node,
): Node {
  switch (fault?.kind) {
    case 'error-though-done':
      return call === 'query' ? NODES.systemError() : unknownError();
    case 'other-order':
    case 'other-amount':
      return imaginedNode(desk, call, biz, fault.kind);
    case 'user-paying':
      return { ...node, code: '10003', msg: 'order success pay inprocess' };
    default:
      return node;
  }
}
