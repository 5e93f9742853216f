import { describe, expect, it } from 'vitest';
import { LI, LI_FEES, WANG, WANG_FEE } from '../fakes/story-roster';
import { comeIn, moneyAddsUp, must, order, showCode, signIn } from '../fakes/story-steps';
import { openWorld } from '../fakes/world';

const MINUTE = 60_000;

describe('a candidate pays at the kiosk', () => {
  it.each(['wechat', 'alipay'] as const)('by %s, from the document to the receipt', async (channel) => {
    const world = await openWorld();
    const kiosk = world.openWindow('kiosk');
    const { person } = await signIn(kiosk);
    expect(person.maskedDocument).not.toContain(WANG.documentNumber.slice(6, 14));
    const fees = must(await kiosk.api.confirmPerson({}));
    expect(fees.items.map((item) => [item.feeItemId, item.state])).toEqual([[WANG_FEE, 'payable']]);
    const orderId = await order(kiosk);
    const view = must(await kiosk.api.startPayment({ orderId, channel }));
    expect(view).toMatchObject({ standing: 'waiting', earlierCodeAlive: false });
    expect(view.qrText).toContain(view.outTradeNo);

    const bank = world[channel];
    bank.scan(view.outTradeNo);
    expect(bank.pay(view.outTradeNo)).toBe(true);
    await world.time.advance(1_100);

    const paid = kiosk.lastPayment();
    expect(paid).toMatchObject({ standing: 'paid', qrText: null });
    const [receipt] = must(await kiosk.api.receipts({ receiptNumbers: paid?.receiptNumbers ?? [] })).receipts;
    expect(receipt).toMatchObject({ total: 12_000, totalInCapitals: '人民币壹佰贰拾元整', printed: 0 });
    expect(must(await kiosk.api.fees({})).items[0]?.state).toBe('paid');
    expect(must(await kiosk.api.endVisit({ because: 'finished' }))).toMatchObject({ slip: null });
    expect(moneyAddsUp(world)).toEqual({ paid: 12_000, kept: 12_000, givenBack: 0 });
  });

  it('chooses one of two fees, and pays the other one later', async () => {
    const world = await openWorld();
    const kiosk = world.openWindow('kiosk');
    await comeIn(kiosk, LI);
    const first = must(
      await kiosk.api.startPayment({ orderId: await order(kiosk, [LI_FEES[1]]), channel: 'wechat' }),
    );
    world.wechat.pay(first.outTradeNo);
    await world.time.advance(1_100);
    expect(kiosk.lastPayment()).toMatchObject({ standing: 'paid', order: { total: 4_550 } });
    const second = must(
      await kiosk.api.startPayment({ orderId: await order(kiosk, [LI_FEES[0]]), channel: 'wechat' }),
    );
    world.wechat.pay(second.outTradeNo);
    await world.time.advance(1_100);
    expect(kiosk.lastPayment()).toMatchObject({ standing: 'paid', order: { total: 8_000 } });
    expect(moneyAddsUp(world)).toEqual({ paid: 12_550, kept: 12_550, givenBack: 0 });
  });

  it('presses "I have paid" and is answered at once', async () => {
    const world = await openWorld();
    const { window, view } = await showCode(world);
    expect(must(await window.api.askPayment({}))).toMatchObject({ standing: 'waiting' });
    world.wechat.pay(view.outTradeNo);
    expect(must(await window.api.askPayment({}))).toMatchObject({ standing: 'paid' });
  });
});

describe('asking politely (rule 15)', () => {
  it('every second for half a minute, then every three', async () => {
    const world = await openWorld();
    const { view } = await showCode(world);
    const asked = () =>
      world.wechat.calls.filter((one) => one.call === 'query' && one.number === view.outTradeNo).length;
    await world.time.advance(30_000);
    expect(asked()).toBeGreaterThanOrEqual(28);
    expect(asked()).toBeLessThanOrEqual(31);
    const before = asked();
    await world.time.advance(30_000);
    expect(asked() - before).toBeGreaterThanOrEqual(9);
    expect(asked() - before).toBeLessThanOrEqual(11);
  });

  it('backs off when told so, and no faster than allowed', async () => {
    const world = await openWorld();
    const { view } = await showCode(world);
    world.wechat.fault('query', ...Array.from({ length: 20 }, () => 'rate-limited' as const));
    const before = world.wechat.calls.length;
    await world.time.advance(30_000);
    const asked = world.wechat.calls.slice(before).filter((one) => one.number === view.outTradeNo).length;
    expect(asked).toBeLessThanOrEqual(8);
  });

  it('a code nobody paid dies at its end and the order can be paid again', async () => {
    const world = await openWorld();
    const { window, orderId, view } = await showCode(world);
    await world.time.advance(5 * MINUTE + 5_000);
    expect(window.lastPayment()).toMatchObject({
      standing: 'closed',
      closedBecause: 'expired',
      qrText: null,
    });
    const again = must(await window.api.startPayment({ orderId, channel: 'wechat' }));
    expect(again.outTradeNo).not.toBe(view.outTradeNo);
    world.wechat.pay(again.outTradeNo);
    await world.time.advance(3_100);
    expect(window.lastPayment()).toMatchObject({ standing: 'paid' });
    expect(world.wechat.pay(view.outTradeNo)).toBe(false);
  });
});
