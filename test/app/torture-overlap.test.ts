import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Channel } from '../../src/shared/channel';
import type { Call, Fault } from '../fakes/bank/bank-line';
import { LI, LI_FEES } from '../fakes/story-roster';
import { comeIn, moneyAddsUp, must } from '../fakes/story-steps';
import type { World } from '../fakes/world';
import type { StoryWindow } from '../fakes/world/story-window';
import { openWorld } from '../fakes/world';

/*
 * One person with two fees at two windows, choosing now one, now both, by two channels: orders overlap line by line,
 * codes are given up and paid late. Once the world is calm every line is paid at most once and nothing holds a claim.
 */

const RUNS = Number(process.env['TORTURE_RUNS'] ?? 8);
const HOUR = 3_600_000;
const CHOICES = [[LI_FEES[0]], [LI_FEES[1]], [...LI_FEES]] as const;

type Act =
  | { readonly do: 'choose'; readonly at: number; readonly choice: number; readonly channel: Channel }
  | { readonly do: 'channel'; readonly at: number; readonly channel: Channel }
  | { readonly do: 'pay' | 'pay-late'; readonly which: number }
  | { readonly do: 'leave' | 'vanish' | 'ask'; readonly at: number }
  | { readonly do: 'fault'; readonly call: Call; readonly fault: Fault }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'power-cut' };

const channel = fc.constantFrom<Channel>('wechat', 'alipay');
const at = fc.nat(1);
const anyAct: fc.Arbitrary<Act> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('choose' as const), at, choice: fc.nat(2), channel }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('channel' as const), at, channel }) },
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constantFrom('pay' as const, 'pay-late' as const), which: fc.nat(9) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom('leave' as const, 'vanish' as const, 'ask' as const), at }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('fault' as const),
      call: fc.constantFrom<Call>('create', 'query', 'close', 'refund'),
      fault: fc.constantFrom<Fault>('not-sent', 'answer-lost', 'unverified', 'lag', 'lies'),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      ms: fc.constantFrom(0, 1_500, 40_000, 320_000),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'power-cut' as const }) },
);

type Stage = {
  readonly world: World;
  /** What stands at each of the two places. */
  readonly windows: (StoryWindow | null)[];
  readonly orders: Map<StoryWindow, string>;
  /** Nobody waits: the next act comes while these are still under way. */
  readonly under: Promise<unknown>[];
};

const begin = (stage: Stage, work: Promise<unknown>) => void stage.under.push(work.catch(() => undefined));

async function choose(stage: Stage, step: Extract<Act, { do: 'choose' }>): Promise<void> {
  let window = stage.windows[step.at] ?? null;
  if (window === null) {
    window = stage.world.openWindow('kiosk');
    stage.windows[step.at] = window;
    await comeIn(window, LI);
  }
  const { api } = window;
  const standing = window;
  const order = async () => {
    const { orderId } = must(await api.placeOrder({ feeItemIds: [...(CHOICES[step.choice] ?? [])] }));
    stage.orders.set(standing, orderId);
    await api.startPayment({ orderId, channel: step.channel });
  };
  begin(stage, order());
}

function pay({ world }: Stage, which: number, force: boolean): void {
  const known = [world.wechat, world.alipay].flatMap((bank) =>
    bank.numbers().map((number) => ({ bank, number })),
  );
  const chosen = known[which % Math.max(1, known.length)];
  if (chosen === undefined || chosen.bank.isPaid(chosen.number)) return;
  chosen.bank.pay(chosen.number, { force });
}

function atWindow(stage: Stage, step: Extract<Act, { at: number }>): void {
  const window = stage.windows[step.at] ?? null;
  if (window === null) return;
  const orderId = stage.orders.get(window);
  if (step.do === 'ask') begin(stage, window.api.askPayment({}));
  if (step.do === 'channel' && orderId !== undefined) {
    begin(stage, window.api.startPayment({ orderId, channel: step.channel }));
  }
  if (step.do !== 'leave' && step.do !== 'vanish') return;
  begin(stage, step.do === 'leave' ? window.api.endVisit({ because: 'cancelled' }) : window.gone());
  stage.windows[step.at] = null;
}

async function act(stage: Stage, step: Act): Promise<void> {
  const { world } = stage;
  switch (step.do) {
    case 'choose':
      return choose(stage, step);
    case 'pay':
    case 'pay-late':
      return pay(stage, step.which, step.do === 'pay-late');
    case 'channel':
    case 'ask':
    case 'leave':
    case 'vanish':
      return atWindow(stage, step);
    case 'fault':
      for (const bank of [world.wechat, world.alipay]) bank.fault(step.call, step.fault);
      return;
    case 'wait':
      return world.time.advance(step.ms);
    case 'power-cut':
      await world.powerCut();
      await world.start();
      stage.windows.fill(null);
  }
}

async function play(world: World, acts: readonly Act[]): Promise<void> {
  const stage: Stage = { world, windows: [null, null], orders: new Map(), under: [] };
  for (const step of acts) await act(stage, step);
  for (const window of stage.windows) if (window !== null) begin(stage, window.gone());
  await world.time.advance(10_000);
  await Promise.all(stage.under);
}

async function calm(world: World): Promise<void> {
  for (const bank of [world.wechat, world.alipay]) bank.clearFaults();
  for (let turn = 0; turn < 4; turn++) {
    await world.time.advance(2 * HOUR);
    world.wechat.finishRefunds();
    world.alipay.finishRefunds();
  }
}

it(
  'overlapping orders: every line is paid at most once, no claim is left behind',
  { timeout: 240_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyAct, { minLength: 4, maxLength: 30 }), async (acts) => {
        const world = await openWorld();
        await play(world, acts);
        await calm(world);
        const { store } = world.opened();
        expect(store.payments.countOpen()).toBe(0);
        expect(store.orders.openIds()).toEqual([]);
        const { paid, kept, givenBack } = moneyAddsUp(world);
        expect(kept + givenBack).toBe(paid);
        expect(world.wechat.refundedTotal() + world.alipay.refundedTotal()).toBe(givenBack);
        const settled = LI_FEES.map((id) => store.claims.live(id));
        expect(settled.every((claim) => claim === null || claim.settledBy !== null)).toBe(true);
        const due = [8_000, 4_550].filter((_amount, line) => settled[line] !== null);
        expect(kept).toBe(due.reduce((sum, amount) => sum + amount, 0));
        await world.powerCut();
      }),
      { numRuns: RUNS },
    );
  },
);
