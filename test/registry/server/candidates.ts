import { createHash, createHmac } from 'node:crypto';
import { oneDocument } from '../../../src/main/office/one-document';
import { chinaDay } from '../../gateways/servers/ground/server-clock.ts';
import { refuse, say, type Said } from './answers.ts';
import { itemEBill } from './e-bills.ts';
import { stateOf, type Books, type Person, type Schemas } from './books.ts';

const unknown = () => refuse(404, 'candidate-unknown', '没有这个考生');

export function getCandidate(books: Books, candidateId: string): Said {
  const person = books.people.get(candidateId);
  return person === undefined ? unknown() : say(200, person.candidate);
}

export function listFeeItems(books: Books, candidateId: string): Said {
  const person = books.people.get(candidateId);
  if (person === undefined) return unknown();
  const feeItems: Schemas['FeeItem'][] = person.items.map((item) => ({
    ...item.facts,
    state: stateOf(books, item),
    review: item.review,
    eBill: itemEBill(books, item),
  }));
  return say(200, { candidateId, feeItems });
}

function fits({ candidate, documentKey, items }: Person, query: string): boolean {
  return (
    documentKey === oneDocument(query) ||
    candidate.phone === query ||
    candidate.name.startsWith(query) ||
    items.some(({ facts }) => facts.registrationNumber === query)
  );
}

export function searchCandidates(books: Books, { query, limit }: Schemas['CandidateSearch']): Said {
  const wanted = query.trim();
  const found = [...books.people.values()].filter((person) => wanted !== '' && fits(person, wanted));
  return say(200, { candidates: found.slice(0, limit).map(({ candidate }) => candidate) });
}

/** The same for the same wish on the same day, known number or not, and telling nothing of it. */
function reference(books: Books, prefix: string, about: string): string {
  const day = chinaDay(books.clock.now());
  const mac = createHmac('sha256', books.secret).update(`${prefix} ${day} ${about}`).digest('hex');
  return `${prefix}-${day.replaceAll('-', '')}-${mac.slice(0, 6).toUpperCase()}`;
}

function noteWish(books: Books, wish: Books['wishes'][number]): Said {
  if (!books.wishes.some((one) => one.reference === wish.reference)) books.wishes.push(wish);
  return say(202, { reference: wish.reference });
}

export function askPasswordReset(books: Books, { documentNumber }: Schemas['DocumentOnly']): Said {
  const about = oneDocument(documentNumber);
  return noteWish(books, { reference: reference(books, 'MM', about), about, text: '忘记密码' });
}

export function askCorrection(
  books: Books,
  candidateId: string,
  { text }: Schemas['CorrectionRequest'],
): Said {
  if (!books.people.has(candidateId)) return unknown();
  const about = createHash('sha256').update(text).digest('hex');
  return noteWish(books, {
    reference: reference(books, 'GZ', `${candidateId} ${about}`),
    about: candidateId,
    text,
  });
}
