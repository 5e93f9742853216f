import type { IntentLog, Log, Timers } from '../ports';
import { tendInBackground, type Findings } from './background';
import type { FolderLock } from './files/folder-lock';
import { RESTORE_FACT, type FileParts } from './files/restore';
import { openIntentLog } from './intent-log/intent-log';
import { anchorJournal } from './intent-log/anchor-journal';
import { journalProblemWords, type JournalProblem } from './journal/journal-problem';
import { sealedSecrets, type SealedSecrets } from './keys/sealed-secrets';
import type { Vault } from './keys/vault';
import type { OpenDatabase } from './open-database';
import { abandonStaging } from './tables/roster-sweep';
import { abandonReadings } from './tables/statement-stage';
import type { Store } from './types';

export type RunningStore = {
  readonly store: Store;
  readonly vault: Vault;
  readonly intentLog: IntentLog;
  readonly secrets: SealedSecrets;
  /** In the form people write down, until somebody says that it is; then null. */
  readonly recoveryKey: () => string | null;
  /** After this the recovery key is nowhere on the disk. */
  readonly recoveryKeyKept: () => void;
  /** Set until the services have asked about every payment that the restored backup may lack (rule 1). */
  readonly restored: { readonly from: string } | null;
  /** The journal since its last anchor is not what was written: alarm, and go on. */
  readonly journalProblem: JournalProblem | null;
  /** Online, in slices, verified, anchored. To be called at every start and every hour; never fails, see `findings`. */
  readonly backup: () => Promise<void>;
  /** What can be done a little later, in slices: former roster generations go, the journal's subjects are listed. */
  readonly sweep: () => Promise<void>;
  /** Every page and the whole journal, in slices, on one snapshot; see `findings`. */
  readonly checkFully: () => Promise<void>;
  /** What the last backup and the last full check found; null where nothing is wrong or nothing was done yet. */
  readonly findings: () => Findings;
  /** false after the disk refused a write; asking tries again. */
  readonly writable: () => boolean;
  /** Ends what runs in the background and lets go of the folder. A second call does nothing. */
  readonly close: () => Promise<void>;
};

export type RunParts = FileParts &
  OpenDatabase & { readonly log: Log; readonly timers: Timers; readonly lock: FolderLock };

const RECOVERY_KEY_FACT = 'recovery-key-kept';

export function runStore(parts: RunParts): RunningStore {
  const { files, clock, db, store, transactions, journal, journalProblem, dataKey } = parts;
  const intentLog = openIntentLog({ files, vault: dataKey.vault, head: journal.committedHead });
  transactions.run(() => {
    abandonStaging(db);
    abandonReadings(db);
  });
  if (journalProblem !== null) alarm(parts, journalProblem);
  anchorJournal(intentLog, clock, journal.committedHead());
  const { stop, ...background } = tendInBackground(parts, intentLog);
  const from = store.facts.get(RESTORE_FACT);
  let closed: Promise<void> | null = null;

  async function close(): Promise<void> {
    await stop();
    try {
      anchorJournal(intentLog, clock, journal.committedHead());
    } catch (error) {
      parts.log.error('the journal could not be anchored at the end', {}, error);
    }
    intentLog.close();
    db.close();
    parts.lock.release();
  }

  return {
    store,
    vault: dataKey.vault,
    intentLog,
    secrets: sealedSecrets(store, dataKey.vault, clock),
    recoveryKey: dataKey.recoveryKey,
    recoveryKeyKept: () => keepRecoveryKey(parts),
    restored: from === null || from === '' ? null : { from },
    journalProblem,
    ...background,
    writable: transactions.writable,
    close: () => (closed ??= close()),
  };
}

function keepRecoveryKey({ store, clock, dataKey }: RunParts): void {
  if (dataKey.recoveryKey() === null) return;
  const at = clock.now();
  store.transaction(() => {
    store.facts.set(RECOVERY_KEY_FACT, String(at));
    store.journal.append({ at, what: 'recovery-key.kept', subject: 'store', facts: {} });
  });
  dataKey.recoveryKeyKept();
}

function alarm({ journal, clock, log }: RunParts, problem: JournalProblem): void {
  const words = journalProblemWords(problem);
  log.error('the journal is not what was written', { problem: words });
  journal.append({ at: clock.now(), what: 'journal.broken', subject: 'journal', facts: { problem: words } });
}
