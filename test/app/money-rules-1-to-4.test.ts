import { describe, expect, it } from 'vitest';
import { fen } from '../../src/shared/money';
import { comeIn, must, order, showCode } from '../fakes/story-steps';
import type { World } from '../fakes/world';
import { openWorld } from '../fakes/world';

const MINUTE = 60_000;
const stateOf = (world: World, outTradeNo: string) =>
  world.opened().store.payments.byNumber(outTradeNo)?.payment.state;
const calls = (world: World, outTradeNo: string) =>
  world.wechat.calls.filter((one) => one.number === outTradeNo).map((one) => one.call);

describe('rule 1: stored before the call', () => {
  it('row and intent line are on the disk when the call goes out', async () => {
    const world = await openWorld();
    const kiosk = world.openWindow('kiosk');
    await comeIn(kiosk);
    const orderId = await order(kiosk);
    const release = world.wechat.hold();
    const starting = kiosk.api.startPayment({ orderId, channel: 'wechat' });
    await world.time.settle();
    const outTradeNo = world.wechat.calls.find((one) => one.call === 'create')?.number ?? 'nothing went out';
    expect(stateOf(world, outTradeNo)).toBe('created');
    const intents = world.opened().intentLog.entries();
    expect(intents.filter((entry) => entry.kind === 'payment')).toMatchObject([
      { outTradeNo, amount: 12_000 },
    ]);
    release();
    expect(must(await starting).standing).toBe('waiting');
  });

  it('a call does not go out when the intent line cannot be written', async () => {
    const world = await openWorld();
    const kiosk = world.openWindow('kiosk');
    await comeIn(kiosk);
    const orderId = await order(kiosk);
    await world.opened().close();
    const answer = await kiosk.api.startPayment({ orderId, channel: 'wechat' });
    expect(answer).toMatchObject({ ok: false, error: { kind: 'crashed' } });
    expect(world.wechat.calls.filter((one) => one.call === 'create')).toEqual([]);
    await world.start();
  });
});

describe('rule 2: only a verified answer counts', () => {
  it('an answer that cannot be believed moves nothing and is an incident', async () => {
    const world = await openWorld();
    const { window, view } = await showCode(world);
    world.wechat.pay(view.outTradeNo);
    world.wechat.fault('query', 'unverified');
    expect(must(await window.api.askPayment({})).standing).toBe('waiting');
    const incidents = world
      .opened()
      .store.journal.ofSubject(view.outTradeNo)
      .filter((entry) => entry.what === 'incident');
    expect(incidents).toMatchObject([{ facts: { why: 'unverified' } }]);
    expect(must(await window.api.askPayment({})).standing).toBe('paid');
  });

  it('another amount twice in a row is misfit; it is given back after a person approves', async () => {
    const world = await openWorld();
    const { window, view } = await showCode(world);
    world.wechat.pay(view.outTradeNo, { amount: fen(1) });
    expect(must(await window.api.askPayment({})).standing).toBe('waiting');
    expect(must(await window.api.askPayment({}))).toMatchObject({ standing: 'misfit', receiptNumbers: [] });
    expect(world.opened().store.refunds.ofPayment(view.outTradeNo)).toMatchObject([
      { reason: 'misfit', amount: 1, state: 'awaiting-approval' },
    ]);
    expect(must(await window.api.fees({})).items[0]?.state).not.toBe('paid');
  });
});

describe('rule 3: a timeout is not a failure', () => {
  it('order call answered late: same number, same terms, and the person pays once', async () => {
    const world = await openWorld();
    world.wechat.fault('create', 'answer-lost', 'not-sent');
    const { window, view } = await showCode(world);
    expect(view).toMatchObject({ standing: 'unknown', qrText: null });
    await world.time.advance(6_000);
    expect(window.lastPayment()).toMatchObject({ standing: 'waiting', outTradeNo: view.outTradeNo });
    expect(world.wechat.numbers()).toEqual([view.outTradeNo]);
  });

  it('a "no such order" that nobody signed is no fact, and the same call is made again', async () => {
    const world = await openWorld();
    world.wechat.fault('create', 'not-sent');
    world.wechat.fault('query', 'unverified');
    const { window, view } = await showCode(world);
    expect(view).toMatchObject({ standing: 'unknown', qrText: null });
    await world.time.advance(4_000);
    expect(window.lastPayment()).toMatchObject({ standing: 'waiting', outTradeNo: view.outTradeNo });
  });

  it('a number that the gateway denies without a signature is made known, closed and proven dead', async () => {
    const world = await openWorld();
    world.wechat.fault('create', 'not-sent');
    world.wechat.fault('query', 'unverified');
    const { window, view } = await showCode(world);
    expect(must(await window.api.leavePayment({ reason: 'left' })).standing).toBe('closed');
    expect(calls(world, view.outTradeNo).slice(-4)).toEqual(['query', 'create', 'close', 'query']);
  });

  it('with less than a minute to live the number is never created again', async () => {
    const world = await openWorld();
    world.wechat.fault('create', 'not-sent');
    const { view } = await showCode(world);
    world.wechat.offline(true);
    await world.time.advance(4 * MINUTE + 5_000);
    world.wechat.offline(false);
    await world.time.advance(10 * MINUTE);
    expect(calls(world, view.outTradeNo).filter((call) => call === 'create')).toHaveLength(1);
    expect(stateOf(world, view.outTradeNo)).toBe('closed');
  });

  it('a channel that refuses does not keep the person from another one', async () => {
    const world = await openWorld();
    world.wechat.fault('create', 'refuses', 'refuses', 'refuses', 'refuses');
    const { window, orderId, view } = await showCode(world);
    expect(view).toMatchObject({
      qrText: null,
      standing: 'closed',
      closedBecause: 'refused',
      refusedFor: 'not-permitted',
    });
    const other = must(await window.api.startPayment({ orderId, channel: 'alipay' }));
    expect(other).toMatchObject({ standing: 'waiting', channel: 'alipay' });
    await world.time.advance(10 * MINUTE);
    expect(stateOf(world, view.outTradeNo)).toBe('closed');
  });

  it('a refusal is told, and proven before the order is free', async () => {
    const world = await openWorld();
    world.wechat.fault('create', 'refuses', 'refuses');
    const { view } = await showCode(world);
    expect(['checking', 'closed']).toContain(view.standing);
    await world.time.advance(10 * MINUTE);
    expect(stateOf(world, view.outTradeNo)).toBe('closed');
  });
});

describe('rule 4: leaving is query, close, query', () => {
  it('in this order, and closed only by the last answer', async () => {
    const world = await openWorld();
    const { window, view } = await showCode(world);
    const before = calls(world, view.outTradeNo).length;
    expect(must(await window.api.leavePayment({ reason: 'left' })).standing).toBe('closed');
    expect(calls(world, view.outTradeNo).slice(before)).toEqual(['query', 'close', 'query']);
  });

  it('a close that lies changes nothing: asked on, closed again, never free before the proof', async () => {
    const world = await openWorld();
    const { window, view } = await showCode(world);
    world.wechat.fault('close', 'lies');
    expect(must(await window.api.leavePayment({ reason: 'left' })).standing).toBe('checking');
    const held = await window.api.startPayment({ orderId: view.order.orderId, channel: 'alipay' });
    expect(held.ok).toBe(true);
    expect(stateOf(world, view.outTradeNo)).toBe('closed');
  });

  it('money between the last query and the close is found by the query after it', async () => {
    const world = await openWorld();
    const { window, view } = await showCode(world);
    world.wechat.fault('query', 'lag');
    world.wechat.pay(view.outTradeNo);
    expect(must(await window.api.leavePayment({ reason: 'left' }))).toMatchObject({ standing: 'paid' });
  });

  it('a number the bank may never have seen is created, closed and asked about', async () => {
    const world = await openWorld();
    world.wechat.fault('create', 'not-sent');
    const { window, view } = await showCode(world);
    expect(view.standing).toBe('unknown');
    const before = calls(world, view.outTradeNo).length;
    must(await window.api.leavePayment({ reason: 'left' }));
    expect(calls(world, view.outTradeNo).slice(before)).toEqual(['query', 'create', 'close', 'query']);
    expect(stateOf(world, view.outTradeNo)).toBe('closed');
  });

  it('without instant proof: a slip now, closed by time, three quiet answers after the end', async () => {
    const world = await openWorld();
    const { window, view } = await showCode(world, 'alipay');
    const { slip } = must(await window.api.endVisit({ because: 'cancelled' }));
    expect(slip).toMatchObject({ outTradeNo: view.outTradeNo, total: 12_000 });
    await world.time.advance(view.expiresAt - world.time.now() + 89_000);
    expect(stateOf(world, view.outTradeNo)).toBe('closing');
    await world.time.advance(2 * MINUTE);
    expect(stateOf(world, view.outTradeNo)).toBe('closed');
    expect(world.time.now()).toBeLessThan(slip === null ? 0 : slip.decidedBy + 2 * MINUTE);
  });

  it('a window that vanishes leaves like a person does', async () => {
    const world = await openWorld();
    const { window, view } = await showCode(world);
    await window.gone();
    expect(stateOf(world, view.outTradeNo)).toBe('closed');
  });
});
