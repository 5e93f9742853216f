import { describe, expect, it } from 'vitest';
import { isPossible } from '../../../src/renderer/features/counter/deeds';
import { doDeed } from '../../../src/renderer/features/counter/do-deed';
import { isPaying, payPhase } from '../../../src/renderer/features/counter/pay-phase';
import { err, ok } from '../../../src/shared/result';
import { orderView, paymentView } from '../../fakes/counter-papers';
import { heldAnswer, type Answers } from '../../fakes/scripted-bridge';
import { openPaying, openServing, settled, type Desk } from './open-counter';

const CODE = '134567890123456788';
const charging = paymentView({ method: 'payer-code', qrText: null, outTradeNo: 'TRADE2' });

const phase = (desk: Desk) => payPhase(desk.serving()).at;

async function asked(answers: Answers = {}): Promise<Desk> {
  const desk = await openServing({ startPayerCode: async () => ok(charging), ...answers });
  doDeed(desk, 'payer-code');
  return desk;
}

describe("the payer's own code", () => {
  it('is charged only when it was asked for, once', async () => {
    const desk = await openServing({ startPayerCode: async () => ok(charging) });
    await desk.actions.charge(CODE);
    expect(desk.core.asked('startPayerCode')).toEqual([]);
    doDeed(desk, 'payer-code');
    await Promise.all([desk.actions.charge(CODE), desk.actions.charge(CODE)]);
    expect(desk.core.asked('startPayerCode')).toEqual([{ orderId: orderView.orderId, scanned: CODE }]);
    expect(desk.store.getState().dialogs).toEqual([]);
  });

  it('shows that the payer is asked, from the scan on, and then what became of it', async () => {
    const held = heldAnswer<ReturnType<typeof ok<typeof charging>>>();
    const desk = await asked({ startPayerCode: () => held.promise });
    void desk.actions.charge(CODE);
    await settled();
    expect(payPhase(desk.serving())).toEqual({ at: 'charging', view: null });
    // Nothing is known of it yet that could be taken back or asked about.
    expect(isPossible(desk.store.getState(), 'change-channel')).toBe(false);
    held.give(ok(charging));
    await settled();
    expect(payPhase(desk.serving())).toMatchObject({ at: 'charging', view: { outTradeNo: 'TRADE2' } });
    expect(isPaying(desk.serving())).toBe(true);
    expect(isPossible(desk.store.getState(), 'ask-now')).toBe(true);
    expect(isPossible(desk.store.getState(), 'pay-wechat')).toBe(false);
    expect(isPossible(desk.store.getState(), 'payer-code')).toBe(false);
    desk.core.push('payment', { ...charging, standing: 'paid', receiptNumbers: [] });
    expect(phase(desk)).toBe('paid');
  });

  it('says why nothing was charged', async () => {
    const desk = await asked({
      startPayerCode: async () => err({ kind: 'not-a-payer-code', looksLike: 'document-number' }),
    });
    await desk.actions.charge('110101199003074530');
    expect(phase(desk)).toBe('choose');
    expect(desk.store.getState().problem).toMatchObject({
      where: 'pay',
      what: { kind: 'not-a-payer-code', looksLike: 'document-number' },
    });
  });

  it('what the reader gave is in no state of the page', async () => {
    const desk = await asked();
    await desk.actions.charge(CODE);
    expect(JSON.stringify(desk.store.getState())).not.toContain(CODE);
  });

  it('takes the place of a code on screen; money that was reversed is said so', async () => {
    const desk = await openPaying({ startPayerCode: async () => ok(charging) });
    doDeed(desk, 'payer-code');
    await desk.actions.charge(CODE);
    expect(desk.serving().givenUp).toEqual(['TRADE1']);
    desk.core.push('payment', {
      ...charging,
      standing: 'closed',
      closedBecause: 'reversed',
      now: charging.now + 1,
    });
    expect(payPhase(desk.serving())).toMatchObject({ at: 'choose', earlier: { closedBecause: 'reversed' } });
  });
});
