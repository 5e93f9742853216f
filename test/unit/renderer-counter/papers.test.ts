import { headOf } from '../../../src/renderer/features/counter/receipt-heads';
import { describe, expect, it } from 'vitest';
import { err, ok } from '../../../src/shared/result';
import { paymentView, receipt, slip } from '../../fakes/counter-papers';
import { openCounter, openPaying, settled } from './open-counter';

describe('receipts', () => {
  it('are counted by the core before they are printed', async () => {
    const desk = await openPaying({
      receipts: async () => ok({ receipts: [receipt()] }),
      printReceipts: async () => ok({ receipts: [receipt({ printed: 1 })] }),
    });
    desk.core.push('payment', paymentView({ standing: 'paid' }));
    await settled();
    await desk.actions.printFront();
    expect(desk.core.asked('printReceipts')).toEqual([{ receiptNumbers: ['T01-20261123-0001'] }]);
    expect(desk.serving().receipts[0]?.printed).toBe(1);
    expect(desk.prints()).toBe(1);
  });

  it('are not printed when they could not be counted', async () => {
    const desk = await openCounter({
      receipts: async () => ok({ receipts: [receipt()] }),
      orderReceipts: async () => ok({ receipts: [headOf(receipt())] }),
      printReceipts: async () => err({ kind: 'crashed', incident: 'A1' }),
    });
    await desk.actions.showReceipts('20261123-0XW92F9D');
    await desk.actions.printFront();
    expect(desk.prints()).toBe(0);
    expect(desk.store.getState().problem).toEqual({
      where: 'paper',
      what: { kind: 'crashed', incident: 'A1' },
    });
  });

  it('the one in front is printed, as it must be marked', async () => {
    const desk = await openCounter({
      receipts: async () => ok({ receipts: [receipt({ printed: 1 })] }),
      orderReceipts: async () => ok({ receipts: [headOf(receipt())] }),
      printReceipts: async () => ok({ receipts: [receipt({ printed: 2 })] }),
    });
    await desk.actions.showReceipts('20261123-0XW92F9D');
    await desk.actions.printFront();
    expect(desk.store.getState().dialogs).toEqual([
      {
        kind: 'receipts',
        heads: [headOf(receipt({ printed: 2 }))],
        opened: receipt({ printed: 2 }),
        toPrint: [receipt({ printed: 2 })],
        meanwhile: false,
      },
    ]);
    expect(desk.prints()).toBe(1);
  });

  it('of a group are all there: each can be opened, printed alone, or with all others', async () => {
    const [one, two] = [receipt(), receipt({ receiptNumber: 'T01-20261123-0002' })];
    const printed = (numbers: readonly string[]) =>
      [one, two].filter(({ receiptNumber }) => numbers.includes(receiptNumber));
    const desk = await openCounter({
      orderReceipts: async () => ok({ receipts: [headOf(one), headOf(two)] }),
      receipts: async ({ receiptNumbers }) => ok({ receipts: printed(receiptNumbers) }),
      printReceipts: async ({ receiptNumbers }) =>
        ok({ receipts: printed(receiptNumbers).map((paper) => ({ ...paper, printed: 1 })) }),
    });
    await desk.actions.showReceipts('20261123-0XW92F9D');
    await desk.actions.turnTo(two.receiptNumber);
    expect(desk.store.getState().dialogs).toMatchObject([{ opened: two, toPrint: [two] }]);
    await desk.actions.printAll();
    expect(desk.core.asked('printReceipts')).toEqual([
      { receiptNumbers: [one.receiptNumber, two.receiptNumber] },
    ]);
    expect(desk.store.getState().dialogs).toMatchObject([
      { heads: [{ printed: 1 }, { printed: 1 }], opened: { printed: 1 }, toPrint: [{}, {}] },
    ]);
    expect(desk.prints()).toBe(1);
  });

  it('a slip is printed as often as needed; without paper in front nothing is', async () => {
    const desk = await openPaying({ endVisit: async () => ok({ slip, receiptNumbers: [] }) });
    await desk.actions.printFront();
    expect(desk.prints()).toBe(0);
    desk.actions.nextPerson();
    desk.actions.endAndGoOn();
    await settled();
    await desk.actions.printFront();
    await desk.actions.printFront();
    expect(desk.prints()).toBe(2);
    expect(desk.core.asked('printReceipts')).toEqual([]);
  });
});
