import { err, ok, type Result } from '../../../shared/result';
import type { Log } from '../../ports';
import { connectReadOnly } from '../database';
import { anchorsOf, readIntents } from '../intent-log/read-intents';
import { checkJournal } from '../journal/check-journal';
import { journalProblemWords, type JournalProblem } from '../journal/journal-problem';
import type { Vault } from '../keys/vault';
import { inSlices, type Pause } from '../slices';
import type { StoreFiles } from '../store-files';
import { checkTables } from './check-tables';

export type FullCheckReport = { readonly journalEntries: number };
export type FullCheckFailure =
  | { readonly kind: 'damaged'; readonly problem: string }
  | { readonly kind: 'journal-broken'; readonly problem: JournalProblem }
  /** Lines of the intent log cannot be read: payments may be known to nobody here. */
  | { readonly kind: 'intent-log-damaged'; readonly lines: number }
  | { readonly kind: 'stopped' };

export type FullCheckParts = {
  readonly files: StoreFiles;
  readonly vault: Vault;
  readonly log: Log;
  readonly pause: Pause;
  readonly isStopped: () => boolean;
};

/** Reads through a connection of its own that holds one snapshot, while payments go on being written. */
export async function fullCheck(parts: FullCheckParts): Promise<Result<FullCheckReport, FullCheckFailure>> {
  const { files, vault, log, pause, isStopped } = parts;
  const intents = readIntents(files, vault);
  const db = connectReadOnly(files.database);
  try {
    db.exec('BEGIN');
    const problem = await inSlices(checkTables(db), pause, isStopped);
    if (problem !== null) {
      log.error('the database is damaged', { problem });
      return err({ kind: 'damaged', problem });
    }
    const check = { since: null, anchors: anchorsOf(intents.records), vault };
    const journal = await inSlices(checkJournal(db, check), pause, isStopped);
    if (journal === null || isStopped()) return err({ kind: 'stopped' });
    if (journal.problem !== null) {
      log.error('the journal is not what was written', { problem: journalProblemWords(journal.problem) });
      return err({ kind: 'journal-broken', problem: journal.problem });
    }
    const lines = intents.badLines.length;
    if (lines > 0) {
      log.error('lines of the intent log cannot be read', { lines });
      return err({ kind: 'intent-log-damaged', lines });
    }
    return ok({ journalEntries: journal.checked });
  } finally {
    db.close();
  }
}
