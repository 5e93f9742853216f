import { describe, expect, it } from 'vitest';
import { wantedFromScan } from '../../../src/renderer/features/counter/find-actions';
import { err, ok } from '../../../src/shared/result';
import { feeItem, feeList, person, personRow } from '../../fakes/counter-papers';
import { heldAnswer } from '../../fakes/scripted-bridge';
import { openCounter, openServing, settled } from './open-counter';

describe('finding a candidate', () => {
  it('asks on Enter, marks the first row, and opens the marked one on the next Enter', async () => {
    const other = { ...personRow, ref: 'ref-2', name: '王瑶' };
    const desk = await openCounter({
      findCandidates: async () => ok({ rows: [personRow, other], more: true }),
    });
    desk.actions.type(' 王 ');
    desk.actions.enter();
    await settled();
    expect(desk.core.asked('findCandidates')).toEqual([{ query: '王' }]);
    expect(desk.store.getState().search).toMatchObject({ rows: [personRow, other], more: true, active: 0 });
    desk.actions.move(1);
    desk.actions.move(1);
    desk.actions.enter();
    await settled();
    expect(desk.core.asked('openCandidate')).toEqual([{ ref: 'ref-2' }]);
    expect(desk.store.getState().search.rows).toEqual([]);
    expect(desk.serving().chosen).toEqual(['a', 'b']);
  });

  it('asks again when other words stand in the field, whatever row is marked', async () => {
    const desk = await openCounter();
    desk.actions.type('王');
    desk.actions.enter();
    await settled();
    desk.actions.type('李');
    desk.actions.enter();
    await settled();
    expect(desk.core.asked('findCandidates')).toEqual([{ query: '王' }, { query: '李' }]);
    expect(desk.core.asked('openCandidate')).toEqual([]);
  });

  it('asks nothing for an empty field and no second time while an answer is awaited', async () => {
    const held = heldAnswer<never>();
    const desk = await openCounter({ findCandidates: () => held.promise });
    desk.actions.type('   ');
    desk.actions.enter();
    desk.actions.type('王');
    desk.actions.enter();
    desk.actions.enter();
    await settled();
    expect(desk.core.asked('findCandidates')).toEqual([{ query: '王' }]);
  });

  it('opens a scanned document that names one person, and never shows the number it was', async () => {
    const desk = await openServing();
    expect(desk.core.asked('findCandidates')).toEqual([{ query: '319999198806120027' }]);
    expect(desk.serving().person.name).toBe('王秀英');
    expect(JSON.stringify(desk.store.getState())).not.toContain('319999198806120027');
  });

  it('lets a scan overtake the search before it, as when half a number came first', async () => {
    const nobody = ok({ rows: [personRow].slice(1), more: false });
    const held = heldAnswer<typeof nobody>();
    const whole = '319999198806120027';
    const desk = await openCounter({
      findCandidates: ({ query }) =>
        query === whole ? Promise.resolve(ok({ rows: [personRow], more: false })) : held.promise,
    });
    desk.actions.find(wantedFromScan(whole.slice(0, 12)));
    desk.actions.find(wantedFromScan(whole));
    await settled();
    expect(desk.serving().person.name).toBe('王秀英');
    held.give(nobody);
    await settled();
    expect(desk.store.getState()).toMatchObject({ busy: [], search: { answered: null } });
    expect(desk.serving().person.name).toBe('王秀英');
  });

  it('leaves the choice to the operator when a scan names two', async () => {
    const rows = [personRow, { ...personRow, ref: 'ref-2' }];
    const desk = await openServing({ findCandidates: async () => ok({ rows, more: false }) });
    expect(desk.store.getState()).toMatchObject({ serving: null, search: { rows } });
  });

  it('reads documents out of records, and takes other codes as they stand', () => {
    expect(wantedFromScan('王秀英|女|汉|19880612|某地|319999198806120027|某局')).toMatchObject({
      query: '319999198806120027',
      shown: '319999************',
    });
    expect(wantedFromScan('20261123-0XW92F9D')).toMatchObject({ scanned: true });
    expect(wantedFromScan('x'.repeat(5_000)).query).toHaveLength(64);
  });

  it('says what is wrong beside the field when the office or the ref fails', async () => {
    const desk = await openCounter({ findCandidates: async () => err({ kind: 'office-unreachable' }) });
    desk.actions.type('王');
    desk.actions.enter();
    await settled();
    expect(desk.store.getState().problem).toEqual({ where: 'find', what: { kind: 'office-unreachable' } });
    desk.actions.type('王秀');
    expect(desk.store.getState().problem).toBeNull();
    desk.core.answer({
      findCandidates: async () => ok({ rows: [personRow], more: false }),
      openCandidate: async () => err({ kind: 'no-such-candidate' }),
    });
    desk.actions.enter();
    await settled();
    desk.actions.enter();
    await settled();
    expect(desk.store.getState()).toMatchObject({
      serving: null,
      problem: { where: 'find', what: { kind: 'no-such-candidate' } },
    });
  });

  it('fees of the one before that come late are not shown for the one who stands here now', async () => {
    const late = heldAnswer<ReturnType<typeof ok<ReturnType<typeof feeList>>>>();
    const desk = await openServing({ fees: () => late.promise });
    desk.core.answer({
      openCandidate: async () => ok({ visit: 'visit-2', person }),
      fees: async () => ok(feeList(feeItem('z'))),
    });
    desk.actions.nextPerson();
    await desk.actions.choose(personRow);
    late.give(ok(feeList(feeItem('a'))));
    await settled();
    expect(desk.serving()).toMatchObject({ visit: 'visit-2', chosen: ['z'] });
  });

  it('keeps the person when the fees fail, and gets them on request', async () => {
    const desk = await openServing({ fees: async () => err({ kind: 'office-unreachable' }) });
    expect(desk.serving().fees).toBeNull();
    expect(desk.store.getState().problem?.where).toBe('fees');
    desk.core.answer({ fees: async () => ok({ items: [], people: [], now: 0 }) });
    await desk.actions.reloadFees();
    expect(desk.serving().fees).toEqual({ items: [], people: [], now: 0 });
    expect(desk.store.getState().problem).toBeNull();
  });
});
