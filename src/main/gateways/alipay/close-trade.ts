import type { CloseAnswer } from '../../ports';
import { askAboutOrder, NOT_EXIST, notKnown, type AlipayParts } from './ask-about-order';

/**
 * `alipay.trade.close`: only a trade that waits for its buyer can be closed (gateways.md §2.3). Never `cancel` here: that
 * would give money back where it has just been paid.
 */
export async function closeTrade(parts: AlipayParts, outTradeNo: string): Promise<CloseAnswer> {
  const said = await askAboutOrder(
    parts,
    { outTradeNo, amount: null },
    { method: 'alipay.trade.close', bizContent: { out_trade_no: outTradeNo } },
  );
  switch (said.kind) {
    case 'no-answer':
      return said;
    case 'done':
      return { kind: 'accepted' };
    case 'refused':
      return said.subCode === NOT_EXIST ? { kind: 'absent' } : said.refusal;
    case 'not-known':
      return notKnown(parts, outTradeNo, said.detail);
  }
}
