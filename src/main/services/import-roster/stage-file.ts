import type { MappingFault } from '../../../shared/roster-columns';
import type { Comparison, NotARoster, Reading } from '../../../shared/roster-import';
import type { LineProblem } from '../../../shared/roster-report';
import { err, ok, type Result } from '../../../shared/result';
import { fen } from '../../../shared/money';
import { shanghaiDate } from '../../../shared/time-zone';
import type { RosterLine, RosterStage } from '../../store/types';
import type { ImportParts, OpenedRoster, RosterRead, TellProgress } from './import-parts';
import { makeMeasure, type Pace } from './take-turns';

/** A file that was read and staged beside the roster in force, which it has not touched. */
export type StagedFile = {
  /** null: no line was good. */
  readonly stage: RosterStage | null;
  readonly reading: Reading;
  readonly problems: readonly LineProblem[];
  readonly comparison: Comparison;
  readonly sha256: string;
};

/** Lines per staging transaction, and per slice of the comparison. */
const STAGED = { first: 100, least: 50, most: 500 };
const COMPARED = { first: 200, least: 50, most: 2_000 };
/** What a report of bad lines may hold in memory; a file with more of them is no roster. */
const MOST_PROBLEMS = 100_000;

const NOTHING: Comparison = {
  added: { lines: 0, amount: fen(0) },
  changed: { lines: 0, amount: fen(0), before: fen(0) },
  same: { lines: 0, amount: fen(0) },
  absent: { lines: 0, amount: fen(0) },
  paidHere: { inFile: 0, absent: 0 },
  held: { replace: 0, merge: 0, withdraw: 0 },
};

/** Collects good lines and stages them. The stage is only begun when there is something to put in it. */
function makeStaging({ store, clock }: ImportParts, pace: Pace) {
  const measure = makeMeasure(clock, STAGED);
  let stage: RosterStage | null = null;
  let batch: RosterLine[] = [];

  async function flush(): Promise<void> {
    if (batch.length === 0) return;
    stage ??= store.roster.stage();
    const [begun, lines] = [stage, batch];
    batch = [];
    measure.measured(() => begun.add(lines));
    await pace.makeWay(begun);
  }

  return {
    add: async (line: RosterLine): Promise<void> => {
      batch.push(line);
      if (batch.length >= measure.size()) await flush();
    },
    flush,
    current: (): RosterStage | null => stage,
  };
}

type Tally = { lines: number; accepted: number; warnings: number; readonly problems: LineProblem[] };

function count(read: RosterRead, tally: Tally): RosterLine | null {
  tally.lines += 1;
  if (read.kind === 'problem') {
    if (tally.problems.length < MOST_PROBLEMS) tally.problems.push(read.problem);
    return null;
  }
  tally.accepted += 1;
  if (read.isDocumentOdd) tally.warnings += 1;
  return read.line;
}

async function compare(
  { clock }: ImportParts,
  stage: RosterStage,
  pace: Pace,
  tell: (compared: number) => void,
): Promise<Comparison> {
  const measure = makeMeasure(clock, COMPARED);
  const step = stage.compare();
  let compared = 0;
  for (;;) {
    const limit = measure.size();
    const done = measure.measured(() => step(limit));
    if (done !== null) return done;
    compared += limit;
    tell(compared);
    await pace.turn();
  }
}

async function readAndCompare(
  parts: ImportParts,
  reading: AsyncGenerator<readonly RosterRead[], Result<{ readonly sha256: string }, NotARoster>>,
  staging: ReturnType<typeof makeStaging>,
  pace: Pace,
  tell: { readonly read: (tally: Tally) => void; readonly compared: (tally: Tally, lines: number) => void },
): Promise<Result<StagedFile, NotARoster>> {
  const tally: Tally = { lines: 0, accepted: 0, warnings: 0, problems: [] };
  let step = await reading.next();
  for (; step.done !== true; step = await reading.next()) {
    for (const read of step.value) {
      const line = count(read, tally);
      if (line !== null) await staging.add(line);
    }
    tell.read(tally);
    await pace.breathe();
  }
  if (!step.value.ok) return step.value;
  await staging.flush();
  const stage = staging.current();
  const comparison =
    stage === null ? NOTHING : await compare(parts, stage, pace, (lines) => tell.compared(tally, lines));
  const { problems, ...counts } = tally;
  const rejected = counts.lines - counts.accepted;
  return ok({
    stage,
    reading: { ...counts, rejected },
    problems,
    comparison,
    sha256: step.value.value.sha256,
  });
}

/**
 * The dry run: stages the good lines of a file in short transactions between which payments go on, and compares them
 * with the roster in force. Whatever fails or is stopped, nothing of the stage is left.
 */
export async function stageFile(
  parts: ImportParts,
  roster: OpenedRoster,
  pace: Pace,
  tell: TellProgress,
): Promise<Result<StagedFile, NotARoster | (MappingFault & { readonly kind: 'mapping-incomplete' })>> {
  let part = 0;
  const reading = roster.read(shanghaiDate(parts.clock.now()), (read) => {
    part = read;
  });
  if (!reading.ok) return err({ kind: 'mapping-incomplete', ...reading.error });
  const staging = makeStaging(parts, pace);
  try {
    const staged = await readAndCompare(parts, reading.value, staging, pace, {
      read: ({ lines, accepted }) => tell({ phase: 'reading', part, lines, accepted }),
      compared: ({ lines, accepted }, compared) =>
        tell({ phase: 'comparing', part: Math.min(1, compared / (accepted + 1)), lines, accepted }),
    });
    if (!staged.ok) staging.current()?.discard();
    return staged;
  } catch (thrown) {
    staging.current()?.discard();
    throw thrown;
  } finally {
    await reading.value.return(err({ kind: 'not-a-roster', why: 'damaged' }));
  }
}
