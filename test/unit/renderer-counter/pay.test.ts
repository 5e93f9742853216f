import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPaying, payPhase } from '../../../src/renderer/features/counter/pay-phase';
import { paymentStandingSchema } from '../../../src/shared/payment-view';
import { err, ok } from '../../../src/shared/result';
import { feeItem, feeList, orderView, paymentView, receipt } from '../../fakes/counter-papers';
import { heldAnswer } from '../../fakes/scripted-bridge';
import { openPaying, openServing, settled } from './open-counter';

const phaseOf = (desk: Awaited<ReturnType<typeof openPaying>>) => payPhase(desk.serving());

describe('taking a payment', () => {
  it('places the chosen fees, starts the channel and shows the code', async () => {
    const desk = await openPaying();
    expect(desk.core.asked('placeOrder')).toEqual([{ feeItemIds: ['a', 'b'] }]);
    expect(desk.core.asked('startPayment')).toEqual([{ orderId: orderView.orderId, channel: 'wechat' }]);
    expect(phaseOf(desk)).toMatchObject({ at: 'waiting', view: { outTradeNo: 'TRADE1' } });
    expect(desk.serving().payment?.seenAt).toBe(5_000);
  });

  it('asks for nothing without a choice, and nothing twice', async () => {
    const held = heldAnswer<never>();
    const desk = await openServing({ placeOrder: () => held.promise });
    desk.actions.allOrNone();
    await desk.actions.pay('wechat');
    expect(desk.core.asked('placeOrder')).toEqual([]);
    desk.actions.allOrNone();
    void desk.actions.pay('wechat');
    void desk.actions.pay('alipay');
    await settled();
    expect(desk.core.asked('placeOrder')).toHaveLength(1);
    expect(phaseOf(desk)).toEqual({ at: 'opening', channel: 'wechat' });
  });

  it('a code that may no longer be scanned is being checked, not waited for', async () => {
    const desk = await openPaying({ startPayment: async () => ok(paymentView({ qrText: null })) });
    expect(phaseOf(desk).at).toBe('checking');
  });

  it('shows paid at once, then the receipt, and leaves the rest unticked', async () => {
    const desk = await openPaying({ receipts: async () => ok({ receipts: [receipt()] }) });
    desk.core.answer({ fees: async () => ok(feeList(feeItem('a', { state: 'paid' }), feeItem('d'))) });
    desk.core.push('payment', paymentView({ standing: 'paid' }));
    expect(phaseOf(desk).at).toBe('paid');
    await settled();
    expect(desk.serving()).toMatchObject({ receipts: [receipt()], chosen: [] });
    expect(isPaying(desk.serving())).toBe(false);
  });

  it('of an order that is paid in parts the rest is ticked for the next payment', async () => {
    const desk = await openPaying({ receipts: async () => ok({ receipts: [receipt()] }) });
    const rest = feeItem('d', { state: 'in-payment', orderNumber: orderView.orderNumber });
    const others = feeItem('e', { state: 'in-payment', orderNumber: 'somebody-elses' });
    desk.core.answer({ fees: async () => ok(feeList(feeItem('a', { state: 'paid' }), rest, others)) });
    desk.core.push(
      'payment',
      paymentView({
        standing: 'paid',
        part: { number: 1, of: 2, unpaid: 1, candidates: { paid: [], unpaid: [] } },
      }),
    );
    await settled();
    expect(desk.serving().chosen).toEqual(['d']);
  });

  it('a payment whose fees another one settled has no receipt to fetch', async () => {
    const desk = await openPaying();
    desk.core.push('payment', paymentView({ standing: 'paid', receiptNumbers: [] }));
    await settled();
    expect(desk.core.asked('receipts')).toEqual([]);
    expect(phaseOf(desk).at).toBe('paid');
  });

  it("asks for nobody else's receipt", async () => {
    const desk = await openPaying();
    desk.core.push('payment', paymentView({ visit: 'visit-of-somebody-else', standing: 'paid' }));
    await settled();
    expect(desk.core.asked('receipts')).toEqual([]);
    expect(phaseOf(desk).at).toBe('waiting');
  });

  it('"asked: I have paid" answers with what is known then', async () => {
    const desk = await openPaying({ askPayment: async () => ok(paymentView({ now: 1_780_000_001_000 })) });
    await desk.actions.askNow();
    expect(desk.serving().askedInVain).toBe(true);
    desk.core.push('payment', paymentView({ now: 1_780_000_001_500 }));
    expect(desk.serving().askedInVain).toBe(true);
    desk.core.answer({
      askPayment: async () => ok(paymentView({ standing: 'unknown', now: 1_780_000_002_000 })),
    });
    await desk.actions.askNow();
    expect(desk.serving().askedInVain).toBe(false);
    expect(phaseOf(desk).at).toBe('unknown');
  });

  it.each([
    { kind: 'held-by-other-order', orderNumber: 'N1', until: 5 },
    { kind: 'blocked', blocks: ['clock-wrong'] },
    { kind: 'office-unreachable' },
  ] as const)('says beside the channels why no order was placed: $kind', async (refusal) => {
    const answer = refusal.kind === 'blocked' ? { ...refusal, blocks: [...refusal.blocks] } : refusal;
    const desk = await openPaying({ placeOrder: async () => err(answer) });
    expect(desk.store.getState().problem).toEqual({ where: 'pay', what: refusal });
    expect(desk.core.asked('startPayment')).toEqual([]);
    expect(phaseOf(desk)).toEqual({ at: 'choose', earlier: null });
  });

  it('shows the new list when something is no longer payable', async () => {
    const fees = feeList(feeItem('a', { state: 'window-closed' }), feeItem('b'));
    const desk = await openPaying({
      placeOrder: async () => err({ kind: 'not-payable', refused: ['a'], fees }),
    });
    expect(desk.serving()).toMatchObject({ fees, chosen: ['b'] });
    expect(desk.store.getState().problem?.what.kind).toBe('not-payable');
  });

  it('a core that was started anew takes the person off the screen and names the order in doubt', async () => {
    const desk = await openPaying();
    desk.core.answer({ askPayment: async () => err({ kind: 'no-visit' }) });
    await desk.actions.askNow();
    expect(desk.store.getState()).toMatchObject({
      serving: null,
      problem: { where: 'find', what: { kind: 'visit-lost', order: orderView } },
    });
  });
});

describe('changing the channel', () => {
  it('hides the code before the core has answered, and never shows it again', async () => {
    const held = heldAnswer<ReturnType<typeof ok<ReturnType<typeof paymentView>>>>();
    const desk = await openPaying({ leavePayment: () => held.promise });
    void desk.actions.changeChannel();
    await settled();
    expect(phaseOf(desk).at).toBe('choose');
    desk.core.push('payment', paymentView({ now: 1_780_000_003_000 }));
    expect(phaseOf(desk).at).toBe('choose');
    held.give(ok(paymentView({ standing: 'closed', now: 1_780_000_004_000 })));
    await settled();
    expect(phaseOf(desk)).toMatchObject({ at: 'choose', earlier: { standing: 'closed' } });
  });

  it('goes straight to the other channel by its key; the same key again does nothing', async () => {
    const desk = await openPaying();
    await desk.actions.pay('wechat');
    expect(desk.core.asked('placeOrder')).toHaveLength(1);
    desk.core.answer({
      startPayment: async () =>
        ok(
          paymentView({
            channel: 'alipay',
            outTradeNo: 'TRADE2',
            now: 1_780_000_005_000,
            earlierCodeAlive: true,
          }),
        ),
    });
    await desk.actions.pay('alipay');
    expect(phaseOf(desk)).toMatchObject({ at: 'waiting', view: { outTradeNo: 'TRADE2' } });
  });

  it('says how long to wait when the earlier code is not proven dead, and keeps it hidden', async () => {
    const desk = await openPaying();
    desk.core.answer({ startPayment: async () => err({ kind: 'earlier-payment-closing', until: 7 }) });
    await desk.actions.pay('alipay');
    expect(desk.store.getState().problem?.what).toEqual({ kind: 'earlier-payment-closing', until: 7 });
    expect(phaseOf(desk)).toMatchObject({ at: 'choose', earlier: { outTradeNo: 'TRADE1' } });
  });

  it('money that came by the code that was given up is shown all the same', async () => {
    const desk = await openPaying({
      leavePayment: async () => ok(paymentView({ standing: 'checking' })),
      receipts: async () => ok({ receipts: [receipt()] }),
    });
    await desk.actions.changeChannel();
    desk.core.push('payment', paymentView({ standing: 'paid', now: 1_780_000_009_000 }));
    expect(phaseOf(desk).at).toBe('paid');
  });
});

describe('news of payments', () => {
  const standing = fc.constantFrom(...paymentStandingSchema.options);
  const news = fc.record({
    visit: fc.constantFrom('visit-1', 'visit-of-somebody-else'),
    outTradeNo: fc.constantFrom('TRADE1', 'TRADE2'),
    standing,
    now: fc.integer({ min: 1_780_000_000_000, max: 1_780_000_000_020 }),
  });

  it('never shows another visit, never goes back in time, and never takes back "paid"', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(news, { maxLength: 12 }), async (told) => {
        const desk = await openPaying({ receipts: async () => ok({ receipts: [receipt()] }) });
        let before = desk.shown();
        for (const one of told) {
          desk.core.push('payment', paymentView(one));
          const after = desk.shown();
          expect(after?.visit).toBe('visit-1');
          if (before?.standing === 'paid' && after?.outTradeNo === before.outTradeNo)
            expect(after.standing).toBe('paid');
          const moved = after?.standing === 'paid' || after?.standing === 'misfit';
          if (!moved) expect(after?.now).toBeGreaterThanOrEqual(before?.now ?? 0);
          before = after;
        }
      }),
      { numRuns: 60 },
    );
  });
});
