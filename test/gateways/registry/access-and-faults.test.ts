import { request } from 'node:https';
import { describe, expect, it } from 'vitest';
import { REGISTRY_FAULTS, type RegistryFault } from '../../registry/server/faults.ts';
import { MINUTE, registryForTest, START, WANG, ZHANG, type TestRegistry } from './registry-for-test';

const card = { kind: 'card' };

describe('access to the reference server', () => {
  it('is by a token that ends', async () => {
    const { call, renew, advance } = await registryForTest({ tokenLifeS: 300 });
    expect((await call('GET', '/status')).body).toMatchObject({ now: '2026-03-02T10:00:00+08:00' });
    advance(5 * MINUTE);
    const late = await call('GET', '/status');
    expect(late).toMatchObject({ status: 401, body: { code: 'token-invalid' } });
    expect(late.headers.get('www-authenticate')).toContain('invalid_token');
    await renew();
    expect((await call('GET', '/status')).status).toBe(200);
  });

  it('is for known clients that are not shut out', async () => {
    const { server, call, tokenFor } = await registryForTest();
    expect((await tokenFor('kiosk-T01', 'guess')).status).toBe(401);
    expect((await tokenFor('kiosk-T02', server.clientSecret)).status).toBe(401);
    const plain = await fetch(server.tokenUrl, { method: 'POST', body: '{}' });
    expect(await plain.json()).toMatchObject({ error: 'invalid_request' });
    server.access.shutOut(true);
    expect(await call('GET', '/status')).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
    server.access.shutOut(false);
    server.access.dropTokens();
    expect((await call('GET', '/status')).status).toBe(401);
  });

  it('is by certificate as well', async () => {
    const { server } = await registryForTest({ mutualTls: true });
    const ask = (shown: object) =>
      new Promise<number>((resolve, reject) => {
        const options = { ca: server.serverCertificate ?? '', ...shown };
        request(`${server.baseUrl}/status`, options, (answer) => {
          answer.resume();
          resolve(answer.statusCode ?? 0);
        })
          .on('error', reject)
          .end();
      });
    expect(await ask({ ...server.clientCertificate })).toBe(200);
    expect(await ask({})).toBe(401);
  });

  it('ends at what the document does not know', async () => {
    const { call, server } = await registryForTest();
    expect(await call('GET', '/nowhere')).toMatchObject({ status: 404, body: { code: 'no-such-operation' } });
    expect((await call('POST', '/status')).status).toBe(405);
    expect((await call('GET', '/orders/A/lines/none/e-bill')).body).toMatchObject({
      code: 'invalid-request',
    });
    expect((await call('GET', '/orders/%E0%A4%A/lines/1/e-bill')).status).toBe(404);
    expect((await call('POST', '/sign-ins', { documentNumber: ZHANG.document })).body['detail']).toContain(
      'proof',
    );
    expect((await call('POST', '/sign-ins', { documentNumber: 7, proof: card })).status).toBe(422);
    const huge = await fetch(`${server.baseUrl}/sign-ins`, {
      method: 'POST',
      body: 'x'.repeat(2 ** 21),
    }).catch(() => ({ status: 413 }));
    expect(huge.status).toBe(413);
  });

  it('finds people at the counter and lists what they owe', async () => {
    const { call } = await registryForTest();
    const search = async (query: string, limit = 20) =>
      (await call('POST', '/candidate-searches', { query, limit })).body['candidates'];
    expect(await search('王秀')).toMatchObject([{ id: WANG.id }]);
    expect(await search(WANG.document)).toMatchObject([{ id: WANG.id }]);
    expect(await search(ZHANG.registration)).toMatchObject([{ id: ZHANG.id }]);
    expect(await search('nobody')).toEqual([]);
    const { body } = await call('GET', `/candidates/${WANG.id}/fee-items`);
    expect(body).toMatchObject({ candidateId: WANG.id });
    expect(body['feeItems']).toHaveLength(4);
    expect((await call('GET', `/candidates/${WANG.id}`)).body).toMatchObject({ name: '王秀英' });
    expect((await call('GET', '/candidates/nobody')).body['code']).toBe('candidate-unknown');
    const wish = () => call('POST', `/candidates/${WANG.id}/correction-requests`, { text: '姓名有误' });
    expect((await wish()).body).toEqual((await wish()).body);
  });
});

/** What a kiosk sees of its sign-in under a fault: a status, or how it broke. */
async function meet(registry: TestRegistry, kind: RegistryFault): Promise<number | string> {
  await registry.signIn(WANG.document, card);
  registry.server.faults.add({ kind, call: 'signIn', ms: 2, bytes: 3 * 1024 * 1024 });
  const answer = fetch(`${registry.server.baseUrl}/sign-ins`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await registry.token()}`, 'content-type': 'application/json' },
    body: JSON.stringify({ documentNumber: ZHANG.document, proof: card }),
    signal: AbortSignal.timeout(2000),
  });
  try {
    const { status, text } = await answer.then(async (one) => ({
      status: one.status,
      text: await one.text(),
    }));
    const body: unknown = JSON.parse(text);
    const candidate =
      typeof body === 'object' && body !== null && 'candidate' in body ? body.candidate : null;
    return JSON.stringify(candidate).includes(ZHANG.document) ? status : `${status}, not this person`;
  } catch (thrown) {
    return thrown instanceof SyntaxError ? 'no JSON' : 'broken';
  }
}

describe('faults of the reference server', () => {
  const seen: Record<RegistryFault, number | string> = {
    'drop-before': 'broken',
    'drop-after': 'broken',
    hang: 'broken',
    'late-answer': 200,
    'error-not-done': '500, not this person',
    unavailable: '503, not this person',
    'rate-limited': '429, not this person',
    'token-expired': '401, not this person',
    'not-found-page': '404, not this person',
    'error-though-done': '500, not this person',
    'done-twice': 200,
    'earlier-answer': '200, not this person',
    'foreign-answer': '200, not this person',
    'wrong-schema': 200,
    'unknown-members': 200,
    'clock-apart': 200,
    'half-body': 'broken',
    'slow-body': 200,
    'huge-body': 200,
    'not-json': 'no JSON',
    'empty-body': 'no JSON',
    'deep-json': 'no JSON',
    'bad-utf8': 'no JSON',
  };

  it.each(REGISTRY_FAULTS)('%s', async (kind) => {
    const registry = await registryForTest();
    expect(await meet(registry, kind)).toBe(seen[kind]);
    expect(registry.server.faults.hits()).toEqual([{ kind, call: 'signIn' }]);
    const undone = [
      'drop-before',
      'error-not-done',
      'unavailable',
      'rate-limited',
      'token-expired',
      'not-found-page',
    ];
    const asked = registry.server.heard().filter(({ operationId }) => operationId === 'signIn').length;
    expect(asked).toBe(undone.includes(kind) ? 1 : kind === 'done-twice' ? 3 : 2);
    expect((await registry.signIn(ZHANG.document, card)).status).toBe(200);
  });

  it('mean nothing where there is nothing to bend', async () => {
    const { server } = await registryForTest();
    expect(() => server.faults.add({ kind: 'token-expired', call: 'issueToken' })).toThrow('means nothing');
  });

  it('can set the office’s clock apart, for one answer or for all', async () => {
    const { server, call } = await registryForTest();
    const date = async () => Date.parse((await call('GET', '/status')).headers.get('date') ?? '');
    server.faults.add({ kind: 'clock-apart', call: 'getStatus', ms: 90_000 });
    expect(await date()).toBe(START + 90_000);
    expect(await date()).toBe(START);
    server.setClockApart(-MINUTE);
    expect(await date()).toBe(START - MINUTE);
    expect((await call('GET', '/status')).body['now']).toBe('2026-03-02T09:59:00+08:00');
  });
});
