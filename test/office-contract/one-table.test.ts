import { describe, expect, it } from 'vitest';
import { rosterOffice } from '../../src/main/office/roster-office';
import { trainingRoster } from '../../src/main/office/training-roster';
import type { ExamOffice } from '../../src/main/ports/exam-office';
import { countedIds } from '../fakes/counted-ids';
import { fakeRosterTable } from '../fakes/roster-table';
import { faultyRegistry } from './faulty-registry';

const ZHANG = { id: 'training-001', document: '119999199503070015', registration: '31010001' };
const NOBODY = '119999199503070099';
const NEW = 'Kaoshi2026';

/** What of an office the table is held against, and a moment that both were made at. */
type Held = { readonly office: ExamOffice; readonly lines: ReturnType<typeof trainingRoster>['lines'] };

function roster(asks: 'password' | 'second-factor'): Held {
  const now = Date.parse('2026-11-23T09:00:00+08:00');
  const { lines } = trainingRoster(now);
  const table = fakeRosterTable();
  const stage = table.stage();
  stage.add(lines);
  stage.switchIn();
  const kept = new Map<string, string>();
  const passwords = {
    chosen: {
      hashOf: (document: string) => kept.get(document) ?? null,
      put: (document: string, hash: string) => void kept.set(document, hash),
      used: () => undefined,
      remove: (document: string) => void kept.delete(document),
    },
    hasher: {
      hash: async (password: string) => `hash of ${password}`,
      fits: async (password: string, encoded: string) => encoded === `hash of ${password}`,
    },
    clock: { now: () => now },
    ids: countedIds('T'),
  };
  const office = rosterOffice({
    roster: table,
    secondFactor: 'registration-number',
    passwords: asks === 'password' ? passwords : null,
  });
  return { office, lines };
}

async function registry(): Promise<Held> {
  const { office, now } = await faultyRegistry();
  return { office, lines: trainingRoster(now()).lines };
}

const OFFICES = [
  { name: 'roster', open: async (asks: 'password' | 'second-factor') => roster(asks) },
  { name: 'registry', open: registry },
] as const;

const isZhang: unknown = expect.objectContaining({
  id: ZHANG.id,
  name: '张伟',
  documentNumber: ZHANG.document,
});
const secondFactor = (value: string) => ({ kind: 'second-factor', value }) as const;
const password = (text: string, registrationNumber: string | null = null) =>
  ({ kind: 'password', password: text, registrationNumber }) as const;
const noMatch = { ok: true, value: { kind: 'no-match' } };

/** Windows are written to the second, and both were laid around their own start. */
function toTheMinute<T extends { readonly opensAt: number; readonly closesAt: number }>(item: T) {
  const minute = (ms: number) => Math.round(ms / 60_000);
  return { ...item, opensAt: minute(item.opensAt), closesAt: minute(item.closesAt) };
}

describe.each(OFFICES)('one table for every exam office: $name', ({ open }) => {
  it.each([
    ['the right number and factor', ZHANG.document, ZHANG.registration, true],
    ['a factor in full-width digits', ZHANG.document, '３１０１０００１', true],
    ['the wrong factor', ZHANG.document, '31010002', false],
    ['an empty-looking factor', ZHANG.document, ' ', false],
    ['a number that nobody has', NOBODY, ZHANG.registration, false],
    ['text that is no number', 'ＤＲＯＰ TABLE', ZHANG.registration, false],
    ['a number of absurd length', '1'.repeat(5000), ZHANG.registration, false],
  ])('second factor: %s', async (_, documentNumber, value, found) => {
    const { office } = await open('second-factor');
    const answer = await office.signIn({ documentNumber, proof: secondFactor(value) });
    expect(answer).toEqual(found ? { ok: true, value: { kind: 'signed-in', candidate: isZhang } } : noMatch);
  });

  it('first password: only with the registration number, replaced once, then case by case', async () => {
    const { office } = await open('password');
    const signIn = (proof: ReturnType<typeof password>) =>
      office.signIn({ documentNumber: ZHANG.document, proof });
    expect(await signIn(password('070015'))).toEqual(noMatch);
    const first = await signIn(password('070015', ZHANG.registration));
    if (!first.ok || first.value.kind !== 'must-change-password')
      throw new Error('the first password is over');
    const change = async (newPassword: string) =>
      office.passwords?.change({
        ticket: first.value.kind === 'must-change-password' ? first.value.ticket : '',
        newPassword,
      });
    for (const weak of ['short1', '12345678', 'onlyLetters', 'with space 1', '密码密码密码密码1a'])
      expect(await change(weak), weak).toMatchObject({ ok: false, error: { kind: 'password-refused' } });
    expect(await change(NEW)).toEqual({ ok: true, value: isZhang });
    expect(await signIn(password(NEW))).toEqual({
      ok: true,
      value: { kind: 'signed-in', candidate: isZhang },
    });
    expect(await signIn(password(NEW.toLowerCase()))).toEqual(noMatch);
    expect(await signIn(password('070015', ZHANG.registration))).toEqual(noMatch);
    const made = await office.passwords?.change({ ticket: 'never-given-to-anybody', newPassword: NEW });
    expect(made).toMatchObject({ ok: false, error: { kind: 'ticket-expired' } });
  });

  it('knows the same people, by id and at the counter', async () => {
    const { office } = await open('second-factor');
    expect(await office.candidate(ZHANG.id)).toEqual({ ok: true, value: isZhang });
    for (const unknown of ['nobody', '', '..'])
      expect(await office.candidate(unknown), unknown).toEqual({ ok: true, value: null });
    expect(await office.search('张伟', 20)).toEqual({ ok: true, value: [isZhang] });
    expect(await office.search('no such person', 20)).toEqual({ ok: true, value: [] });
  });

  it('knows the same fees with every state, window, review and amount', async () => {
    const { office, lines } = await open('second-factor');
    const ids = [...new Set(lines.map(({ candidate }) => candidate.id))];
    for (const id of ids) {
      const due = lines
        .filter(({ candidate }) => candidate.id === id)
        .map(({ feeItem }) => toTheMinute(feeItem));
      const answer = await office.feeItems(id);
      expect(answer.ok && answer.value.map(toTheMinute), id).toEqual(due);
    }
  });
});
