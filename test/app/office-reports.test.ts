import { describe, expect, it } from 'vitest';
import { restoreNewest } from '../fakes/restore-steps';
import { approve, askAll, bankFinishes, payFees } from '../fakes/refund-steps';
import { LI, LI_FEES, WANG, WANG_FEE } from '../fakes/story-roster';
import { must } from '../fakes/story-steps';
import type { World, WorldOptions } from '../fakes/world';
import { openWorld } from '../fakes/world';

/* payments.md rule 12: the exam office hears exactly once in effect. */

const MINUTE = 60_000;
const withRegistry = (options: WorldOptions = {}) => openWorld({ office: 'registry', ...options });
const told = (world: World) =>
  world.registry.books.reports().map(({ event, feeItemId }) => `${event} ${feeItemId}`);
const countCalls = (world: World) => world.registry.calls.filter(({ call }) => call === 'report').length;

async function backlog(world: World) {
  const health = must(await world.openWindow('counter').api.health({}));
  return health.officeBacklog;
}

async function giveBack(world: World, orderNumber: string) {
  const [first, second] = [world.openWindow('counter'), world.openWindow('counter')];
  for (const { refundNumber } of await askAll(first, orderNumber)) must(await approve(second, refundNumber));
  await bankFinishes(world);
}

describe('what was paid', () => {
  it('is told at once, line by line, with what the gateway says of it', async () => {
    const world = await withRegistry();
    const { orderNumber, outTradeNo } = await payFees(world, LI, LI_FEES);
    await world.time.advance(2_000);
    expect(world.registry.books.reports()).toMatchObject([
      {
        orderNumber,
        lineNumber: 1,
        event: 'paid',
        amount: 8_000,
        outTradeNo,
        channel: 'wechat',
        refundNumber: null,
      },
      { orderNumber, lineNumber: 2, event: 'paid', amount: 4_550, outTradeNo, candidateId: LI.id },
    ]);
    const payment = world.opened().store.payments.byNumber(outTradeNo)?.payment;
    expect(payment?.state === 'paid' && payment.money.paidAt).toBe(world.registry.books.reports()[0]?.at);
    expect(await backlog(world)).toEqual({ waiting: 0, oldestAt: null, setAside: 0, duplicates: 0 });
  });

  it('and given back is told after it, once per refund', async () => {
    const world = await withRegistry();
    const { orderNumber } = await payFees(world, WANG, [WANG_FEE]);
    await giveBack(world, orderNumber);
    expect(told(world)).toEqual([`paid ${WANG_FEE}`, `refunded ${WANG_FEE}`]);
    expect(world.registry.books.paidBy(WANG_FEE)).toBeNull();
  });

  it('an imported roster hears nothing, and nothing piles up', async () => {
    const world = await openWorld();
    const { orderNumber } = await payFees(world, WANG, [WANG_FEE]);
    await world.time.advance(MINUTE);
    expect(world.opened().store.outbox.ofOrder(orderNumber)).toMatchObject([
      { state: 'nobody', askAt: null },
    ]);
    expect(await backlog(world)).toBeUndefined();
    expect(must(await world.openWindow('counter').api.officeReports({}))).toMatchObject({
      heard: false,
      cases: [],
    });
  });
});

describe('an office that does not answer', () => {
  it('for an hour: the backlog is seen, asked politely, told when it is back, in order', async () => {
    const world = await withRegistry();
    world.registry.fault('report', 'not-sent', 1_000);
    const { orderNumber } = await payFees(world, WANG, [WANG_FEE]);
    await payFees(world, LI, LI_FEES);
    const since = world.time.now();
    await giveBack(world, orderNumber);
    await world.time.advance(60 * MINUTE);
    expect(told(world)).toEqual([]);
    const waiting = await backlog(world);
    expect(waiting).toMatchObject({ waiting: 4, setAside: 0, duplicates: 0 });
    expect(waiting?.oldestAt ?? Infinity).toBeLessThan(since);
    // Doubled up to five minutes: some forty calls in an hour and a half, not thousands.
    expect(countCalls(world)).toBeLessThan(45);
    world.registry.faultsOver();
    await world.time.advance(7 * MINUTE);
    expect(told(world).toSorted()).toEqual(
      [`paid ${WANG_FEE}`, `refunded ${WANG_FEE}`, ...LI_FEES.map((fee) => `paid ${fee}`)].toSorted(),
    );
    const wang = told(world).filter((one) => one.endsWith(WANG_FEE));
    expect(wang).toEqual([`paid ${WANG_FEE}`, `refunded ${WANG_FEE}`]);
    expect((await backlog(world))?.waiting).toBe(0);
  });

  it('and asks to be left alone is left alone for as long', async () => {
    const world = await withRegistry();
    world.registry.fault('report', 'not-sent', 1_000, 20 * MINUTE);
    await payFees(world, WANG, [WANG_FEE]);
    await world.time.advance(19 * MINUTE);
    await payFees(world, LI, [LI_FEES[0]]);
    expect(countCalls(world)).toBe(1);
    world.registry.faultsOver();
    await world.time.advance(7 * MINUTE);
    expect(told(world)).toHaveLength(2);
  });

  it('one line that it chokes on does not hold up the others', async () => {
    const world = await withRegistry();
    world.registry.chokeOn(WANG_FEE);
    await payFees(world, WANG, [WANG_FEE]);
    await payFees(world, LI, LI_FEES);
    await world.time.advance(MINUTE);
    expect(told(world)).toEqual(LI_FEES.map((fee) => `paid ${fee}`));
    expect((await backlog(world))?.waiting).toBe(1);
  });

  it('its answer lost: told again under the same key, one effect', async () => {
    const world = await withRegistry();
    world.registry.fault('report', 'answer-lost', 3);
    await payFees(world, WANG, [WANG_FEE]);
    await world.time.advance(2 * MINUTE);
    const keys = world.registry.calls.filter(({ call }) => call === 'report').map(({ about }) => about);
    expect(keys).toHaveLength(4);
    expect(new Set(keys).size).toBe(1);
    expect(told(world)).toEqual([`paid ${WANG_FEE}`]);
    expect((await backlog(world))?.waiting).toBe(0);
  });
});

describe('the power goes', () => {
  it('before it was told: told after the start', async () => {
    const world = await withRegistry();
    world.registry.fault('report', 'not-sent', 1_000);
    await payFees(world, WANG, [WANG_FEE]);
    await world.powerCut();
    world.registry.faultsOver();
    await world.start();
    await world.time.advance(MINUTE);
    expect(told(world)).toEqual([`paid ${WANG_FEE}`]);
  });

  it('while the office writes it down: told again, one effect', async () => {
    const world = await withRegistry();
    const release = world.registry.hold('report');
    await payFees(world, WANG, [WANG_FEE]);
    await world.time.advance(1_000);
    expect(countCalls(world)).toBe(1);
    await world.powerCut();
    release();
    await world.time.settle();
    expect(told(world)).toEqual([`paid ${WANG_FEE}`]);
    await world.start();
    await world.time.advance(MINUTE);
    expect([countCalls(world), told(world).length]).toEqual([2, 1]);
    expect((await backlog(world))?.waiting).toBe(0);
  });

  it('and the store with it: what the backup lacks is told again under the same key', async () => {
    const world = await withRegistry();
    // Past the backup of the start, so that none is made while the person pays.
    await world.time.advance(5_000);
    await world.backup();
    await payFees(world, WANG, [WANG_FEE]);
    await world.time.advance(2_000);
    const before = world.registry.books.reports();
    await world.powerCut();
    await restoreNewest(world);
    await world.time.advance(MINUTE);
    expect(countCalls(world)).toBe(2);
    expect(world.registry.books.reports()).toEqual(before);
  });
});

describe('an office that says no', () => {
  it('refused: set aside with its reason, told again by a person once it is cleared', async () => {
    const world = await withRegistry();
    world.registry.refuseReports('报名\n已注销 \u202e x');
    const { orderNumber, outTradeNo } = await payFees(world, WANG, [WANG_FEE]);
    await world.time.advance(MINUTE);
    expect(countCalls(world)).toBe(1);
    const counter = world.openWindow('counter');
    const seen = must(await counter.api.officeReports({}));
    expect(seen).toMatchObject({
      heard: true,
      backlog: { waiting: 0, setAside: 1, duplicates: 0 },
      cases: [
        {
          orderNumber,
          outTradeNo,
          event: 'paid',
          detail: '报名 已注销 x',
          todo: 'clear-then-tell',
          candidateName: '王小明',
          maskedDocument: '110199********1233',
        },
      ],
    });
    // A refund of it waits behind: an office that does not know the payment is not told that it went back.
    await giveBack(world, orderNumber);
    expect(countCalls(world)).toBe(1);
    world.registry.refuseReports(null);
    const reportId = seen.cases[0]?.reportId ?? 0;
    must(await counter.api.decideOfficeCase({ reportId, decision: { kind: 'tell-again' } }));
    await world.time.advance(MINUTE);
    expect(told(world)).toEqual([`paid ${WANG_FEE}`, `refunded ${WANG_FEE}`]);
    expect(await counter.api.decideOfficeCase({ reportId, decision: { kind: 'tell-again' } })).toMatchObject({
      ok: false,
      error: { kind: 'no-such-case' },
    });
    const journal = world
      .opened()
      .store.journal.ofSubject(outTradeNo)
      .map(({ what }) => what);
    expect(journal.filter((what) => what.startsWith('report.'))).toEqual([
      'report.refused',
      'report.again',
      'report.told',
      'report.told',
    ]);
  });

  it('refused and settled by hand: closed with a note, by whom and why', async () => {
    const world = await withRegistry();
    world.registry.refuseReports('接口版本不符');
    const { outTradeNo } = await payFees(world, WANG, [WANG_FEE]);
    await world.time.advance(MINUTE);
    const counter = world.openWindow('counter');
    const reportId = must(await counter.api.officeReports({})).cases[0]?.reportId ?? 0;
    const left = must(
      await counter.api.decideOfficeCase({
        reportId,
        decision: { kind: 'close', note: '已电话告知，考办已手工登记' },
      }),
    );
    expect(left).toMatchObject({ cases: [], backlog: { setAside: 0 } });
    const closed = world.opened().store.journal.ofSubject(outTradeNo).at(-1);
    expect(closed).toMatchObject({
      what: 'report.closed',
      facts: { note: '已电话告知，考办已手工登记', by: expect.any(String) },
    });
  });

  it('already paid elsewhere: a case for a person, no refund by itself; given back, it is not told as unpaid', async () => {
    const world = await withRegistry();
    const release = world.registry.hold('report');
    const { orderNumber, outTradeNo } = await payFees(world, WANG, [WANG_FEE]);
    world.registry.books.payElsewhere(WANG_FEE);
    release();
    await world.time.advance(10 * MINUTE);
    const counter = world.openWindow('counter');
    expect(must(await counter.api.officeReports({}))).toMatchObject({
      backlog: { waiting: 0, setAside: 0, duplicates: 1 },
      cases: [{ orderNumber, todo: 'refund-or-clear', detail: '已由 elsewhere 缴费' }],
    });
    expect(world.opened().store.refunds.ofPayment(outTradeNo)).toEqual([]);
    await giveBack(world, orderNumber);
    expect(world.registry.books.paidBy(WANG_FEE)).toBe('elsewhere');
    expect(told(world)).toEqual([]);
    // All of it is back with the payer: the case is over.
    expect(must(await counter.api.officeReports({}))).toMatchObject({
      backlog: { duplicates: 0 },
      cases: [],
    });
  });
});
