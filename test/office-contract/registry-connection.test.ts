import { expect, test } from 'vitest';
import { scriptedRegistry, type Said } from './scripted-registry';

const CANDIDATE = { id: 'K-1', name: '张伟', documentNumber: '119999199503070015', phone: null };
const found: Said = { json: CANDIDATE };
const problem = (status: number, code: string, headers = {}): Said => ({
  status,
  json: { title: '不行', status, code },
  headers: { 'content-type': 'application/problem+json', ...headers },
});
const unreachable = { ok: false, error: { kind: 'office-unreachable' } };

test('one token serves all who ask at once, and secret or token never reach the log', async () => {
  const registry = await scriptedRegistry(() => found);
  const asked = await Promise.all(Array.from({ length: 8 }, () => registry.office.candidate('K-1')));
  expect(asked).toEqual(Array.from({ length: 8 }, () => ({ ok: true, value: CANDIDATE })));
  expect(registry.tokenCalls()).toBe(1);
  expect(new Set(registry.heard.map(({ authorization }) => authorization))).toEqual(
    new Set(['Bearer token-1']),
  );
});

test('a token that ended early is renewed once, and the question is asked again', async () => {
  const registry = await scriptedRegistry(({ authorization }) =>
    authorization === 'Bearer token-1' ? problem(401, 'token-invalid') : found,
  );
  expect(await registry.office.candidate('K-1')).toEqual({ ok: true, value: CANDIDATE });
  expect(registry.tokenCalls()).toBe(2);
  expect(await registry.office.candidate('K-1')).toEqual({ ok: true, value: CANDIDATE });
  expect(registry.tokenCalls()).toBe(2);
});

test('a registry that takes no token at all is asked twice and no more', async () => {
  const registry = await scriptedRegistry(() => problem(401, 'token-invalid'));
  expect(await registry.office.candidate('K-1')).toMatchObject(unreachable);
  expect(registry.heard).toHaveLength(2);
  expect(registry.log.map(({ facts }) => facts)).toMatchObject([
    { cause: 'not-allowed', detail: 'HTTP 401' },
  ]);
});

test('a token is renewed before its end', async () => {
  const shortLived = (turn: number): Said => ({
    json: { access_token: `token-${turn}`, token_type: 'bearer', expires_in: 1 },
  });
  const registry = await scriptedRegistry(() => found, { token: shortLived });
  await registry.office.candidate('K-1');
  await new Promise((resolve) => setTimeout(resolve, 850));
  await registry.office.candidate('K-1');
  expect(registry.heard.map(({ authorization }) => authorization)).toEqual([
    'Bearer token-1',
    'Bearer token-2',
  ]);
});

test('refused credentials are named in the log without the secret, and not sent at every question', async () => {
  const refused = (): Said => ({
    status: 401,
    json: { error: 'invalid_client', error_description: 's3cret' },
  });
  const registry = await scriptedRegistry(() => found, { token: refused });
  for (let turn = 0; turn < 3; turn += 1)
    expect(await registry.office.candidate('K-1')).toMatchObject(unreachable);
  expect(registry.tokenCalls()).toBe(1);
  expect(registry.heard).toEqual([]);
  expect(JSON.stringify(registry.log)).toContain('the token endpoint answered 401 invalid_client');
  expect(JSON.stringify(registry.log)).not.toContain('s3cret');
});

test('Retry-After is kept to: of one operation after 429, of all after 503', async () => {
  const busy = await scriptedRegistry(({ path }) =>
    path.endsWith('fee-items')
      ? { json: { candidateId: 'K-1', feeItems: [] } }
      : problem(429, 'too-many-requests', { 'retry-after': '60' }),
  );
  expect(await busy.office.candidate('K-1')).toMatchObject({ error: { retryAfterMs: 60_000 } });
  expect(await busy.office.candidate('K-1')).toMatchObject(unreachable);
  expect(await busy.office.feeItems('K-1')).toEqual({ ok: true, value: [] });
  expect(busy.heard).toHaveLength(2);

  const down = await scriptedRegistry(() => problem(503, 'unavailable', { 'retry-after': '60' }));
  expect(await down.office.candidate('K-1')).toMatchObject(unreachable);
  expect(await down.office.feeItems('K-1')).toMatchObject(unreachable);
  expect(down.heard).toHaveLength(1);
});

test('a code is not sent twice a minute to one number; the next person gets theirs', async () => {
  const registry = await scriptedRegistry((_, turn) =>
    turn === 1
      ? problem(429, 'too-many-requests', { 'retry-after': '60' })
      : { status: 202, json: { accepted: true } },
  );
  expect(await registry.office.phoneCodes?.send('119999199503070015')).toMatchObject(unreachable);
  expect(await registry.office.phoneCodes?.send('119999199503070015')).toMatchObject(unreachable);
  expect(await registry.office.phoneCodes?.send('11999919950307004X')).toEqual({ ok: true, value: null });
  expect(registry.heard).toHaveLength(2);
});

test('a question that was cut off is asked once more where a repeat counts once, and only there', async () => {
  const registry = await scriptedRegistry(({ method, path }, turn) => {
    if (turn === 1 || method === 'POST') return { cut: 'before' };
    return path.startsWith('/reservations')
      ? { json: { orderNumber: 'D-1', until: '2026-03-02T09:37:00+08:00' } }
      : found;
  });
  expect(await registry.office.candidate('K-1')).toEqual({ ok: true, value: CANDIDATE });
  expect(registry.heard).toHaveLength(2);
  const signIn = registry.office.signIn({ documentNumber: 'E12345678', proof: { kind: 'card' } });
  expect(await signIn).toMatchObject(unreachable);
  expect(registry.heard).toHaveLength(3);
});

test('a slow answer ends at the time limit and is not asked for again', async () => {
  const registry = await scriptedRegistry(() => ({ ...found, afterMs: 900 }));
  const startedAt = performance.now();
  expect(await registry.office.candidate('K-1')).toMatchObject(unreachable);
  expect(performance.now() - startedAt).toBeLessThan(880);
  expect(registry.heard).toHaveLength(1);
});

test('an outage is said once with its reason, and once when it is over', async () => {
  const registry = await scriptedRegistry((_, turn) => (turn <= 3 ? { status: 500, text: 'oops' } : found));
  for (let turn = 0; turn < 4; turn += 1) await registry.office.candidate('K-1');
  expect(registry.log.map(({ what }) => what)).toEqual([
    'the registry cannot be asked',
    'the registry answers again',
  ]);
});

test('without a token endpoint nothing is asked', async () => {
  const registry = await scriptedRegistry(() => found, { token: () => ({ cut: 'before' }) });
  expect(await registry.office.candidate('K-1')).toMatchObject(unreachable);
  expect(registry.heard).toEqual([]);
  const odd = await scriptedRegistry(() => found, {
    token: () => ({ json: { access_token: 'a\r\nb', token_type: 'Bearer', expires_in: 60 } }),
  });
  expect(await odd.office.candidate('K-1')).toMatchObject({ error: { cause: 'against-document' } });
});
