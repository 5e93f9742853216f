import { z } from 'zod';
import type { Database } from '../database';
import type { Vault } from '../keys/vault';
import { chainHash, headText, JOURNAL_START, type JournalHead } from './journal-chain';
import type { JournalProblem } from './journal-problem';

export type JournalCheck = {
  /** Begin after this entry, which must be as said; null checks from the first one. */
  readonly since: JournalHead | null;
  /** Heads on record outside the database. */
  readonly anchors: readonly JournalHead[];
  /** null: the data key is not at hand, so the signature is not judged. */
  readonly vault: Vault | null;
};

export type JournalReport = {
  /** Entries looked at. */
  readonly checked: number;
  readonly last: number;
  readonly signatureChecked: boolean;
  readonly problem: JournalProblem | null;
};

const SLICE = 500;

const rowSchema = z.object({
  sequence: z.number().int(),
  at: z.number().int(),
  what: z.string(),
  subject: z.string(),
  facts: z.string(),
  hash: z.string(),
});
const headSchema = z.object({ sequence: z.number().int(), hash: z.string(), signature: z.string() });

/** Yields between slices, so that the caller may do the rest later. */
export function* checkJournal(db: Database, check: JournalCheck): Generator<undefined, JournalReport> {
  let last = check.since ?? JOURNAL_START;
  let checked = 0;
  const report = (problem: JournalProblem | null): JournalReport => ({
    checked,
    last: last.sequence,
    signatureChecked: check.vault !== null,
    problem,
  });
  try {
    if (check.since !== null && !isOnRecord(db, check.since)) return report(missing(db, check.since));
    for (;;) {
      const rows = z.array(rowSchema).parse(sliceAfter(db, last.sequence));
      for (const { hash: written, ...entry } of rows) {
        if (entry.sequence !== last.sequence + 1) {
          return report({ kind: 'gap', after: last.sequence, found: entry.sequence });
        }
        if (chainHash(last.hash, entry) !== written)
          return report({ kind: 'changed', sequence: entry.sequence });
        last = { sequence: entry.sequence, hash: written };
        checked += 1;
      }
      if (rows.length < SLICE) break;
      yield;
    }
    const anchor = check.anchors.find((known) => !isOnRecord(db, known));
    return report(anchor === undefined ? headProblem(db, last, check.vault) : missing(db, anchor));
  } catch (error) {
    const detail = error instanceof z.ZodError ? 'a field is not what it must be' : String(error);
    return report({ kind: 'unreadable', after: last.sequence, detail });
  }
}

function sliceAfter(db: Database, sequence: number): unknown[] {
  return db
    .prepare(
      'SELECT sequence, at, what, subject, facts, lower(hex(hash)) AS hash FROM journal ' +
        'WHERE sequence > ? ORDER BY sequence LIMIT ?',
    )
    .all(sequence, SLICE);
}

function hashOf(db: Database, sequence: number): unknown {
  return db.prepare('SELECT lower(hex(hash)) FROM journal WHERE sequence = ?').pluck().get(sequence);
}

function isOnRecord(db: Database, { sequence, hash }: JournalHead): boolean {
  return hashOf(db, sequence) === hash || (sequence === 0 && hash === JOURNAL_START.hash);
}

function missing(db: Database, anchor: JournalHead): JournalProblem {
  const last = z.number().parse(db.prepare('SELECT ifnull(max(sequence), 0) FROM journal').pluck().get());
  return last < anchor.sequence
    ? { kind: 'cut', last, expected: anchor.sequence }
    : { kind: 'not-as-anchored', sequence: anchor.sequence };
}

function headProblem(db: Database, last: JournalHead, vault: Vault | null): JournalProblem | null {
  const row = db
    .prepare('SELECT sequence, lower(hex(hash)) AS hash, signature FROM journal_head WHERE id = 1')
    .get();
  if (row === undefined) {
    return last.sequence === 0 ? null : { kind: 'not-signed', sequence: last.sequence };
  }
  const head = headSchema.parse(row);
  if (head.sequence > last.sequence) {
    return { kind: 'cut', last: last.sequence, expected: head.sequence };
  }
  const same = head.sequence === last.sequence && head.hash === last.hash;
  const signed = vault === null || vault.isSigned('journal-head', headText(head), head.signature);
  return same && signed ? null : { kind: 'not-signed', sequence: last.sequence };
}
