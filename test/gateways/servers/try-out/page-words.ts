import type { Act } from '../ledger/people.ts';
import type { TradeState } from '../ledger/trade.ts';

/** Chinese first, English beside it. */
export const STATES: Readonly<Record<TradeState, string>> = {
  offered: '待扫码 not scanned',
  open: '待支付 open',
  paying: '等待密码 waits for a password',
  paid: '已支付 paid',
  failed: '支付未成 not paid',
  closed: '已关闭 closed',
  reversed: '已撤销 reversed',
};

const WHY: Readonly<Record<Extract<Act, { done: false }>['why'], string>> = {
  'unknown-code': '无此二维码 no such code',
  'dead-code': '二维码已失效 the code is dead',
  expired: '已过支付时间 too late to pay',
  'not-payable': '此单不能支付 cannot be paid',
  'other-person': '已被他人扫码 somebody else has scanned it',
  'not-scanned': '请先扫码 scan it first',
};

export function said(act: Act): string {
  return act.done ? `完成 done: ${act.outTradeNo}` : `未成 refused: ${WHY[act.why]}`;
}
