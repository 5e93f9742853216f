import { chmodSync, existsSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { err, ok, type Result } from '../../../shared/result';
import { shanghaiDate } from '../../../shared/time-zone';
import type { Clock, IntentEntry } from '../../ports';
import { connect, connectReadOnly, type Database } from '../database';
import { keyIdIn, recordKey } from '../file-facts';
import { openIntentLog } from '../intent-log/intent-log';
import { readIntents } from '../intent-log/read-intents';
import { openJournal, readHead } from '../journal/journal';
import type { DataKey, KeyMissing } from '../keys/data-key';
import { migrate } from '../migrations/migrate';
import { COMPANIONS, type StoreFiles } from '../store-files';
import { leaveNumbersOut } from '../tables/running-numbers';
import { factTable } from '../tables/facts';
import { makeTransactions } from '../transactions';
import { backupProblem } from './backup-list';
import { moveDurably, syncFile } from './durable-file';
import { keepAside } from './keep-aside';

/** What a person chose after "damaged". `nothing`: an empty database; the intent log still brings the payments back. */
export type RestoreChoice = { readonly from: 'backup'; readonly path: string } | { readonly from: 'nothing' };

/** Services end it by setting it to '' (rule 1). */
export const RESTORE_FACT = 'restore-unfinished';

export type FileParts = { readonly files: StoreFiles; readonly clock: Clock; readonly dataKey: DataKey };

/** Built beside its place and moved there whole, so that a power cut leaves the old state or the new one. */
export function placeDatabase(
  { files, dataKey }: FileParts,
  source: string | null,
  prepare: (db: Database) => void,
): void {
  const building = `${files.database}.new`;
  for (const end of ['', ...COMPANIONS]) rmSync(building + end, { force: true });
  if (source !== null) copyWhole(source, building);
  const db = connect(building);
  try {
    chmodSync(building, 0o600);
    migrate(db, () => undefined);
    recordKey(db, dataKey.vault.keyId, dataKey.recoveryWrap);
    prepare(db);
    db.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    db.close();
  }
  syncFile(building);
  moveDurably(building, files.database);
}

/** Through SQLite, so that what still lies in the `-wal` of a file carried here by hand comes along. */
function copyWhole(source: string, target: string): void {
  const from = connectReadOnly(source);
  try {
    from.prepare('VACUUM INTO ?').run(target);
  } finally {
    from.close();
  }
}

export type BadBackup = { readonly kind: 'bad-backup'; readonly path: string; readonly problem: string };

export function restore(parts: FileParts, choice: RestoreChoice): Result<string, KeyMissing | BadBackup> {
  const { files, clock } = parts;
  const source = choice.from === 'backup' ? choice.path : null;
  if (source !== null) {
    const problem = backupProblem(source);
    if (problem !== null) return err({ kind: 'bad-backup', path: source, problem });
    if (keyIdOfFile(source) !== parts.dataKey.vault.keyId) {
      return err({ kind: 'key-missing', keysFile: files.keys, why: 'other-database' });
    }
  }
  const from = source === null ? 'nothing' : basename(source);
  if (existsSync(files.database)) keepAside(files, 'replaced', clock.now());
  placeDatabase(parts, source, (db) => markAsRestored(db, parts, from));
  return ok(from);
}

function keyIdOfFile(path: string): string | null {
  const db = connectReadOnly(path);
  try {
    return keyIdIn(db);
  } finally {
    db.close();
  }
}

/** The intent log first: a mark without a restored database is harmless, the other way round looks like a cut journal. */
export function markAsRestored(db: Database, { files, clock, dataKey }: FileParts, from: string): void {
  const at = clock.now();
  const head = readHead(db);
  const intentLog = openIntentLog({ files, vault: dataKey.vault, head: () => head });
  try {
    intentLog.markRestored({ at, from });
  } finally {
    intentLog.close();
  }
  const entries = readIntents(files, dataKey.vault).records.map(({ entry }) => entry);
  const lost = numbersPerhapsGivenOut(db, entries, at);
  const transactions = makeTransactions(db);
  const journal = openJournal(db, dataKey.vault, transactions);
  transactions.run(() => {
    factTable(db, transactions).set(RESTORE_FACT, from);
    leaveNumbersOut(db, shanghaiDate(at).replaceAll('-', ''), lost);
    journal.append({
      at,
      what: 'store.restored',
      subject: 'store',
      facts: { from, sequence: head.sequence, receiptNumbersLeftOut: lost },
    });
  });
}

const STILL_POSSIBLE_MS = 48 * 3_600_000;

/** Payments that may have had a receipt or slip since the backup: unknown to it, or not yet decided in it. */
function numbersPerhapsGivenOut(
  db: Database,
  entries: readonly (IntentEntry | { readonly kind: 'restored' })[],
  nowMs: number,
): number {
  const isKnown = db.prepare('SELECT 1 FROM payments WHERE out_trade_no = ?').pluck();
  // One receipt per candidate and payment.
  const candidatesOf = new Map(
    entries.flatMap((entry) =>
      entry.kind === 'payment'
        ? [[entry.outTradeNo, new Set(entry.lines.map((line) => line.candidateId)).size] as const]
        : [],
    ),
  );
  let unknown = 0;
  for (const [outTradeNo, candidates] of candidatesOf) {
    if (isKnown.get(outTradeNo) === undefined) unknown += Math.max(1, candidates);
  }
  const undecided = db
    .prepare(
      'SELECT count(DISTINCT out_trade_no || char(31) || candidate_id) FROM payments ' +
        'JOIN order_lines ON order_lines.order_key = payments.order_key AND line_number BETWEEN first_line AND last_line ' +
        "WHERE payments.state NOT IN ('paid', 'misfit') AND (payments.state <> 'closed' OR expires_at > ?)",
    )
    .pluck()
    .get(nowMs - STILL_POSSIBLE_MS);
  return unknown + Number(undecided);
}
