import { describe, expect, it } from 'vitest';
import { MINUTE, registryForTest, WANG, ZHANG } from './registry-for-test';

const NOBODY = '119999199503070099';
const wrong = { kind: 'password', password: 'Wrong2026', registrationNumber: null };
const first = { kind: 'password', password: '070015', registrationNumber: ZHANG.registration };

describe('sign-in at the reference server', () => {
  it('takes a replaced password, case by case', async () => {
    const { signIn } = await registryForTest();
    const proof = (password: string) => ({ kind: 'password', password, registrationNumber: null });
    expect((await signIn(WANG.document, proof('Kaoshi2026'))).body).toMatchObject({
      result: 'signed-in',
      candidate: { id: WANG.id, name: '王秀英', documentNumber: WANG.document },
    });
    expect((await signIn(WANG.document, proof('kaoshi2026'))).body).toEqual({ result: 'no-match' });
  });

  it('asks for a registration number while the password is the first one, and tells nothing of the person', async () => {
    const { signIn } = await registryForTest();
    expect((await signIn(ZHANG.document, { ...first, registrationNumber: null })).body).toEqual({
      result: 'no-match',
    });
    const { body } = await signIn(ZHANG.document, first);
    expect(Object.keys(body).toSorted()).toEqual(['expiresAt', 'result', 'ticket']);
    expect(body['result']).toBe('must-change-password');
  });

  it('changes the first password once, and answers a repeat alike', async () => {
    const { signIn, call, advance } = await registryForTest();
    const { ticket } = (await signIn(ZHANG.document, first)).body;
    for (const newPassword of [
      'kurz1',
      'nurBuchstaben',
      '1234567890',
      'mit Leerzeichen1',
      'a2345678901234567',
    ])
      expect((await call('POST', '/password-changes', { ticket, newPassword })).body).toMatchObject({
        code: 'password-refused',
      });
    const good = { ticket, newPassword: 'Fresh123' };
    const changed = await call('POST', '/password-changes', good);
    expect(changed.body).toMatchObject({ id: ZHANG.id });
    expect((await call('POST', '/password-changes', good)).body).toEqual(changed.body);
    const other = await call('POST', '/password-changes', { ticket, newPassword: 'Other1234' });
    expect(other).toMatchObject({ status: 409, body: { code: 'ticket-expired' } });
    const proof = { kind: 'password', password: 'Fresh123', registrationNumber: null };
    expect((await signIn(ZHANG.document, proof)).body).toMatchObject({ result: 'signed-in' });
    advance(11 * MINUTE);
    expect((await call('POST', '/password-changes', good)).status).toBe(409);
  });

  it('locks after five wrong tries, a number that nobody has as well', async () => {
    const known = await registryForTest();
    const answers = async (document: string) => {
      const bodies = [];
      for (let at = 0; at < 7; at += 1) bodies.push((await known.signIn(document, wrong)).body);
      return bodies;
    };
    const forKnown = await answers(WANG.document);
    expect(forKnown.map(({ result }) => result)).toEqual([
      ...Array<string>(5).fill('no-match'),
      'locked',
      'locked',
    ]);
    expect(await answers(NOBODY)).toEqual(forKnown);
    expect((await known.signIn(WANG.document, { kind: 'card' })).body['result']).toBe('locked');
    known.advance(15 * MINUTE);
    expect((await known.signIn(WANG.document, { kind: 'card' })).body['result']).toBe('signed-in');
  });

  it('answers a wrong number as it answers a wrong proof, headers too', async () => {
    const { signIn } = await registryForTest();
    for (const proof of [
      wrong,
      { kind: 'phone-code', code: '000000' },
      { kind: 'second-factor', value: '1' },
    ]) {
      const known = await signIn(WANG.document, proof);
      const unknown = await signIn(NOBODY, proof);
      expect(unknown.body).toEqual(known.body);
      expect([...unknown.headers]).toEqual([...known.headers]);
    }
  });

  it('sends a code that works once, and one a minute, for every number alike', async () => {
    const { signIn, call, server, advance } = await registryForTest();
    const send = (documentNumber: string) => call('POST', '/phone-codes', { documentNumber });
    const sent = await send(WANG.document);
    expect((await send(NOBODY)).body).toEqual(sent.body);
    expect(sent).toMatchObject({ status: 202, body: { accepted: true } });
    const again = await send(WANG.document);
    expect(again).toMatchObject({ status: 429, body: { code: 'too-many-requests' } });
    expect(again.headers.get('retry-after')).toBe('60');
    expect((await send(NOBODY)).status).toBe(429);
    expect(server.people.phoneCode(NOBODY)).toBeNull();
    const proof = { kind: 'phone-code', code: server.people.phoneCode(WANG.document) };
    expect((await signIn(WANG.document, proof)).body['result']).toBe('signed-in');
    expect((await signIn(WANG.document, proof)).body['result']).toBe('no-match');
    advance(MINUTE);
    await send(WANG.document);
    const late = { kind: 'phone-code', code: server.people.phoneCode(WANG.document) };
    advance(11 * MINUTE);
    expect((await signIn(WANG.document, late)).body['result']).toBe('no-match');
  });

  it('takes a registration number or the phone’s tail as second factor', async () => {
    const { signIn } = await registryForTest();
    const tail = { kind: 'second-factor', value: '2037' };
    expect(
      (await signIn(ZHANG.document, { kind: 'second-factor', value: ZHANG.registration })).body,
    ).toMatchObject({
      candidate: { id: ZHANG.id },
    });
    expect((await signIn(ZHANG.document, tail)).body).toMatchObject({ candidate: { id: ZHANG.id } });
  });

  it('gives everybody who forgot a password a reference, the same for the day', async () => {
    const { call, server } = await registryForTest();
    const ask = (documentNumber: string) => call('POST', '/password-resets', { documentNumber });
    const known = await ask(WANG.document);
    expect(await ask(WANG.document)).toMatchObject({ status: 202, body: known.body });
    expect((await ask(NOBODY)).body['reference']).toMatch(/^MM-20260302-[0-9A-F]{6}$/);
    expect(server.books.wishes).toHaveLength(2);
  });
});
