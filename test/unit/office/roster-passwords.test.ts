import { describe, expect, onTestFinished, test } from 'vitest';
import { makePasswordHasher } from '../../../src/main/office/passwords/password-hasher';
import { rosterOffice } from '../../../src/main/office/roster-office';
import type { RosterLine } from '../../../src/main/store/types';
import { countedIds } from '../../fakes/counted-ids';
import { fakeRosterTable } from '../../fakes/roster-table';
import { LI, storyRoster, WANG } from '../../fakes/story-roster';

const NOBODY = '110199199003071241';
const GOOD = 'Kaoshi2026';
const FIRST = WANG.documentNumber.slice(-6);
const MINUTE = 60_000;

/** Hashes in the open, and counts: how much work an answer takes must tell nothing. */
function countedPasswords() {
  const kept = new Map<string, string>();
  const work: string[] = [];
  return {
    kept,
    takeWork: () => work.splice(0),
    chosen: {
      hashOf: (document: string) => {
        work.push('hashOf');
        return kept.get(document) ?? null;
      },
      put: (document: string, hash: string) => void kept.set(document, hash),
      used: () => undefined,
      remove: (document: string) => void kept.delete(document),
    },
    hasher: {
      hash: async (password: string) => `hash of ${password}`,
      fits: async (password: string, encoded: string) => {
        work.push(
          `fits ${encoded.startsWith('$argon2id$v=19$m=19456,t=2,p=1$') || encoded.startsWith('hash of')}`,
        );
        return encoded === `hash of ${password}`;
      },
    },
  };
}

function officeWith(lines: readonly RosterLine[] = storyRoster(0)) {
  const roster = fakeRosterTable();
  const stage = roster.stage();
  stage.add(lines);
  stage.switchIn();
  const passwords = countedPasswords();
  const time = { now: 0 };
  const { chosen, hasher } = passwords;
  const office = rosterOffice({
    roster,
    secondFactor: 'registration-number',
    passwords: { chosen, hasher, clock: { now: () => time.now }, ids: countedIds('T') },
  });
  const signIn = async (
    documentNumber: string,
    password: string,
    registrationNumber: string | null = null,
  ) => {
    const answer = await office.signIn({
      documentNumber,
      proof: { kind: 'password', password, registrationNumber },
    });
    if (!answer.ok) throw new Error('a roster is never unreachable');
    return answer.value;
  };
  const change = (ticket: string, newPassword: string) => {
    if (office.passwords === null) throw new Error('no passwords');
    return office.passwords.change({ ticket, newPassword });
  };
  const ticketOf = async (person = WANG) => {
    const answer = await signIn(
      person.documentNumber,
      person.documentNumber.slice(-6),
      person.registrationNumber,
    );
    if (answer.kind !== 'must-change-password') throw new Error(answer.kind);
    return answer.ticket;
  };
  return { office, roster, passwords, time, signIn, change, ticketOf };
}

describe('the first password', () => {
  test('opens nothing but its own replacement, and only with the registration number', async () => {
    const { signIn } = officeWith();
    expect(await signIn(WANG.documentNumber, FIRST, WANG.registrationNumber)).toMatchObject({
      kind: 'must-change-password',
    });
    for (const registration of [null, '', LI.registrationNumber, 'R2026']) {
      expect(await signIn(WANG.documentNumber, FIRST, registration)).toEqual({ kind: 'no-match' });
    }
    expect(await signIn(WANG.documentNumber, '071234', WANG.registrationNumber)).toEqual({
      kind: 'no-match',
    });
    expect(await signIn(NOBODY, NOBODY.slice(-6), WANG.registrationNumber)).toEqual({ kind: 'no-match' });
  });

  test('is over once it is replaced, and the new one is case-sensitive', async () => {
    const { signIn, change, ticketOf } = officeWith();
    expect(await change(await ticketOf(), GOOD)).toMatchObject({ ok: true, value: { id: WANG.id } });
    expect(await signIn(WANG.documentNumber, FIRST, WANG.registrationNumber)).toEqual({ kind: 'no-match' });
    expect(await signIn(WANG.documentNumber, GOOD)).toMatchObject({
      kind: 'signed-in',
      candidate: { id: WANG.id },
    });
    expect(await signIn(WANG.documentNumber, GOOD.toLowerCase())).toEqual({ kind: 'no-match' });
    expect(await signIn(LI.documentNumber, GOOD)).toEqual({ kind: 'no-match' });
  });

  test('counts again after a reset', async () => {
    const { office, signIn, change, ticketOf } = officeWith();
    await change(await ticketOf(), GOOD);
    expect(await office.passwords?.reset?.(WANG.id)).toEqual({ ok: true, value: null });
    expect(await signIn(WANG.documentNumber, GOOD)).toEqual({ kind: 'no-match' });
    await ticketOf();
    expect(await office.passwords?.reset?.('nobody')).toEqual({ ok: true, value: null });
  });
});

describe('a ticket', () => {
  test('is good once, for five minutes, and survives a password that is refused', async () => {
    const { change, ticketOf, time } = officeWith();
    const ticket = await ticketOf();
    expect(await change(ticket, 'short1')).toMatchObject({ error: { kind: 'password-refused' } });
    expect(await change(ticket, GOOD)).toMatchObject({ ok: true });
    expect(await change(ticket, 'Another2026')).toMatchObject({ error: { kind: 'ticket-expired' } });
    const late = await ticketOf(LI);
    time.now += 5 * MINUTE + 1;
    expect(await change(late, GOOD)).toMatchObject({ error: { kind: 'ticket-expired' } });
    expect(await change('made up', GOOD)).toMatchObject({ error: { kind: 'ticket-expired' } });
  });

  test('of a slower kiosk does not overrule what was chosen at a faster one', async () => {
    const { change, ticketOf, signIn } = officeWith();
    const [slow, fast] = [await ticketOf(), await ticketOf()];
    await change(fast, GOOD);
    expect(await change(slow, 'Another2026')).toMatchObject({ error: { kind: 'ticket-expired' } });
    expect(await signIn(WANG.documentNumber, GOOD)).toMatchObject({ kind: 'signed-in' });
  });
});

describe('nothing is told', () => {
  test('every try does the same work, whoever it is and whatever was right', async () => {
    const { signIn, change, ticketOf, roster, passwords } = officeWith();
    await change(await ticketOf(LI), GOOD);
    const workOf = async (...tried: Parameters<typeof signIn>) => {
      roster.takeCalls();
      passwords.takeWork();
      await signIn(...tried);
      return [...roster.takeCalls(), ...passwords.takeWork()];
    };
    const usual = await workOf(LI.documentNumber, GOOD);
    expect(usual.filter((each) => each === 'fits true')).toHaveLength(1);
    expect(usual).toContain('hashOf');
    for (const document of [WANG.documentNumber, LI.documentNumber, NOBODY, '', 'x']) {
      for (const password of [GOOD, 'wrong', document.slice(-6)]) {
        expect(await workOf(document, password)).toEqual(usual);
        expect(await workOf(document, password, WANG.registrationNumber)).toEqual(usual);
      }
    }
  });

  test('two people under one number are told apart by staff', async () => {
    const [wang, li] = storyRoster(0);
    if (wang === undefined || li === undefined) throw new Error('nobody');
    const twin = { ...li, candidate: { ...li.candidate, documentNumber: WANG.documentNumber } };
    const { signIn } = officeWith([wang, twin]);
    expect(await signIn(WANG.documentNumber, FIRST, WANG.registrationNumber)).toEqual({ kind: 'no-match' });
  });

  test('a second factor opens nothing where passwords are asked, a card does', async () => {
    const { office } = officeWith();
    const by = (proof: Parameters<typeof office.signIn>[0]['proof']) =>
      office.signIn({ documentNumber: WANG.documentNumber, proof });
    expect(await by({ kind: 'second-factor', value: WANG.registrationNumber })).toMatchObject({
      value: { kind: 'no-match' },
    });
    expect(await by({ kind: 'phone-code', code: '123456' })).toMatchObject({ value: { kind: 'no-match' } });
    expect(await by({ kind: 'card' })).toMatchObject({ value: { kind: 'signed-in' } });
  });
});

describe('the hash', () => {
  test('is argon2id with the cost that OWASP names, salted, and made beside the main thread', async () => {
    const hasher = makePasswordHasher();
    onTestFinished(() => hasher.stop());
    let turns = 0;
    const turning = setInterval(() => (turns += 1), 1);
    const [one, other] = await Promise.all([hasher.hash(GOOD), hasher.hash(GOOD)]);
    clearInterval(turning);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(other).not.toBe(one);
    expect(turns).toBeGreaterThan(5);
    expect(await hasher.fits(GOOD, one)).toBe(true);
    expect(await hasher.fits('kaoshi2026', one)).toBe(false);
    expect(await hasher.fits(GOOD, 'not a hash')).toBe(false);
  });

  test('goes on after its thread was ended', async () => {
    const hasher = makePasswordHasher();
    onTestFinished(() => hasher.stop());
    const hash = await hasher.hash(GOOD);
    await hasher.stop();
    expect(await hasher.fits(GOOD, hash)).toBe(true);
  });
});
