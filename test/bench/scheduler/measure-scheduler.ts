import { monitorEventLoopDelay } from 'node:perf_hooks';
import { makeRealTimers } from '../../../src/main/real-ports';
import { makePaymentWatch } from '../../../src/main/services/watch-payments';
import type { OpenedStore } from '../../../src/main/store/open-store';
import { next } from '../../../src/shared/next-payment';
import { inFolder } from '../folder';
import { makeIntake, takeIn } from '../intake/make-intake';
import type { Effort } from '../options';
import { inMs, type Section } from '../report';
import { median, percentile, ratioOf } from '../samples';
import { loudLog, openReal } from '../store/bench-store';
import { moneyParts } from './money-parts';

/** Asks about every open payment as a start does; ms until the last answer is recorded. */
function askAll(opened: OpenedStore, payments: number): Promise<number> {
  const parts = moneyParts(opened);
  return new Promise((resolve) => {
    const asked = new Set<string>();
    const from = performance.now();
    const watch = makePaymentWatch(parts, makeRealTimers(loudLog), {
      onAsked: ({ outTradeNo }) => {
        asked.add(outTradeNo);
        if (asked.size < payments) return;
        watch.stop();
        resolve(performance.now() - from);
      },
      onCommitFailed: () => undefined,
    });
    watch.start();
  });
}

/** One after the other, each alone: what asking costs without a scheduler. */
async function askEach(opened: OpenedStore, numbers: readonly string[]): Promise<number> {
  const parts = moneyParts(opened);
  const listener = { onAsked: () => undefined, onCommitFailed: () => undefined };
  const watch = makePaymentWatch(parts, makeRealTimers(loudLog), listener);
  const from = performance.now();
  for (const outTradeNo of numbers) await watch.askNow(outTradeNo);
  return performance.now() - from;
}

function storeWaiting({ store }: OpenedStore, payments: number): readonly string[] {
  return Array.from({ length: payments }, () => {
    const intake = makeIntake(Date.now(), 1);
    takeIn(store, intake);
    const { outTradeNo } = intake.payment;
    const opened = {
      type: 'opened',
      qrText: `weixin://wxpay/bizpayurl?pr=${outTradeNo}`,
      payCode: null,
      at: Date.now(),
    } as const;
    const { payment } = next({ ...intake.payment, expiresAt: Date.now() + 3_600_000 }, opened);
    store.payments.update(payment, { askAt: Date.now(), asks: 0, onScreenSince: null }, 1);
    return outTradeNo;
  });
}

/** The scheduler over many open payments with a gateway that answers at once. */
export function measureScheduler({ scheduler: { payments, rounds } }: Effort): Promise<Section> {
  return inFolder(async (dir) => {
    const opened = await openReal(dir);
    const numbers = storeWaiting(opened, payments);
    const blocks = { all: new Array<number>(), alone: new Array<number>() };
    const stalls: number[] = [];
    await askEach(opened, numbers);
    for (let round = 0; round < rounds; round += 1) {
      blocks.alone.push((await askEach(opened, numbers)) / payments);
      const delay = monitorEventLoopDelay({ resolution: 1 });
      delay.enable();
      blocks.all.push((await askAll(opened, payments)) / payments);
      delay.disable();
      stalls.push(delay.max / 1e6);
    }
    await opened.close();
    return {
      title: `Scheduler: ${payments.toLocaleString('en')} open payments`,
      figures: [
        {
          what: 'a payment asked in one sweep of all, against one asked alone',
          ours: inMs(median(blocks.all)),
          against: inMs(median(blocks.alone)),
          ratio: `${ratioOf(blocks, 'all', 'alone').toFixed(2)}×`,
          goal: null,
        },
        {
          what: 'longest stall of the event loop while it sweeps',
          ours: `median ${inMs(median(stalls))}, worst ${inMs(percentile(stalls, 1))}`,
          against: inMs(median(blocks.alone)),
          ratio: `${(median(stalls) / median(blocks.alone)).toFixed(1)}×`,
          goal: null,
        },
      ],
      notes: [
        'The gateway answers at once, so that only our own work is seen: reading, judging and recording an answer.',
      ],
    };
  });
}
