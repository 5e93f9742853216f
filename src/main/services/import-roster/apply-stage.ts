import type { ImportMode } from '../../../shared/roster-import';
import type { RosterFileKind } from '../../../shared/roster-report';
import type { CarriedPage } from '../../store/roster-types';
import type { RosterStage } from '../../store/types';
import type { ImportParts, TellProgress } from './import-parts';
import type { StagedFile } from './stage-file';
import { makeMeasure, type Pace } from './take-turns';

/** Lines of the roster in force per transaction, when they are taken over. */
const CARRIED = { first: 100, least: 25, most: 500 };
/** What finds people is made ready at the end, so many entries per transaction; they take far less than lines. */
const INDEX_ENTRIES = 4_000;
/** Entries of that kind per line, about. */
const ENTRIES_OF_A_LINE = 6;
/** The fact that the roster is somebody's own; training mode lays its built-in one only without it. */
const IMPORTED = 'roster.imported';

type Staged = StagedFile & { readonly stage: RosterStage };

async function carryOver(
  { clock }: ImportParts,
  stage: RosterStage,
  isExcepted: (feeItemId: string) => boolean,
  pace: Pace,
  tell: (carried: number) => void,
): Promise<number> {
  const measure = makeMeasure(clock, CARRIED);
  let carried = 0;
  let after: number | null = null;
  do {
    const from: number | null = after;
    const page: CarriedPage = measure.measured(() => stage.carryOver(from, measure.size(), isExcepted));
    ({ after } = page);
    carried += page.lines;
    tell(carried);
    await pace.makeWay(stage);
  } while (after !== null);
  return carried;
}

/**
 * The generation that is to be in force: the file's lines; or those and what they leave alone; or what is left of the
 * roster without them.
 */
async function completed(
  parts: ImportParts,
  { stage, comparison }: Staged,
  mode: ImportMode,
  pace: Pace,
  tell: (part: number) => void,
): Promise<RosterStage> {
  if (mode === 'replace') return stage;
  const all = comparison.absent.lines + 1;
  const tellCarried = (carried: number) => tell(Math.min(1, carried / all));
  if (mode === 'merge') {
    await carryOver(parts, stage, stage.has, pace, tellCarried);
    return stage;
  }
  const rest = parts.store.roster.stage();
  try {
    await carryOver(parts, rest, stage.has, pace, tellCarried);
  } catch (thrown) {
    rest.discard();
    throw thrown;
  }
  stage.discard();
  return rest;
}

/** Only this makes the new roster the current one: one short transaction, with its line in the journal. */
function switchIn(
  { store, clock }: ImportParts,
  stage: RosterStage,
  { reading, comparison, sha256 }: Staged,
  mode: ImportMode,
  file: RosterFileKind & { readonly bytes: number },
): number {
  const { journal, facts, transaction } = store;
  const { added, changed, same, absent } = comparison;
  return transaction(() => {
    const { queued } = stage.switchIn();
    facts.set(IMPORTED, String(stage.generation));
    journal.append({
      at: clock.now(),
      what: 'roster.imported',
      subject: 'roster',
      facts: {
        mode,
        ...reading,
        added: added.lines,
        changed: changed.lines,
        same: same.lines,
        absent: absent.lines,
        generation: stage.generation,
        queued,
        kind: file.kind,
        encoding: file.encoding,
        bytes: file.bytes,
        sha256,
      },
    });
    return queued;
  });
}

/** Puts a staged file to use. Stopped or failed before its last step, the roster is the one it was. */
export async function applyStage(
  parts: ImportParts,
  staged: Staged,
  mode: ImportMode,
  file: RosterFileKind & { readonly bytes: number },
  pace: Pace,
  tell: TellProgress,
): Promise<{ readonly generation: number; readonly queued: number }> {
  const { lines, accepted } = staged.reading;
  const tellPart = (phase: 'merging' | 'switching', part: number) => tell({ phase, part, lines, accepted });
  let stage: RosterStage | null = null;
  try {
    stage = await completed(parts, staged, mode, pace, (part) => tellPart('merging', part));
    const all = (accepted + staged.comparison.absent.lines) * ENTRIES_OF_A_LINE;
    for (let laid = 0; stage.index(INDEX_ENTRIES); laid += INDEX_ENTRIES) {
      tellPart('switching', Math.min(1, laid / (all + 1)));
      await pace.makeWay(stage);
    }
    // Nothing may follow in here: after it the stage is the roster, and must not be discarded.
    return { generation: stage.generation, queued: switchIn(parts, stage, staged, mode, file) };
  } catch (thrown) {
    stage?.discard();
    if (stage !== staged.stage) staged.stage.discard();
    throw thrown;
  }
}
