import type { Migration } from './migration';

/** The journal (rule 13), wrong second factors, and small facts of the installation and of the file itself. */
export const journalAndFacts: Migration = {
  number: 3,
  name: 'journal and facts',
  sql: `
CREATE TABLE journal (
  sequence INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  what TEXT NOT NULL,
  subject TEXT NOT NULL,
  facts TEXT NOT NULL,
  hash BLOB NOT NULL
) STRICT;
CREATE TRIGGER journal_is_never_changed BEFORE UPDATE ON journal
  BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_is_never_cut BEFORE DELETE ON journal
  BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

-- Which entries speak of a subject, up to meta 'subjects-listed-to'. Filled behind, in batches: an index kept with every
-- entry would make each payment write one more page at random.
CREATE TABLE journal_subjects (
  subject TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (subject, sequence)
) STRICT, WITHOUT ROWID;

-- The last line of the journal, signed: a cut tail shows against it.
CREATE TABLE journal_head (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  sequence INTEGER NOT NULL,
  hash BLOB NOT NULL,
  signature TEXT NOT NULL
) STRICT;

CREATE TABLE attempts (
  key_blind BLOB PRIMARY KEY,
  wrong_in_a_row INTEGER NOT NULL,
  last_at INTEGER NOT NULL,
  locked_until INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX attempts_by_time ON attempts (last_at);

CREATE TABLE facts (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE meta (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO meta (name, value) VALUES ('write-probe', ''), ('subjects-listed-to', '0');
`,
};
