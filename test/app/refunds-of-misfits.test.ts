import { describe, expect, it } from 'vitest';
import { fen } from '../../src/shared/money';
import { approve, bankFinishes } from '../fakes/refund-steps';
import { WANG, WANG_FEE } from '../fakes/story-roster';
import { comeIn, must, order, showCode } from '../fakes/story-steps';
import { openWorld } from '../fakes/world';

/* Money that moved otherwise than asked: a refund or a person answers for it (payments.md, "A payment"). */

/** 100 instead of 120: believed when it is said twice. */
async function paidTooLittle(amount = 10_000) {
  const world = await openWorld();
  const { window, orderId, view } = await showCode(world);
  world.wechat.pay(view.outTradeNo, { amount: fen(amount) });
  await world.time.advance(3_000);
  const [first, second] = [world.openWindow('counter'), world.openWindow('counter')];
  const { outTradeNo } = view;
  return { world, kiosk: window, orderId, outTradeNo, orderNumber: view.order.orderNumber, first, second };
}

describe('another amount than asked', () => {
  it('waits for a person; approved by one, because a rule asked for it', async () => {
    const { world, outTradeNo, orderNumber, kiosk, first } = await paidTooLittle();
    expect(kiosk.lastPayment()?.standing).toBe('misfit');
    const { refunds } = must(await first.api.refunds({ orderNumber: null }));
    expect(refunds).toMatchObject([{ reason: 'misfit', askedBy: 'system', amount: 10_000, todo: 'decide' }]);
    must(await approve(first, refunds[0]?.refundNumber ?? ''));
    await bankFinishes(world);
    expect(world.wechat.refundsOf(outTradeNo)).toMatchObject([{ amount: 10_000, paidAmount: 10_000 }]);
    // It was never told as paid.
    expect(world.opened().store.outbox.ofOrder(orderNumber)).toEqual([]);
  });

  it('a person lets it stand: its lines are paid, nothing goes back, the receipt says what came', async () => {
    const { world, kiosk, outTradeNo, first } = await paidTooLittle();
    const { receiptNumbers } = must(
      await first.api.acceptMisfit({ outTradeNo, because: '差额减免，主任同意' }),
    );
    expect(kiosk.lastPayment()).toMatchObject({ standing: 'paid', receiptNumbers });
    expect(must(await first.api.receipts({ receiptNumbers })).receipts[0]).toMatchObject({
      total: 12_000,
      received: 10_000,
      givenBack: 0,
    });
    await bankFinishes(world);
    expect(world.wechat.refundedTotal()).toBe(0);
    expect(world.opened().store.claims.live(WANG_FEE)?.settledBy).toBe(outTradeNo);
    const lines = world.opened().store.journal.ofSubject(outTradeNo);
    expect(lines.find(({ what }) => what === 'payment.accepted')?.facts).toMatchObject({
      by: `operator@T01/${first.id}`,
      because: '差额减免，主任同意',
      amount: 10_000,
    });
    expect(await first.api.acceptMisfit({ outTradeNo, because: '再来' })).toMatchObject({
      ok: false,
      error: { kind: 'not-a-misfit' },
    });
  });

  it('declined and then asked for at the desk, its money alone is asked for, and by two people', async () => {
    const { world, outTradeNo, orderNumber, first, second } = await paidTooLittle();
    const [rule] = must(await first.api.refunds({ orderNumber })).refunds;
    const decision = { kind: 'decline', note: '先核对' } as const;
    must(await first.api.decideRefund({ refundNumber: rule?.refundNumber ?? '', decision }));
    expect(must(await first.api.refunds({ orderNumber: null })).misfits).toMatchObject([{ outTradeNo }]);
    const ask = (number: string) =>
      first.api.askRefund({ orderNumber, lines: { outTradeNo: number }, because: '退回' });
    expect(await ask('P-NOBODY')).toMatchObject({ ok: false, error: { kind: 'nothing-left' } });
    const [asked] = must(await ask(outTradeNo)).refunds;
    expect(asked).toMatchObject({ lineNumber: null, amount: 10_000, askedByYou: true });
    const refundNumber = asked?.refundNumber ?? '';
    expect(await approve(first, refundNumber)).toMatchObject({ ok: false, error: { kind: 'same-person' } });
    expect(must(await second.api.refunds({ orderNumber })).refunds.at(-1)).toMatchObject({
      askedByYou: false,
    });
    must(await approve(second, refundNumber));
    await bankFinishes(world);
    expect(world.wechat.refundedTotal()).toBe(10_000);
    expect(must(await first.api.health({})).waitingForPerson).toBe(0);
  });

  it('what was accepted can be given back, never more than came', async () => {
    const { world, orderNumber, outTradeNo, first, second } = await paidTooLittle();
    must(await first.api.acceptMisfit({ outTradeNo, because: '先收下' }));
    const ask = (amount: number | null) =>
      first.api.askRefund({
        orderNumber,
        lines: [{ lineNumber: 1, amount: amount === null ? null : fen(amount) }],
        because: '退费',
      });
    expect(await ask(10_001)).toMatchObject({ ok: false, error: { kind: 'over-payment', left: 10_000 } });
    const { refunds } = must(await ask(null));
    expect(refunds).toMatchObject([{ amount: 10_000 }]);
    must(await approve(second, refunds[0]?.refundNumber ?? ''));
    await bankFinishes(world);
    expect(world.wechat.refundedTotal()).toBe(10_000);
    expect(world.opened().store.claims.live(WANG_FEE)).toBeNull();
  });

  it('once its refund was sent nobody lets it stand any more', async () => {
    const { world, outTradeNo, first } = await paidTooLittle();
    const { refunds } = must(await first.api.refunds({ orderNumber: null }));
    const release = world.wechat.hold();
    must(await approve(first, refunds[0]?.refundNumber ?? ''));
    await world.time.advance(10);
    expect(await first.api.acceptMisfit({ outTradeNo, because: '留下' })).toMatchObject({
      ok: false,
      error: { kind: 'refund-sent' },
    });
    release();
    await bankFinishes(world);
    expect(world.wechat.refundedTotal()).toBe(10_000);
  });

  it('after other money paid the fee it belongs to the payer', async () => {
    const { world, outTradeNo, orderId, kiosk, first } = await paidTooLittle();
    must(await kiosk.api.endVisit({ because: 'finished' }));
    expect(world.opened().store.orders.byId(orderId)?.state).toBe('closed');
    const other = world.openWindow('kiosk');
    await comeIn(other, WANG);
    const again = must(
      await other.api.startPayment({ orderId: await order(other, [WANG_FEE]), channel: 'alipay' }),
    );
    world.alipay.pay(again.outTradeNo);
    await world.time.advance(1_100);
    expect(await first.api.acceptMisfit({ outTradeNo, because: '留下' })).toMatchObject({
      ok: false,
      error: { kind: 'line-paid-elsewhere', lineNumber: 1 },
    });
  });

  it('declined and not accepted it stays on the list until somebody decides', async () => {
    const { world, outTradeNo, orderNumber, first, second } = await paidTooLittle();
    const { refunds } = must(await first.api.refunds({ orderNumber: null }));
    const refundNumber = refunds[0]?.refundNumber ?? '';
    must(await first.api.decideRefund({ refundNumber, decision: { kind: 'decline', note: '先核实' } }));
    await world.powerCut();
    await world.start();
    const [a, b] = [world.openWindow('counter'), world.openWindow('counter')];
    expect(must(await a.api.refunds({ orderNumber: null }))).toMatchObject({
      refunds: [],
      misfits: [
        { outTradeNo, cause: 'other-amount', asked: 12_000, received: 10_000, candidateName: '王小明' },
      ],
    });
    expect([first.id, second.id]).not.toContain(a.id);
    const asked = must(await a.api.askRefund({ orderNumber, lines: 'all', because: '核实后退回' }));
    expect(asked.refunds).toMatchObject([{ lineNumber: null, amount: 10_000, reason: 'asked' }]);
    expect(must(await a.api.refunds({ orderNumber })).misfits).toEqual([]);
    must(await approve(b, asked.refunds[0]?.refundNumber ?? ''));
    await bankFinishes(world);
    expect(world.wechat.refundedTotal()).toBe(10_000);
  });

  it('money that somebody sent back elsewhere is listed and never sent by a rule', async () => {
    const world = await openWorld();
    const { window, view } = await showCode(world);
    world.wechat.pay(view.outTradeNo);
    world.wechat.refundElsewhere(view.outTradeNo);
    must(await window.api.askPayment({}));
    const counter = world.openWindow('counter');
    expect(must(await counter.api.refunds({ orderNumber: null }))).toMatchObject({
      refunds: [],
      misfits: [{ outTradeNo: view.outTradeNo, cause: 'refunded-elsewhere' }],
    });
  });

  it('nothing is accepted that is none', async () => {
    const world = await openWorld();
    const { view } = await showCode(world);
    const counter = world.openWindow('counter');
    const accept = (outTradeNo: string) => counter.api.acceptMisfit({ outTradeNo, because: '留下' });
    expect(await accept(view.outTradeNo)).toMatchObject({ ok: false, error: { kind: 'not-a-misfit' } });
    expect(await accept('P-nothing')).toMatchObject({ ok: false, error: { kind: 'no-payment' } });
  });
});

describe('待核实凭条 again', () => {
  it('by its order number, as it was given', async () => {
    const world = await openWorld();
    const { window, view } = await showCode(world, 'alipay');
    const { slip } = must(await window.api.endVisit({ because: 'cancelled' }));
    const counter = world.openWindow('counter');
    expect(must(await counter.api.slip({ orderNumber: view.order.orderNumber }))).toEqual(slip);
    expect(await counter.api.slip({ orderNumber: 'nothing' })).toMatchObject({
      ok: false,
      error: { kind: 'no-slip' },
    });
  });
});
