import { describe, expect, it } from 'vitest';
import { strangerRow } from '../fakes/bank/bank-statements';
import { fetched, offUntilMorning, statementDays } from '../fakes/story-days';
import { must, showCode } from '../fakes/story-steps';
import type { World } from '../fakes/world';
import { openWorld } from '../fakes/world';

/* Gateways make a statement of each day, ready the next morning. The stories begin on Monday 2026-11-23, 9:00. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const MONDAY = '2026-11-23';

async function paidOnMonday(world: World) {
  const { window, view } = await showCode(world);
  world.wechat.pay(view.outTradeNo);
  await world.time.advance(1_100);
  must(await window.api.endVisit({ because: 'finished' }));
  return view;
}

const asked = (world: World) =>
  world.wechat.calls.filter(({ call }) => call === 'statement').map(({ number }) => number);
const statement = (world: World, day = MONDAY) => world.opened().store.statements.byDay('wechat', day);
const journalled = (world: World, what: string, day = MONDAY) =>
  world
    .opened()
    .store.journal.ofSubject(`wechat ${day}`)
    .filter((entry) => entry.what === what);

describe('a day is fetched', () => {
  it('not before its statement can be there, then once, and agrees', async () => {
    const world = await openWorld();
    await paidOnMonday(world);
    await world.time.advance(HOUR);
    expect(asked(world)).toEqual([]);
    await offUntilMorning(world);
    expect(asked(world)).toEqual([MONDAY]);
    const [wechat] = (await statementDays(world)).filter(({ channel }) => channel === 'wechat');
    expect(wechat).toMatchObject({
      day: MONDAY,
      state: 'complete',
      paid: { count: 1, sum: 12_000 },
      others: { count: 0, sum: 0 },
      findings: [],
    });
    await world.time.advance(2 * HOUR);
    expect(asked(world)).toEqual([MONDAY]);
  });

  it('at ten by itself while the machine is on', async () => {
    const world = await openWorld();
    await paidOnMonday(world);
    await offUntilMorning(world);
    await world.time.advance(23 * HOUR);
    expect(asked(world)).toEqual([MONDAY]);
    await world.time.advance(HOUR);
    expect(asked(world)).toEqual([MONDAY, '2026-11-24']);
  });

  it('by a machine that nobody ever paid at: nothing is asked', async () => {
    const world = await openWorld();
    await offUntilMorning(world, 5);
    expect(asked(world)).toEqual([]);
  });

  it('that is still being made: asked again after 10, 20 and 30 minutes, then every hour', async () => {
    const world = await openWorld();
    await paidOnMonday(world);
    world.wechat.fault('statement', 'lag', 'lag', 'lag', 'lag', 'lag');
    await offUntilMorning(world);
    const at: number[] = [];
    for (let minute = 0; minute < 200; minute += 1) {
      const before = asked(world).length;
      await world.time.advance(MINUTE);
      if (asked(world).length > before) at.push(minute);
    }
    expect(at.map((minute, index) => minute - (at[index - 1] ?? 0))).toEqual([9, 20, 30, 60, 60]);
    expect(statement(world)).toMatchObject({ state: 'complete', readings: 1, asks: 0, askAt: null });
  });

  it('of five days the machine was off, one after the other, oldest first', async () => {
    const world = await openWorld();
    await paidOnMonday(world);
    await offUntilMorning(world, 6);
    const days = ['23', '24', '25', '26', '27', '28'].map((day) => `2026-11-${day}`);
    expect(asked(world)).toEqual(days);
    expect(days.map((day) => statement(world, day)?.state)).toEqual(days.map(() => 'complete'));
  });

  it('of no more than the 90 days that gateways keep', async () => {
    const world = await openWorld();
    await paidOnMonday(world);
    await offUntilMorning(world, 100);
    expect(asked(world)).toEqual([]);
  });

  it('by a machine whose clock is far ahead: nothing is asked for days that never were', async () => {
    const world = await openWorld();
    await paidOnMonday(world);
    const ahead = 50 * 24 * HOUR;
    for (const bank of [world.wechat, world.alipay]) bank.setDrift(-ahead);
    await world.powerCut();
    world.time.setWallBy(ahead);
    await world.start();
    await world.time.advance(2 * HOUR);
    expect(asked(world)).toEqual([]);
    expect(await statementDays(world)).toEqual([]);
  });

  it('a gateway that does not answer is not asked about the other days as well', async () => {
    const world = await openWorld();
    await paidOnMonday(world);
    world.wechat.fault('statement', 'not-sent');
    await offUntilMorning(world, 4);
    expect(asked(world)).toEqual([MONDAY]);
    expect(statement(world, '2026-11-25')).toMatchObject({ state: 'no-answer' });
    await world.time.advance(11 * MINUTE);
    expect(asked(world)).toHaveLength(5);
  });
});

describe('a statement that cannot be used', () => {
  it.each([
    ['lies', 'damaged'],
    ['refuses', 'refused'],
  ] as const)(
    '%s: an incident, visible, nothing of it is used, asked again every hour',
    async (fault, state) => {
      const world = await openWorld();
      await paidOnMonday(world);
      world.wechat.fault('statement', fault, fault);
      await offUntilMorning(world);
      expect((await statementDays(world)).find(({ channel }) => channel === 'wechat')).toMatchObject({
        state,
        paid: { count: 0 },
      });
      const counter = world.openWindow('counter');
      expect(must(await counter.api.health({})).statementFindings).toBe(1);
      await world.time.advance(HOUR);
      expect(journalled(world, 'incident')).toHaveLength(1);
      await world.time.advance(HOUR);
      expect(statement(world)?.state).toBe('complete');
      expect(must(await counter.api.health({})).statementFindings).toBe(0);
    },
  );
});

describe('a day is fetched again', () => {
  it('the same hash: counted as a second look, nothing is replaced', async () => {
    const world = await openWorld();
    const { outTradeNo } = await paidOnMonday(world);
    // What is missing is never believed from a single reading.
    world.wechat.statements.alter((row) => (row.outTradeNo === outTradeNo ? null : row));
    world.wechat.statements.add(MONDAY, strangerRow(1, world.time.now()));
    await offUntilMorning(world, 3);
    expect(statement(world)?.readings).toBe(2);
    expect(statement(world)?.others).toEqual({ count: 1, sum: 100 });
    expect(journalled(world, 'statement.replaced')).toEqual([]);
  });

  it('another hash takes the place of the first as a whole, journalled; what it has is no finding', async () => {
    const world = await openWorld();
    const { outTradeNo } = await paidOnMonday(world);
    let readings = 0;
    world.wechat.statements.alter((row) => {
      if (row.outTradeNo !== outTradeNo) return row;
      readings += 1;
      return readings > 1 ? row : null;
    });
    await offUntilMorning(world, 3);
    await fetched(world);
    expect(journalled(world, 'statement.replaced')).toHaveLength(1);
    expect(world.opened().store.statements.ofNumber('wechat', outTradeNo)).toHaveLength(1);
    expect(world.opened().store.findings.countSince('2026-01-01')).toBe(0);
  });
});
