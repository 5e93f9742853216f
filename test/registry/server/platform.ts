import { digits } from '../../gateways/servers/ground/random-text.ts';
import { chinaRfc3339 } from '../../gateways/servers/ground/server-clock.ts';
import { refuse, say, type Said } from './answers.ts';
import { sameFacts, type Books, type Payment, type Refund, type Schemas } from './books.ts';
import { notPayable } from './reservations.ts';

const refused = (detail: string) => refuse(422, 'payment-refused', '无法发起支付', { detail });
const paymentUnknown = () => refuse(404, 'payment-unknown', '没有这个支付单');

export function paymentState(books: Books, payment: Payment): 'unpaid' | 'paid' | 'closed' {
  if (payment.paid !== null) return 'paid';
  const over = Date.parse(payment.facts.expiresAt) <= books.clock.now();
  return payment.closed || over ? 'closed' : 'unpaid';
}

export function createPlatformPayment(
  books: Books,
  outTradeNo: string,
  facts: Schemas['PlatformPaymentRequest'],
): Said {
  const known = books.payments.get(outTradeNo);
  if (known !== undefined)
    return sameFacts(known.facts, facts)
      ? say(200, known.codes)
      : refuse(409, 'payment-differs', '支付单号已被使用');
  const sum = facts.lines.reduce((total, { amount }) => total + amount, 0);
  if (sum !== facts.amount) return refused('金额与各项之和不符');
  if (!(Date.parse(facts.expiresAt) > books.clock.now())) return refused('支付截止时间已过');
  if (facts.lines.some((line) => notPayable(books, line) !== null)) return refused('有缴费项目不能缴费');
  const payCode = digits(20);
  const codes = {
    outTradeNo,
    amount: facts.amount,
    qrText: books.habits.payCodeOnly ? null : `https://pay.example.org/q/${payCode}`,
    payCode,
  };
  books.payments.set(outTradeNo, { facts, codes, closed: false, paid: null });
  return say(200, codes);
}

export function queryPlatformPayment(books: Books, outTradeNo: string): Said {
  const known = books.payments.get(outTradeNo);
  if (known === undefined) return paymentUnknown();
  const { paid, facts } = known;
  if (paid === null) return say(200, { outTradeNo, state: paymentState(books, known) });
  const { tradeNo, at } = paid;
  return say(200, { outTradeNo, state: 'paid', amount: facts.amount, tradeNo, paidAt: chinaRfc3339(at) });
}

export function closePlatformPayment(books: Books, outTradeNo: string): Said {
  const known = books.payments.get(outTradeNo);
  if (known === undefined) return paymentUnknown();
  if (known.paid !== null) return refuse(409, 'payment-not-closable', '已支付或正在支付，不能关闭');
  known.closed = true;
  return say(200, { outTradeNo, state: 'closed' });
}

function refundAnswer(books: Books, refundNumber: string, { facts, doneAt, stuck }: Refund): Said {
  const about = { refundNumber, outTradeNo: facts.outTradeNo, amount: facts.amount };
  if (stuck !== null) return say(200, { ...about, state: 'stuck', detail: stuck });
  return doneAt <= books.clock.now()
    ? say(200, { ...about, state: 'done', doneAt: chinaRfc3339(doneAt) })
    : say(200, { ...about, state: 'processing' });
}

export function createPlatformRefund(
  books: Books,
  refundNumber: string,
  facts: Schemas['PlatformRefundRequest'],
): Said {
  const known = books.refunds.get(refundNumber);
  if (known !== undefined)
    return sameFacts(known.facts, facts)
      ? refundAnswer(books, refundNumber, known)
      : refuse(409, 'refund-differs', '退费单号已被使用');
  const payment = books.payments.get(facts.outTradeNo);
  const no = (detail: string) => refuse(422, 'refund-refused', '无法退费', { detail });
  if (payment === undefined || payment.paid === null) return no('该支付单未支付');
  const given = [...books.refunds.values()]
    .filter((refund) => refund.facts.outTradeNo === facts.outTradeNo)
    .reduce((sum, refund) => sum + refund.facts.amount, 0);
  if (given + facts.amount > payment.facts.amount) return no('超过可退金额');
  const refund = { facts, doneAt: books.clock.now() + books.habits.refundTakesMs, stuck: null };
  books.refunds.set(refundNumber, refund);
  return refundAnswer(books, refundNumber, refund);
}

export function queryPlatformRefund(books: Books, refundNumber: string): Said {
  const known = books.refunds.get(refundNumber);
  return known === undefined
    ? refuse(404, 'refund-unknown', '没有这个退费单')
    : refundAnswer(books, refundNumber, known);
}
