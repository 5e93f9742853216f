import { describe, expect, it } from 'vitest';
import { secondsToClear } from '../../../src/renderer/features/counter/idle';
import { makeRecovery } from '../../../src/renderer/features/counter/recovery-store';
import { err, ok } from '../../../src/shared/result';
import { orderRow, paymentView } from '../../fakes/counter-papers';
import { scriptedApi } from '../../fakes/scripted-bridge';
import { openCounter, openPaying, openServing, settled } from './open-counter';

describe('a counter window', () => {
  it('asks at its start how things stand', async () => {
    const desk = await openCounter({
      todaysOrders: async () => ok({ rows: [orderRow()], more: false, date: '2026-11-23' }),
      recoveryKey: async () => ok({ recoveryKey: 'AAAAA-BBBBB' }),
    });
    expect(desk.store.getState()).toMatchObject({ connection: 'up', health: { network: 'up' } });
    expect(desk.orders.store.getState().rows).toHaveLength(1);
    expect(desk.recovery.store.getState().key).toBe('AAAAA-BBBBB');
  });

  it('asks for the truth of the code on screen when the core is back', async () => {
    const desk = await openPaying({ askPayment: async () => ok(paymentView({ standing: 'unknown' })) });
    desk.core.connect('down');
    expect(desk.store.getState().connection).toBe('down');
    desk.core.connect('up');
    await settled();
    expect(desk.shown()?.standing).toBe('unknown');
  });

  it('learns from a core that was started anew that the visit is gone', async () => {
    const desk = await openServing();
    desk.core.answer({ fees: async () => err({ kind: 'no-visit' }) });
    desk.core.connect('up');
    await settled();
    expect(desk.store.getState()).toMatchObject({
      serving: null,
      problem: { what: { kind: 'visit-lost', order: null } },
    });
  });

  it('stops listening when told to', async () => {
    const desk = await openCounter();
    const health = {
      network: 'down',
      gateway: 'silent',
      printer: 'none',
      blocks: [],
      openPayments: 3,
    } as const;
    desk.listen()();
    desk.core.push('health', { ...health, blocks: [] });
    expect(desk.store.getState().health).toMatchObject({ openPayments: 3 });
  });
});

describe('the recovery key', () => {
  it('is forgotten here once the core has taken "written down"', async () => {
    const core = scriptedApi({
      recoveryKey: async () => ok({ recoveryKey: 'AAAAA-BBBBB' }),
      recoveryKeyKept: async () => err({ kind: 'disconnected' }),
    });
    const recovery = makeRecovery(core.api.bridge);
    await recovery.ask();
    await recovery.kept();
    expect(recovery.store.getState().key).toBe('AAAAA-BBBBB');
    core.answer({ recoveryKeyKept: async () => ok({}) });
    await recovery.kept();
    expect(recovery.store.getState().key).toBeNull();
  });
});

describe('an untouched screen', () => {
  it('warns after ten minutes and gives twenty seconds', () => {
    expect(secondsToClear(599_999)).toBeNull();
    expect(secondsToClear(600_000)).toBe(20);
    expect(secondsToClear(619_001)).toBe(1);
    expect(secondsToClear(620_000)).toBe(0);
    expect(secondsToClear(9_999_999)).toBe(0);
  });
});
