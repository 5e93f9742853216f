import { z } from 'zod';
import type { Database } from '../database';
import type { Transactions } from '../transactions';

const LISTED_TO = "(SELECT CAST(value AS INTEGER) FROM meta WHERE name = 'subjects-listed-to')";
const ENTRY = 'SELECT j.sequence, j.at, j.what, j.subject, j.facts, lower(hex(j.hash)) AS hash FROM';

/** Entries by subject: from the list as far as it goes, and from the journal itself beyond. */
export function journalSubjects(db: Database, transactions: Transactions) {
  const of = db.prepare(
    `${ENTRY} journal_subjects s JOIN journal j ON j.sequence = s.sequence WHERE s.subject = @subject ` +
      `UNION ALL ${ENTRY} journal j WHERE j.sequence > ${LISTED_TO} AND j.subject = @subject ORDER BY 1`,
  );
  const add = db.prepare(
    'INSERT INTO journal_subjects (subject, sequence) SELECT subject, sequence FROM journal ' +
      `WHERE sequence > ${LISTED_TO} ORDER BY sequence LIMIT ?`,
  );
  const listedTo = db.prepare(
    'UPDATE meta SET value = (SELECT ifnull(max(sequence), 0) FROM (SELECT sequence FROM journal ' +
      `WHERE sequence > ${LISTED_TO} ORDER BY sequence LIMIT ?)) WHERE name = 'subjects-listed-to'`,
  );
  const isBehind = db.prepare(`SELECT 1 FROM journal WHERE sequence > ${LISTED_TO} LIMIT 1`).pluck();
  return {
    of: (subject: string): unknown[] => z.array(z.unknown()).parse(of.all({ subject })),
    list: (limit: number): boolean => {
      if (isBehind.get() === undefined) return false;
      transactions.run(() => {
        add.run(limit);
        listedTo.run(limit);
      });
      return isBehind.get() !== undefined;
    },
  };
}
