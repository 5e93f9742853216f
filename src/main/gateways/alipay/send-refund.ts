import type { RefundAnswer, RefundTerms } from '../../ports';
import { fenToYuanText } from '../../../shared/money';
import { askAboutOrder, notKnown, type AlipayParts } from './ask-about-order';
import { subjectOf } from './order-fields';

/**
 * `alipay.trade.refund` under our refund number, which Alipay does once however often it is sent. 10000 says that the
 * request was taken, `fund_change=Y` that some money of this order moved, N that none moved by this call, as every repeat
 * says; none of them names the refund. So a taken refund is always `processing`, and only the refund query, which names
 * number and amount, ends it (rule 11; gateways.md §2.4 wants 10 s between the two, as the core waits).
 */
export async function sendRefund(parts: AlipayParts, terms: RefundTerms): Promise<RefundAnswer> {
  const { outTradeNo, refundNumber, amount, reason } = terms;
  const said = await askAboutOrder(
    parts,
    { outTradeNo, amount: null },
    {
      method: 'alipay.trade.refund',
      bizContent: {
        out_trade_no: outTradeNo,
        refund_amount: fenToYuanText(amount),
        refund_reason: subjectOf(reason),
        out_request_no: refundNumber,
      },
    },
  );
  switch (said.kind) {
    case 'no-answer':
      return said;
    case 'not-known':
      return notKnown(parts, outTradeNo, said.detail);
    case 'done':
      return { kind: 'processing' };
    case 'refused':
      return said.refusal;
  }
}
