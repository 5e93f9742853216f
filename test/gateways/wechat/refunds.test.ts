import { expect, test } from 'vitest';
import {
  isWellSigned,
  NUMBER,
  problem,
  refundFacts,
  refundTerms,
  scripted,
  type Reply,
} from './scripted-wechat';

test('the same refund is sent and asked about under its number', async () => {
  const { gateway, heard } = await scripted({ json: refundFacts() });
  expect(await gateway.refund(refundTerms)).toEqual({ kind: 'processing' });
  expect(await gateway.refund(refundTerms)).toEqual({ kind: 'processing' });
  expect(await gateway.queryRefund(refundTerms)).toEqual({ kind: 'processing' });
  expect(heard.every(isWellSigned)).toBe(true);
  expect(heard[1]?.body).toBe(heard[0]?.body);
  expect(JSON.parse(heard[0]?.body ?? '')).toEqual({
    out_trade_no: NUMBER,
    out_refund_no: refundTerms.refundNumber,
    reason: '重复缴费退款',
    amount: { refund: 5_000, total: 12_000, currency: 'CNY' },
  });
  expect(heard[2]?.path).toBe(`/v3/refund/domestic/refunds/${refundTerms.refundNumber}`);
});

test("a person's own words are cut to what WeChat takes, and none are left out", async () => {
  const { gateway, heard } = await scripted({ json: refundFacts() });
  await gateway.refund({ ...refundTerms, reason: '退'.repeat(40) });
  await gateway.refund({ ...refundTerms, reason: '' });
  expect(JSON.parse(heard[0]?.body ?? '')).toMatchObject({ reason: '退'.repeat(26) });
  expect(JSON.parse(heard[1]?.body ?? '')).not.toHaveProperty('reason');
});

const success = { status: 'SUCCESS', success_time: '2026-11-23T12:00:00+08:00' };

test.each([
  ['done at its time', refundFacts(success), { kind: 'done', at: Date.UTC(2026, 10, 23, 4) }],
  ['stuck', refundFacts({ status: 'ABNORMAL' }), { kind: 'stuck' }],
  [
    'closed: nothing went back',
    refundFacts({ status: 'CLOSED' }),
    { kind: 'refused', reason: 'already-closed' },
  ],
  ['another refund', refundFacts({ out_refund_no: 'R2' }), { why: 'unverified' }],
  ['another order', refundFacts({ out_trade_no: 'K2' }), { why: 'unverified' }],
  ['another amount', refundFacts({ amount: { total: 12_000, refund: 5_001 } }), { why: 'unverified' }],
  ['another total', refundFacts({ amount: { total: 12_001, refund: 5_000 } }), { why: 'unverified' }],
  [
    'another currency',
    refundFacts({ amount: { total: 12_000, refund: 5_000, currency: 'USD' } }),
    { why: 'unverified' },
  ],
  ['a state that nobody knows', refundFacts({ status: 'MAYBE' }), { why: 'unverified' }],
  ['nothing', {}, { why: 'unverified' }],
])('%s', async (_what, json, expected) => {
  const { gateway } = await scripted({ json });
  expect(await gateway.refund(refundTerms)).toMatchObject(expected);
  expect(await gateway.queryRefund(refundTerms)).toMatchObject(expected);
});

test('done without a time is done when WeChat said so', async () => {
  const { gateway } = await scripted({ json: refundFacts({ status: 'SUCCESS' }) });
  const answer = await gateway.queryRefund(refundTerms);
  expect(answer.kind === 'done' && Math.abs(answer.at - Date.now())).toBeLessThan(3_000);
});

const signed = (status: number, code: string): Reply => ({ status, json: { code, message: '' } });

test.each([
  ['no funds, signed', signed(403, 'NOT_ENOUGH'), { kind: 'refused', reason: 'not-enough-funds' }],
  // Only leads to the same number once more.
  ['no funds, unsigned', problem(403, 'NOTENOUGH'), { kind: 'refused', reason: 'not-enough-funds' }],
  ['a definite no', signed(400, 'INVALID_REQUEST'), { kind: 'refused', reason: 'bad-request' }],
  ['the same without a signature', problem(400, 'INVALID_REQUEST'), { why: 'unverified' }],
  ['our key or clock', signed(401, 'SIGN_ERROR'), { why: 'gateway-error' }],
  ['too often', signed(429, 'FREQUENCY_LIMITED'), { why: 'rate-limited', retryAfterMs: 60_000 }],
  ['too often by its code', problem(403, 'FREQUENCY_LIMITED'), { retryAfterMs: 60_000 }],
] satisfies [string, Reply, object][])('sending: %s', async (_what, reply, expected) => {
  const { gateway } = await scripted(reply);
  expect(await gateway.refund(refundTerms)).toMatchObject(expected);
});

test.each([
  ['unknown, signed', signed(404, 'RESOURCE_NOT_EXISTS'), { kind: 'absent' }],
  // What follows is the same number again, which is refunded once at most.
  ['unknown, unsigned', problem(404, 'RESOURCE_NOT_EXISTS'), { kind: 'absent' }],
  ['another no, signed', signed(403, 'NO_AUTH'), { why: 'gateway-error' }],
  ['another no, unsigned', problem(403, 'NO_AUTH'), { why: 'unverified' }],
] satisfies [string, Reply, object][])('asking: %s', async (_what, reply, expected) => {
  const { gateway } = await scripted(reply);
  expect(await gateway.queryRefund(refundTerms)).toMatchObject(expected);
});
