import type { Clock, IntentLog } from '../../ports';
import type { JournalHead } from '../journal/journal-chain';

/** Puts the journal's head on record outside the database (rule 13). */
export function anchorJournal(intentLog: IntentLog, clock: Clock, { sequence, hash }: JournalHead): void {
  intentLog.append({ kind: 'anchor', at: clock.now(), sequence, hash });
}
