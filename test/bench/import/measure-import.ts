import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { rosterOpener } from '../../../src/main/office/read-roster';
import { makeRealTimers, realClock } from '../../../src/main/real-ports';
import { applyStage } from '../../../src/main/services/import-roster/apply-stage';
import { stageFile } from '../../../src/main/services/import-roster/stage-file';
import { makePace } from '../../../src/main/services/import-roster/take-turns';
import { inFolder } from '../folder';
import type { Effort } from '../options';
import { atMost, inMs, type Figure, type Section } from '../report';
import { loudLog, openReal } from '../store/bench-store';
import { rosterLine } from '../store/bench-roster';
import { rosterFiles } from './roster-files';

/** The goal for 100,000 lines. */
const GOAL_S_PER_100_000 = 20;
/** Lines per transaction of the other side. */
const AT_ONCE = 500;

type Imported = { readonly ms: number; readonly processorMs: number; readonly stallMs: number };

/** From the bytes of a file to the roster in force, as the counter's commands do it. */
async function importInto(dir: string, bytes: Uint8Array): Promise<Imported> {
  const opened = await openReal(dir);
  const timers = makeRealTimers(loudLog);
  const open = rosterOpener(opened.vault, opened.store.mappings.get);
  const parts = { store: opened.store, open, clock: realClock, timers };
  const pace = makePace(realClock, timers);
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const processor = process.cpuUsage();
  const from = performance.now();
  const roster = await open(bytes, { sheet: null, mapping: null }, pace.breathe);
  if (!roster.ok) throw new Error(roster.error.why);
  const tried = await stageFile(parts, roster.value, pace, () => undefined);
  if (!tried.ok || tried.value.stage === null || tried.value.reading.rejected > 0)
    throw new Error('not read');
  const { stage } = tried.value;
  const file = { ...roster.value.file, bytes: bytes.length };
  await applyStage(parts, { ...tried.value, stage }, 'replace', file, pace, () => undefined);
  const ms = performance.now() - from;
  const { user, system } = process.cpuUsage(processor);
  delay.disable();
  await opened.close();
  return { ms, processorMs: (user + system) / 1000, stallMs: delay.max / 1e6 };
}

/** The same lines handed to the store, without a file, a comparison or anybody else's turn. */
async function storeInto(dir: string, lines: number, now: number): Promise<number> {
  const opened = await openReal(dir);
  const made = Array.from({ length: lines }, (_, at) => rosterLine(at, now));
  const from = performance.now();
  const stage = opened.store.roster.stage();
  for (let at = 0; at < lines; at += AT_ONCE) stage.add(made.slice(at, at + AT_ONCE));
  stage.switchIn();
  const ms = performance.now() - from;
  await opened.close();
  return ms;
}

/** A whole roster from its file to being in force. */
export function measureImport({ roster: { lines } }: Effort): Promise<Section> {
  const count = lines.toLocaleString('en');
  return inFolder(async (dir) => {
    const now = Date.now();
    const files = rosterFiles(lines, now);
    const bare = join(dir, 'bare');
    mkdirSync(bare);
    const bareMs = await storeInto(bare, lines, now);
    const figures: Figure[] = [];
    for (const kind of ['csv', 'xlsx'] as const) {
      const folder = join(dir, kind);
      mkdirSync(folder);
      // The first import fills, the second one compares with as many lines as there are.
      await importInto(folder, files[kind]);
      const { ms, processorMs, stallMs } = await importInto(folder, files[kind]);
      const seconds = (ms / 1000) * (100_000 / lines);
      const rate = Math.round((lines / ms) * 1000).toLocaleString('en');
      const mebi = (files[kind].length / 1024 / 1024).toFixed(1);
      figures.push({
        what: `${kind.toUpperCase()}, ${count} lines, ${mebi} MiB: tried, compared with as many, in force`,
        ours: `${(ms / 1000).toFixed(1)} s (${rate} lines/s)`,
        against: inMs(bareMs),
        ratio: `${(ms / bareMs).toFixed(2)}×`,
        goal: atMost(Math.round(seconds * 10) / 10, GOAL_S_PER_100_000, ' s per 100,000'),
      });
      figures.push({
        what: `${kind.toUpperCase()}: processor alone, all threads`,
        ours: `${(processorMs / 1000).toFixed(1)} s`,
        against: inMs(ms),
        ratio: `${((processorMs / ms) * 100).toFixed(0)} %`,
        goal: null,
      });
      figures.push({
        what: `${kind.toUpperCase()}: longest stall of the event loop meanwhile`,
        ours: inMs(stallMs),
        against: inMs(ms),
        ratio: `${((stallMs / ms) * 100).toFixed(2)} %`,
        goal: null,
      });
    }
    return {
      title: `Roster import: ${count} lines`,
      figures,
      notes: [
        'Against: the same lines handed to the store in one go, without a file, a comparison or turns for others.',
        'The event loop is where windows and payments have their turns.',
      ],
    };
  });
}
