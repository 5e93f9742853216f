import { appendFileSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { fen } from '../../../src/shared/money';
import { act, qrOf, someTerms, startBench } from './simulator-for-test';

test('a restart keeps payments, refunds, codes and addresses', async () => {
  const before = await startBench();
  const paid = someTerms(before);
  const waiting = someTerms(before);
  const late = someTerms(before);
  await act(before, await qrOf(before.wechat, paid), 'pay');
  const refund = {
    refundNumber: 'R00000000001',
    outTradeNo: paid.outTradeNo,
    amount: fen(2_000),
    paidAmount: paid.amount,
    reason: '',
  };
  await before.wechat.refund(refund);
  const waitingQr = await qrOf(before.alipay, waiting);
  const lateQr = await qrOf(before.wechat, late);
  await act(before, lateQr, 'pay-late');
  await before.wechat.close(late.outTradeNo);
  const ledger = before.simulator.ledger();

  const after = await before.restart();
  expect(after.logged).toEqual([]);
  expect(after.simulator.walletUrl).toBe(before.simulator.walletUrl);
  expect(after.simulator.ledger()).toEqual(ledger);
  expect(await after.wechat.query(late.outTradeNo)).toEqual({ kind: 'closed' });
  after.clock.push(10_000);
  expect(await after.wechat.query(late.outTradeNo)).toMatchObject({ kind: 'paid' });
  expect(await after.wechat.queryRefund(refund)).toMatchObject({ kind: 'done' });
  expect(await act(after, waitingQr, 'pay')).toBe('paid');

  const third = await after.restart();
  expect(await third.alipay.query(waiting.outTradeNo)).toMatchObject({ kind: 'paid' });
  expect(third.simulator.ledger()).toHaveLength(3);
});

test('faults do not survive a restart', async () => {
  const before = await startBench();
  await before.simulator.faults.set({ offline: true, unsigned: 'until-off' });
  const after = await before.restart();
  expect(await after.wechat.query('T0000000')).toMatchObject({ kind: 'absent' });
});

test('a line torn by a power cut costs that line only, and the file as found is kept', async () => {
  const before = await startBench();
  const terms = someTerms(before);
  await act(before, await qrOf(before.wechat, terms), 'pay');
  const file = join(before.dir, 'training-ledger.jsonl');
  appendFileSync(file, '{"kind":"trade","trade":{"channel":"wech');
  const found = readFileSync(file, 'utf8');

  const after = await before.restart();
  expect(after.logged).toEqual(['training ledger had unreadable lines']);
  expect(await after.wechat.query(terms.outTradeNo)).toMatchObject({ kind: 'paid' });
  const kept = readdirSync(after.dir).filter((name) => name.startsWith('training-ledger.jsonl.damaged-'));
  expect(kept.map((name) => readFileSync(join(after.dir, name), 'utf8'))).toEqual([found]);

  const third = await after.restart();
  expect(third.logged).toEqual([]);
  expect(await third.wechat.query(terms.outTradeNo)).toMatchObject({ kind: 'paid' });
});

test.each([
  ['', 0],
  ['\u0000\u0001binary', 1],
  ['{"kind":"trade"}\n[]\nnull\n"x"', 4],
  ['{"kind":"trade","trade":{"__proto__":null}}', 1],
])('a ledger of rubbish (%j) starts empty and says so', async (rubbish, badLines) => {
  const before = await startBench();
  await before.simulator.stop();
  writeFileSync(join(before.dir, 'training-ledger.jsonl'), rubbish);
  const after = await startBench({ dir: before.dir, clock: before.clock });
  expect(after.simulator.ledger()).toEqual([]);
  expect(after.logged).toEqual(badLines === 0 ? [] : ['training ledger had unreadable lines']);
});

test.each(['', '{', '[]', '{"key":"short","walletPort":1,"gatewayPort":2}'])(
  'settings of rubbish (%j) are kept aside and made anew; the payments stay',
  async (rubbish) => {
    const before = await startBench();
    const terms = someTerms(before);
    await act(before, await qrOf(before.wechat, terms), 'pay');
    await before.simulator.stop();
    writeFileSync(join(before.dir, 'training-gateway.json'), rubbish);
    const after = await startBench({ dir: before.dir, clock: before.clock });
    expect(after.logged).toEqual(['simulator settings unreadable, made anew']);
    expect(await after.wechat.query(terms.outTradeNo)).toMatchObject({ kind: 'paid' });
  },
);

test('the files are for their owner only', async () => {
  const bench = await startBench();
  await qrOf(bench.wechat, someTerms(bench));
  for (const name of ['training-ledger.jsonl', 'training-gateway.json']) {
    expect(statSync(join(bench.dir, name)).mode & 0o077, name).toBe(0);
  }
});

test('a port that somebody else took meanwhile is replaced, and said in the log', async () => {
  const before = await startBench();
  const terms = someTerms(before);
  await qrOf(before.wechat, terms);
  const { port } = new URL(before.simulator.walletUrl);
  await before.simulator.stop();
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(Number(port), '127.0.0.1', resolve));
  onTestFinished(() => {
    other.close();
  });
  expect(other.address()).toMatchObject({ port: Number(port) } satisfies Partial<AddressInfo>);
  const after = await startBench({ dir: before.dir, clock: before.clock });
  expect(after.logged).toEqual(['simulator port taken, using another']);
  expect(after.simulator.walletUrl).not.toBe(before.simulator.walletUrl);
  const qrText = await qrOf(after.wechat, terms);
  expect(qrText.startsWith(after.simulator.walletUrl)).toBe(true);
  expect(await act(after, qrText, 'pay')).toBe('paid');
});

test('numbers older than the three months of a statement go at the next start', async () => {
  const before = await startBench();
  await qrOf(before.wechat, someTerms(before));
  before.clock.push(96 * 24 * 3_600_000);
  const recent = someTerms(before);
  await qrOf(before.wechat, recent);
  const after = await before.restart();
  expect(after.simulator.ledger().map(({ outTradeNo }) => outTradeNo)).toEqual([recent.outTradeNo]);
});

test('stopped is stopped: twice does no harm, nothing listens or writes any more', async () => {
  const bench = await startBench();
  const terms = someTerms(bench);
  const qrText = await qrOf(bench.wechat, terms);
  await bench.simulator.faults.set({ offline: true });
  await bench.simulator.stop();
  await bench.simulator.stop();
  await bench.simulator.faults.set({ offline: false });
  expect(await bench.wechat.query(terms.outTradeNo)).toMatchObject({ kind: 'no-answer', why: 'network' });
  await expect(fetch(qrText)).rejects.toThrow('fetch failed');
});
