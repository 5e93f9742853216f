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

/** Rows in one short transaction; fewer where the disk is slow, so that no window waits longer than this. */
const AT_ONCE = { first: 100, least: 25, most: 500 };
const SLICE_MS = 15;

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

  async function bitByBit(work: (limit: number) => boolean): Promise<void> {
    let limit = AT_ONCE.first;
    while (!slicing.isStopped()) {
      const begun = clock.monotonic();
      if (!work(limit)) return;
      const tookMs = clock.monotonic() - begun;
      if (tookMs > SLICE_MS) limit = Math.max(AT_ONCE.least, Math.floor(limit / 2));
      else if (tookMs < SLICE_MS / 2) limit = Math.min(AT_ONCE.most, limit * 2);
      await pause();
    }
  }

  async function sweep(): Promise<void> {
    await bitByBit(store.roster.sweep);
    await bitByBit(store.statements.sweep);
    await bitByBit(journal.listSubjects);
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
