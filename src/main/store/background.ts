import type { IntentLog, Log, Timers } from '../ports';
import { fullCheck, type FullCheckFailure } from './files/full-check';
import { makeBackup, type BackupFailure } from './files/make-backup';
import type { FileParts } from './files/restore';
import { anchorJournal } from './intent-log/anchor-journal';
import type { OpenDatabase } from './open-database';
import { makePause } from './slices';

export type Findings = {
  readonly backup: BackupFailure | null;
  readonly check: FullCheckFailure | null;
};

export type Background = {
  readonly backup: () => Promise<void>;
  readonly sweep: () => Promise<void>;
  readonly checkFully: () => Promise<void>;
  readonly findings: () => Findings;
  /** Resolves when nothing of it runs any more. */
  readonly stop: () => Promise<void>;
};

type BackgroundParts = FileParts & OpenDatabase & { readonly log: Log; readonly timers: Timers };

const SWEPT_AT_ONCE = 500;
const LISTED_AT_ONCE = 500;

export function tendInBackground(parts: BackgroundParts, intentLog: IntentLog): Background {
  const { log, timers, store, journal, clock } = parts;
  const { pause, stop } = makePause(timers);
  const running = new Map<string, Promise<void>>();
  let stopped = false;
  let findings: Findings = { backup: null, check: null };
  const slicing = { ...parts, pause, isStopped: () => stopped };

  /** A call while the same is running gets the running one. */
  function oneOf(name: string, work: () => Promise<void>): Promise<void> {
    if (stopped) return Promise.resolve();
    const begun = running.get(name) ?? work().finally(() => running.delete(name));
    running.set(name, begun);
    return begun;
  }

  async function backup(): Promise<void> {
    const made = await makeBackup(slicing);
    if (!made.ok && made.error.kind === 'stopped') return;
    findings = { ...findings, backup: made.ok ? null : made.error };
    if (!made.ok) {
      log.error('no backup was made; earlier ones stay', made.error);
      return;
    }
    anchorJournal(intentLog, clock, made.value.head);
    log.info('backup made', { path: made.value.path });
  }

  async function checkFully(): Promise<void> {
    const checked = await fullCheck({ ...slicing, vault: parts.dataKey.vault });
    if (!checked.ok && checked.error.kind === 'stopped') return;
    findings = { ...findings, check: checked.ok ? null : checked.error };
    if (checked.ok)
      log.info('database and journal are whole', { journalEntries: checked.value.journalEntries });
  }

  async function sweep(): Promise<void> {
    while (!slicing.isStopped() && store.roster.sweep(SWEPT_AT_ONCE)) await pause();
    while (!slicing.isStopped() && journal.listSubjects(LISTED_AT_ONCE)) await pause();
  }

  return {
    backup: () => oneOf('backup', backup),
    sweep: () => oneOf('sweep', sweep),
    checkFully: () => oneOf('check', checkFully),
    findings: () => findings,
    stop: async () => {
      stopped = true;
      stop();
      await Promise.allSettled(running.values());
    },
  };
}
