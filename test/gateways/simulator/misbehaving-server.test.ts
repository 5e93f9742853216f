import { createServer, type RequestListener } from 'node:http';
import { createServer as createTcpServer, type Server } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { fen } from '../../../src/shared/money';
import type { PaymentGateway } from '../../../src/main/ports';
import { ANSWER_HEADERS, signAnswer } from '../../../src/main/gateways/simulator/signature';
import { simulatorGateway } from '../../../src/main/gateways/simulator/simulator-gateway';
import { realTimers } from './simulator-for-test';

const KEY = Buffer.alloc(32, 7);
const NUMBER = 'T00000000001';

async function gatewayAt(server: Server): Promise<PaymentGateway> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  return simulatorGateway({
    channel: 'wechat',
    baseUrl: () => `http://127.0.0.1:${port}`,
    key: KEY,
    merchantId: 'M1',
    clock: { now: () => Date.now(), monotonic: () => performance.now() },
    timers: realTimers,
    timeoutMs: 300,
  });
}

const answering = (listener: RequestListener) => gatewayAt(createServer(listener));

/** A well-signed answer with any content. */
function signedAnswer(status: number, json: unknown): RequestListener {
  return (_request, response) => {
    const body = Buffer.from(typeof json === 'string' ? json : JSON.stringify(json));
    const timestampMs = Date.now();
    const nonce = 'nonce-1';
    response.writeHead(status, {
      [ANSWER_HEADERS.timestamp]: String(timestampMs),
      [ANSWER_HEADERS.nonce]: nonce,
      [ANSWER_HEADERS.signature]: signAnswer(KEY, { status, timestampMs, nonce, body }),
    });
    response.end(body);
  };
}

const about = { merchantId: 'M1', number: NUMBER };
const paid = { amount: 1, gatewayTradeNo: '1', paidAt: 1 };

test.each([
  ['not JSON', 200, 'hello'],
  ['empty', 200, ''],
  ['null', 200, null],
  ['another merchant', 200, { ...about, merchantId: 'M2', state: 'unpaid', amount: 1, paid: null }],
  ['another number', 200, { ...about, number: 'T00000000002', state: 'unpaid', amount: 1, paid: null }],
  ['no number', 200, { ...about, number: '', state: 'unpaid', amount: 1, paid: null }],
  ['an unknown state', 200, { ...about, state: 'maybe', amount: 1, paid: null }],
  ['paid without money', 200, { ...about, state: 'paid', amount: 1, paid: null }],
  ['refunded without money', 200, { ...about, state: 'refunded', amount: 1, paid: null }],
  ['unpaid with money', 200, { ...about, state: 'unpaid', amount: 1, paid }],
  ['a broken amount', 200, { ...about, state: 'paid', amount: 1, paid: { ...paid, amount: 1.5 } }],
  ['a negative amount', 200, { ...about, state: 'paid', amount: 1, paid: { ...paid, amount: -1 } }],
  ['absence of another number', 404, { ...about, number: 'X', refused: 'absent', message: '' }],
  ['absence without a number', 404, { ...about, number: '', refused: 'absent', message: '' }],
  ['an unknown refusal', 400, { ...about, refused: 'mood', message: '' }],
  ['a redirect', 302, {}],
  ['accepted for later', 202, { ...about, state: 'paid', amount: 1, paid }],
])('a signed answer with %s is not believed', async (_what, status, json) => {
  const gateway = await answering(signedAnswer(status, json));
  const answer = await gateway.query(NUMBER);
  expect(answer).toMatchObject({ kind: 'no-answer', why: 'unverified' });
  if (answer.kind === 'no-answer') expect(answer.incident).toContain(NUMBER);
});

test('a refund answered for another amount is not believed', async () => {
  const facts = {
    merchantId: 'M1',
    number: 'R0000001',
    outTradeNo: NUMBER,
    state: 'done',
    doneAt: 1,
    detail: '',
  };
  const terms = {
    refundNumber: 'R0000001',
    outTradeNo: NUMBER,
    amount: fen(5),
    paidAmount: fen(9),
    reason: '',
  };
  const right = await answering(signedAnswer(200, { ...facts, amount: 5 }));
  expect(await right.refund(terms)).toEqual({ kind: 'done', at: 1 });
  for (const wrong of [{ amount: 6 }, { amount: 5, outTradeNo: 'X' }, { amount: 5, doneAt: null }]) {
    const gateway = await answering(signedAnswer(200, { ...facts, ...wrong }));
    expect(await gateway.refund(terms)).toMatchObject({ kind: 'no-answer', why: 'unverified' });
  }
});

test('a signed refusal of the signature is definite for create and no answer for a query', async () => {
  const gateway = await answering(
    signedAnswer(401, { merchantId: 'M1', number: '', refused: 'not-permitted', message: '签名错误' }),
  );
  const terms = { outTradeNo: NUMBER, amount: fen(1), description: 'x', expiresAt: 1 };
  expect(await gateway.create(terms)).toEqual({
    kind: 'refused',
    reason: 'not-permitted',
    detail: '签名错误',
  });
  expect(await gateway.query(NUMBER)).toMatchObject({ kind: 'no-answer', why: 'gateway-error' });
});

test('an answer that trickles ends at the time limit', async () => {
  const gateway = await answering((_request, response) => {
    response.writeHead(200);
    const drip = setInterval(() => response.write(' '), 20);
    response.on('close', () => clearInterval(drip));
  });
  const started = performance.now();
  expect(await gateway.query(NUMBER)).toMatchObject({ kind: 'no-answer', why: 'timeout' });
  expect(performance.now() - started).toBeLessThan(3_000);
});

test('half an answer, none, noise and endless bodies are no answers', async () => {
  const half = await answering((_request, response) => {
    response.writeHead(200, { 'content-length': 100 });
    response.write('{"merchantId"');
    setTimeout(() => response.destroy(), 20);
  });
  expect(await half.query(NUMBER)).toMatchObject({ kind: 'no-answer', why: 'network' });
  const hungUp = await gatewayAt(createTcpServer((socket) => socket.destroy()));
  expect(await hungUp.query(NUMBER)).toMatchObject({ kind: 'no-answer', why: 'network' });
  const noise = await gatewayAt(createTcpServer((socket) => socket.end('SSH-2.0-x\r\n')));
  expect(await noise.query(NUMBER)).toMatchObject({ kind: 'no-answer', why: 'network' });
  const silent = await gatewayAt(createTcpServer((socket) => socket.on('error', () => undefined)));
  expect(await silent.query(NUMBER)).toMatchObject({ kind: 'no-answer', why: 'timeout' });
  const large = await answering((_request, response) => response.end('x'.repeat(1_000_000)));
  expect(await large.query(NUMBER)).toMatchObject({ kind: 'no-answer', why: 'unverified' });
});

test.each([
  ['3', 3_000],
  ['0', 0],
  ['soon', null],
  ['-1', null],
  [undefined, null],
])('429 with Retry-After %j', async (header, retryAfterMs) => {
  const gateway = await answering((_request, response) => {
    response.writeHead(429, header === undefined ? {} : { 'retry-after': header });
    response.end();
  });
  expect(await gateway.query(NUMBER)).toEqual({
    kind: 'no-answer',
    why: 'rate-limited',
    retryAfterMs,
    incident: null,
  });
});

test('an unsigned answer does not move the known clock drift', async () => {
  const gateway = await answering((_request, response) => {
    response.writeHead(200, { date: new Date(0).toUTCString() });
    response.end('{}');
  });
  await gateway.query(NUMBER);
  expect(gateway.clockDriftMs()).toBeNull();
});
