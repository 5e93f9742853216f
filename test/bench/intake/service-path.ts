import { randomBytes } from 'node:crypto';
import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { must } from '../../fakes/story-steps';
import { openStoryWindow, type StoryWindow } from '../../fakes/world/story-window';
import { openCore } from '../core/bench-core';
import { inFolder } from '../folder';
import type { Effort } from '../options';
import { inMs, type Figure } from '../report';
import { median, ratioOf, timed, timedAsync } from '../samples';
import { rosterLine } from '../store/bench-roster';
import { loudLog, openReal } from '../store/bench-store';
import { openRaw } from './raw-insert';

/** What the rows of an order, an intent line, the rows of a payment and its next state hold, roundly. */
const BYTES = { order: 450, intent: 900, payment: 420, waiting: 420 };

/** The four durable writes up to the code, with nothing around them; and one. */
function rawWrites(dir: string) {
  const raw = openRaw(join(dir, 'raw.db'));
  const log = openSync(join(dir, 'raw.log'), 'a');
  return {
    four: () => {
      raw.insert(randomBytes(BYTES.order));
      writeSync(log, randomBytes(BYTES.intent));
      fdatasyncSync(log);
      raw.insert(randomBytes(BYTES.payment));
      raw.insert(randomBytes(BYTES.waiting));
    },
    one: () => raw.insert(randomBytes(BYTES.order + BYTES.payment + BYTES.waiting)),
    close: () => {
      raw.close();
      closeSync(log);
    },
  };
}

/** As the application does it: the order, the intent line, the payment before the call (rule 1), its code after it. */
async function takeAtKiosk({ api }: StoryWindow, person: ReturnType<typeof rosterLine>): Promise<number> {
  const { documentNumber } = person.candidate;
  const { id, registrationNumber } = person.feeItem;
  must(await api.signIn({ documentNumber, proof: { kind: 'second-factor', value: registrationNumber } }));
  must(await api.confirmPerson({}));
  const time = await timedAsync(async () => {
    const { orderId } = must(await api.placeOrder({ feeItemIds: [id] }));
    must(await api.startPayment({ orderId, channel: 'wechat' }));
  });
  must(await api.endVisit({ because: 'cancelled' }));
  return time;
}

/** The contract's own commands over the whole core, from the choice of the fees to the code. */
export function measureServicePath({ intake: { blocks, commits } }: Effort): Promise<readonly Figure[]> {
  return inFolder(async (dir) => {
    const opened = await openReal(dir);
    const people = Array.from({ length: blocks * commits }, (_, at) => rosterLine(at, Date.now()));
    const stage = opened.store.roster.stage();
    stage.add(people);
    stage.switchIn();
    const run = openCore(opened, dir);
    const kiosk = openStoryWindow(run, 'kiosk', 1, loudLog);
    const raw = rawWrites(dir);
    const times = { ours: new Array<number>(), four: new Array<number>(), one: new Array<number>() };
    for (let block = 0; block < blocks; block += 1) {
      const sums = { ours: 0, four: 0, one: 0 };
      for (const person of people.slice(block * commits, (block + 1) * commits)) {
        sums.ours += await takeAtKiosk(kiosk, person);
        sums.four += timed(raw.four);
        sums.one += timed(raw.one);
      }
      times.ours.push(sums.ours / commits);
      times.four.push(sums.four / commits);
      times.one.push(sums.one / commits);
    }
    raw.close();
    await run.core.stop();
    await opened.close();
    const figure = (what: string, side: 'four' | 'one'): Figure => ({
      what,
      ours: inMs(median(times.ours)),
      against: inMs(median(times[side])),
      ratio: ratioOf(times, side, 'ours').toFixed(2),
      goal: null,
    });
    return [
      figure(
        'placeOrder and startPayment through the contract, four durable writes, against four raw ones',
        'four',
      ),
      figure('the same, against one raw insert', 'one'),
    ];
  });
}
