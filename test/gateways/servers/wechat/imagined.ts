import { letters } from '../ground/random-text.ts';
import type { Refund, Trade } from '../ledger/trade.ts';
import type { Answer, Fields, Input, WechatDesk } from './desk.ts';
import { tradeBody } from './orders.ts';
import { refundBody } from './refunds.ts';

/** How an answer differs from the truth; `truth`: right number, merchant and amount, but made up. */
export type Lie = 'truth' | 'other-order' | 'other-amount' | 'other-merchant';

/** The merchant's number a call is about: in the path or in the body. Empty when there is none. */
export function numberIn(call: string, input: Pick<Input, 'named' | 'body'>): string {
  if (input.named !== '') return input.named;
  const name = call === 'refund' ? 'out_refund_no' : 'out_trade_no';
  const text = input.body.toString('utf8');
  const json = new RegExp(`"${name}"\\s*:\\s*"([^"]*)"`).exec(text);
  const xml = new RegExp(`<${name}>(?:<!\\[CDATA\\[)?([^<\\]]*)`).exec(text);
  return json?.[1] ?? xml?.[1] ?? '';
}

/** A trade that was paid, whether or not ours was. */
export function imaginedTrade(desk: WechatDesk, outTradeNo: string, lie: Lie): Trade {
  const now = desk.clock.now();
  const known = desk.ledger.trade(outTradeNo);
  const amountFen = known?.amountFen ?? 1;
  return {
    outTradeNo: lie === 'other-order' ? letters(28) : outTradeNo,
    kind: known?.kind ?? 'qr',
    amountFen: lie === 'other-amount' ? amountFen + 1 : amountFen,
    description: known?.description ?? '',
    attach: null,
    terms: '',
    asked: 1,
    createdAt: known?.createdAt ?? now,
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

function imaginedRefund(desk: WechatDesk, number: string, lie: Lie): Fields {
  const known = desk.ledger.refund(number);
  const now = desk.clock.now();
  const refund: Refund = {
    number: lie === 'other-order' ? letters(28) : number,
    gatewayNumber: known?.refund.gatewayNumber ?? '50300000000000000000000000',
    amountFen: (known?.refund.amountFen ?? 1) + (lie === 'other-amount' ? 1 : 0),
    reason: '',
    terms: '',
    askedAt: known?.refund.askedAt ?? now,
    doneAt: now,
    state: 'done',
    byReversal: false,
  };
  return refundBody(imaginedTrade(desk, known?.trade.outTradeNo ?? letters(28), 'truth'), refund);
}

/** A good-looking success of the call, made up without doing anything. */
export function imaginedAnswer(desk: WechatDesk, call: string, number: string, lie: Lie): Answer {
  const { mchid, appid } = desk.merchant;
  const said = lie === 'other-merchant' ? '1900000001' : mchid;
  switch (call) {
    case 'close':
      return { status: 204, body: null };
    case 'create':
      return { status: 200, body: { code_url: `weixin://wxpay/bizpayurl/up?pr=${letters(7)}&groupid=00` } };
    case 'refund':
    case 'query-refund':
      return { status: 200, body: imaginedRefund(desk, number, lie) };
    case 'reverse': {
      const named = lie === 'other-order' ? letters(28) : number;
      return { status: 200, body: { appid, mchid: said, out_trade_no: named } };
    }
    case 'statement':
      return {
        status: 200,
        body: {
          hash_type: 'SHA1',
          hash_value: '0'.repeat(40),
          download_url: `${desk.baseUrl()}/v3/billdownload/file?token=0`,
        },
      };
    case 'certificates':
      return { status: 200, body: { data: [] } };
    default:
      return {
        status: 200,
        body: { ...tradeBody(desk, imaginedTrade(desk, number, lie)), mchid: said },
      };
  }
}
