import { describe, expect, it } from 'vitest';
import {
  GOOD,
  lastSix,
  BY_PASSWORD,
  NOBODY,
  openByPassword,
  signInBy,
  ticketOf,
} from '../fakes/password-steps';
import { scriptedOffice } from '../fakes/scripted-office';
import { LI, storyRoster, WANG, WANG_FEE } from '../fakes/story-roster';
import { must, order } from '../fakes/story-steps';
import { openWorld } from '../fakes/world';

const MINUTE = 60_000;

describe('the first sign-in', () => {
  it('asks for the registration number, then for a new password, and goes on to the fees', async () => {
    const world = await openByPassword();
    const kiosk = world.openWindow('kiosk');
    expect(must(await signInBy(kiosk, WANG.documentNumber, lastSix(WANG.documentNumber)))).toEqual({
      kind: 'registration-number-asked',
    });
    const ticket = await ticketOf(kiosk);
    expect(await kiosk.api.fees({})).toMatchObject({ error: { kind: 'no-visit' } });
    const { person } = must(await kiosk.api.changePassword({ ticket, newPassword: GOOD }));
    expect(person.name).toBe('王小明');
    expect(await kiosk.api.fees({})).toMatchObject({ error: { kind: 'no-visit' } });
    must(await kiosk.api.confirmPerson({}));
    await order(kiosk, [WANG_FEE]);
    must(await kiosk.api.endVisit({ because: 'cancelled' }));
    expect(must(await signInBy(kiosk, WANG.documentNumber, GOOD)).kind).toBe('signed-in');
    expect(
      world
        .opened()
        .store.journal.ofSubject(WANG.id)
        .map(({ what }) => what),
    ).toEqual(['password.changed']);
  });

  it('shows no digit that serves as a password, on screen or on paper', async () => {
    const world = await openByPassword();
    const kiosk = world.openWindow('kiosk');
    const ticket = await ticketOf(kiosk);
    const { person } = must(await kiosk.api.changePassword({ ticket, newPassword: GOOD }));
    expect(person.maskedDocument).toBe('110199************');
    must(await kiosk.api.confirmPerson({}));
    const placed = must(await kiosk.api.placeOrder({ feeItemIds: [WANG_FEE] }));
    expect(placed.lines[0]?.maskedDocument).toBe('110199************');
    const counter = world.openWindow('counter');
    const { rows } = must(await counter.api.findCandidates({ query: '王小明' }));
    expect(rows[0]?.maskedDocument).toBe('110199************');
  });

  it('a power cut between the two loses nothing: the old password is good until the new one is stored', async () => {
    const world = await openByPassword();
    const ticket = await ticketOf(world.openWindow('kiosk'));
    await world.powerCut();
    await world.start();
    const kiosk = world.openWindow('kiosk');
    expect(await kiosk.api.changePassword({ ticket, newPassword: GOOD })).toMatchObject({
      error: { kind: 'ticket-expired' },
    });
    must(await kiosk.api.changePassword({ ticket: await ticketOf(kiosk), newPassword: GOOD }));
    await world.powerCut();
    await world.start();
    expect(must(await signInBy(world.openWindow('kiosk'), WANG.documentNumber, GOOD)).kind).toBe('signed-in');
  });

  it('a ticket is its window’s, good once and for five minutes, and a refused password does not use it up', async () => {
    const world = await openByPassword();
    const [kiosk, stranger] = [world.openWindow('kiosk'), world.openWindow('kiosk')];
    const ticket = await ticketOf(kiosk);
    const expired = { ok: false, error: { kind: 'ticket-expired' } };
    expect(await stranger.api.changePassword({ ticket, newPassword: GOOD })).toEqual(expired);
    expect(await kiosk.api.changePassword({ ticket, newPassword: 'kaoshi' })).toMatchObject({
      error: { kind: 'password-refused', why: 'rules' },
    });
    must(await kiosk.api.changePassword({ ticket, newPassword: GOOD }));
    expect(await kiosk.api.changePassword({ ticket, newPassword: 'Another2026' })).toEqual(expired);
    const late = await ticketOf(stranger, LI);
    await world.time.advance(5 * MINUTE + 1);
    expect(await stranger.api.changePassword({ ticket: late, newPassword: GOOD })).toEqual(expired);
    const gone = await ticketOf(stranger, LI);
    await stranger.gone();
    expect(await stranger.api.changePassword({ ticket: gone, newPassword: GOOD })).toEqual(expired);
  });
});

describe('nobody learns who is registered', () => {
  it.each([
    ['a wrong password', () => 'Wrong2026'],
    ['the last six with a wrong registration number', lastSix],
  ])(
    'by %s: known and unknown numbers are asked, answered, counted and locked alike',
    async (_what, passwordOf) => {
      const world = await openByPassword();
      const kiosk = world.openWindow('kiosk');
      const said = async (documentNumber: string) => {
        const password = passwordOf(documentNumber);
        const answers: unknown[] = [await signInBy(kiosk, documentNumber, password)];
        for (let turn = 0; turn < 6; turn++) {
          answers.push(await signInBy(kiosk, documentNumber, password, 'R0000000000'));
        }
        return answers;
      };
      const known = await said(WANG.documentNumber);
      expect(known.at(-1)).toMatchObject({ error: { kind: 'locked' } });
      expect(await said(NOBODY)).toEqual(known);
    },
  );

  it('tries that come together are counted one by one', async () => {
    const world = await openByPassword();
    const kiosk = world.openWindow('kiosk');
    const tries = Array.from({ length: 12 }, () => signInBy(kiosk, WANG.documentNumber, 'Wrong2026'));
    const kinds = (await Promise.all(tries)).map((answer) => (answer.ok ? 'in' : answer.error.kind));
    expect(kinds.filter((kind) => kind === 'no-match')).toHaveLength(4);
    expect(kinds.filter((kind) => kind === 'locked')).toHaveLength(8);
  });

  it('a forgotten password is answered alike, and counted where it reaches the office', async () => {
    const { office, heard } = scriptedOffice(storyRoster(0));
    const world = await openWorld({ settings: { signIn: BY_PASSWORD }, office: () => office });
    const kiosk = world.openWindow('kiosk');
    const said = async (documentNumber: string) => {
      const answers: unknown[] = [];
      for (let turn = 0; turn < 6; turn++) answers.push(await kiosk.api.forgotPassword({ documentNumber }));
      return answers;
    };
    const known = await said(WANG.documentNumber);
    expect(known[0]).toEqual({ ok: true, value: { kind: 'reference', reference: 'SQ-1' } });
    expect(known[5]).toMatchObject({ error: { kind: 'locked' } });
    expect(await said(NOBODY)).toEqual(known);
    expect(heard).toHaveLength(10);
  });
});
