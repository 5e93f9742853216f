import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PaymentGateway } from '../../../src/main/ports';
import {
  NUMBER,
  paid,
  refundFacts,
  refundTerms,
  scripted,
  terms,
  trade,
  type Reply,
} from './scripted-wechat';

/** What must never come out of an answer without WeChat's signature. */
const FACTS = [
  'paid',
  'misfit',
  'closed',
  'absent',
  'unpaid',
  'created',
  'accepted',
  'done',
  'processing',
  'stuck',
];

const CALLS: readonly ((gateway: PaymentGateway) => Promise<{ readonly kind: string }>)[] = [
  (gateway) => gateway.query(NUMBER),
  (gateway) => gateway.create(terms),
  (gateway) => gateway.close(NUMBER),
  (gateway) => gateway.refund(refundTerms),
  (gateway) => gateway.queryRefund(refundTerms),
  async (gateway) => (await gateway.statements?.fetch('2026-11-22')) ?? { kind: 'none' },
  async (gateway) => (await gateway.payerCode?.pay(terms, '134567890123456789')) ?? { kind: 'none' },
  async (gateway) => (await gateway.payerCode?.reverse(NUMBER)) ?? { kind: 'none' },
];

/** True bodies, and what becomes of them on the way. */
const TRUE_BODIES = [
  paid(),
  trade(),
  trade({ trade_state: 'CLOSED' }),
  refundFacts(),
  refundFacts({ status: 'SUCCESS' }),
];
const oneBody = fc.constantFrom(...TRUE_BODIES.map((body) => Buffer.from(JSON.stringify(body))));
const cut = fc
  .tuple(oneBody, fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([body, at]) => body.subarray(0, body.length * at));
const flipped = fc
  .tuple(oneBody, fc.nat(), fc.integer({ min: 1, max: 255 }))
  .map(([body, at, by]) =>
    Buffer.from(body.map((byte, index) => (index === at % body.length ? byte ^ by : byte))),
  );
const anything = fc.oneof(
  fc.uint8Array({ maxLength: 2_000 }).map((bytes) => Buffer.from(bytes)),
  fc.json({ maxDepth: 5 }).map((text) => Buffer.from(text)),
  cut,
  flipped,
  fc.constantFrom(
    Buffer.from('['.repeat(200_000)),
    Buffer.from(`{"a":`.repeat(100_000)),
    Buffer.from([0xff, 0xfe, 0x7b, 0x00]),
    Buffer.from('<xml><return_code>SUCCESS</return_code><result_code>SUCCESS</result_code></xml>'),
  ),
);
const status = fc.constantFrom(
  200,
  200,
  200,
  201,
  202,
  204,
  206,
  302,
  400,
  401,
  403,
  404,
  409,
  418,
  429,
  500,
  503,
);
const headers = fc.dictionary(
  fc.constantFrom(
    'wechatpay-timestamp',
    'wechatpay-nonce',
    'wechatpay-serial',
    'wechatpay-signature',
    'retry-after',
    'request-id',
    'date',
  ),
  fc.stringMatching(/^[\x21-\x7e]{0,40}$/),
);

async function fuzzed(wish: {
  readonly payerCode: 'v3' | null;
}): Promise<{ gateway: PaymentGateway; say: (reply: Reply) => void }> {
  let reply: Reply = {};
  const { gateway } = await scripted(() => reply, wish);
  return {
    gateway,
    say: (next) => {
      reply = next;
    },
  };
}

describe('answers that WeChat did not sign', () => {
  test('never throw, and never bring a fact', async () => {
    const { gateway, say } = await fuzzed({ payerCode: 'v3' });
    await fc.assert(
      fc.asyncProperty(status, anything, headers, fc.nat(CALLS.length - 1), async (code, body, extra, at) => {
        say({ status: code, body, headers: extra, signing: null });
        const answer = await CALLS[at]?.(gateway);
        expect(FACTS).not.toContain(answer?.kind);
        expect(['sent', 'reversed', 'again', 'statement']).not.toContain(answer?.kind);
      }),
      { numRuns: 400 },
    );
  });

  test('a true answer with one byte changed is none', async () => {
    const { gateway, say } = await fuzzed({ payerCode: null });
    const body = Buffer.from(JSON.stringify(paid()));
    say({ body });
    expect(await gateway.query(NUMBER)).toMatchObject({ kind: 'paid' });
    await fc.assert(
      fc.asyncProperty(fc.nat(body.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const changed = Buffer.from(body.map((byte, index) => (index === at ? byte ^ by : byte)));
        say({ body: changed, signing: { signedBody: body } });
        expect(await gateway.query(NUMBER)).toMatchObject({ kind: 'no-answer', why: 'unverified' });
      }),
      { numRuns: 150 },
    );
  });
});

/** Signed by WeChat, and of any shape: a fact comes only from a shape that is whole and about us. */
test('signed answers of any shape never throw, and "paid" is always whole', async () => {
  const { gateway, say } = await fuzzed({ payerCode: 'v3' });
  const odd = fc.oneof(
    fc.constant(null),
    fc.constant(undefined),
    fc.string(),
    fc.double(),
    fc.array(fc.nat()),
    fc.boolean(),
  );
  const mutated = fc
    .tuple(
      fc.constantFrom(...TRUE_BODIES),
      fc.constantFrom(
        'trade_state',
        'amount',
        'mchid',
        'appid',
        'out_trade_no',
        'success_time',
        'transaction_id',
        'status',
        'out_refund_no',
      ),
      odd,
    )
    .map(([body, name, value]) => Buffer.from(JSON.stringify({ ...body, [name]: value })));
  await fc.assert(
    fc.asyncProperty(
      status,
      fc.oneof(mutated, anything),
      fc.nat(CALLS.length - 1),
      async (code, body, at) => {
        say({ status: code, body: code === 204 ? '' : body });
        const answer = await CALLS[at]?.(gateway);
        expect(answer?.kind).toEqual(expect.any(String));
        if (answer?.kind !== 'paid') return;
        expect(answer).toMatchObject({
          money: { amount: 12_000, gatewayTradeNo: expect.stringMatching(/./), paidAt: expect.any(Number) },
        });
      },
    ),
    { numRuns: 400 },
  );
});

setFlagsFromString('--expose-gc');

/** Bytes of buffers that are still referred to. */
function heldBuffers(): number {
  runInNewContext('gc()');
  return process.memoryUsage().arrayBuffers;
}

describe('answers that are too much', () => {
  test('ten megabytes are cut off while they come in', async () => {
    const { gateway, say } = await fuzzed({ payerCode: null });
    say({ body: Buffer.alloc(10 * 1024 * 1024, 0x20) });
    const before = heldBuffers();
    for (let i = 0; i < 8; i += 1) {
      expect(await gateway.query(NUMBER)).toMatchObject({ why: 'unverified' });
    }
    // Less than two of the eight, once the server in this process has seen its connections end: nothing is kept.
    await expect.poll(() => heldBuffers() - before, { timeout: 4_000 }).toBeLessThan(20 * 1024 * 1024);
  });

  test('an answer that drips ends with the limit', async () => {
    const { gateway } = await scripted(
      {
        act: (response) => {
          const drip = setInterval(() => response.write(' '), 20);
          response.on('close', () => clearInterval(drip));
        },
      },
      { totalMs: 300 },
    );
    expect(await gateway.query(NUMBER)).toMatchObject({ kind: 'no-answer', why: 'timeout' });
  });

  test('a bomb behind a statement is damaged, not unpacked', async () => {
    const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024));
    let url = '';
    const bench = await scripted(({ path }) =>
      path.startsWith('/v3/billdownload')
        ? { body: bomb, signing: null }
        : {
            json: {
              hash_type: 'SHA1',
              hash_value: '0'.repeat(40),
              download_url: `${url}/v3/billdownload/file`,
            },
          },
    );
    url = bench.url;
    expect(await bench.gateway.statements?.fetch('2026-11-22')).toMatchObject({ kind: 'damaged' });
  });
});
