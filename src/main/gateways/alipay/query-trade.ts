import { z } from 'zod';
import type { QueryAnswer } from '../../ports';
import { askAboutOrder, NOT_EXIST, notKnown, type AlipayParts, type SaidOfOrder } from './ask-about-order';
import { momentField, yuanField, yuanSchema } from './fields';
import { refundWithoutNumber } from './query-refund';
import { NO_TIME, noAnswer } from './signed-call';

const tradeSchema = z.object({
  trade_status: z.enum(['WAIT_BUYER_PAY', 'TRADE_CLOSED', 'TRADE_SUCCESS', 'TRADE_FINISHED']),
  trade_no: z.string().regex(/^\w{1,64}$/),
  /** What was asked for; discounts leave it as it is (`receipt_amount` and the like do not). */
  total_amount: yuanSchema,
  send_pay_date: momentField,
  receipt_amount: yuanField,
  buyer_pay_amount: yuanField,
  point_amount: yuanField,
  invoice_amount: yuanField,
  fund_bill_list: z.unknown().optional(),
});
type Trade = z.infer<typeof tradeSchema>;

/** `alipay.trade.query` by our number (gateways.md §2.3). */
export async function queryTrade(parts: AlipayParts, outTradeNo: string): Promise<QueryAnswer> {
  const said = await askAboutOrder(
    parts,
    { outTradeNo, amount: null },
    {
      method: 'alipay.trade.query',
      bizContent: { out_trade_no: outTradeNo, query_options: ['fund_bill_list'] },
    },
  );
  if (said.kind === 'no-answer') return said;
  if (said.kind !== 'done') return withoutTrade(parts, outTradeNo, said);
  const parsed = tradeSchema.safeParse(said.fields);
  if (!parsed.success) return noAnswer('unverified', `${outTradeNo}: signed answer not understood`);
  const trade = parsed.data;
  const { gatewayNow } = said;
  switch (trade.trade_status) {
    case 'WAIT_BUYER_PAY':
      return { kind: 'unpaid', gatewayNow };
    case 'TRADE_SUCCESS':
    case 'TRADE_FINISHED':
      return { kind: 'paid', money: moneyOf(parts, trade, gatewayNow) };
    case 'TRADE_CLOSED':
      return closedTrade(parts, outTradeNo, trade, gatewayNow);
  }
}

/**
 * TRADE_NOT_EXIST is "nobody has scanned it yet" while a code may live, and counts towards proof by time (rule 4 b). One
 * that does not name our number is no such proof: it keeps the screen going and vouches for no time.
 */
function withoutTrade(
  parts: AlipayParts,
  outTradeNo: string,
  said: Exclude<SaidOfOrder, { kind: 'done' }>,
): QueryAnswer {
  if (said.kind === 'refused' && said.subCode === NOT_EXIST) {
    return { kind: 'absent', gatewayNow: said.named ? said.gatewayNow : NO_TIME };
  }
  return notKnown(parts, outTradeNo, said.kind === 'refused' ? said.refusal.detail : said.detail);
}

function moneyOf(parts: AlipayParts, trade: Trade, gatewayNow: number) {
  return {
    amount: trade.total_amount,
    gatewayTradeNo: trade.trade_no,
    // Optional in Alipay's answers: money that came is not refused for want of its minute.
    paidAt: trade.send_pay_date ?? (gatewayNow === NO_TIME ? parts.clock.now() : gatewayNow),
  };
}

/**
 * TRADE_CLOSED is final, and means one of two things: never paid in time, or paid and wholly given back. Real answers to
 * the second look like the first but for one field: `send_pay_date` stays, while every amount but the total says 0.00. So
 * "never paid" is said only when nothing at all hints at money: no pay date, no amount above zero, no fund list; and when
 * no refund of the default number exists either (a refund made at Alipay's own desk runs under our order number). A refund
 * query that brings no usable answer leaves it open; one that Alipay refuses to answer leaves the fields to speak.
 */
async function closedTrade(
  parts: AlipayParts,
  outTradeNo: string,
  trade: Trade,
  gatewayNow: number,
): Promise<QueryAnswer> {
  if (!hintsAtMoney(trade)) {
    const refund = await refundWithoutNumber(parts, outTradeNo);
    if (refund === 'none') return { kind: 'closed' };
    if (refund !== 'found') return refund;
  }
  return { kind: 'misfit', cause: 'refunded-elsewhere', money: moneyOf(parts, trade, gatewayNow) };
}

function hintsAtMoney(trade: Trade): boolean {
  const amounts = [trade.receipt_amount, trade.buyer_pay_amount, trade.point_amount, trade.invoice_amount];
  return (
    trade.send_pay_date !== undefined ||
    amounts.some((amount) => amount !== undefined && amount > 0) ||
    !isEmptyList(trade.fund_bill_list)
  );
}

/** Some answers carry the list as a text of JSON. */
function isEmptyList(value: unknown): boolean {
  if (value === undefined || value === null || value === '' || value === '[]') return true;
  return Array.isArray(value) && value.length === 0;
}
