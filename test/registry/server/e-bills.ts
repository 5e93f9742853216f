import { createHash } from 'node:crypto';
import { refuse, say, type Said } from './answers.ts';
import { paidLine, payingLine, sameFacts, type Books, type Item, type Line, type Schemas } from './books.ts';
import type { LinePlace } from './reports.ts';

/** GB 32100-2015: digits and capitals without I, O, S, V and Z. */
const TAX_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const BILL_CODE = '35060126';

/** Numbers that stay the same for the same thing. */
function billFor(key: string): Schemas['EBill'] {
  const hash = createHash('sha256').update(key).digest('hex');
  const number = String(Number.parseInt(hash.slice(0, 8), 16)).padStart(10, '0');
  return {
    code: BILL_CODE,
    number,
    checkCode: hash.slice(8, 14),
    url: `https://ebill.example.org/v/${BILL_CODE}/${number}`,
  };
}

function isIssued(books: Books, line: Line): boolean {
  if (line.eBill !== 'by-time') return line.eBill === 'issued';
  return books.clock.now() - line.paidAt >= books.habits.eBillAfterMs;
}

export function itemEBill(books: Books, item: Item): Schemas['EBill'] | null {
  if (item.elsewhere !== null) return billFor(item.facts.id);
  const paying = payingLine(books, item.facts.id);
  return paying !== null && isIssued(books, paying.line) ? billFor(paying.key) : null;
}

export function getEBill(books: Books, { orderNumber, lineNumber }: LinePlace): Said {
  const line = paidLine(books, orderNumber, lineNumber);
  const about = { orderNumber, lineNumber };
  if (line === null) return say(200, { ...about, state: 'not-issued-yet' });
  if (line.eBill === 'none') return say(200, { ...about, state: 'none' });
  return isIssued(books, line)
    ? say(200, { ...about, state: 'issued', eBill: billFor(`${orderNumber}/${lineNumber}`) })
    : say(200, { ...about, state: 'not-issued-yet' });
}

/** The check character of a 统一社会信用代码; the older numbers of 15 and 20 characters have none. */
function isTaxNumber(text: string): boolean {
  if (text.length !== 18) return text.length === 15 || text.length === 20;
  let sum = 0;
  let weight = 1;
  for (const character of text.slice(0, 17)) {
    const value = TAX_ALPHABET.indexOf(character);
    if (value < 0) return false;
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return TAX_ALPHABET[(31 - (sum % 31)) % 31] === text[17];
}

export function setEBillPayer(books: Books, place: LinePlace, payer: Schemas['EBillPayer']): Said {
  const line = paidLine(books, place.orderNumber, place.lineNumber);
  if (line === null) return refuse(404, 'line-unknown', '没有这笔缴费');
  if (sameFacts(line.payer, payer)) return say(200, payer);
  if (line.eBill === 'none' || isIssued(books, line))
    return refuse(409, 'e-bill-issued', '票据已开具，抬头不能再改');
  if (!isTaxNumber(payer.taxNumber))
    return refuse(422, 'payer-refused', '无法开具', { detail: '税号校验位不正确' });
  line.payer = payer;
  return say(200, payer);
}
