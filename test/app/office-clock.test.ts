import { expect, it } from 'vitest';
import type { Clock } from '../../src/main/ports';
import type { ExamOffice } from '../../src/main/ports/exam-office';
import { rosterOffice } from '../../src/main/office/roster-office';
import { storyRoster, WANG, WANG_FEE } from '../fakes/story-roster';
import { comeIn, must, order } from '../fakes/story-steps';
import { openWorld } from '../fakes/world';

const MINUTE = 60_000;

/** One whose clock is apart from ours; WANG's window ends in `windowLeftMs` by its own clock. */
function officeApart(clock: Clock, driftMs: number, windowLeftMs: number): ExamOffice {
  const startedAt = clock.now() + driftMs;
  const lines = storyRoster(startedAt).map(({ candidate, feeItem }) => ({
    candidate,
    feeItem: { ...feeItem, closesAt: startedAt + windowLeftMs },
  }));
  const people = lines.map(({ candidate }) => candidate);
  const roster = {
    byDocument: (number: string) => people.filter(({ documentNumber }) => documentNumber === number),
    byId: (id: string) => people.find((one) => one.id === id) ?? null,
    feeItems: (id: string) => lines.flatMap((line) => (line.candidate.id === id ? [line.feeItem] : [])),
    search: () => [],
  };
  return {
    ...rosterOffice({ roster, secondFactor: 'registration-number', passwords: null }),
    kind: 'registry',
    clockDriftMs: () => driftMs,
  };
}

it('a window that is over by the exam office’s clock is closed, though ours says there is time left', async () => {
  const world = await openWorld({ office: (clock) => officeApart(clock, 10 * MINUTE, -1) });
  const kiosk = world.openWindow('kiosk');
  await comeIn(kiosk, WANG);
  expect(must(await kiosk.api.fees({})).items[0]).toMatchObject({
    feeItemId: WANG_FEE,
    state: 'window-closed',
  });
  expect(await kiosk.api.placeOrder({ feeItemIds: [WANG_FEE] })).toMatchObject({
    error: { kind: 'not-payable' },
  });
});

it.each([
  ['ahead of ours', 10 * MINUTE],
  ['behind ours', -10 * MINUTE],
])('a code ends a minute before the window does by the office’s clock, which is %s', async (_, driftMs) => {
  const world = await openWorld({ office: (clock) => officeApart(clock, driftMs, 4 * MINUTE) });
  const kiosk = world.openWindow('kiosk');
  const startedAt = world.time.now();
  await comeIn(kiosk, WANG);
  const view = must(await kiosk.api.startPayment({ orderId: await order(kiosk), channel: 'wechat' }));
  expect(view.expiresAt).toBe(startedAt + 3 * MINUTE);
  await world.time.advance(3 * MINUTE);
  expect(kiosk.lastPayment()).toMatchObject({ qrText: null });
});
