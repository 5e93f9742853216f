import { describe, expect, it } from 'vitest';
import type { StatementRow } from '../../src/main/ports';
import { fen } from '../../src/shared/money';
import { strangerRow } from '../fakes/bank/bank-statements';
import { fetched, findingLines, offUntilMorning, statementDays } from '../fakes/story-days';
import { moneyAddsUp, must, showCode } from '../fakes/story-steps';
import type { World } from '../fakes/world';
import { openWorld } from '../fakes/world';

/* payments.md rule 15: late and unknown money surfaces in the statements of the following days. Monday is the 23rd. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const MONDAY = '2026-11-23';

const paymentOf = (world: World, outTradeNo: string) =>
  world.opened().store.payments.byNumber(outTradeNo)?.payment;
const queries = (world: World, outTradeNo: string) =>
  world.wechat.calls.filter(({ call, number }) => call === 'query' && number === outTradeNo).length;

async function givenUp(world: World) {
  const { window, view } = await showCode(world);
  must(await window.api.endVisit({ because: 'cancelled' }));
  // Past the last question, an hour after it was closed.
  await world.time.advance(61 * MINUTE + HOUR);
  expect(paymentOf(world, view.outTradeNo)?.state).toBe('closed');
  return view;
}

async function paid(world: World) {
  const { window, view } = await showCode(world);
  world.wechat.pay(view.outTradeNo);
  await world.time.advance(1_100);
  must(await window.api.endVisit({ because: 'finished' }));
  return view;
}

/** The statement shows what the query does not say. */
function onlyInStatement(outTradeNo: string, at: number): StatementRow {
  return { kind: 'paid', outTradeNo, gatewayTradeNo: 'T-ghost', amount: fen(12_000), at };
}

describe('money after the last question', () => {
  it('surfaces the next day and pays the fee', async () => {
    const world = await openWorld();
    const view = await givenUp(world);
    world.wechat.pay(view.outTradeNo, { force: true });
    await world.time.advance(3 * HOUR);
    expect(paymentOf(world, view.outTradeNo)?.state).toBe('closed');
    await offUntilMorning(world);
    expect(paymentOf(world, view.outTradeNo)).toMatchObject({ state: 'paid', late: true });
    expect(moneyAddsUp(world)).toEqual({ paid: 12_000, kept: 12_000, givenBack: 0 });
    expect(await findingLines(world)).toEqual([]);
  });

  it('goes back by rule 5 where the fee was paid otherwise meanwhile', async () => {
    const world = await openWorld();
    const view = await givenUp(world);
    await paid(world);
    world.wechat.pay(view.outTradeNo, { force: true });
    await offUntilMorning(world);
    world.wechat.finishRefunds();
    await fetched(world);
    expect(moneyAddsUp(world)).toEqual({ paid: 24_000, kept: 12_000, givenBack: 12_000 });
    // The refund stands in the next day's statement.
    await offUntilMorning(world, 4);
    expect(await findingLines(world)).toEqual([]);
  });

  it('of another amount is a misfit after the second answer, as always', async () => {
    const world = await openWorld();
    const view = await givenUp(world);
    world.wechat.pay(view.outTradeNo, { force: true, amount: fen(1) });
    await offUntilMorning(world);
    await world.time.advance(2 * HOUR);
    expect(paymentOf(world, view.outTradeNo)).toMatchObject({ state: 'misfit', cause: 'other-amount' });
    expect(await findingLines(world)).toEqual([]);
  });

  it('that only the statement knows never moves the payment: a finding, asked about once a day', async () => {
    const world = await openWorld();
    const view = await givenUp(world);
    world.wechat.statements.add(MONDAY, onlyInStatement(view.outTradeNo, world.time.now()));
    const before = queries(world, view.outTradeNo);
    await offUntilMorning(world);
    await world.time.advance(5 * HOUR);
    expect(paymentOf(world, view.outTradeNo)?.state).toBe('closed');
    expect(await findingLines(world)).toEqual([`${MONDAY} paid-there null/12000`]);
    expect(queries(world, view.outTradeNo)).toBe(before + 1);
    const counter = world.openWindow('counter');
    expect(must(await counter.api.health({})).statementFindings).toBe(1);
  });

  it('while the gateway does not answer stays a finding and is settled by the first answer', async () => {
    const world = await openWorld();
    const view = await givenUp(world);
    world.wechat.pay(view.outTradeNo, { force: true });
    world.wechat.fault('query', ...Array.from({ length: 12 }, () => 'not-sent' as const));
    await offUntilMorning(world);
    expect(await findingLines(world)).toEqual([`${MONDAY} paid-there null/12000`]);
    world.wechat.clearFaults();
    await world.time.advance(2 * HOUR);
    expect(paymentOf(world, view.outTradeNo)?.state).toBe('paid');
    expect(await findingLines(world)).toEqual([]);
    const what = world
      .opened()
      .store.journal.ofSubject(view.outTradeNo)
      .map((entry) => entry.what);
    expect(what).toEqual(expect.arrayContaining(['statement.finding', 'statement.finding-settled']));
  });
});

describe('what three days of statements lack', () => {
  it('a paid one is a finding, after its day was fetched a second time', async () => {
    const world = await openWorld();
    const view = await paid(world);
    world.wechat.statements.alter((row) => (row.outTradeNo === view.outTradeNo ? null : row));
    await offUntilMorning(world, 2);
    expect(await findingLines(world)).toEqual([]);
    await offUntilMorning(world);
    await fetched(world);
    expect(await findingLines(world)).toEqual([`${MONDAY} paid-here 12000/null`]);
    expect(paymentOf(world, view.outTradeNo)?.state).toBe('paid');
  });

  it('a closed one is asked about no more, also where the last question had no answer', async () => {
    const world = await openWorld();
    const { window, view } = await showCode(world);
    must(await window.api.endVisit({ because: 'cancelled' }));
    expect(paymentOf(world, view.outTradeNo)?.state).toBe('closed');
    // Query by query unanswered; the statements come from other machines.
    world.wechat.fault('query', ...Array.from({ length: 5_000 }, () => 'not-sent' as const));
    await world.time.advance(2 * HOUR);
    await offUntilMorning(world, 3);
    await fetched(world);
    const before = queries(world, view.outTradeNo);
    await world.time.advance(2 * HOUR);
    expect(queries(world, view.outTradeNo)).toBe(before);
    expect(world.opened().store.payments.byNumber(view.outTradeNo)?.watch.askAt).toBeNull();
  });

  it('a refund of ours is a finding', async () => {
    const world = await openWorld();
    const { window, orderId, view } = await showCode(world, 'alipay');
    must(await window.api.leavePayment({ reason: 'changed-channel' }));
    const second = must(await window.api.startPayment({ orderId, channel: 'wechat' }));
    world.alipay.pay(view.outTradeNo);
    world.wechat.pay(second.outTradeNo);
    await world.time.advance(10_000);
    world.wechat.finishRefunds();
    world.alipay.finishRefunds();
    await world.time.advance(10 * MINUTE);
    expect(moneyAddsUp(world).givenBack).toBe(12_000);
    for (const bank of [world.wechat, world.alipay]) {
      bank.statements.alter((row) => (row.kind === 'refunded' ? null : row));
    }
    await offUntilMorning(world, 4);
    await fetched(world);
    expect(await findingLines(world)).toEqual([`${MONDAY} refund-here 12000/null`]);
  });
});

describe('what does not agree', () => {
  it('another amount', async () => {
    const world = await openWorld();
    await paid(world);
    world.wechat.statements.alter((row) => ({ ...row, amount: fen(row.amount - 1) }));
    await offUntilMorning(world);
    expect(await findingLines(world)).toEqual([`${MONDAY} amount-differs 12000/11999`]);
  });

  it('a refund made at the merchant platform', async () => {
    const world = await openWorld();
    const { outTradeNo } = await paid(world);
    world.wechat.statements.add(MONDAY, {
      kind: 'refunded',
      outTradeNo,
      gatewayTradeNo: `T${outTradeNo}-1`,
      refundNumber: 'platform-1',
      amount: fen(500),
      at: null,
      state: 'done',
    });
    await offUntilMorning(world);
    expect(await findingLines(world)).toEqual([`${MONDAY} refund-there null/500`]);
    expect(paymentOf(world, outTradeNo)?.state).toBe('paid');
  });
});

describe('numbers that are not ours', () => {
  it('other devices of the same merchant are counted, nobody is alarmed', async () => {
    const world = await openWorld();
    await paid(world);
    world.wechat.statements.add(MONDAY, ...[1, 2, 3].map((n) => strangerRow(n, world.time.now())));
    await offUntilMorning(world);
    const [monday] = (await statementDays(world)).filter(({ channel }) => channel === 'wechat');
    expect(monday).toMatchObject({
      paid: { count: 4, sum: 12_300 },
      others: { count: 3, sum: 300 },
      findings: [],
    });
  });
});
