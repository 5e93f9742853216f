import { describe, expect, it } from 'vitest';
import { must, showCode } from '../fakes/story-steps';
import { openWorld, type World } from '../fakes/world';

const MINUTE = 60_000;
const stateOf = (world: World, outTradeNo: string) =>
  world.opened().store.payments.byNumber(outTradeNo)?.payment.state;
const calls = (world: World, outTradeNo: string) =>
  world.wechat.calls.filter((one) => one.number === outTradeNo).map((one) => one.call);

/* WeChat's "no such order" mostly comes unsigned: no fact, but often all that ever comes for a number it never saw. */
describe('answers that cannot be believed do not hold up what costs nothing', () => {
  it('an order call that was lost is made again, and the person pays', async () => {
    const world = await openWorld();
    world.wechat.fault('create', 'not-sent');
    world.wechat.fault('query', 'unverified');
    const { window, view } = await showCode(world);
    await world.time.advance(2_000);
    expect(calls(world, view.outTradeNo).slice(0, 3)).toEqual(['create', 'query', 'create']);
    expect(window.lastPayment()).toMatchObject({ standing: 'waiting', outTradeNo: view.outTradeNo });
  });

  it('a number that outlived its time unseen is closed at every doubt, and proven dead by what follows', async () => {
    const world = await openWorld();
    world.wechat.fault('create', 'not-sent');
    world.wechat.offline(true);
    const { view } = await showCode(world);
    await world.time.advance(10 * MINUTE);
    expect(stateOf(world, view.outTradeNo)).toBe('closing');
    world.wechat.offline(false);
    const before = calls(world, view.outTradeNo).length;
    for (let i = 0; i < 60 && stateOf(world, view.outTradeNo) === 'closing'; i += 1) {
      world.wechat.clearFaults();
      world.wechat.fault('query', 'unverified');
      await world.time.advance(11_000);
    }
    expect(stateOf(world, view.outTradeNo)).toBe('closed');
    const since = calls(world, view.outTradeNo).slice(before);
    expect(since.slice(0, 3)).toEqual(['query', 'close', 'query']);
    // Never created again after its time (rule 4).
    expect(since).not.toContain('create');
  });

  it('a code that is wanted dead is closed; only the believed answer after it counts', async () => {
    const world = await openWorld();
    const { window, view } = await showCode(world);
    world.wechat.fault('query', 'unverified', 'unverified');
    must(await window.api.leavePayment({ reason: 'left' }));
    await world.time.settle();
    expect(calls(world, view.outTradeNo).slice(-3)).toEqual(['query', 'close', 'query']);
    expect(stateOf(world, view.outTradeNo)).toBe('closing');
    await world.time.advance(MINUTE);
    expect(stateOf(world, view.outTradeNo)).toBe('closed');
  });

  it('a paid one stays where it is until the money is seen', async () => {
    const world = await openWorld();
    const { window, view } = await showCode(world);
    world.wechat.pay(view.outTradeNo);
    world.wechat.fault('query', 'unverified', 'unverified');
    must(await window.api.leavePayment({ reason: 'left' }));
    await world.time.settle();
    expect(stateOf(world, view.outTradeNo)).toBe('closing');
    await world.time.advance(MINUTE);
    expect(stateOf(world, view.outTradeNo)).toBe('paid');
  });

  it('a later question about a closed one is not repeated for ever', async () => {
    const world = await openWorld();
    const { window, view } = await showCode(world);
    must(await window.api.leavePayment({ reason: 'left' }));
    await world.time.advance(30_000);
    expect(stateOf(world, view.outTradeNo)).toBe('closed');
    world.wechat.fault('query', 'unverified');
    await world.time.advance(MINUTE);
    expect(calls(world, view.outTradeNo).slice(-3)).toEqual(['query', 'close', 'query']);
  });
});
