import { describe, expect, it } from 'vitest';
import { err, ok } from '../../../src/shared/result';
import { paymentView, receipt, slip } from '../../fakes/counter-papers';
import { openCounter, openPaying, settled } from './open-counter';

describe('receipts', () => {
  it('are counted by the core before they are printed', async () => {
    const desk = await openPaying({
      receipt: async () => ok(receipt()),
      printReceipt: async () => ok(receipt({ printed: 1 })),
    });
    desk.core.push('payment', paymentView({ standing: 'paid' }));
    await settled();
    await desk.actions.printFront();
    expect(desk.core.asked('printReceipt')).toEqual([{ receiptNumber: 'T01-20261123-0001' }]);
    expect(desk.serving().receipt?.printed).toBe(1);
    expect(desk.prints()).toBe(1);
  });

  it('are not printed when they could not be counted', async () => {
    const desk = await openCounter({
      receipt: async () => ok(receipt()),
      printReceipt: async () => err({ kind: 'crashed', incident: 'A1' }),
    });
    await desk.actions.showReceipt('T01-20261123-0001');
    await desk.actions.printFront();
    expect(desk.prints()).toBe(0);
    expect(desk.store.getState().problem).toEqual({
      where: 'paper',
      what: { kind: 'crashed', incident: 'A1' },
    });
  });

  it('the one in front is printed, as it must be marked', async () => {
    const desk = await openCounter({
      receipt: async () => ok(receipt({ printed: 1 })),
      printReceipt: async () => ok(receipt({ printed: 2 })),
    });
    await desk.actions.showReceipt('T01-20261123-0001');
    await desk.actions.printFront();
    expect(desk.store.getState().dialogs).toEqual([
      { kind: 'receipt', receipt: receipt({ printed: 2 }), meanwhile: false },
    ]);
    expect(desk.prints()).toBe(1);
  });

  it('a slip is printed as often as needed; without paper in front nothing is', async () => {
    const desk = await openPaying({ endVisit: async () => ok({ slip, receiptNumber: null }) });
    await desk.actions.printFront();
    expect(desk.prints()).toBe(0);
    desk.actions.nextPerson();
    desk.actions.endAndGoOn();
    await settled();
    await desk.actions.printFront();
    await desk.actions.printFront();
    expect(desk.prints()).toBe(2);
    expect(desk.core.asked('printReceipt')).toEqual([]);
  });
});
