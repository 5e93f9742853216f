import { describe, expect, it } from 'vitest';
import { groupFees } from '../../../src/renderer/features/counter/fee-groups';
import { ok } from '../../../src/shared/result';
import { feeItem, feeList, paymentView, person } from '../../fakes/counter-papers';
import { openPaying, openServing } from './open-counter';

describe('choosing fees', () => {
  it('takes what is payable beforehand, one by one, all or none', async () => {
    const desk = await openServing();
    desk.actions.toggle('a');
    expect(desk.serving().chosen).toEqual(['b']);
    desk.actions.allOrNone();
    expect(desk.serving().chosen).toEqual(['a', 'b']);
    desk.actions.allOrNone();
    expect(desk.serving().chosen).toEqual([]);
  });

  it('takes up an unfinished order whole, and only when the operator wants it', async () => {
    const held = { state: 'in-payment', orderNumber: 'N1' } as const;
    const fees = feeList(
      feeItem('a', held),
      feeItem('b', held),
      feeItem('c', { ...held, orderNumber: 'N2' }),
    );
    const desk = await openServing({ fees: async () => ok(fees) });
    expect(desk.serving().chosen).toEqual([]);
    desk.actions.toggle('b');
    expect(desk.serving().chosen).toEqual(['a', 'b']);
    desk.actions.toggle('a');
    expect(desk.serving().chosen).toEqual([]);
  });

  it.each(['waiting', 'checking', 'unknown', 'misfit', 'opening'] as const)(
    'changes nothing while a payment is %s',
    async (standing) => {
      const desk = await openPaying({ startPayment: async () => ok(paymentView({ standing })) });
      desk.actions.toggle('a');
      desk.actions.allOrNone();
      expect(desk.serving().chosen).toEqual(['a', 'b']);
    },
  );

  it('stands under its exam, with every registration for it', () => {
    const [first] = person.registrations;
    if (first === undefined) throw new Error('a person with a registration');
    const twice = [
      first,
      { ...first, maskedRegistrationNumber: '9***' },
      { ...first, examName: '无费用的考试' },
    ];
    const groups = groupFees(twice, [feeItem('a'), feeItem('b', { examName: '没有报名的考试' })]);
    expect(
      groups.map(({ title, registrations, items }) => [title, registrations.length, items.length]),
    ).toEqual([
      ['一级建造师执业资格考试', 2, 1],
      ['无费用的考试', 1, 0],
      ['没有报名的考试', 0, 1],
    ]);
  });
});
