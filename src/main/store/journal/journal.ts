import { z } from 'zod';
import type { Database } from '../database';
import type { Vault } from '../keys/vault';
import { parseJson, readRow, readRows } from '../read-row';
import type { Transactions } from '../transactions';
import type { Journal, JournalEntry } from '../types';
import { journalSubjects } from './journal-subjects';
import { chainHash, factsText, headText, JOURNAL_START, type JournalHead } from './journal-chain';

const factSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

const entrySchema = z.object({
  sequence: z.number().int(),
  at: z.number().int(),
  what: z.string(),
  subject: z.string(),
  facts: z.preprocess(parseJson, factSchema),
  hash: z.string(),
});

const lastSchema = z.object({ sequence: z.number().int(), hash: z.string() });

export type OpenJournal = Journal & {
  /** The head as the disk has it: without what an open transaction has appended. */
  readonly committedHead: () => JournalHead;
  /** Catches up with up to `limit` entries in one short transaction; true while there are more. */
  readonly listSubjects: (limit: number) => boolean;
};

const LAST = 'SELECT sequence, lower(hex(hash)) AS hash FROM';

/**
 * Where the next entry goes on. After a cut tail the signed head is further than the last row: going on from there
 * leaves the gap to be seen for ever.
 */
export function readHead(db: Database): JournalHead {
  const row = db.prepare(`${LAST} journal ORDER BY sequence DESC LIMIT 1`).get();
  const last = row === undefined ? JOURNAL_START : readRow(lastSchema, row, 'journal', 'last');
  const signed = db.prepare(`${LAST} journal_head WHERE id = 1`).get();
  const head = signed === undefined ? JOURNAL_START : readRow(lastSchema, signed, 'journal_head', '1');
  return head.sequence > last.sequence ? head : last;
}

export function openJournal(db: Database, vault: Vault, transactions: Transactions): OpenJournal {
  const insert = db.prepare(
    'INSERT INTO journal (sequence, at, what, subject, facts, hash) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const sign = db.prepare('UPDATE journal_head SET sequence = ?, hash = ?, signature = ? WHERE id = 1');
  const signFirst = db.prepare(
    'INSERT INTO journal_head (sequence, hash, signature, id) VALUES (?, ?, ?, 1)',
  );
  const subjects = journalSubjects(db, transactions);
  let committed = readHead(db);
  let head = committed;

  transactions.witness({
    beforeCommit: () => {
      if (head === committed) return;
      const row = [head.sequence, Buffer.from(head.hash, 'hex'), vault.sign('journal-head', headText(head))];
      if (sign.run(...row).changes === 0) signFirst.run(...row);
    },
    afterCommit: () => {
      committed = head;
    },
    afterRollback: () => {
      head = committed;
    },
  });

  function append({ at, what, subject, facts }: Omit<JournalEntry, 'sequence' | 'hash'>): void {
    const sequence = head.sequence + 1;
    const text = factsText(facts);
    const chained = chainHash(head.hash, { sequence, at, what, subject, facts: text });
    insert.run(sequence, at, what, subject, text, Buffer.from(chained, 'hex'));
    head = { sequence, hash: chained };
  }

  return {
    append: (entry) => transactions.run(() => append(entry)),
    head: () => head,
    committedHead: () => committed,
    ofSubject: (subject) => readRows(entrySchema, subjects.of(subject), 'journal', 'of a subject'),
    listSubjects: subjects.list,
  };
}
