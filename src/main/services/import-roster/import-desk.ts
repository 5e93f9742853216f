import type { Contract } from '../../../shared/ipc/contract';
import type { ImportProgress } from '../../../shared/ipc/import-commands';
import type { ErrorOf, OutputOf } from '../../../shared/ipc/kit';
import { MOST_ROSTER_BYTES, type ImportMode } from '../../../shared/roster-import';
import { err, ok, type Result } from '../../../shared/result';
import type { Ids } from '../../ports';
import { applyStage } from './apply-stage';
import type { ImportChoice, ImportParts, TellProgress } from './import-parts';
import { makeImportSlot, type ImportJob, type ImportSlot } from './import-slot';
import { stageFile, type StagedFile } from './stage-file';
import type { Pace } from './take-turns';

type Answer<K extends keyof Contract> = Promise<Result<OutputOf<Contract[K]>, ErrorOf<Contract[K]>>>;

const PROBLEMS_AT_ONCE = 1_000;
const PROBLEMS_FIRST = 50;

type DeskParts = ImportParts & {
  readonly ids: Pick<Ids, 'visit'>;
  readonly tell: (callerId: string, progress: ImportProgress) => void;
};

export type ImportDesk = {
  readonly begin: (callerId: string, bytes: number) => Answer<'beginImport'>;
  readonly send: (callerId: string, importId: string, at: number, part: Buffer) => Answer<'sendImportPart'>;
  readonly preview: (callerId: string, importId: string, choice: ImportChoice) => Answer<'previewImport'>;
  readonly tryOut: (callerId: string, importId: string, choice: ImportChoice) => Answer<'tryImport'>;
  readonly problems: (callerId: string, importId: string, after: number) => Answer<'importProblems'>;
  readonly apply: (callerId: string, importId: string, mode: ImportMode) => Answer<'applyImport'>;
  readonly cancel: ImportSlot['cancel'];
  readonly stop: ImportSlot['stop'];
};

/** What was tried before is thrown away: the file is looked at anew. */
async function openFile(parts: DeskParts, job: ImportJob, choice: ImportChoice, pace: Pace) {
  const bytes = job.received.bytes();
  if (bytes === null) return err({ kind: 'no-import' as const });
  job.staged?.stage?.discard();
  job.staged = null;
  const opened = await parts.open(bytes, choice, pace.breathe);
  if (opened.ok) job.opened = opened.value;
  return opened;
}

async function look(
  parts: DeskParts,
  job: ImportJob,
  choice: ImportChoice,
  pace: Pace,
): Answer<'previewImport'> {
  const opened = await openFile(parts, job, choice, pace);
  return opened.ok ? ok(opened.value.preview) : opened;
}

async function tryOut(
  parts: DeskParts,
  job: ImportJob,
  choice: ImportChoice,
  pace: Pace,
): Answer<'tryImport'> {
  const opened = await openFile(parts, job, choice, pace);
  if (!opened.ok) return opened;
  const tell: TellProgress = (news) => parts.tell(job.callerId, news);
  const tried = await stageFile(parts, opened.value, pace, tell);
  if (!tried.ok) return tried;
  const staged = tried.value;
  if (job.isCancelled) {
    staged.stage?.discard();
    return err({ kind: 'cancelled' });
  }
  job.staged = staged;
  // Chosen by hand and found good: such a file is known from now on.
  const { signature, mapping, file } = opened.value;
  if (choice.mapping !== null && staged.stage !== null) {
    parts.store.mappings.keep(signature, mapping, parts.clock.now());
  }
  const problems = staged.problems.slice(0, PROBLEMS_FIRST);
  return ok({ ...staged.reading, file, comparison: staged.comparison, problems });
}

async function apply(
  parts: DeskParts,
  job: ImportJob,
  { stage, ...tried }: StagedFile,
  mode: ImportMode,
  pace: Pace,
): Answer<'applyImport'> {
  const { opened } = job;
  if (opened === null) return err({ kind: 'not-tried' });
  if (stage === null) return err({ kind: 'nothing-to-do' });
  // Whatever becomes of it, the stage is used up; its problems can still be asked for.
  job.staged = { ...tried, stage: null };
  const file = { ...opened.file, bytes: job.received.bytes()?.length ?? 0 };
  const tell: TellProgress = (news) => parts.tell(job.callerId, news);
  const done = await applyStage(parts, { ...tried, stage }, mode, file, pace, tell);
  job.isDone = true;
  return ok({ ...tried.reading, file: opened.file, mode, comparison: tried.comparison, ...done });
}

/**
 * The one import that may be on its way (payments.md rule 16). It ends with the window that began it; until the last
 * step of `apply` nothing of it is in force.
 */
export function makeImportDesk(parts: DeskParts): ImportDesk {
  const slot = makeImportSlot(parts.clock, parts.timers);

  /** For one thing at a time. */
  function idleJob(callerId: string, importId: string) {
    const job = slot.find(callerId, importId);
    if (job === null) return err({ kind: 'no-import' as const });
    return job.running === null ? ok(job) : err({ kind: 'busy' as const });
  }

  return {
    begin: async (callerId, bytes) => {
      if (bytes > MOST_ROSTER_BYTES) return err({ kind: 'not-a-roster', why: 'too-large' });
      const job = await slot.take(parts.ids.visit(), callerId, bytes);
      return job === null ? err({ kind: 'import-running' }) : ok({ importId: job.id });
    },
    send: async (callerId, importId, at, part) => {
      const job = slot.find(callerId, importId);
      if (job === null) return err({ kind: 'no-import' });
      const taken = job.received.take(at, part);
      return taken.ok ? ok({ received: taken.value }) : err({ kind: 'out-of-order', received: taken.error });
    },
    preview: async (callerId, importId, choice) => {
      const job = idleJob(callerId, importId);
      return job.ok ? slot.run(job.value, (pace) => look(parts, job.value, choice, pace)) : job;
    },
    tryOut: async (callerId, importId, choice) => {
      const job = idleJob(callerId, importId);
      return job.ok ? slot.run(job.value, (pace) => tryOut(parts, job.value, choice, pace)) : job;
    },
    problems: async (callerId, importId, after) => {
      const job = slot.find(callerId, importId);
      if (job?.staged == null) return err({ kind: 'no-import' });
      const { problems } = job.staged;
      const page = problems.slice(after, after + PROBLEMS_AT_ONCE);
      return ok({ problems: page, more: after + page.length < problems.length });
    },
    apply: async (callerId, importId, mode) => {
      const job = idleJob(callerId, importId);
      if (!job.ok) return job;
      const { staged } = job.value;
      if (staged === null) return err({ kind: 'not-tried' });
      return slot.run(job.value, (pace) => apply(parts, job.value, staged, mode, pace));
    },
    cancel: slot.cancel,
    stop: slot.stop,
  };
}
