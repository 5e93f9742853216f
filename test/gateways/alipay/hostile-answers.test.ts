import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alipayGateway } from '../../../src/main/gateways/alipay/alipay-gateway';
import type { PaymentGateway } from '../../../src/main/ports';
import { kioskKeys } from '../../fakes/alipay-keys';
import { realTime } from '../../fakes/loopback';
import { notedLog } from '../../fakes/noted-log';
import { refundOf } from './contract-bench';
import { done, NUMBER, refused, scripted, signedBody, terms, type Reply } from './scripted-alipay';

const QUERY = 'alipay.trade.query';
const PAID = {
  ...done({
    trade_no: '2026112322001496461000000001',
    trade_status: 'TRADE_SUCCESS',
    total_amount: '120.00',
    send_pay_date: '2026-11-23 17:00:00',
  }).node,
};
const CLOSED = { ...PAID, trade_status: 'TRADE_CLOSED', send_pay_date: '' };
const ABSENT = refused('ACQ.TRADE_NOT_EXIST', { out_trade_no: NUMBER }).node;
const TRUE_ANSWERS = [PAID, CLOSED, ABSENT].map((node) => signedBody(QUERY, node));

/** The gateway with an answer put into its hands, for many more tries than a network allows. */
function withAnswer(body: Buffer, status = 200): PaymentGateway {
  const settings = {
    baseUrl: 'https://openapi.alipay.com/gateway.do',
    appId: '2021000000000001',
    sellerId: null,
    keys: kioskKeys,
    notifyUrl: null,
    storeId: null,
    terminalId: null,
    payerCode: true,
    statements: true,
  };
  const http = {
    call: () =>
      Promise.resolve({ kind: 'answer' as const, status, header: () => null, body, dateDriftMs: 0 }),
    close: () => Promise.resolve(),
  };
  return alipayGateway(settings, { clock: realTime.clock, log: notedLog().log, http });
}

/** Every call of the port; none may throw. */
async function everyCall(gateway: PaymentGateway): Promise<readonly string[]> {
  const refund = refundOf(terms, 60);
  const { payerCode, statements } = gateway;
  if (payerCode === null || statements === null) throw new Error('switched on, and not there');
  const answers = await Promise.all([
    gateway.create(terms),
    gateway.query(NUMBER),
    gateway.close(NUMBER),
    gateway.refund(refund),
    gateway.queryRefund(refund),
    payerCode.pay(terms, '284776044441477959'),
    payerCode.reverse(NUMBER),
    statements.fetch('2026-11-22'),
  ]);
  return answers.map(({ kind }) => kind);
}

describe('an answer that nobody signed', () => {
  it('brings no result from any call, whatever its bytes', async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 400 }).map((all) => Buffer.from(all)),
      fc.json({ maxDepth: 6 }).map((text) => Buffer.from(text)),
      fc
        .record({
          key: fc.constantFrom('alipay_trade_query_response', 'error_response'),
          node: fc.jsonValue(),
          sign: fc.jsonValue(),
        })
        .map(({ key, node, sign }) => Buffer.from(JSON.stringify({ [key]: node, sign }))),
    );
    await fc.assert(
      fc.asyncProperty(bytes, async (body) => {
        expect(new Set(await everyCall(withAnswer(body)))).toEqual(new Set(['no-answer']));
      }),
      { numRuns: 150 },
    );
  });

  it('brings none when it was signed once and then changed, cut or added to', async () => {
    const change = fc.tuple(fc.nat(), fc.nat({ max: 4 }), fc.uint8Array({ maxLength: 4 }));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...TRUE_ANSWERS), change, async (text, [place, cut, put]) => {
        const whole = Buffer.from(text);
        const at = place % (whole.length + 1);
        const body = Buffer.concat([whole.subarray(0, at), put, whole.subarray(at + cut)]);
        const { kind } = await withAnswer(body).query(NUMBER);
        if (kind === 'no-answer') return;
        // Only where nothing of what was signed has changed: a space between, the same bytes again.
        const node = /\{"code.*?\}(?=,"sign")/.exec(text)?.[0] ?? '';
        expect(body.toString()).toContain(node);
        expect(kind).toBe((await withAnswer(whole).query(NUMBER)).kind);
      }),
      { numRuns: 400 },
    );
  });

  it('brings none at whatever byte it is cut', async () => {
    for (const text of TRUE_ANSWERS) {
      for (let length = 0; length < text.length; length += 3) {
        const answer = await withAnswer(Buffer.from(text).subarray(0, length)).query(NUMBER);
        expect(answer.kind).toBe('no-answer');
      }
    }
  });

  it('brings none when it is right but not HTTP 200', async () => {
    for (const status of [201, 202, 204, 301, 302, 400, 401, 403, 404, 429, 500, 502, 503]) {
      const answer = await withAnswer(Buffer.from(TRUE_ANSWERS[0] ?? ''), status).query(NUMBER);
      expect(answer.kind).toBe('no-answer');
    }
  });
});

describe('an answer that is signed and makes no sense', () => {
  it('never throws, and names no other money than its own', async () => {
    const odd = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom('', '-1', '1e9', '99999999999', '2026-13-40 99:00:00'),
    );
    const fields = fc.dictionary(
      fc.constantFrom(...Object.keys(PAID), 'sub_code', 'fund_bill_list', 'receipt_amount', 'seller_id'),
      odd,
    );
    await fc.assert(
      fc.asyncProperty(fields, async (change) => {
        const body = Buffer.from(signedBody(QUERY, { ...PAID, ...change }));
        const answer = await withAnswer(body).query(NUMBER);
        if (answer.kind === 'paid') expect(Number.isSafeInteger(answer.money.amount)).toBe(true);
        if ('out_trade_no' in change && answer.kind !== 'no-answer')
          expect(change['out_trade_no']).toBe(NUMBER);
      }),
      { numRuns: 300 },
    );
  });

  it('is read however deep it is', async () => {
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    const node = `${JSON.stringify(PAID).slice(0, -1)},"deep":${deep}}`;
    expect(await withAnswer(Buffer.from(signedBody(QUERY, node))).query(NUMBER)).toMatchObject({
      kind: 'paid',
    });
  });
});

describe('over the network', () => {
  it.each<[string, Reply]>([
    [
      'ten megabytes of spaces behind it',
      { body: `${TRUE_ANSWERS[0] ?? ''}${' '.repeat(10 * 1024 * 1024)}` },
    ],
    ['ten megabytes in it', { node: { ...PAID, filler: 'x'.repeat(10 * 1024 * 1024) } }],
    [
      'a length that is a lie',
      { act: (response) => response.writeHead(200, { 'content-length': 99_999 }).write(TRUE_ANSWERS[0]) },
    ],
    [
      'one byte at a time, without end',
      {
        act: (response) => {
          void (async () => {
            for (let sent = 0; sent < 200 && !response.destroyed; sent += 1) {
              response.write(' ');
              await wait(20);
            }
          })();
        },
      },
    ],
    ['silence', { act: () => undefined }],
    ['no HTTP at all', { act: (response) => response.socket?.end('SSH-2.0-OpenSSH_9.6\r\n\r\n') }],
    [
      'packed',
      {
        body: TRUE_ANSWERS[0] ?? '',
        headers: { 'content-encoding': 'gzip', 'transfer-encoding': 'chunked' },
        status: 206,
      },
    ],
  ])('an answer with %s brings no result', async (what, reply) => {
    // The size is met before the time is up, on a busy machine too; the others end by the time alone.
    const isLarge = what.startsWith('ten megabytes');
    const { gateway } = await scripted(() => reply, { totalMs: isLarge ? 30_000 : 500 });
    const answer = await gateway.query(NUMBER);
    expect(answer.kind).toBe('no-answer');
    // Not read to its end: given up at the limit.
    if (isLarge) {
      expect(answer).toMatchObject({ incident: expect.stringContaining('larger than allowed') });
    }
  });
});
