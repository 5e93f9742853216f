import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Vault } from '../../../src/main/store/keys/vault';
import type { Store } from '../../../src/main/store/types';
import { inFolder } from '../folder';
import type { Effort } from '../options';
import { atLeast, inMs, type Figure, type Section } from '../report';
import { median, processorTime, ratioOf, timed, type Blocks } from '../samples';
import { openReal, openWithoutSync } from '../store/bench-store';
import { makeIntake, takeIn, type Intake } from './make-intake';
import { bytesPerIntake, openRaw, type RawTable } from './raw-insert';
import { measureServicePath } from './service-path';

const GOAL = 0.7;

type Sides = { readonly store: Store; readonly raw: RawTable; readonly bytes: number };

/** Both databases hold so many orders before anything is measured. */
function fill(dir: string, vault: Vault, raw: RawTable, { filled, lines }: IntakePlan): number {
  const bare = openWithoutSync(dir, vault);
  for (let at = 0; at < filled; at += 1) takeIn(bare.store, makeIntake(at, lines));
  const bytes = bytesPerIntake(bare.db, filled);
  bare.close();
  raw.db.pragma('synchronous = OFF');
  const value = randomBytes(bytes);
  for (let at = 0; at < filled; at += 1) raw.insert(value);
  raw.db.pragma('synchronous = FULL');
  return bytes;
}

type IntakePlan = Effort['intake'] & { readonly lines: number };

/** Commit for commit in turns. Checkpoints fall where they fall, and are counted. */
function durable({ store, raw, bytes }: Sides, plan: IntakePlan): Blocks<'ours' | 'raw'> {
  const blocks = { ours: new Array<number>(), raw: new Array<number>() };
  for (let block = 0; block < plan.blocks; block += 1) {
    let ours = 0;
    let other = 0;
    for (let commit = 0; commit < plan.commits; commit += 1) {
      const intake = makeIntake(Date.now(), plan.lines);
      const value = randomBytes(bytes);
      ours += timed(() => takeIn(store, intake));
      other += timed(() => raw.insert(value));
    }
    blocks.ours.push(ours / plan.commits);
    blocks.raw.push(other / plan.commits);
  }
  return blocks;
}

/** The same with synchronous=OFF: what is left is the processor's. */
function processor({ store, raw, bytes }: Sides, plan: IntakePlan): Blocks<'ours' | 'raw'> {
  const blocks = { ours: new Array<number>(), raw: new Array<number>() };
  const commits = plan.commits * 5;
  for (let block = 0; block < plan.blocks; block += 1) {
    const intakes: Intake[] = Array.from({ length: commits }, () => makeIntake(Date.now(), plan.lines));
    const values = intakes.map(() => randomBytes(bytes));
    blocks.ours.push(processorTime(() => intakes.forEach((intake) => takeIn(store, intake))) / commits);
    blocks.raw.push(processorTime(() => values.forEach((value) => raw.insert(value))) / commits);
  }
  return blocks;
}

function figure(what: string, blocks: Blocks<'ours' | 'raw'>, goal: number | null): Figure {
  const ratio = ratioOf(blocks, 'raw', 'ours');
  return {
    what,
    ours: inMs(median(blocks.ours)),
    against: inMs(median(blocks.raw)),
    ratio: ratio.toFixed(2),
    goal: goal === null ? null : atLeast(ratio, goal),
  };
}

function measureLines(effort: Effort, lines: number): Promise<readonly Figure[]> {
  const plan = { ...effort.intake, lines };
  return inFolder(async (dir) => {
    const made = await openReal(dir);
    await made.close();
    const raw = openRaw(join(dir, 'raw.db'));
    const bytes = fill(dir, made.vault, raw, plan);
    const opened = await openReal(dir);
    const whole = durable({ store: opened.store, raw, bytes }, plan);
    await opened.close();
    const bare = openWithoutSync(dir, made.vault);
    raw.db.pragma('synchronous = OFF');
    const unsynced = processor({ store: bare.store, raw, bytes }, plan);
    bare.close();
    raw.close();
    const what = `an order of ${lines === 1 ? 'one line' : `${lines} lines`}, ${bytes} bytes`;
    return [
      figure(`${what}: one durable commit`, whole, lines === 1 ? GOAL : null),
      figure(`${what}: processor, synchronous=OFF`, unsynced, null),
    ];
  });
}

/** Order, lines, claims, payment and journal in one commit against one insert of the same bytes. */
export async function measureIntake(effort: Effort): Promise<Section> {
  const figures = [...(await measureLines(effort, 1)), ...(await measureLines(effort, 3))];
  return {
    title: 'Durable order intake',
    figures: [...figures, ...(await measureServicePath(effort))],
    notes: [
      'Ratio = time of the raw insert ÷ ours, commit for commit in turns; checkpoints are counted where they fall.',
      'Raw: one better-sqlite3 insert of one value of as many bytes as our rows hold (dbstat), same pragmas, no index.',
    ],
  };
}
