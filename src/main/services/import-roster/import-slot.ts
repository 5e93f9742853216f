import { err, type Result } from '../../../shared/result';
import type { Cancel, Clock, Timers } from '../../ports';
import { Stopped } from '../slice-work';
import type { OpenedRoster } from './import-parts';
import { makeReceivedFile, type ReceivedFile } from './received-file';
import type { StagedFile } from './stage-file';
import { makePace, type Pace } from './take-turns';

/** Half an hour without a touch: whoever began it has gone, and others may want to import. */
const IDLE_MS = 30 * 60_000;

export type ImportJob = {
  readonly id: string;
  readonly callerId: string;
  readonly received: ReceivedFile;
  opened: OpenedRoster | null;
  staged: StagedFile | null;
  /** While something long is being done. */
  running: { readonly pace: Pace; readonly over: Promise<unknown> } | null;
  isCancelled: boolean;
  /** In force; only its problems may still be asked for. */
  isDone: boolean;
  forget: Cancel;
};

type Cancelled = { readonly kind: 'cancelled' };

/** The one place for an import; it belongs to the window that took it. */
export type ImportSlot = {
  /** Takes the place, from one that is done or of the same window too; null: another window has it. */
  readonly take: (id: string, callerId: string, size: number) => Promise<ImportJob | null>;
  readonly find: (callerId: string, importId: string) => ImportJob | null;
  /** One long piece of work; ends as cancelled when somebody stops it. */
  readonly run: <T, E>(
    job: ImportJob,
    work: (pace: Pace) => Promise<Result<T, E>>,
  ) => Promise<Result<T, E | Cancelled>>;
  /** Of this window; `importId` null: whichever it has. */
  readonly cancel: (callerId: string, importId: string | null) => void;
  readonly stop: () => Promise<void>;
};

export function makeImportSlot(clock: Clock, timers: Timers): ImportSlot {
  let current: ImportJob | null = null;

  function drop(job: ImportJob): void {
    job.isCancelled = true;
    job.forget();
    job.running?.pace.stop();
    // What runs throws its own stage away.
    if (job.running === null) job.staged?.stage?.discard();
    job.staged = null;
    if (current === job) current = null;
  }

  /** Until it is really over. */
  async function dropAndWait(job: ImportJob): Promise<void> {
    const { running } = job;
    drop(job);
    await running?.over.catch(() => undefined);
  }

  function touch(job: ImportJob): void {
    job.forget();
    job.forget = timers.after(IDLE_MS, () => (job.running === null ? drop(job) : touch(job)));
  }

  async function take(id: string, callerId: string, size: number): Promise<ImportJob | null> {
    if (current !== null && current.callerId !== callerId && !current.isDone) return null;
    if (current !== null) await dropAndWait(current);
    // Somebody else was quicker.
    if (current !== null) return null;
    const received = makeReceivedFile(size);
    const forget = () => undefined;
    const parts = { opened: null, staged: null, running: null, isCancelled: false, isDone: false, forget };
    current = { id, callerId, received, ...parts };
    touch(current);
    return current;
  }

  return {
    take,
    find: (callerId, importId) => {
      if (current?.id !== importId || current.callerId !== callerId) return null;
      touch(current);
      return current;
    },
    run: async (job, work) => {
      const pace = makePace(clock, timers);
      const over = work(pace);
      job.running = { pace, over };
      try {
        return await over;
      } catch (thrown) {
        if (thrown instanceof Stopped) return err({ kind: 'cancelled' });
        throw thrown;
      } finally {
        job.running = null;
      }
    },
    cancel: (callerId, importId) => {
      if (current?.callerId === callerId && (importId === null || current.id === importId)) drop(current);
    },
    stop: async () => {
      if (current !== null) await dropAndWait(current);
    },
  };
}
