import type { ErrorOf } from '../../shared/ipc/kit';
import type { Contract } from '../../shared/ipc/contract';
import type { ImportReport, LineProblem } from '../../shared/roster-report';
import { err, ok, type Result } from '../../shared/result';
import { shanghaiDate } from '../../shared/time-zone';
import type { Clock, Timers } from '../ports';
import type { RosterLine, RosterStage, Store } from '../store/types';

export type ImportFailure = ErrorOf<Contract['importRoster']>;
type NotACsv = Extract<ImportFailure, { kind: 'not-a-csv' }>;

export type RosterRead =
  | { readonly kind: 'pause' }
  | { readonly kind: 'line'; readonly line: RosterLine; readonly isDocumentOdd: boolean }
  | { readonly kind: 'problem'; readonly problem: LineProblem };

/** A roster file as lines, pulled step by step. A refusal may come after lines; they must not become the roster. */
export type RosterReader = (
  bytes: Uint8Array,
  today: string,
) => Iterator<
  RosterRead,
  Result<{ readonly encoding: ImportReport['encoding']; readonly sha256: string }, NotACsv>
>;

export type ImportParts = {
  readonly store: Pick<Store, 'roster' | 'journal' | 'facts' | 'transaction'>;
  readonly read: RosterReader;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly onProgress: (progress: { readonly lines: number; readonly accepted: number }) => void;
};

export type ImportRoster = (file: {
  readonly name: string;
  readonly bytes: Uint8Array;
}) => Promise<Result<ImportReport, ImportFailure>>;

/** Steps of reading before the windows get their turn. */
const SLICE_STEPS = 500;
/** A slice ends here even if it has read less; a touch that waits this long is not noticed. */
const SLICE_MS = 12;
/** Lines per staging transaction: as many as this machine takes in about the time of a slice. */
const BATCH_LINES = { first: 100, least: 50, most: 500 };
/** What finds people is made ready at the end, so many entries per transaction; they take far less than lines. */
const INDEX_ENTRIES = 4_000;
/** How often an import waits for whoever keeps the log of the store long, in all a minute; then it goes on. */
const BLOCKED = { waitMs: 100, waits: 600 };
const PROBLEMS_SHOWN = 1_000;
/** The fact that the roster is somebody's own; training mode lays its built-in one only without it. */
const IMPORTED = 'roster.imported';

type Tally = { lines: number; accepted: number; warnings: number; readonly problems: LineProblem[] };

/** Collects good lines and stages them. The stage is only begun when there is something to put in it. */
function makeStaging({ store, clock, timers }: ImportParts) {
  let stage: RosterStage | null = null;
  let batch: RosterLine[] = [];
  let size = BATCH_LINES.first;
  let waits = 0;
  const turn = (ms = 0) => new Promise<void>((resolve) => timers.after(ms, resolve));

  /** Behind every transaction: the others' turn, and the log kept short so that no payment has to do it. */
  async function makeWay({ checkpoint }: RosterStage): Promise<void> {
    await turn();
    let done = checkpoint();
    if (done !== 'idle') await turn();
    for (; done === 'blocked' && waits < BLOCKED.waits; waits += 1) {
      await turn(BLOCKED.waitMs);
      done = checkpoint();
    }
  }

  return {
    othersTurn: () => turn(),
    add: (line: RosterLine): void => {
      batch.push(line);
    },
    isFull: () => batch.length >= size,
    flush: async (): Promise<void> => {
      if (batch.length === 0) return;
      const began = clock.monotonic();
      stage ??= store.roster.stage();
      stage.add(batch);
      batch = [];
      const tookMs = clock.monotonic() - began;
      if (tookMs > SLICE_MS) size = Math.max(BATCH_LINES.least, Math.floor(size / 2));
      else if (tookMs < SLICE_MS / 2) size = Math.min(BATCH_LINES.most, size * 2);
      await makeWay(stage);
    },
    index: async (): Promise<void> => {
      while (stage?.index(INDEX_ENTRIES) === true) await makeWay(stage);
    },
    current: (): RosterStage | null => stage,
  };
}

type Staging = ReturnType<typeof makeStaging>;

function take(read: RosterRead, tally: Tally, staging: Staging): void {
  if (read.kind === 'pause') return;
  tally.lines += 1;
  if (read.kind === 'problem') {
    if (tally.problems.length < PROBLEMS_SHOWN) tally.problems.push(read.problem);
    return;
  }
  tally.accepted += 1;
  if (read.isDocumentOdd) tally.warnings += 1;
  staging.add(read.line);
}

/** Only the last step makes the new roster current; with no good line the old one stays. */
function finish(
  parts: ImportParts,
  tally: Tally,
  stage: RosterStage | null,
  file: { readonly encoding: ImportReport['encoding']; readonly sha256: string; readonly bytes: number },
): ImportReport {
  const { lines, accepted, warnings, problems } = tally;
  const counts = { lines, accepted, rejected: lines - accepted, warnings };
  const { encoding, sha256, bytes } = file;
  const { journal, facts, transaction } = parts.store;
  const generation = stage?.generation ?? 0;
  const queued = transaction(() => {
    const kept = stage?.switchIn().queued ?? 0;
    if (stage !== null) facts.set(IMPORTED, String(generation));
    journal.append({
      at: parts.clock.now(),
      what: stage === null ? 'roster.import-empty' : 'roster.imported',
      subject: 'roster',
      facts: { ...counts, generation, queued: kept, encoding, bytes, sha256 },
    });
    return kept;
  });
  return { generation, encoding, ...counts, queued, problems };
}

/** Pulls the whole file through `take`, in slices short enough that nobody notices. */
async function readThrough(parts: ImportParts, bytes: Uint8Array, tally: Tally, staging: Staging) {
  const { clock, onProgress } = parts;
  const reading = parts.read(bytes, shanghaiDate(clock.now()));
  let steps = 0;
  let sliceBegan = clock.monotonic();
  let step = reading.next();
  while (step.done !== true) {
    take(step.value, tally, staging);
    steps += 1;
    if (steps >= SLICE_STEPS || staging.isFull() || clock.monotonic() - sliceBegan >= SLICE_MS) {
      onProgress({ lines: tally.lines, accepted: tally.accepted });
      await staging.othersTurn();
      if (staging.isFull()) await staging.flush();
      steps = 0;
      sliceBegan = clock.monotonic();
    }
    step = reading.next();
  }
  onProgress({ lines: tally.lines, accepted: tally.accepted });
  return step.value;
}

async function importFile(
  parts: ImportParts,
  bytes: Uint8Array,
): Promise<Result<ImportReport, ImportFailure>> {
  const tally: Tally = { lines: 0, accepted: 0, warnings: 0, problems: [] };
  const staging = makeStaging(parts);
  try {
    const end = await readThrough(parts, bytes, tally, staging);
    if (!end.ok) {
      staging.current()?.discard();
      return end;
    }
    await staging.flush();
    await staging.index();
    // Nothing may follow in here: after it the stage is the roster, and must not be discarded.
    return ok(finish(parts, tally, staging.current(), { ...end.value, bytes: bytes.length }));
  } catch (thrown) {
    staging.current()?.discard();
    throw thrown;
  }
}

/**
 * Imports a roster file (payments.md rule 16): good lines are staged in short transactions between which payments go
 * on, and become the roster at once at the end. One import at a time.
 */
export function makeImportRoster(parts: ImportParts): ImportRoster {
  let running = false;
  return async ({ bytes }) => {
    if (running) return err({ kind: 'import-running' });
    running = true;
    try {
      return await importFile(parts, bytes);
    } finally {
      running = false;
    }
  };
}
