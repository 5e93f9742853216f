import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { listenOnLoopback, makePageServer } from '../../../src/main/browser-host/page-server';
import { makeTickets } from '../../../src/main/browser-host/tickets';
import { hostOnLoopback } from './host-on-loopback';

test('a token becomes the cookie of its window, and the address keeps nothing of it', async () => {
  const { get, tickets } = await hostOnLoopback();
  const answer = await get(`/?token=${tickets.issue('counter')}`);
  expect(answer.status).toBe(303);
  expect(answer.headers.location).toBe('/counter/');
  expect(answer.headers['set-cookie']).toEqual([
    expect.stringMatching(/^exam-fee-kiosk=[\w-]{43}; Path=\/counter\/; HttpOnly; SameSite=Strict$/),
  ]);
});

test('with the cookie the page and its files are there, and again after a reload', async () => {
  const { get, cookieFor } = await hostOnLoopback();
  const cookie = await cookieFor('kiosk');
  for (let reload = 0; reload < 2; reload += 1) {
    const page = await get('/kiosk/', { Cookie: cookie });
    expect(page.status).toBe(200);
    expect(page.body).toContain('<title>');
    expect((await get('/kiosk/assets/app.js', { Cookie: cookie })).status).toBe(200);
  }
});

test('the page carries its policy, with a nonce that is new each time', async () => {
  const { get, cookieFor } = await hostOnLoopback();
  const cookie = await cookieFor('kiosk');
  const nonces = new Set<string>();
  for (let reload = 0; reload < 3; reload += 1) {
    const { headers, body } = await get('/kiosk/', { Cookie: cookie });
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy.replace("img-src 'self' data:", '')).not.toMatch(/unsafe|\*|data:|blob:/);
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
    expect(body).toContain(`<meta property="csp-nonce" nonce="${nonce}">`);
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
    nonces.add(nonce);
  }
  expect(nonces.size).toBe(3);
});

test('a token is good for one time', async () => {
  const { get, tickets } = await hostOnLoopback();
  const token = tickets.issue('kiosk');
  expect((await get(`/?token=${token}`)).status).toBe(303);
  const again = await get(`/?token=${token}`);
  expect(again.status).toBe(403);
  expect(again.headers['set-cookie']).toBeUndefined();
  expect(again.body).toMatch(/已使用过/);
});

test('two askers with one token: one of them gets it', async () => {
  const { get, tickets } = await hostOnLoopback();
  const token = tickets.issue('kiosk');
  const answers = await Promise.all(Array.from({ length: 8 }, () => get(`/?token=${token}`)));
  expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
});

test('a preview that only asks for the head does not burn the token', async () => {
  const { get, tickets } = await hostOnLoopback();
  const token = tickets.issue('kiosk');
  expect((await get(`/?token=${token}`, {}, 'HEAD')).status).toBe(404);
  expect((await get(`/?token=${token}`)).status).toBe(303);
});

test.each(['/', '/?token=', '/?token=x', '/?other=1', '/?token=x&token=y'])(
  '%s opens nothing',
  async (path) => {
    const { get } = await hostOnLoopback();
    expect((await get(path)).status).toBe(403);
  },
);

test.each([
  ['no cookie', ''],
  ['a made-up cookie', 'exam-fee-kiosk=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'],
  ['an empty cookie', 'exam-fee-kiosk='],
  ['another name', 'session=x'],
])('%s: neither page nor files', async (_what, cookie) => {
  const { get } = await hostOnLoopback();
  for (const path of ['/kiosk/', '/kiosk/index.html', '/kiosk/assets/app.js', '/kiosk/none.js']) {
    expect((await get(path, { Cookie: cookie })).status).toBe(401);
  }
});

test('the cookie of one window does not open another', async () => {
  const { get, cookieFor } = await hostOnLoopback();
  const kiosk = await cookieFor('kiosk');
  expect((await get('/counter/', { Cookie: kiosk })).status).toBe(401);
  expect((await get('/display/', { Cookie: kiosk })).status).toBe(401);
  const two = `${kiosk}; ${await cookieFor('counter')}`;
  expect((await get('/kiosk/', { Cookie: two })).status).toBe(401);
});

test.each([
  ['another name for this machine', { Host: 'localhost:PORT' }, 421],
  ['a name that was made to point here', { Host: 'kiosk.example:PORT' }, 421],
  ['another port', { Host: '127.0.0.1:1' }, 421],
  ['no port', { Host: '127.0.0.1' }, 421],
  ['another origin', { Origin: 'http://evil.example' }, 403],
  ['another origin on this machine', { Origin: 'http://127.0.0.1:1' }, 403],
  ['this machine by another name', { Origin: 'http://localhost:PORT' }, 403],
  ['the origin of a file', { Origin: 'null' }, 403],
  ['another scheme', { Origin: 'https://127.0.0.1:PORT' }, 403],
  ['a link on another site', { 'Sec-Fetch-Site': 'cross-site' }, 403],
  ['a page on another port', { 'Sec-Fetch-Site': 'same-site' }, 403],
])('%s is refused, token and all', async (_what, headers, status) => {
  const { get, tickets, port } = await hostOnLoopback();
  const token = tickets.issue('kiosk');
  const asked = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, value.replace('PORT', String(port))]),
  );
  expect((await get(`/?token=${token}`, asked)).status).toBe(status);
  expect((await get(`/?token=${token}`)).status).toBe(303);
});

test.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE'])('%s is refused', async (method) => {
  const { get, cookieFor } = await hostOnLoopback();
  const cookie = await cookieFor('kiosk');
  expect((await get('/kiosk/', { Cookie: cookie }, method)).status).toBe(405);
});

test.each([
  '/kiosk/../secret.key',
  '/kiosk/%2e%2e/%2e%2e/etc/passwd',
  '/kiosk/..%2fpackage.json',
  '/kiosk/assets/../../../../etc/passwd',
  '/kiosk//etc/passwd',
  '/kiosk/secret.key',
  '/kiosk/assets',
  '/kiosk/assets/app.js%00.png',
  '/kiosk/__proto__',
  '/kiosk/ws',
  '/kiosk',
  '/constructor/',
  '//evil.example/',
])('%s: nothing there', async (path) => {
  const { get, cookieFor } = await hostOnLoopback();
  const cookie = await cookieFor('kiosk');
  const answer = await get(path, { Cookie: cookie });
  expect(answer.status).toBe(404);
  expect(answer.body).toBe('nothing here\n');
});

test('a long address is refused', async () => {
  const { get } = await hostOnLoopback();
  expect((await get(`/?token=${'x'.repeat(3000)}`)).status).toBe(414);
});

test.each([
  'GARBAGE\r\n\r\n',
  'GET /kiosk/ HTTP/1.1\r\n\r\n',
  'GET /kiosk/ HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n',
  'GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\n\r\n',
])('%j on the wire ends with a refusal', async (bytes) => {
  const { port } = await hostOnLoopback();
  const socket = connect(port, '127.0.0.1');
  socket.end(bytes);
  let heard = '';
  for await (const chunk of socket) heard += String(chunk);
  expect(heard).toMatch(/^HTTP\/1\.1 4\d\d /);
});

test('the port is one of this machine only, and a taken one is named', async () => {
  const { port, log } = await hostOnLoopback();
  const tools = {
    files: { read: () => Promise.resolve(null) },
    sockets: { accept: () => undefined, stop: () => undefined },
    tickets: makeTickets(),
    log,
  };
  const second = await listenOnLoopback(makePageServer(tools), port);
  expect(second).toMatchObject({
    ok: false,
    error: { line: `port ${port} on 127.0.0.1 is taken, expected a free one; --port 0 finds one` },
  });
});
