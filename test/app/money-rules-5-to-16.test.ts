import { describe, expect, it } from 'vitest';
import { fen } from '../../src/shared/money';
import { importFile } from '../fakes/import-steps';
import { LI, LI_FEES, WANG_FEE } from '../fakes/story-roster';
import { comeIn, leaveBothFees, moneyAddsUp, must, order, showCode } from '../fakes/story-steps';
import type { World } from '../fakes/world';
import { openWorld } from '../fakes/world';

const MINUTE = 60_000;
const stateOf = (world: World, outTradeNo: string) =>
  world.opened().store.payments.byNumber(outTradeNo)?.payment.state;

describe('rule 5: late money is kept', () => {
  it('even after the payment was closed and its claim given back', async () => {
    const world = await openWorld();
    const { window, view } = await showCode(world);
    must(await window.api.endVisit({ because: 'cancelled' }));
    expect(stateOf(world, view.outTradeNo)).toBe('closed');
    world.wechat.pay(view.outTradeNo, { force: true });
    await world.time.advance(61_000);
    expect(world.opened().store.payments.byNumber(view.outTradeNo)?.payment).toMatchObject({
      state: 'paid',
      late: true,
    });
    expect(moneyAddsUp(world)).toEqual({ paid: 12_000, kept: 12_000, givenBack: 0 });
  });

  it('two codes of one order both paid: the second goes back by itself', async () => {
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
    expect(moneyAddsUp(world)).toEqual({ paid: 24_000, kept: 12_000, givenBack: 12_000 });
    expect(must(await window.api.fees({})).items[0]?.state).toBe('paid');
  });

  it('judged per line: only the line that was paid elsewhere goes back', async () => {
    const world = await openWorld();
    const both = await leaveBothFees(world);
    // The same person comes back and takes only the exam fee; the old code is not proven dead.
    const second = world.openWindow('kiosk');
    await comeIn(second, LI);
    const one = must(
      await second.api.startPayment({ orderId: await order(second, [LI_FEES[0]]), channel: 'wechat' }),
    );
    world.wechat.pay(one.outTradeNo);
    await world.time.advance(1_100);
    world.alipay.pay(both.outTradeNo);
    await world.time.advance(10 * MINUTE);
    expect(world.opened().store.refunds.ofPayment(both.outTradeNo)).toMatchObject([
      { lineNumber: 1, amount: 8_000 },
    ]);
    expect(moneyAddsUp(world)).toEqual({ paid: 20_550, kept: 12_550, givenBack: 8_000 });
  });

  it('money sent back elsewhere is a misfit for a person, never sent back twice', async () => {
    const world = await openWorld();
    const { window, view } = await showCode(world);
    world.wechat.pay(view.outTradeNo);
    world.wechat.refundElsewhere(view.outTradeNo);
    expect(must(await window.api.askPayment({})).standing).toBe('misfit');
    await world.time.advance(60 * MINUTE);
    expect(world.wechat.refundedTotal()).toBe(0);
  });
});

describe('rule 6: one live claim', () => {
  it('a double tap is one order and one payment', async () => {
    const world = await openWorld();
    const kiosk = world.openWindow('kiosk');
    await comeIn(kiosk);
    const [a, b] = await Promise.all([order(kiosk), order(kiosk)]);
    expect(a).toBe(b);
    const views = await Promise.all(
      [1, 2, 3].map(() => kiosk.api.startPayment({ orderId: a, channel: 'wechat' })),
    );
    expect(new Set(views.map((view) => must(view).outTradeNo)).size).toBe(1);
    expect(world.wechat.numbers()).toHaveLength(1);
  });

  it('two windows racing for the same fee share one order and one code', async () => {
    const world = await openWorld();
    const kiosk = world.openWindow('kiosk');
    const other = world.openWindow('kiosk');
    await Promise.all([comeIn(kiosk), comeIn(other)]);
    const [a, b] = await Promise.all([order(kiosk), order(other)]);
    expect(a).toBe(b);
    const [x, y] = await Promise.all([
      kiosk.api.startPayment({ orderId: a, channel: 'wechat' }),
      other.api.startPayment({ orderId: b, channel: 'wechat' }),
    ]);
    expect(must(x).outTradeNo).toBe(must(y).outTradeNo);
    world.wechat.pay(must(x).outTradeNo);
    await world.time.advance(1_100);
    expect([kiosk.lastPayment()?.standing, other.lastPayment()?.standing]).toEqual(['paid', 'paid']);
  });

  it('another choice takes over only after the former code is dead', async () => {
    const world = await openWorld();
    const kiosk = world.openWindow('kiosk');
    await comeIn(kiosk, LI);
    const first = must(
      await kiosk.api.startPayment({ orderId: await order(kiosk, LI_FEES), channel: 'wechat' }),
    );
    const other = world.openWindow('kiosk');
    await comeIn(other, LI);
    world.wechat.fault('close', 'lies');
    const refused = await other.api.placeOrder({ feeItemIds: [LI_FEES[0]] });
    expect(refused).toMatchObject({ ok: false, error: { kind: 'held-by-other-order' } });
    const taken = must(await other.api.placeOrder({ feeItemIds: [LI_FEES[0]] }));
    expect(stateOf(world, first.outTradeNo)).toBe('closed');
    expect(taken.total).toBe(8_000);
  });
});

describe('rule 7: changing the channel', () => {
  it('"wait" refuses until the first code is proven dead', async () => {
    const world = await openWorld({
      settings: {
        payment: {
          qrLifeS: 300,
          afterChangeWithoutProof: 'wait',
          refundApproval: { duplicate: 'system', misfit: 'person', personAboveFen: null },
        },
      },
    });
    const { window, orderId, view } = await showCode(world, 'alipay');
    const refused = await window.api.startPayment({ orderId, channel: 'wechat' });
    expect(refused).toMatchObject({ ok: false, error: { kind: 'earlier-payment-closing' } });
    await world.time.advance(view.expiresAt - world.time.now() + 3 * MINUTE);
    expect(must(await window.api.startPayment({ orderId, channel: 'wechat' })).standing).toBe('waiting');
  });
});

describe('rule 8: a restart changes nothing', () => {
  it('a second process cannot open the same folder', async () => {
    const world = await openWorld();
    await expect(world.start()).rejects.toThrow(/held/);
  });
});

describe('rule 9: the disk', () => {
  it('nearly full: no new payment starts, the running one is taken to its end', async () => {
    const world = await openWorld();
    const { window, view } = await showCode(world);
    world.disk.freeBytes = 1024;
    const other = world.openWindow('kiosk');
    await comeIn(other, LI);
    const refused = await other.api.placeOrder({ feeItemIds: [LI_FEES[0]] });
    expect(refused).toMatchObject({ ok: false, error: { kind: 'blocked', blocks: ['disk-nearly-full'] } });
    world.wechat.pay(view.outTradeNo);
    await world.time.advance(1_100);
    expect(window.lastPayment()?.standing).toBe('paid');
  });
});

describe('rule 9: a refused commit of "paid"', () => {
  it('keeps asking, blocks new payments, alarms, and records it whole when the disk is well again', async () => {
    const world = await openWorld();
    const { window, view } = await showCode(world);
    const other = world.openWindow('kiosk');
    await comeIn(other, LI);
    world.wechat.pay(view.outTradeNo);
    world.disk.refusesCommits = true;
    await world.time.advance(30_000);
    expect(stateOf(world, view.outTradeNo)).toBe('waiting');
    expect(must(await window.api.health({})).blocks).toEqual(['store-not-writable']);
    expect(world.log.some((line) => line.level === 'error')).toBe(true);
    const refused = await other.api.placeOrder({ feeItemIds: [LI_FEES[0]] });
    expect(refused).toMatchObject({ ok: false, error: { kind: 'blocked', blocks: ['store-not-writable'] } });
    world.disk.refusesCommits = false;
    await world.time.advance(10_000);
    expect(window.lastPayment()?.standing).toBe('paid');
    expect(must(await window.api.health({})).blocks).toEqual([]);
    expect(moneyAddsUp(world)).toEqual({ paid: 12_000, kept: 12_000, givenBack: 0 });
  });
});

describe('rule 16: nothing moves under a live payment', () => {
  const csv = (amount: string, state: string) =>
    Buffer.from(
      `姓名,证件号码,报名号,考试名称,缴费项目,金额,缴费开始,缴费截止,审核状态,缴费状态\n` +
        `赵敏,110199199003071233,R2026000001,全国英语等级考试,笔试费,${amount},2026-11-01,2026-12-31,审核通过,${state}\n`,
    );

  it('an import changes the amount only after the claim ends, and never our "paid"', async () => {
    const world = await openWorld();
    const counter = world.openWindow('counter');
    const load = (amount: string, state: string) => importFile(world, counter, csv(amount, state));
    expect(await load('120', '未缴费')).toMatchObject({ accepted: 1, rejected: 0, queued: 0 });
    const kiosk = world.openWindow('kiosk');
    await comeIn(kiosk);
    const item = must(await kiosk.api.fees({})).items[0];
    const orderId = await order(kiosk, [item?.feeItemId ?? '']);
    const view = must(await kiosk.api.startPayment({ orderId, channel: 'wechat' }));
    expect(await load('150', '未缴费')).toMatchObject({ queued: 1 });
    expect(must(await kiosk.api.fees({})).items).toMatchObject([{ amount: 12_000 }]);
    world.wechat.pay(view.outTradeNo);
    await world.time.advance(1_100);
    await load('150', '未缴费');
    expect(must(await kiosk.api.fees({})).items).toMatchObject([{ state: 'paid' }]);
  });

  it('an item withdrawn under a live payment can still be paid', async () => {
    const world = await openWorld();
    const { window, view } = await showCode(world);
    const counter = world.openWindow('counter');
    await importFile(world, counter, csv('99', '未缴费'));
    world.wechat.pay(view.outTradeNo);
    await world.time.advance(1_100);
    expect(window.lastPayment()).toMatchObject({ standing: 'paid', order: { total: 12_000 } });
  });
});

describe('rule 14: expiry and the clock', () => {
  it('a code never outlives the window, and none is made in its last 90 seconds', async () => {
    const world = await openWorld({
      roster: (now) => {
        const item = (id: string, leftMs: number) => ({
          candidate: { id: 'c-wang', name: '王小明', documentNumber: '110199199003071233', phone: null },
          feeItem: {
            id,
            registrationNumber: 'R2026000001',
            examName: '考试',
            name: '费',
            amount: fen(100),
            opensAt: now - 1,
            closesAt: now + leftMs,
            officeState: 'unpaid' as const,
            review: { status: 'approved' as const, reason: null },
          },
        });
        return [item('soon', 150_000), item('now', 80_000)];
      },
    });
    const kiosk = world.openWindow('kiosk');
    await comeIn(kiosk);
    expect(must(await kiosk.api.fees({})).items.map((item) => item.state)).toEqual(
      expect.arrayContaining(['payable', 'closing-now']),
    );
    const view = must(
      await kiosk.api.startPayment({ orderId: await order(kiosk, ['soon']), channel: 'wechat' }),
    );
    expect(view.expiresAt - world.time.now()).toBeLessThanOrEqual(90_000);
    await world.time.advance(100_000);
    const late = await kiosk.api.startPayment({ orderId: view.order.orderId, channel: 'wechat' });
    expect(late).toMatchObject({ ok: false, error: { kind: 'window-closing' } });
  });

  it('a clock apart from the gateway, or set back, blocks new payments and says so', async () => {
    const world = await openWorld();
    world.wechat.setDrift(61_000);
    await world.time.advance(5 * MINUTE + 5_000);
    const kiosk = world.openWindow('kiosk');
    await comeIn(kiosk);
    const refused = await kiosk.api.placeOrder({ feeItemIds: [WANG_FEE] });
    expect(refused).toMatchObject({ ok: false, error: { kind: 'blocked', blocks: ['clock-wrong'] } });
    world.wechat.setDrift(0);
    await world.time.advance(31_000);
    must(await kiosk.api.placeOrder({ feeItemIds: [WANG_FEE] }));
    world.time.setWallBy(-3_600_000);
    expect(must(await kiosk.api.health({})).blocks).toEqual(['clock-wrong']);
  });
});
