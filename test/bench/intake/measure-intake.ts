import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Vault } from '../../../src/main/store/keys/vault';
import type { Store } from '../../../src/main/store/types';
import { inFolder } from '../folder';
import type { Effort } from '../options';
import { atLeast, inMs, type Figure, type Section } from '../report';
import { median, processorTime, ratioOf, timed, type Blocks } from '../samples';
import { openReal, openWithoutSync } from '../store/bench-store';
import { openBareRows, type BareRows } from './bare-rows';
import { makeIntake, takeIn, type Intake } from './make-intake';
import { bytesPerIntake, openRaw, type RawTable } from './raw-insert';
import { measureServicePath } from './service-path';

const GOAL = 0.7;

type Plan = Effort['intake'] & { readonly lines: number };
type Side = 'ours' | 'rows' | 'raw';
type Sides = { readonly store: Store; readonly rows: BareRows; readonly raw: RawTable };

/** Both databases hold so many orders before anything is measured; answers the bytes of one order. */
function fill(dir: string, vault: Vault, raw: RawTable, { filled, lines }: Plan): number {
  const bare = openWithoutSync(dir, vault);
  for (let at = 0; at < filled; at += 1) takeIn(bare.store, makeIntake(at, lines));
  const bytes = bytesPerIntake(bare.db, filled);
  bare.close();
  raw.db.pragma('synchronous = OFF');
  const value = randomBytes(bytes);
  for (let at = 0; at < filled; at += 1) raw.insert(value);
  return bytes;
}

/** Commit for commit in turns. Checkpoints fall where they fall, and are counted. */
function inTurns(
  sides: Sides,
  intakes: readonly Intake[],
  bytes: number,
  { blocks, commits }: Plan,
): Blocks<Side> {
  const times = { ours: new Array<number>(), rows: new Array<number>(), raw: new Array<number>() };
  for (let block = 0; block < blocks; block += 1) {
    const sums = { ours: 0, rows: 0, raw: 0 };
    for (let at = block * commits; at < (block + 1) * commits; at += 1) {
      const intake = intakes[at];
      if (intake === undefined) throw new Error('too few orders were made');
      const value = randomBytes(bytes);
      sums.ours += timed(() => takeIn(sides.store, intake));
      sums.rows += timed(() => sides.rows.insert(at));
      sums.raw += timed(() => sides.raw.insert(value));
    }
    for (const side of ['ours', 'rows', 'raw'] as const) times[side].push(sums[side] / commits);
  }
  return times;
}

/** Block by block with synchronous=OFF: what is left is the processor's. */
function processor(
  sides: Sides,
  intakes: readonly Intake[],
  bytes: number,
  { blocks, commits }: Plan,
): Blocks<Side> {
  const times = { ours: new Array<number>(), rows: new Array<number>(), raw: new Array<number>() };
  for (let block = 0; block < blocks; block += 1) {
    const from = block * commits;
    const own = intakes.slice(from, from + commits);
    const values = own.map(() => randomBytes(bytes));
    times.ours.push(processorTime(() => own.forEach((intake) => takeIn(sides.store, intake))) / commits);
    times.rows.push(processorTime(() => own.forEach((_, at) => sides.rows.insert(from + at))) / commits);
    times.raw.push(processorTime(() => values.forEach((value) => sides.raw.insert(value))) / commits);
  }
  return times;
}

function figure(what: string, times: Blocks<Side>, side: Exclude<Side, 'ours'>, goal: number | null): Figure {
  const ratio = ratioOf(times, side, 'ours');
  return {
    what,
    ours: inMs(median(times.ours)),
    against: inMs(median(times[side])),
    ratio: ratio.toFixed(2),
    goal: goal === null ? null : atLeast(ratio, goal),
  };
}

/** Ours takes so much longer than the raw insert on any disk; how slow must one be for that to be within the goal? */
function whereMet(times: Blocks<Side>): string {
  const longer = median(times.ours) - median(times.raw);
  const from = Math.max(0, (longer * GOAL) / (1 - GOAL));
  return `${inMs(longer)} longer than the raw insert: the goal is met on disks where that takes ${inMs(from)} or more.`;
}

type Measured = { readonly figures: readonly Figure[]; readonly note: string };

function measureLines({ intake }: Effort, lines: number): Promise<Measured> {
  const plan: Plan = { ...intake, lines };
  return inFolder(async (dir) => {
    const made = await openReal(dir);
    await made.close();
    const raw = openRaw(join(dir, 'raw.db'));
    const bytes = fill(dir, made.vault, raw, plan);
    const intakes = Array.from({ length: 2 * plan.blocks * plan.commits }, () =>
      makeIntake(Date.now(), lines),
    );
    const copies = [join(dir, 'a'), join(dir, 'b')] as const;
    for (const copy of copies) mkdirSync(copy);
    const rows = openBareRows(dir, copies, made.vault, intakes);
    raw.db.pragma('synchronous = FULL');
    const opened = await openReal(dir);
    const durable = inTurns({ store: opened.store, rows, raw }, intakes, bytes, plan);
    await opened.close();
    const bare = openWithoutSync(dir, made.vault);
    for (const { db } of [raw, rows]) db.pragma('synchronous = OFF');
    const second = { ...rows, insert: (at: number) => rows.insert(at + intakes.length / 2) };
    const unsynced = processor(
      { store: bare.store, rows: second, raw },
      intakes.slice(intakes.length / 2),
      bytes,
      plan,
    );
    for (const each of [bare, rows, raw]) each.close();
    const what = `an order of ${lines === 1 ? 'one line' : `${lines} lines`}, ${bytes} bytes`;
    const judged = lines === 1 ? GOAL : null;
    return {
      figures: [
        figure(`${what}: durable commit, against one raw insert of the bytes`, durable, 'raw', judged),
        figure(`${what}: durable commit, against raw inserts of the rows`, durable, 'rows', judged),
        figure(`${what}: processor alone, against one raw insert of the bytes`, unsynced, 'raw', null),
        figure(`${what}: processor alone, against raw inserts of the rows`, unsynced, 'rows', null),
      ],
      note: `An order of ${lines === 1 ? 'one line' : `${lines} lines`} takes ${whereMet(durable)}`,
    };
  });
}

/** Order, lines, claims, payment and journal in one commit, against the least that better-sqlite3 can do. */
export async function measureIntake(effort: Effort): Promise<Section> {
  const one = await measureLines(effort, 1);
  const three = await measureLines(effort, 3);
  return {
    title: 'Durable order intake',
    figures: [...one.figures, ...three.figures, ...(await measureServicePath(effort))],
    notes: [
      'Ratio = time of the other side ÷ ours, commit for commit in turns; checkpoints are counted where they fall.',
      'Raw insert of the bytes: one prepared better-sqlite3 insert of one value as long as our rows (dbstat), same pragmas, no index.',
      'Raw inserts of the rows: the very same rows into the same tables and indexes, prepared, nothing read, checked, hashed or signed.',
      one.note,
      three.note,
    ],
  };
}
