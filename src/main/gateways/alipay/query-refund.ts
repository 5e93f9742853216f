import { z } from 'zod';
import type { NoAnswer, RefundAnswer, RefundTerms } from '../../ports';
import { askAboutOrder, NOT_EXIST, notKnown, type AlipayParts, type SaidOfOrder } from './ask-about-order';
import { momentField, textField, yuanField } from './fields';
import { noAnswer } from './signed-call';

const METHOD = 'alipay.trade.fastpay.refund.query';

const refundSchema = z.object({
  out_request_no: textField,
  refund_amount: yuanField,
  total_amount: yuanField,
  refund_status: textField,
  gmt_refund_pay: momentField,
});

/**
 * `alipay.trade.fastpay.refund.query`, the only word that ends a refund (rule 11): REFUND_SUCCESS for this number and this
 * amount. Without a status Alipay has not got the request or it failed: then the same number may be sent again
 * (gateways.md §2.4).
 */
export async function queryRefund(parts: AlipayParts, terms: RefundTerms): Promise<RefundAnswer> {
  const { outTradeNo, refundNumber, amount } = terms;
  const said = await askForRefund(parts, outTradeNo, refundNumber);
  if (said.kind === 'no-answer') return said;
  if (said.kind === 'not-known') return notKnown(parts, outTradeNo, said.detail);
  if (said.kind === 'refused') {
    // Only the question was refused (our clock, our key): that says nothing about the refund.
    return said.subCode === NOT_EXIST ? { kind: 'absent' } : notKnown(parts, outTradeNo, said.refusal.detail);
  }
  const refund = refundSchema.safeParse(said.fields);
  if (!refund.success) return noAnswer('unverified', `${refundNumber}: signed answer not understood`);
  const { out_request_no: number, refund_amount: refunded, refund_status: status } = refund.data;
  if (number !== undefined && number !== refundNumber) {
    return noAnswer('unverified', `${refundNumber}: answer about another refund`);
  }
  if (status === undefined) return { kind: 'absent' };
  if (status === 'REFUND_PROCESSING') return { kind: 'processing' };
  if (status !== 'REFUND_SUCCESS') return { kind: 'stuck', detail: status.slice(0, 64) };
  if (number === undefined) return noAnswer('unverified', `${refundNumber}: answer names no refund`);
  if (refunded !== amount) return noAnswer('unverified', `${refundNumber}: answer about another amount`);
  return { kind: 'done', at: refund.data.gmt_refund_pay ?? parts.clock.now() };
}

/** Whether a refund exists that was made without a number of its own: Alipay files it under the order's. */
export async function refundWithoutNumber(
  parts: AlipayParts,
  outTradeNo: string,
): Promise<NoAnswer | 'found' | 'none'> {
  const said = await askForRefund(parts, outTradeNo, outTradeNo);
  if (said.kind === 'no-answer') return said;
  if (said.kind === 'not-known') return notKnown(parts, outTradeNo, said.detail);
  if (said.kind === 'refused') return 'none';
  const refund = refundSchema.safeParse(said.fields);
  if (!refund.success) return noAnswer('unverified', `${outTradeNo}: signed answer not understood`);
  const { refund_status: status, refund_amount: amount } = refund.data;
  return status === undefined && (amount ?? 0) === 0 ? 'none' : 'found';
}

/** An unknown refund is answered with 10000 and nothing else, our order's number included: that is no doubt here. */
function askForRefund(
  parts: AlipayParts,
  outTradeNo: string,
  refundNumber: string,
): Promise<SaidOfOrder | NoAnswer> {
  return askAboutOrder(
    parts,
    { outTradeNo, amount: null },
    {
      method: METHOD,
      bizContent: {
        out_trade_no: outTradeNo,
        out_request_no: refundNumber,
        query_options: ['gmt_refund_pay'],
      },
      mayLeaveNumberOut: true,
    },
  );
}
