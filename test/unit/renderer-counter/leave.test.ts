import { headOf } from '../../../src/renderer/features/counter/receipt-heads';
import { describe, expect, it } from 'vitest';
import { err, ok } from '../../../src/shared/result';
import { paymentView, person, personRow, receipt, slip } from '../../fakes/counter-papers';
import { heldAnswer } from '../../fakes/scripted-bridge';
import { openCounter, openPaying, openServing, settled } from './open-counter';

const typed = (query: string) => ({ query, shown: query, scanned: false });

describe('the next person', () => {
  it('ends the visit before anybody else is looked for, so that its slip is not lost', async () => {
    const desk = await openServing();
    desk.actions.find(typed('李'));
    expect(desk.store.getState().serving).toBeNull();
    await settled();
    expect(desk.core.calls.slice(-2).map(({ name }) => name)).toEqual(['endVisit', 'findCandidates']);
    expect(desk.core.asked('endVisit')).toEqual([{ because: 'cancelled' }]);
  });

  it('calls a paid visit finished', async () => {
    const desk = await openPaying({
      receipts: async () => ok({ receipts: [receipt()] }),
      endVisit: async () => ok({ slip: null, receiptNumbers: ['T01-20261123-0001'] }),
    });
    desk.core.push('payment', paymentView({ standing: 'paid' }));
    await settled();
    desk.actions.nextPerson();
    expect(desk.core.asked('endVisit')).toEqual([{ because: 'finished' }]);
    await settled();
    expect(desk.store.getState().dialogs).toEqual([]);
  });

  it('is not taken unasked while money is on its way, by key or by reader', async () => {
    const desk = await openPaying();
    desk.actions.nextPerson();
    desk.actions.find({ query: '1', shown: '1', scanned: true });
    expect(desk.store.getState().dialogs).toEqual([{ kind: 'next-person', wanted: null }]);
    expect(desk.core.asked('endVisit')).toEqual([]);
    desk.actions.closeDialog();
    expect(desk.serving().visit).toBe('visit-1');
  });

  it('looks for the one who was scanned once the operator has let the other go', async () => {
    const desk = await openPaying();
    desk.actions.find(typed('李'));
    desk.actions.endAndGoOn();
    await settled();
    expect(desk.core.asked('endVisit')).toEqual([{ because: 'cancelled' }]);
    expect(desk.core.asked('findCandidates').at(-1)).toEqual({ query: '李' });
    expect(desk.store.getState().findCalls).toBeGreaterThan(1);
  });

  it('puts the slip in front, even over the next person, and one after the other', async () => {
    const held = heldAnswer<ReturnType<typeof ok<{ slip: typeof slip; receiptNumbers: [] }>>>();
    const desk = await openPaying({ endVisit: () => held.promise });
    desk.actions.find(typed('李'));
    desk.actions.endAndGoOn();
    desk.actions.openDialog('help');
    await settled();
    expect(desk.store.getState().ending).toBe(1);
    held.give(ok({ slip, receiptNumbers: [] }));
    await settled();
    expect(desk.store.getState().dialogs).toEqual([{ kind: 'help' }, { kind: 'slip', slip }]);
    desk.actions.closeDialog();
    expect(desk.store.getState().dialogs[0]?.kind).toBe('slip');
    expect(desk.store.getState().ending).toBe(0);
  });

  it('offers the receipt of money that came while the person was leaving', async () => {
    const desk = await openPaying({
      endVisit: async () => ok({ slip: null, receiptNumbers: ['T01-20261123-0001'] }),
      receipts: async () => ok({ receipts: [receipt()] }),
    });
    desk.actions.nextPerson();
    desk.actions.endAndGoOn();
    await settled();
    expect(desk.store.getState().dialogs).toEqual([
      {
        kind: 'receipts',
        heads: [headOf(receipt())],
        opened: receipt(),
        toPrint: [receipt()],
        meanwhile: true,
      },
    ]);
  });

  it('tells the core of an end that it did not hear once it can be asked again', async () => {
    const desk = await openServing({ endVisit: async () => err({ kind: 'disconnected' }) });
    desk.actions.nextPerson();
    await settled();
    desk.core.answer({ endVisit: async () => ok({ slip, receiptNumbers: [] }) });
    desk.core.connect('down');
    desk.core.connect('up');
    await settled();
    expect(desk.core.asked('endVisit')).toHaveLength(2);
    expect(desk.store.getState().dialogs).toEqual([{ kind: 'slip', slip }]);
    desk.core.connect('up');
    await settled();
    expect(desk.core.asked('endVisit')).toHaveLength(2);
  });

  it('does not make the next person wait for an answer about the one before', async () => {
    const held = heldAnswer<never>();
    const desk = await openServing({ startPayment: () => held.promise });
    void desk.actions.pay('wechat');
    await settled();
    desk.actions.find(typed('李'));
    desk.actions.endAndGoOn();
    await settled();
    desk.core.answer({
      openCandidate: async () => ok({ visit: 'visit-2', person }),
      startPayment: async () => ok(paymentView({ visit: 'visit-2' })),
    });
    await desk.actions.choose(personRow);
    await settled();
    await desk.actions.pay('wechat');
    expect(desk.shown()?.visit).toBe('visit-2');
  });

  it('a late answer about the one before changes nothing for the one who stands here now', async () => {
    const held = heldAnswer<ReturnType<typeof ok<ReturnType<typeof paymentView>>>>();
    const desk = await openPaying({ askPayment: () => held.promise });
    void desk.actions.askNow();
    desk.actions.find(typed('李'));
    desk.actions.endAndGoOn();
    await settled();
    held.give(ok(paymentView({ standing: 'paid' })));
    await settled();
    expect(desk.store.getState().serving).toBeNull();
    expect(desk.core.asked('receipts')).toEqual([]);
  });
});

describe('a screen nobody touches', () => {
  it('forgets the person and the search; a slip stays until it was handed over', async () => {
    const desk = await openPaying({ endVisit: async () => ok({ slip, receiptNumbers: [] }) });
    desk.actions.openDialog('help');
    desk.actions.idle();
    await settled();
    expect(desk.core.asked('endVisit')).toEqual([{ because: 'idle' }]);
    expect(desk.store.getState()).toMatchObject({
      serving: null,
      search: { query: '', rows: [] },
      dialogs: [{ kind: 'slip', slip }],
    });
  });

  it('keeps a slip in front that nobody has handed over yet', async () => {
    const desk = await openPaying({ endVisit: async () => ok({ slip, receiptNumbers: [] }) });
    desk.actions.nextPerson();
    desk.actions.endAndGoOn();
    await settled();
    desk.actions.idle();
    expect(desk.store.getState().dialogs).toEqual([{ kind: 'slip', slip }]);
  });

  it('ends nothing where nobody was served', async () => {
    const desk = await openCounter();
    desk.actions.type('319999198806120027');
    desk.actions.idle();
    await settled();
    expect(desk.core.asked('endVisit')).toEqual([]);
    expect(JSON.stringify(desk.store.getState())).not.toContain('319999198806120027');
  });
});
