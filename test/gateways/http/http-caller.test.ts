import { createServer, type RequestListener } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import {
  createHttpCaller,
  STATEMENT_LIMITS,
  type HttpCaller,
  type HttpCallerOptions,
} from '../../../src/main/http/http-caller';
import { listenForTest, realTime } from '../../fakes/loopback';

function callerForTest(options: Partial<HttpCallerOptions> = {}): HttpCaller {
  const caller = createHttpCaller({ ...realTime, ...options });
  onTestFinished(() => caller.close());
  return caller;
}

async function serve(listener: RequestListener): Promise<string> {
  return `http://127.0.0.1:${await listenForTest(createServer(listener))}`;
}

async function serveBytes(...pieces: readonly string[]): Promise<string> {
  const server = createTcpServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => {
      for (const piece of pieces) socket.write(piece);
      socket.end();
    });
  });
  return `http://127.0.0.1:${await listenForTest(server)}`;
}

const get = (url: string) => ({ method: 'GET', url, headers: {}, body: null }) as const;

test('an answer comes with its status, its headers and its bytes', async () => {
  const url = await serve((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      response.writeHead(418, { 'X-Seen': String(request.headers['x-sent']), 'content-type': 'text/x' });
      response.end(Buffer.concat([Buffer.from([0, 255]), ...chunks]));
    });
  });
  const body = Buffer.from('一二三');
  const answer = await callerForTest().call({ method: 'POST', url, headers: { 'x-sent': 'yes' }, body });
  expect(answer).toMatchObject({ kind: 'answer', status: 418 });
  if (answer.kind !== 'answer') return;
  expect(answer.header('X-SEEN')).toBe('yes');
  expect(answer.header('x-missing')).toBeNull();
  expect(answer.body).toEqual(Buffer.concat([Buffer.from([0, 255]), body]));
});

test('a header that came twice is none: nobody may choose', async () => {
  const url = await serve((_request, response) => {
    response.setHeader('wechatpay-nonce', ['a', 'b']);
    response.end();
  });
  const answer = await callerForTest().call(get(url));
  expect(answer.kind === 'answer' && answer.header('wechatpay-nonce')).toBeNull();
});

test("the drift is the server's Date against the middle of the call", async () => {
  const ahead = 400_000;
  const url = await serve((_request, response) => {
    response.setHeader('date', new Date(Date.now() + ahead).toUTCString());
    response.end();
  });
  const answer = await callerForTest().call(get(url));
  const drift = answer.kind === 'answer' ? answer.dateDriftMs : null;
  expect(Math.abs((drift ?? 0) - ahead)).toBeLessThan(1_500);
});

test.each([['tomorrow'], [''], ['2026-11-23 10:00:00'], ['Mon, 99 Xxx 2026 99:00:00 GMT']])(
  'the Date "%s" says nothing',
  async (date) => {
    const url = await serve((_request, response) => {
      response.setHeader('date', date);
      response.end();
    });
    expect(await callerForTest().call(get(url))).toMatchObject({ kind: 'answer', dateDriftMs: null });
  },
);

test('a redirect is an answer like any other and is not followed', async () => {
  let hits = 0;
  const url = await serve((_request, response) => {
    hits += 1;
    response.writeHead(302, { location: '/elsewhere' }).end();
  });
  expect(await callerForTest().call(get(url))).toMatchObject({ kind: 'answer', status: 302 });
  expect(hits).toBe(1);
});

test('connections are kept for the next calls', async () => {
  const ports = new Set<number | undefined>();
  const url = await serve((request, response) => {
    ports.add(request.socket.remotePort);
    response.end();
  });
  const caller = callerForTest();
  // A connection is free again a moment after its answer was read.
  for (let i = 0; i < 8; i += 1) await caller.call(get(url));
  expect(ports.size).toBeLessThanOrEqual(2);
});

test.each([
  ['announced', { 'content-length': '200000' }],
  ['not announced', {}],
])('an answer above the limit, %s, ends while it comes in and is an incident', async (_how, headers) => {
  const url = await serve((_request, response) => {
    response.on('error', () => undefined);
    response.writeHead(200, headers);
    response.write(Buffer.alloc(100_000));
    response.end(Buffer.alloc(100_000));
  });
  const caller = callerForTest({ maxBodyBytes: 150_000 });
  const answer = await caller.call(get(url));
  expect(answer).toMatchObject({ kind: 'no-answer', why: 'unverified', fault: 'too-large' });
  expect(answer.kind === 'no-answer' && answer.incident).toMatch(/larger than allowed/);
  const larger = await caller.call({ ...get(url), ...STATEMENT_LIMITS });
  expect(larger.kind === 'answer' && larger.body.length).toBe(200_000);
});

test('an answer that trickles is cut by the total limit', async () => {
  let written = 0;
  const url = await serve((_request, response) => {
    const drip = setInterval(() => {
      written += 1;
      response.write('.');
    }, 20);
    response.on('close', () => clearInterval(drip));
  });
  const startedAt = performance.now();
  const answer = await callerForTest({ totalMs: 300 }).call(get(url));
  expect(answer).toMatchObject({ kind: 'no-answer', why: 'timeout', fault: 'timeout', sent: true });
  expect(performance.now() - startedAt).toBeLessThan(2_000);
  expect(written).toBeGreaterThan(1);
});

test('a server that takes the call and says nothing is a timeout', async () => {
  const url = await serve(() => undefined);
  expect(await callerForTest({ totalMs: 100 }).call(get(url))).toMatchObject({ why: 'timeout' });
});

test.each([
  ['half a body', 'cut', ['HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n', 'hal']],
  ['half a header', 'cut', ['HTTP/1.1 200 OK\r\ncont']],
  ['nothing at all', 'cut', []],
  ['something else than HTTP', 'not-http', ['SSH-2.0-OpenSSH_9.9\r\n', 'x'.repeat(200)]],
  ['headers without end', 'too-large', ['HTTP/1.1 200 OK\r\n', `x: ${'y'.repeat(100_000)}\r\n\r\n`]],
])('%s is "%s", never an answer', async (_what, fault, pieces) => {
  const answer = await callerForTest().call(get(await serveBytes(...pieces)));
  expect(answer).toMatchObject({ kind: 'no-answer', fault, sent: true });
});

test('nobody listens: nothing was sent', async () => {
  const port = await new Promise<number>((resolve) => {
    const server = createTcpServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? (address?.port ?? 1) : 1));
    });
  });
  const answer = await callerForTest().call(get(`http://127.0.0.1:${port}`));
  expect(answer).toMatchObject({ why: 'network', fault: 'no-connection', sent: false, incident: null });
});

test('a name that does not exist: nothing was sent', async () => {
  const answer = await callerForTest().call(get('https://no-such-host.invalid'));
  expect(answer).toMatchObject({ kind: 'no-answer', sent: false });
});

test('a call that is wrong in itself is a bug and throws', async () => {
  const caller = callerForTest();
  await expect(caller.call(get('not an address'))).rejects.toThrow();
  await expect(caller.call({ ...get('http://127.0.0.1:1'), headers: { a: 'b\r\nc: d' } })).rejects.toThrow();
});
