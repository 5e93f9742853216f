import { randomBytes, scryptSync } from 'node:crypto';
import { oneDocument } from '../../../src/main/office/one-document';
import { trainingRoster } from '../../../src/main/office/training-roster';
import { chinaRfc3339 } from '../../gateways/servers/ground/server-clock.ts';
import type { Item, Password, Person } from './books.ts';

/** Cheap, because every test signs in; a real office takes argon2id with its usual cost. */
const COST = { N: 1024 };

export function hashed(password: string, salt: Buffer): Buffer {
  return scryptSync(password, salt, 32, COST);
}

export function keep(password: string, initial: boolean): Password {
  const salt = randomBytes(16);
  return { salt, hash: hashed(password, salt), initial };
}

export function initialPassword(documentKey: string): string {
  return documentKey.slice(-6);
}

/** People at even places of the list have replaced their first password by this one. */
export const REPLACED_PASSWORD = 'Kaoshi2026';

/** The people of training mode, as an office's own system would know them. Windows are laid around `nowMs`. */
export function seedPeople(nowMs: number): Person[] {
  const people = new Map<string, Person & { readonly items: Item[] }>();
  for (const { candidate, feeItem } of trainingRoster(nowMs).lines) {
    const documentKey = oneDocument(candidate.documentNumber);
    const known = people.get(candidate.id);
    const even = (people.size + 1) % 2 === 0;
    const person = known ?? {
      candidate,
      documentKey,
      items: [],
      password: even ? keep(REPLACED_PASSWORD, false) : keep(initialPassword(documentKey), true),
    };
    const { id, registrationNumber, examName, name, amount, opensAt, closesAt, officeState, review } =
      feeItem;
    person.items.push({
      facts: {
        id,
        registrationNumber,
        examName,
        name,
        amount,
        opensAt: chinaRfc3339(opensAt),
        closesAt: chinaRfc3339(closesAt),
      },
      review,
      waived: officeState === 'waived',
      elsewhere: officeState === 'paid' ? '已通过网上缴费系统缴费' : null,
    });
    people.set(candidate.id, person);
  }
  return [...people.values()];
}
