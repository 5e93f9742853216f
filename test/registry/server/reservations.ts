import { chinaRfc3339 } from '../../gateways/servers/ground/server-clock.ts';
import { refuse, say, type Said } from './answers.ts';
import { itemOf, payingLine, sameFacts, stateOf, type Books, type Schemas } from './books.ts';

type Why = Schemas['NotReservedItem']['why'];
type WantedLine = Schemas['OrderLine'];

/** Why nobody could pay this line now; null when it can be paid. */
export function notPayable(books: Books, line: WantedLine): Exclude<Why, 'held-elsewhere'> | null {
  const item = itemOf(books, line.candidateId, line.feeItemId);
  if (item === null) return 'not-payable';
  const state = stateOf(books, item);
  if (state === 'paid') return 'paid-elsewhere';
  const now = books.clock.now();
  const { amount, opensAt, closesAt } = item.facts;
  const open = Date.parse(opensAt) <= now && now < Date.parse(closesAt);
  const due = state === 'unpaid' && item.review.status === 'approved' && open && amount === line.amount;
  return due ? null : 'not-payable';
}

function heldBy(books: Books, feeItemId: string): string | null {
  const now = books.clock.now();
  for (const [orderNumber, { lines, until }] of books.reservations)
    if (until > now && lines.some((line) => line.feeItemId === feeItemId)) return orderNumber;
  return null;
}

function whyNot(books: Books, orderNumber: string, line: WantedLine): Why | null {
  const paying = payingLine(books, line.feeItemId);
  // A repeat of an order whose money has come meanwhile is still the same order.
  if (paying?.key === `${orderNumber}/${line.lineNumber}`) return null;
  const holder = heldBy(books, line.feeItemId);
  return notPayable(books, line) ?? (holder === null || holder === orderNumber ? null : 'held-elsewhere');
}

export function reserve(books: Books, orderNumber: string, wanted: Schemas['ReservationRequest']): Said {
  const now = books.clock.now();
  const until = Date.parse(wanted.until);
  if (!(until > now)) return refuse(422, 'invalid-request', '请求格式不正确', { detail: 'until 已过' });
  const numbers = new Set(wanted.lines.map(({ lineNumber }) => lineNumber));
  const items = new Set(wanted.lines.map(({ feeItemId }) => feeItemId));
  if (numbers.size < wanted.lines.length || items.size < wanted.lines.length)
    return refuse(422, 'invalid-request', '请求格式不正确', { detail: 'lines 有重复' });
  const standing = books.reservations.get(orderNumber);
  const live = standing !== undefined && standing.until > now;
  if (live && !sameFacts(standing.lines, wanted.lines))
    return refuse(409, 'reservation-differs', '与已有预留不一致');
  if (live) {
    standing.until = Math.max(standing.until, until);
  } else {
    const refused = wanted.lines.flatMap((line) => {
      const why = whyNot(books, orderNumber, line);
      return why === null ? [] : [{ feeItemId: line.feeItemId, why }];
    });
    if (refused.length > 0)
      return refuse(409, 'not-reserved', '部分缴费项目暂时无法缴费', { items: refused });
    books.reservations.set(orderNumber, { lines: wanted.lines, until });
  }
  const end = books.reservations.get(orderNumber)?.until ?? until;
  return say(200, { orderNumber, until: chinaRfc3339(end) });
}

export function release(books: Books, orderNumber: string): Said {
  books.reservations.delete(orderNumber);
  return say(200, { orderNumber, released: true });
}
