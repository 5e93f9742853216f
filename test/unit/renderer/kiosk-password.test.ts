import { describe, expect, test } from 'vitest';
import { shownDocument } from '../../../src/renderer/features/identify/typed-mask';
import { kioskStory, type Story } from './kiosk-story';

const NUMBER = '310104198811230014';
const GOOD = 'Kaoshi2026';
const mustChange = { ok: true, value: { kind: 'must-change-password', ticket: 'T' } } as const;

function byPassword(): Story {
  return kioskStory(['wechat'], { method: 'password', firstIsLastSix: true, phoneCode: true, card: true });
}

function typePassword(story: Story, password = GOOD): void {
  story.actions.type(NUMBER);
  story.actions.enter();
  story.actions.type(password);
}

async function toNewPassword(story: Story): Promise<void> {
  story.answer('signIn', mustChange);
  typePassword(story, '230014');
  await story.actions.signIn();
}

const inputs = (story: Story, name: string) =>
  story.asked.filter((call) => call.name === name).map(({ input }) => input);

describe('a password', () => {
  test('keeps its capitals and signs, and never becomes a scan’s answer', async () => {
    const story = byPassword();
    typePassword(story, 'aB 3!é');
    story.actions.scanned('2026440012');
    story.actions.erase();
    await story.actions.signIn();
    expect(inputs(story, 'signIn')).toEqual([
      { documentNumber: NUMBER, proof: { kind: 'password', password: 'aB3', registrationNumber: null } },
    ]);
    expect(story.screen()).toBe('person');
  });

  test('another card scanned begins with that document', () => {
    const story = byPassword();
    typePassword(story);
    story.actions.scanned('110105199003074419');
    expect(story.state().stage).toMatchObject({
      at: 'password',
      entry: { documentNumber: '110105199003074419', secret: '' },
    });
  });

  test('that is the document’s last six is sent again with the registration number', async () => {
    const story = byPassword();
    story.answer('signIn', { ok: true, value: { kind: 'registration-number-asked' } });
    typePassword(story, '230014');
    await story.actions.signIn();
    expect(story.screen()).toBe('registration-number');
    await story.actions.signIn();
    expect(inputs(story, 'signIn')).toHaveLength(1);
    story.actions.type('r2026-1');
    story.answer('signIn', { ok: false, error: { kind: 'no-match', triesLeft: 4 } });
    await story.actions.signIn();
    expect(inputs(story, 'signIn')[1]).toMatchObject({
      proof: { password: '230014', registrationNumber: 'R20261' },
    });
    expect(story.state()).toMatchObject({
      stage: { at: 'password', entry: { secret: '', registrationNumber: '' } },
      problem: { kind: 'no-match', triesLeft: 4 },
    });
  });

  test('of a sample is filled in, and its registration number too', async () => {
    const story = byPassword();
    story.actions.chooseSample({
      name: '欧阳致远',
      documentNumber: NUMBER,
      secret: '230014',
      registrationNumber: 'R1',
      shows: 'one-fee',
    });
    story.actions.enter();
    story.answer('signIn', { ok: true, value: { kind: 'registration-number-asked' } });
    await story.actions.signIn();
    expect(story.state().stage).toMatchObject({ entry: { registrationNumber: 'R1' } });
  });

  test('no digit of the document that serves as one stays readable while it is typed', () => {
    expect(shownDocument(NUMBER, null, true).replaceAll(' ', '')).toBe('310104************');
    expect(shownDocument('L898902C3', 8, true)).toBe('L8******3');
  });
});

describe('the first password', () => {
  test('is replaced: chosen by the rules, typed twice, then "this is me" without signing in again', async () => {
    const story = byPassword();
    await toNewPassword(story);
    expect(story.screen()).toBe('new-password');
    story.actions.type('Kaoshi!');
    story.actions.enter();
    expect(story.screen()).toBe('new-password');
    story.actions.clear();
    story.actions.type(GOOD);
    story.actions.enter();
    expect(story.screen()).toBe('repeat-password');
    story.actions.type(GOOD);
    story.answer('changePassword', {
      ok: true,
      value: {
        kind: 'signed-in',
        visit: 'visit-1',
        person: { name: '欧阳致远', maskedDocument: '*', maskedPhone: null, registrations: [] },
      },
    });
    await story.actions.newPassword();
    expect(inputs(story, 'changePassword')).toEqual([{ ticket: 'T', newPassword: GOOD }]);
    expect([story.screen(), story.state().visit]).toEqual(['person', 'visit-1']);
    expect(inputs(story, 'signIn')).toHaveLength(1);
  });

  test('two that differ are both typed anew', async () => {
    const story = byPassword();
    await toNewPassword(story);
    story.actions.type(GOOD);
    await story.actions.newPassword();
    story.actions.type('Kaoshi2027');
    await story.actions.newPassword();
    expect(story.state()).toMatchObject({
      stage: { at: 'new-password', first: null, password: '' },
      problem: { kind: 'passwords-differ' },
    });
    expect(inputs(story, 'changePassword')).toEqual([]);
  });

  test.each([
    ['password-refused', { kind: 'password-refused', why: 'office' }, 'new-password'],
    ['ticket-expired', { kind: 'ticket-expired' }, 'password'],
    ['office-unreachable', { kind: 'office-unreachable' }, 'repeat-password'],
  ] as const)('%s says what to do next', async (kind, error, screen) => {
    const story = byPassword();
    await toNewPassword(story);
    story.actions.type(GOOD);
    await story.actions.newPassword();
    story.actions.type(GOOD);
    story.answer('changePassword', { ok: false, error });
    await story.actions.newPassword();
    expect([story.screen(), story.state().problem?.kind]).toEqual([screen, kind]);
  });
});

describe('other ways', () => {
  test('a code by phone: sent, awaited, typed; a wrong one is typed again', async () => {
    const story = byPassword();
    typePassword(story);
    story.actions.toPhoneCode();
    story.answer('sendPhoneCode', { ok: true, value: { now: 5_000, nextAt: 65_000 } });
    await story.actions.sendPhoneCode();
    expect(story.state().stage).toMatchObject({ at: 'phone-code', nextAt: 60_000 });
    story.actions.type('40a29-13');
    story.answer('signIn', { ok: false, error: { kind: 'no-match', triesLeft: 2 } });
    await story.actions.signIn();
    expect(inputs(story, 'signIn')).toEqual([
      { documentNumber: NUMBER, proof: { kind: 'phone-code', code: '402913' } },
    ]);
    expect(story.state().stage).toMatchObject({ at: 'phone-code', nextAt: 60_000, entry: { secret: '' } });
    story.actions.toProof();
    expect(story.state().stage).toMatchObject({ at: 'password', entry: { secret: '' } });
  });

  test('a card is asked about only where somebody is still signing in', async () => {
    const story = byPassword();
    await story.actions.cardRead();
    expect([story.screen(), inputs(story, 'signInByCard')]).toEqual(['home', [{}]]);
    typePassword(story);
    await story.actions.signIn();
    await story.actions.cardRead();
    expect(inputs(story, 'signInByCard')).toHaveLength(1);
  });

  test('a forgotten password and wrong data end on a page that says where to go; wrong data lead back', async () => {
    const story = byPassword();
    typePassword(story);
    story.answer('forgotPassword', { ok: true, value: { kind: 'at-counter' } });
    await story.actions.forgotPassword();
    expect(story.state().stage).toMatchObject({ at: 'office-asked', about: 'forgotten', person: null });
    const other = byPassword();
    typePassword(other);
    await other.actions.signIn();
    other.actions.toCorrection();
    await other.actions.requestCorrection();
    expect(inputs(other, 'requestCorrection')).toEqual([]);
    other.actions.toggleWrong('name');
    other.actions.toggleWrong('phone');
    other.actions.toggleWrong('name');
    other.answer('requestCorrection', { ok: true, value: { kind: 'reference', reference: 'SQ-1' } });
    await other.actions.requestCorrection();
    expect(inputs(other, 'requestCorrection')).toEqual([{ wrong: ['phone'] }]);
    expect(other.screen()).toBe('office-asked');
    other.actions.toPerson();
    expect(other.screen()).toBe('person');
  });
});
