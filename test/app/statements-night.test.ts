import { describe, expect, it } from 'vitest';
import { fen } from '../../src/shared/money';
import { strangerRow } from '../fakes/bank/bank-statements';
import { fetched, findingLines, offUntilMorning, statementDays } from '../fakes/story-days';
import { restoreNewest } from '../fakes/restore-steps';
import { LI, LI_FEES } from '../fakes/story-roster';
import { comeIn, moneyAddsUp, must, order, showCode } from '../fakes/story-steps';
import type { World } from '../fakes/world';
import { openWorld } from '../fakes/world';

/* Long statements, power cuts in the middle of one, and what a restore leaves to them. Monday is the 23rd. */

const HOUR = 3_600_000;
const MONDAY = '2026-11-23';

async function paidAmongMany(world: World, strangers: number) {
  const { window, view } = await showCode(world);
  world.wechat.pay(view.outTradeNo);
  await world.time.advance(1_100);
  must(await window.api.endVisit({ because: 'finished' }));
  const at = world.time.now();
  const rows = Array.from({ length: strangers }, (_, n) => strangerRow(n, at));
  world.wechat.statements.add(MONDAY, ...rows);
  return view;
}

const rowsThere = (world: World, reading: number) =>
  world.opened().store.statements.rowsAfter(reading, 0, 100_000).length;
const statement = (world: World) => world.opened().store.statements.byDay('wechat', MONDAY);
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Tuesday morning, at the moment when the first rows are stored and most are not. `night` goes on by itself. */
async function inTheMiddle(world: World): Promise<{ readonly night: Promise<void> }> {
  await world.powerCut();
  await world.time.advance(26 * HOUR);
  await world.start();
  const night = world.time.advance(60_000);
  while (rowsThere(world, 1) < 1_000) await turn();
  return { night };
}

describe('a day of 20,000 rows', () => {
  it('is stored and matched beside a payment that is shown and paid meanwhile', async () => {
    const world = await openWorld();
    await paidAmongMany(world, 20_000);
    const { night } = await inTheMiddle(world);
    const kiosk = world.openWindow('kiosk');
    await comeIn(kiosk, LI);
    const fees = await order(kiosk, LI_FEES);
    const view = must(await kiosk.api.startPayment({ orderId: fees, channel: 'wechat' }));
    world.wechat.pay(view.outTradeNo);
    expect(must(await kiosk.api.askPayment({})).standing).toBe('paid');
    // Nothing of it counts before its last row.
    expect(statement(world)).toMatchObject({ reading: null, readings: 0, state: 'expected' });
    await night;
    await fetched(world);
    const [monday] = (await statementDays(world)).filter(({ channel }) => channel === 'wechat');
    expect(monday).toMatchObject({
      state: 'complete',
      paid: { count: 20_001 },
      others: { count: 20_000, sum: 2_000_000 },
    });
  });

  it('a power cut between its rows: fetched whole at the next start, what was there is cleared away', async () => {
    const world = await openWorld();
    await paidAmongMany(world, 5_000);
    const { night } = await inTheMiddle(world);
    expect(rowsThere(world, 1)).toBeLessThan(5_001);
    await world.powerCut();
    await night.catch(() => undefined);
    await world.start();
    expect(statement(world)).toMatchObject({ reading: null, readings: 0 });
    await fetched(world);
    expect(statement(world)).toMatchObject({ reading: 2, readings: 1, paid: { count: 5_001 } });
    expect([rowsThere(world, 1), rowsThere(world, 2)]).toEqual([0, 5_001]);
    expect(await findingLines(world)).toEqual([]);
  });
});

describe('after a restore', () => {
  it('statements that the backup lacks are fetched, what it has is matched anew', async () => {
    const world = await openWorld();
    const first = await paidAmongMany(world, 0);
    await offUntilMorning(world, 2);
    await world.backup();
    const kiosk = world.openWindow('kiosk');
    await comeIn(kiosk, LI);
    const fees = await order(kiosk, LI_FEES);
    const second = must(await kiosk.api.startPayment({ orderId: fees, channel: 'wechat' }));
    must(await kiosk.api.endVisit({ because: 'cancelled' }));
    await world.time.advance(3 * HOUR);
    world.wechat.pay(second.outTradeNo, { force: true });
    await offUntilMorning(world);
    expect(statement(world)).toMatchObject({ rowsMatched: true, paymentsMatched: true });
    // Then the store that had all this is lost.
    await world.powerCut();
    await restoreNewest(world);
    expect(statement(world)).toMatchObject({ state: 'complete', rowsMatched: false });
    await fetched(world);
    expect(statement(world)).toMatchObject({ rowsMatched: true, paymentsMatched: true });
    expect(world.opened().store.statements.byDay('wechat', '2026-11-25')?.state).toBe('complete');
    const { payments } = world.opened().store;
    expect(payments.byNumber(first.outTradeNo)?.payment.state).toBe('paid');
    expect(payments.byNumber(second.outTradeNo)?.payment.state).toBe('paid');
    expect(moneyAddsUp(world)).toEqual({ paid: 24_550, kept: 24_550, givenBack: 0 });
  });

  it('new payments do not wait for the next day’s statement', async () => {
    const world = await openWorld();
    await paidAmongMany(world, 0);
    await world.backup();
    await world.powerCut();
    await restoreNewest(world);
    await world.time.advance(5_000);
    const kiosk = world.openWindow('kiosk');
    await comeIn(kiosk, LI);
    expect(must(await kiosk.api.health({})).blocks).toEqual([]);
    expect(await order(kiosk, LI_FEES)).toBeTruthy();
  });

  it('a number of ours that only intent log and statement have is put back and settled', async () => {
    const world = await openWorld();
    await paidAmongMany(world, 2);
    const at = world.time.now();
    const terms = {
      outTradeNo: 'LOST00000001',
      amount: fen(8_000),
      description: '笔试费',
      expiresAt: at + HOUR,
    };
    const line = {
      candidateId: LI.id,
      feeItemId: LI_FEES[0],
      registrationNumber: LI.registrationNumber,
      examName: '全国英语等级考试',
      feeItemName: '笔试费',
      candidateName: '李芳',
      maskedDocument: '110199********204X',
      amount: fen(8_000),
      windowClosesAt: at + 24 * HOUR,
    };
    const order = {
      orderId: 'LOSTORDER',
      orderNumber: '20261123-LOST',
      channel: 'wechat',
      lines: [line],
    } as const;
    world
      .opened()
      .intentLog.append({ kind: 'payment', at, firstLine: 1, method: 'merchant-code', ...terms, ...order });
    await world.wechat.gateway.create(terms);
    world.wechat.pay(terms.outTradeNo);
    await offUntilMorning(world);
    expect(world.opened().store.payments.byNumber(terms.outTradeNo)?.payment.state).toBe('paid');
    expect(moneyAddsUp(world)).toEqual({ paid: 20_000, kept: 20_000, givenBack: 0 });
    expect(await findingLines(world)).toEqual([]);
    const [monday] = (await statementDays(world)).filter(({ channel }) => channel === 'wechat');
    expect(monday?.others).toEqual({ count: 2, sum: 200 });
  });
});
