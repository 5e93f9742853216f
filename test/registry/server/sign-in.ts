import { randomInt, timingSafeEqual } from 'node:crypto';
import { oneDocument } from '../../../src/main/office/one-document';
import { registrationKey } from '../../../src/main/office/registration-key';
import { chinaRfc3339, MINUTE } from '../../gateways/servers/ground/server-clock.ts';
import { letters } from '../../gateways/servers/ground/random-text.ts';
import { later, refuse, say, type Said } from './answers.ts';
import type { Books, Person, Schemas } from './books.ts';
import { hashed, initialPassword, keep } from './seed.ts';

const MOST_TRIES = 5;
const LOCK_MS = 15 * MINUTE;
const TICKET_MS = 10 * MINUTE;
const CODE_MS = 10 * MINUTE;

type Proof = Schemas['Proof'];

export function personWith(books: Books, documentKey: string): Person | null {
  return [...books.people.values()].find((one) => one.documentKey === documentKey) ?? null;
}

function hasRegistration(person: Person, given: string): boolean {
  return person.items.some(
    ({ facts }) => registrationKey(facts.registrationNumber) === registrationKey(given),
  );
}

function passwordHolds(person: Person, proof: Extract<Proof, { kind: 'password' }>): boolean {
  const { salt, hash, initial } = person.password;
  const typed = initial ? proof.password.toUpperCase() : proof.password;
  const right = timingSafeEqual(hashed(typed, salt), hash);
  // Those six can be read off any copy of the document.
  return right && (!initial || hasRegistration(person, proof.registrationNumber ?? ''));
}

function proofHolds(books: Books, person: Person, proof: Proof): boolean {
  switch (proof.kind) {
    case 'password':
      return passwordHolds(person, proof);
    case 'card':
      return true;
    case 'phone-code': {
      const sent = books.phoneCodes.get(person.documentKey);
      if (sent === undefined || sent.used || books.clock.now() - sent.sentAt > CODE_MS) return false;
      return sent.code === proof.code;
    }
    case 'second-factor':
      return hasRegistration(person, proof.value) || person.candidate.phone?.slice(-4) === proof.value;
  }
}

function noteWrongTry(books: Books, documentKey: string): void {
  const now = books.clock.now();
  const old = books.tries.get(documentKey);
  const tries =
    old === undefined || now - old.since > LOCK_MS ? { count: 0, since: now, lockedUntil: 0 } : old;
  tries.count += 1;
  if (tries.count >= MOST_TRIES) tries.lockedUntil = now + LOCK_MS;
  books.tries.set(documentKey, tries);
}

function admit(books: Books, person: Person, proof: Proof): Said {
  if (proof.kind !== 'password' || !person.password.initial)
    return say(200, { result: 'signed-in', candidate: person.candidate });
  const ticket = letters(32);
  const until = books.clock.now() + TICKET_MS;
  books.tickets.set(ticket, { person, until, usedFor: null });
  return say(200, { result: 'must-change-password', ticket, expiresAt: chinaRfc3339(until) });
}

/** An unknown number takes the same way as a known one: somebody's proof is judged, and wrong tries are counted. */
export function signIn(books: Books, { documentNumber, proof }: Schemas['SignInRequest']): Said {
  const documentKey = oneDocument(documentNumber);
  const tries = books.tries.get(documentKey);
  const now = books.clock.now();
  if (tries !== undefined && tries.lockedUntil > now)
    return say(200, { result: 'locked', until: chinaRfc3339(tries.lockedUntil) });
  if (tries !== undefined && tries.lockedUntil > 0) books.tries.delete(documentKey);
  const person = personWith(books, documentKey);
  const [standIn] = books.people.values();
  const judged = person ?? standIn;
  const holds = judged !== undefined && proofHolds(books, judged, proof);
  if (person !== null && holds) {
    books.tries.delete(documentKey);
    const sent = books.phoneCodes.get(documentKey);
    if (sent !== undefined && proof.kind === 'phone-code') sent.used = true;
    return admit(books, person, proof);
  }
  noteWrongTry(books, documentKey);
  return say(200, { result: 'no-match' });
}

function passwordFault(password: string, person: Person): string | null {
  if (password.length < 8 || password.length > 16) return '密码须为 8 至 16 位';
  if (!/^[0-9A-Za-z]+$/.test(password)) return '密码只能包含字母和数字';
  if (!/\d/.test(password) || !/[A-Za-z]/.test(password)) return '密码须同时包含字母和数字';
  return password.toUpperCase() === initialPassword(person.documentKey) ? '不能与初始密码相同' : null;
}

export function changePassword(books: Books, { ticket, newPassword }: Schemas['PasswordChange']): Said {
  const known = books.tickets.get(ticket);
  const expired = refuse(409, 'ticket-expired', '操作已超时，请重新登录');
  if (known === undefined || known.until <= books.clock.now()) return expired;
  const { person, usedFor } = known;
  if (usedFor !== null) {
    // The first answer was lost.
    const same = timingSafeEqual(hashed(newPassword, usedFor.salt), usedFor.hash);
    return same ? say(200, person.candidate) : expired;
  }
  const detail = passwordFault(newPassword, person);
  if (detail !== null) return refuse(422, 'password-refused', '新密码不符合要求', { detail });
  person.password = keep(newPassword, false);
  known.usedFor = person.password;
  return say(200, person.candidate);
}

/** Known or not, a number has one code per minute. */
export function sendPhoneCode(books: Books, { documentNumber }: Schemas['DocumentOnly']): Said {
  const documentKey = oneDocument(documentNumber);
  const now = books.clock.now();
  const last = books.phoneCodes.get(documentKey);
  const waitMs = last === undefined ? 0 : last.sentAt + MINUTE - now;
  if (waitMs > 0) return later(429, Math.ceil(waitMs / 1000));
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  books.phoneCodes.set(documentKey, { code, sentAt: now, used: false });
  return say(202, { accepted: true });
}
