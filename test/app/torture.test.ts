import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Channel } from '../../src/shared/channel';
import type { Call, Fault } from '../fakes/bank/bank-line';
import { moneyAddsUp, showCode } from '../fakes/story-steps';
import type { World } from '../fakes/world';
import type { StoryWindow } from '../fakes/world/story-window';
import { openWorld } from '../fakes/world';

/*
 * Whatever people, networks and power do, in whatever order: once the world is calm again every fen that was paid is
 * settled once or on its way back, nobody was charged twice for one fee item, and nothing is left undecided.
 */

/** More of them by hand: `TORTURE_RUNS=500 npx vitest run --project app test/app/torture.test.ts`. */
const RUNS = Number(process.env['TORTURE_RUNS'] ?? 12);

type Act =
  | { readonly do: 'visit'; readonly channel: Channel }
  | { readonly do: 'pay' | 'pay-late' | 'scan'; readonly which: number }
  | { readonly do: 'fault'; readonly call: Call; readonly fault: Fault }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'leave' | 'change' | 'power-cut' | 'offline' | 'online' | 'vanish' };

const channel = fc.constantFrom<Channel>('wechat', 'alipay');
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 4, arbitrary: channel.map((one): Act => ({ do: 'visit', channel: one })) },
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom('pay' as const, 'pay-late' as const, 'scan' as const), fc.nat(9))
      .map(([what, which]): Act => ({ do: what, which })),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        fc.constantFrom<Call>('create', 'query', 'close', 'refund', 'queryRefund'),
        fc.constantFrom<Fault>('not-sent', 'answer-lost', 'rate-limited', 'unverified', 'lag', 'lies'),
      )
      .map(([call, fault]): Act => ({ do: 'fault', call, fault })),
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom(500, 4_000, 40_000, 320_000).map((ms): Act => ({ do: 'wait', ms })),
  },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom(
        'leave' as const,
        'change' as const,
        'power-cut' as const,
        'offline' as const,
        'online' as const,
        'vanish' as const,
      )
      .map((what): Act => ({ do: what })),
  },
);

const HOUR = 3_600_000;

async function play(world: World, acts: readonly Act[]): Promise<void> {
  let window: StoryWindow | null = null;
  let orderId: string | null = null;
  const banks = [world.wechat, world.alipay];
  for (const step of acts) {
    switch (step.do) {
      case 'visit': {
        const shown: { window: StoryWindow; orderId: string } | null = await showCode(
          world,
          step.channel,
        ).catch(() => null);
        if (shown !== null) ({ window, orderId } = shown);
        break;
      }
      case 'pay':
      case 'pay-late':
      case 'scan': {
        const known = banks.flatMap((bank) => bank.numbers().map((number) => ({ bank, number })));
        const chosen = known[step.which % Math.max(1, known.length)];
        if (chosen === undefined) break;
        if (step.do === 'scan') chosen.bank.scan(chosen.number);
        // One code is paid once; a bank that lets it be paid after its close is the late money of rule 5.
        else if (!chosen.bank.isPaid(chosen.number))
          chosen.bank.pay(chosen.number, { force: step.do === 'pay-late' });
        break;
      }
      case 'fault':
        for (const bank of banks) bank.fault(step.call, step.fault);
        break;
      case 'wait':
        await world.time.advance(step.ms);
        break;
      case 'leave':
        await Promise.race([window?.api.endVisit({ because: 'cancelled' }), world.time.advance(5_000)]);
        break;
      case 'change':
        if (window === null || orderId === null) break;
        await window.api.leavePayment({ reason: 'changed-channel' });
        await window.api.startPayment({ orderId, channel: 'wechat' });
        break;
      case 'vanish':
        await Promise.race([window?.gone(), world.time.advance(5_000)]);
        window = null;
        break;
      case 'power-cut':
        await world.powerCut();
        await world.start();
        window = null;
        break;
      case 'offline':
      case 'online':
        for (const bank of banks) bank.offline(step.do === 'offline');
        break;
    }
  }
  if (window !== null)
    await Promise.race([window.api.endVisit({ because: 'idle' }), world.time.advance(5_000)]);
}

async function calm(world: World): Promise<void> {
  for (const bank of [world.wechat, world.alipay]) {
    bank.offline(false);
    bank.clearFaults();
  }
  for (let turn = 0; turn < 4; turn++) {
    await world.time.advance(2 * HOUR);
    world.wechat.finishRefunds();
    world.alipay.finishRefunds();
  }
}

it('money is never taken twice, never lost, never left in doubt', { timeout: 240_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 25 }), async (acts) => {
      const world = await openWorld();
      await play(world, acts);
      await calm(world);
      const { store } = world.opened();
      expect(store.payments.countOpen()).toBe(0);
      const { paid, kept, givenBack } = moneyAddsUp(world);
      expect(kept).toBe(paid === 0 ? 0 : 12_000);
      expect(kept + givenBack).toBe(paid);
      expect(world.wechat.refundedTotal() + world.alipay.refundedTotal()).toBe(givenBack);
      await world.powerCut();
    }),
    { numRuns: RUNS },
  );
});
