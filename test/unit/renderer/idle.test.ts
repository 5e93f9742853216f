import { describe, expect, test } from 'vitest';
import { idleAllowanceMs, idleness } from '../../../src/renderer/app/idle';
import { startState, type Stage } from '../../../src/renderer/app/flow-state';
import { order, paid, waiting } from './kiosk-story';

const IDLE = { warnAfterS: 60, warnForS: 20 };

function allowance(stage: Stage, modesChanged = false): number | null {
  return idleAllowanceMs({ ...startState, connection: 'up', stage }, IDLE, modesChanged);
}

describe('how long nobody may touch the screen', () => {
  test('an empty home screen waits for ever, a changed one goes back to the defaults', () => {
    expect(allowance({ at: 'home' })).toBeNull();
    expect(allowance({ at: 'home' }, true)).toBe(60_000);
  });

  test('while a code can be scanned its own life comes first', () => {
    const stage = { at: 'payment', order, channel: 'wechat', view: waiting, seenAt: 0, left: false } as const;
    expect(allowance(stage)).toBe(360_000);
    expect(allowance({ ...stage, view: { ...waiting, now: 295_000 } })).toBe(65_000);
    expect(allowance({ ...stage, view: { ...waiting, standing: 'unknown', qrText: null } })).toBe(60_000);
  });

  test('screens that count down by themselves have no second clock', () => {
    expect(allowance({ at: 'paid', view: paid, receipts: null, toPrint: [] })).toBeNull();
  });

  test('a page that shows a person while the core is away does not stay', () => {
    const stage: Stage = { at: 'fees', fees: { items: [], people: [], now: 0 }, chosen: [] };
    expect(idleAllowanceMs({ ...startState, connection: 'down', stage }, IDLE, false)).toBe(60_000);
  });
});

describe('warning', () => {
  test.each([
    [59_999, { kind: 'present' }],
    [60_000, { kind: 'warned', secondsLeft: 20 }],
    [60_001, { kind: 'warned', secondsLeft: 20 }],
    [79_001, { kind: 'warned', secondsLeft: 1 }],
    [80_000, { kind: 'over' }],
  ])('after %i ms: %o', (untouchedMs, expected) => {
    expect(idleness(untouchedMs, 60_000, 20)).toEqual(expected);
  });

  test('without an allowance nobody is ever away', () => {
    expect(idleness(Number.MAX_SAFE_INTEGER, null, 20)).toEqual({ kind: 'present' });
  });
});
