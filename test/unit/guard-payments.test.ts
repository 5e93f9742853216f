import { expect, it } from 'vitest';
import { makePaymentGuard } from '../../src/main/services/guard-payments';

const MIB = 1024 * 1024;
const facts = { freeBytes: 500 * MIB, clockWrong: false, damaged: false };

function guardOf(change: Partial<typeof facts>) {
  const { freeBytes, clockWrong, damaged } = { ...facts, ...change };
  const clock = { isWrong: () => clockWrong, compare: () => undefined };
  return makePaymentGuard({ freeBytes: () => freeBytes }, 200 * MIB, clock, () => damaged);
}

it.each([
  [{}, []],
  [{ freeBytes: 200 * MIB }, []],
  [{ freeBytes: 200 * MIB - 1 }, ['disk-nearly-full']],
  [{ clockWrong: true }, ['clock-wrong']],
  [{ damaged: true }, ['store-damaged']],
  [{ freeBytes: 0, clockWrong: true }, ['disk-nearly-full', 'clock-wrong']],
] as const)('%j blocks new payments by %j', (change, blocks) => {
  expect(guardOf(change).blocks()).toEqual(blocks);
});

it('a system that does not tell its free space blocks nothing', () => {
  const clock = { isWrong: () => false, compare: () => undefined };
  expect(makePaymentGuard({ freeBytes: () => null }, 200 * MIB, clock, () => false).blocks()).toEqual([]);
});

it('a refused commit and an unfinished restore block until they are over', () => {
  const guard = guardOf({});
  guard.commitFailed(true);
  guard.restoreUnfinished(true);
  expect(guard.blocks()).toEqual(['restore-unfinished', 'store-not-writable']);
  guard.commitFailed(false);
  guard.restoreUnfinished(false);
  expect(guard.blocks()).toEqual([]);
});
