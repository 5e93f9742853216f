import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import type { RosterLine } from '../../src/main/store/types';
import { HEADER, rosterLine, utf8 } from '../fakes/roster-file';
import { sendFile } from '../fakes/import-steps';
import { storyRoster } from '../fakes/story-roster';
import { comeIn, moneyAddsUp, must, order } from '../fakes/story-steps';
import { openWorld, type World } from '../fakes/world';
import type { StoryWindow } from '../fakes/world/story-window';

const LINES = 100_000;

const documentOf = (person: number) => `E${String(10_000_000 + person)}`;
const registrationOf = (person: number) => `R${String(1_000_000 + person)}`;

/** So many people with one fee each. */
function crowd(nowMs: number, people: number): readonly RosterLine[] {
  const [like] = storyRoster(nowMs);
  if (like === undefined) throw new Error('the roster of the stories is empty');
  return Array.from({ length: people }, (_, person) => {
    const registrationNumber = registrationOf(person);
    return {
      candidate: { ...like.candidate, id: `p${person}`, documentNumber: documentOf(person) },
      feeItem: { ...like.feeItem, id: `${registrationNumber}:exam`, registrationNumber },
    };
  });
}

function file(): Uint8Array {
  const line = (at: number) => rosterLine({ 证件号码: documentOf(5_000_000 + at), 报名号: `N${at}` });
  const lines = [HEADER, ...Array.from({ length: LINES }, (_, at) => line(at))];
  return utf8(lines.join('\r\n'));
}

/** From the document to the receipt, without waiting for anything but the store. */
async function pay(world: World, kiosk: StoryWindow, person: number): Promise<void> {
  const registrationNumber = registrationOf(person);
  await comeIn(kiosk, { documentNumber: documentOf(person), registrationNumber });
  const orderId = await order(kiosk, [`${registrationNumber}:exam`]);
  const { outTradeNo } = must(await kiosk.api.startPayment({ orderId, channel: 'wechat' }));
  world.wechat.pay(outTradeNo);
  expect(must(await kiosk.api.askPayment({}))).toMatchObject({ standing: 'paid' });
  must(await kiosk.api.endVisit({ because: 'finished' }));
}

/** How long each commit of the payments took until now, ms; the stage of an import commits elsewhere. */
function watchCommits(world: World): () => readonly number[] {
  const { store } = world.opened();
  const { transaction } = store;
  let taken: number[] = [];
  vi.spyOn(store, 'transaction').mockImplementation((work) => {
    const began = performance.now();
    try {
      return transaction(work);
    } finally {
      taken.push(performance.now() - began);
    }
  });
  return () => {
    const now = taken.toSorted((a, b) => a - b);
    taken = [];
    return now;
  };
}

const share = (sorted: readonly number[], part: number) => sorted[Math.floor(sorted.length * part)] ?? 0;
const slowest = (sorted: readonly number[]) => sorted.at(-1) ?? 0;

/** How long this disk takes to sync what an import may have written since its log was last copied back, ms. */
function syncs(dir: string): readonly number[] {
  const path = join(dir, 'sync-trial');
  const bytes = Buffer.alloc(2 * 1024 * 1024, 7);
  const taken = Array.from({ length: 15 }, () => {
    const began = performance.now();
    writeFileSync(path, bytes, { flush: true });
    return performance.now() - began;
  });
  rmSync(path);
  return taken.toSorted((a, b) => a - b);
}

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

test(
  'payments go on while 100,000 lines are imported, and their commits do not wait for it',
  { timeout: 240_000 },
  async () => {
    const world = await openWorld({ roster: (nowMs) => crowd(nowMs, 200) });
    const counter = world.openWindow('counter');
    const kiosk = world.openWindow('kiosk');
    const commits = watchCommits(world);
    const bytes = file();
    let paid = 0;
    for (; paid < 50; paid += 1) await pay(world, kiosk, paid);
    const alone = commits();

    let done = false;
    const importId = await sendFile(counter, bytes);
    const load = async () => {
      must(await counter.api.tryImport({ importId, sheet: null, mapping: null }));
      return must(await counter.api.applyImport({ importId, mode: 'replace' }));
    };
    const loading = load().finally(() => (done = true));
    const driving = world.time.advance(1);
    for (; !done && paid < 200; paid += 1) {
      await pay(world, kiosk, paid);
      for (let slice = 0; slice < 15 && !done; slice += 1) await turns(12);
    }
    const beside = commits();
    await driving;
    expect(await loading).toMatchObject({ lines: LINES, accepted: LINES, queued: 0 });
    expect(paid).toBeGreaterThan(70);
    expect(moneyAddsUp(world)).toMatchObject({ paid: paid * 12_000, kept: paid * 12_000, givenBack: 0 });
    expect(world.opened().store.roster.byDocument(documentOf(5_000_000 + LINES - 1))).toHaveLength(1);

    const sync = syncs(world.dir);
    expect(share(beside, 0.9) / (share(alone, 0.9) + share(sync, 0.5))).toBeLessThan(3);
    expect(slowest(beside) / (slowest(alone) + slowest(sync))).toBeLessThan(8);
  },
);
