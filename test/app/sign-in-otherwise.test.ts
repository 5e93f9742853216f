import { describe, expect, it } from 'vitest';
import { GOOD, BY_PASSWORD, NOBODY, openByPassword, signInBy, ticketOf } from '../fakes/password-steps';
import { scriptedOffice } from '../fakes/scripted-office';
import { storyRoster, WANG } from '../fakes/story-roster';
import { must } from '../fakes/story-steps';
import { openWorld } from '../fakes/world';
import type { StoryWindow } from '../fakes/world/story-window';

const MINUTE = 60_000;

describe('nobody is stuck', () => {
  it('forgotten with a roster: the counter resets it, with a reason, and a lock is over too', async () => {
    const world = await openByPassword();
    const kiosk = world.openWindow('kiosk');
    must(await kiosk.api.changePassword({ ticket: await ticketOf(kiosk), newPassword: GOOD }));
    must(await kiosk.api.endVisit({ because: 'finished' }));
    for (let turn = 0; turn < 5; turn++) await signInBy(kiosk, WANG.documentNumber, 'Wrong2026');
    expect(must(await kiosk.api.forgotPassword({ documentNumber: WANG.documentNumber }))).toEqual({
      kind: 'at-counter',
    });
    const counter = world.openWindow('counter');
    expect(await counter.api.resetPassword({ because: '本人忘记密码' })).toMatchObject({
      error: { kind: 'no-visit' },
    });
    const { rows } = must(await counter.api.findCandidates({ query: '王小明' }));
    must(await counter.api.openCandidate({ ref: rows[0]?.ref ?? '' }));
    must(await counter.api.resetPassword({ because: '本人忘记密码' }));
    expect(world.opened().store.journal.ofSubject(WANG.id).at(-1)).toMatchObject({
      what: 'password.reset',
      facts: { because: '本人忘记密码', by: expect.stringContaining('operator') },
    });
    await ticketOf(kiosk);
    expect(await kiosk.api.resetPassword({ because: 'x' })).toMatchObject({ error: { kind: 'not-allowed' } });
  });

  it('wrong data with a roster: noted for the counter, and the visit goes on', async () => {
    const world = await openByPassword();
    const kiosk = world.openWindow('kiosk');
    expect(await kiosk.api.requestCorrection({ wrong: ['name'] })).toMatchObject({
      error: { kind: 'no-visit' },
    });
    must(await kiosk.api.changePassword({ ticket: await ticketOf(kiosk), newPassword: GOOD }));
    expect(must(await kiosk.api.requestCorrection({ wrong: ['name', 'phone', 'name'] }))).toEqual({
      kind: 'at-counter',
    });
    expect(world.opened().store.journal.ofSubject(WANG.id).at(-1)).toMatchObject({
      what: 'correction.wanted',
      facts: { wrong: 'name phone', reference: null },
    });
    expect(must(await kiosk.api.confirmPerson({})).items).toHaveLength(1);
  });

  it('wrong data with a registry: its number to ask after', async () => {
    const { office, heard } = scriptedOffice(storyRoster(0));
    const world = await openWorld({ settings: { signIn: BY_PASSWORD }, office: () => office });
    const kiosk = world.openWindow('kiosk');
    must(await signInBy(kiosk, WANG.documentNumber, GOOD));
    expect(must(await kiosk.api.requestCorrection({ wrong: ['phone'] }))).toEqual({
      kind: 'reference',
      reference: 'SQ-2',
    });
    expect(heard).toEqual([{ what: 'correction', about: expect.stringContaining('手机号码') }]);
    expect(must(await kiosk.api.hello({})).signIn).toMatchObject({
      method: 'password',
      passwordReset: false,
    });
    expect(await kiosk.api.changePassword({ ticket: 'x', newPassword: GOOD })).toMatchObject({
      error: { kind: 'ticket-expired' },
    });
  });

  it('an office that is away counts nobody’s tries, and its own lock is said', async () => {
    const { office, script } = scriptedOffice(storyRoster(0));
    const world = await openWorld({ settings: { signIn: BY_PASSWORD }, office: () => office });
    const kiosk = world.openWindow('kiosk');
    script.down = true;
    for (let turn = 0; turn < 7; turn++) {
      expect(await signInBy(kiosk, WANG.documentNumber, GOOD)).toMatchObject({
        error: { kind: 'office-unreachable' },
      });
    }
    expect(await kiosk.api.forgotPassword({ documentNumber: WANG.documentNumber })).toMatchObject({
      error: { kind: 'office-unreachable' },
    });
    script.down = false;
    script.lockedUntil = world.time.now() + MINUTE;
    expect(await signInBy(kiosk, WANG.documentNumber, GOOD)).toEqual({
      ok: false,
      error: { kind: 'locked', until: script.lockedUntil },
    });
    script.lockedUntil = null;
    expect(must(await signInBy(kiosk, WANG.documentNumber, GOOD)).kind).toBe('signed-in');
  });
});

describe('by another proof', () => {
  const byCode = (window: StoryWindow, documentNumber: string, code: string) =>
    window.api.signIn({ documentNumber, proof: { kind: 'phone-code', code } });

  it('a code sent to the phone: once a minute, counted, wrong ones up to the lock', async () => {
    const { office, heard } = scriptedOffice(storyRoster(0));
    const world = await openWorld({
      settings: { signIn: { ...BY_PASSWORD, phoneCode: true } },
      office: () => office,
    });
    const kiosk = world.openWindow('kiosk');
    expect(must(await kiosk.api.hello({})).signIn.phoneCode).toBe(true);
    const send = () => kiosk.api.sendPhoneCode({ documentNumber: WANG.documentNumber });
    const [first, twice] = (await Promise.all([send(), send()])).map(must);
    expect(twice?.nextAt).toBe(first?.nextAt);
    expect(first).toEqual({ now: world.time.now(), nextAt: world.time.now() + MINUTE });
    await world.time.advance(20_000);
    const again = must(await send());
    expect([again.nextAt, again.nextAt - again.now, heard.length]).toEqual([first?.nextAt, 40_000, 1]);
    expect(await byCode(kiosk, WANG.documentNumber, '000000')).toMatchObject({
      error: { kind: 'no-match', triesLeft: 4 },
    });
    expect(must(await byCode(kiosk, WANG.documentNumber, '402913')).kind).toBe('signed-in');
    for (let turn = 0; turn < 4; turn++) {
      await world.time.advance(MINUTE);
      must(await send());
    }
    await world.time.advance(MINUTE);
    expect(await send()).toMatchObject({ error: { kind: 'locked' } });
    expect(heard).toHaveLength(5);
  });

  it('is refused where it is not offered, whatever is configured', async () => {
    const world = await openByPassword({ phoneCode: true });
    const kiosk = world.openWindow('kiosk');
    const notOffered = { ok: false, error: { kind: 'not-offered' } };
    expect(must(await kiosk.api.hello({})).signIn.phoneCode).toBe(false);
    expect(await kiosk.api.sendPhoneCode({ documentNumber: WANG.documentNumber })).toEqual(notOffered);
    expect(await byCode(kiosk, WANG.documentNumber, '402913')).toEqual(notOffered);
    const proof = { kind: 'second-factor', value: WANG.registrationNumber } as const;
    expect(await kiosk.api.signIn({ documentNumber: WANG.documentNumber, proof })).toEqual(notOffered);
    const plain = (await openWorld()).openWindow('kiosk');
    expect(await signInBy(plain, WANG.documentNumber, GOOD)).toEqual(notOffered);
    expect(await plain.api.forgotPassword({ documentNumber: WANG.documentNumber })).toEqual(notOffered);
  });

  it('a card counts only when a chip reader of this device read it for this window, once', async () => {
    const world = await openByPassword({ card: true });
    const [kiosk, other] = [world.openWindow('kiosk'), world.openWindow('kiosk')];
    const notOffered = { ok: false, error: { kind: 'not-offered' } };
    expect(await kiosk.api.signInByCard({})).toEqual(notOffered);
    world.readCard(kiosk, WANG.documentNumber);
    expect(await other.api.signInByCard({})).toEqual(notOffered);
    expect(must(await kiosk.api.signInByCard({})).kind).toBe('signed-in');
    expect(await kiosk.api.signInByCard({})).toEqual(notOffered);
    world.readCard(kiosk, WANG.documentNumber);
    await world.time.advance(30_001);
    expect(await kiosk.api.signInByCard({})).toEqual(notOffered);
    world.readCard(kiosk, NOBODY);
    expect(await kiosk.api.signInByCard({})).toMatchObject({ error: { kind: 'no-match' } });
    const without = await openByPassword();
    const window = without.openWindow('kiosk');
    without.readCard(window, WANG.documentNumber);
    expect(await window.api.signInByCard({})).toEqual(notOffered);
  });

  it('a card opens the visit of somebody whose number was locked by guessing', async () => {
    const world = await openByPassword({ card: true });
    const kiosk = world.openWindow('kiosk');
    for (let turn = 0; turn < 5; turn++) await signInBy(kiosk, WANG.documentNumber, 'Wrong2026');
    world.readCard(kiosk, WANG.documentNumber);
    expect(must(await kiosk.api.signInByCard({})).kind).toBe('signed-in');
  });
});
