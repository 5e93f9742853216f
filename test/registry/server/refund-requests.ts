import { refuse, say, type Said } from './answers.ts';
import { paidLine, keptFen, sameFacts, type Books, type Schemas } from './books.ts';

const refused = (detail: string) => refuse(422, 'refund-request-refused', '不能申请退费', { detail });

export function askRefund(books: Books, requestId: string, facts: Schemas['RefundRequestBody']): Said {
  const known = books.refundWishes.get(requestId);
  if (known !== undefined)
    return sameFacts(known.facts, facts)
      ? say(200, known.answer)
      : refuse(409, 'request-differs', '与已提交的申请不一致');
  const { orderNumber, lineNumber, candidateId, feeItemId, amount } = facts;
  const line = paidLine(books, orderNumber, lineNumber);
  const paid = [...(line?.paid.values() ?? [])];
  const isTheirs = paid.some((one) => one.candidateId === candidateId && one.feeItemId === feeItemId);
  if (line === null || !isTheirs) return refused('没有这笔缴费');
  if (amount > keptFen(line)) return refused('超过可退金额');
  const open = [...books.refundWishes.values()].some(
    (wish) =>
      wish.answer.state === 'open' &&
      wish.facts.orderNumber === orderNumber &&
      wish.facts.lineNumber === lineNumber,
  );
  if (open) return refused('已有一个申请正在处理');
  const answer = { requestId, state: 'open' as const, note: null };
  books.refundWishes.set(requestId, { facts, answer });
  return say(200, answer);
}

export function getRefundRequest(books: Books, requestId: string): Said {
  const known = books.refundWishes.get(requestId);
  return known === undefined ? refuse(404, 'request-unknown', '没有这个申请') : say(200, known.answer);
}
