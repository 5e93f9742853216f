import { describe, expect, it } from 'vitest';
import { offeredBackup, spoilStore } from '../fakes/restore-steps';
import { LI, LI_FEES, WANG_FEE } from '../fakes/story-roster';
import { comeIn, moneyAddsUp, must, order, showCode } from '../fakes/story-steps';
import type { World } from '../fakes/world';
import { openWorld } from '../fakes/world';

/* payments.md rule 1, and the last line of the crash table: "store lost, backup restored". */

/** Payment A is in the backup, payment B came after it; then the disk eats the database. */
async function loseTheStore(world: World) {
  const a = await showCode(world);
  world.wechat.pay(a.view.outTradeNo);
  await world.time.advance(1_100);
  must(await a.window.api.endVisit({ because: 'finished' }));
  await world.backup();
  const kiosk = world.openWindow('kiosk');
  await comeIn(kiosk, LI);
  const b = must(await kiosk.api.startPayment({ orderId: await order(kiosk, LI_FEES), channel: 'wechat' }));
  await world.powerCut();
  spoilStore(world);
  return { a: a.view, b };
}

describe('the store is lost', () => {
  it('is not reset by itself: the newest good backup is offered', async () => {
    const world = await openWorld();
    await loseTheStore(world);
    expect(await offeredBackup(world)).toContain('backups');
    await world.start({ restore: await offeredBackup(world) });
  });

  it('what the backup lacks is put back, asked about and settled', async () => {
    const world = await openWorld();
    const { a, b } = await loseTheStore(world);
    world.wechat.pay(b.outTradeNo);
    await world.start({ restore: await offeredBackup(world) });
    await world.time.advance(5_000);
    const { store } = world.opened();
    expect(store.payments.byNumber(a.outTradeNo)?.payment.state).toBe('paid');
    expect(store.payments.byNumber(b.outTradeNo)?.payment.state).toBe('paid');
    expect(moneyAddsUp(world)).toEqual({ paid: 24_550, kept: 24_550, givenBack: 0 });
    const kiosk = world.openWindow('kiosk');
    await comeIn(kiosk, LI);
    expect(must(await kiosk.api.fees({})).items.map((item) => item.state)).toEqual(['paid', 'paid']);
  });

  it('no new payment starts until every lost number has been answered for', async () => {
    const world = await openWorld();
    const { b } = await loseTheStore(world);
    world.wechat.offline(true);
    await world.start({ restore: await offeredBackup(world) });
    await world.time.advance(60_000);
    const kiosk = world.openWindow('kiosk');
    await comeIn(kiosk);
    const blocked = await kiosk.api.placeOrder({ feeItemIds: [WANG_FEE] });
    expect(blocked).toMatchObject({ ok: false, error: { kind: 'blocked', blocks: ['restore-unfinished'] } });
    world.wechat.offline(false);
    await world.time.advance(60_000);
    expect(must(await kiosk.api.health({})).blocks).toEqual([]);
    expect(world.opened().store.payments.byNumber(b.outTradeNo)?.payment.state).toBe('closed');
  });

  it('a receipt number that was given out before is never given out again', async () => {
    const world = await openWorld();
    const { b } = await loseTheStore(world);
    world.wechat.pay(b.outTradeNo);
    await world.start({ restore: await offeredBackup(world) });
    await world.time.advance(5_000);
    const first = world.opened().store.receipts.ofOrder(b.order.orderId)[0]?.receiptNumber;
    expect(first).toBeDefined();
    expect(first).not.toMatch(/-0002$/);
  });
});
