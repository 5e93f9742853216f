import type { Migration } from './migration';

/** The roster by generations (rule 16). Document and phone numbers are sealed; the blind columns find them. */
export const roster: Migration = {
  number: 2,
  name: 'roster',
  sql: `
CREATE TABLE roster_generations (
  generation INTEGER PRIMARY KEY AUTOINCREMENT,
  state TEXT NOT NULL CHECK (state IN ('staging', 'current', 'former'))
) STRICT;
CREATE UNIQUE INDEX one_current_generation ON roster_generations (state) WHERE state = 'current';

-- In both tables key is generation * 2^32 and a running number in the order of the file: a generation is one stretch,
-- written and deleted from one end to the other, and nothing else is touched.
CREATE TABLE roster_candidates (
  key INTEGER PRIMARY KEY,
  candidate_id TEXT NOT NULL,
  name TEXT NOT NULL,
  numbers_sealed BLOB NOT NULL,
  document_blind BLOB NOT NULL
) STRICT;

-- What a line says. Whose it is and what it is for stands in roster_by_candidate.
CREATE TABLE roster_items (
  key INTEGER PRIMARY KEY,
  candidate INTEGER NOT NULL,
  registration_number TEXT NOT NULL,
  exam_name TEXT NOT NULL,
  name TEXT NOT NULL,
  amount INTEGER NOT NULL CHECK (amount >= 0),
  opens_at INTEGER NOT NULL,
  closes_at INTEGER NOT NULL,
  office_state TEXT NOT NULL CHECK (office_state IN ('unpaid', 'paid', 'waived')),
  review_status TEXT NOT NULL CHECK (review_status IN ('pending', 'approved', 'rejected')),
  review_reason TEXT
) STRICT;

-- How rows are found. Tables of their own, not indexes: blind values come in no order, so they are collected aside and
-- laid down in order, page after page, once all lines of a generation are there.
CREATE TABLE roster_by_candidate (
  generation INTEGER NOT NULL,
  candidate_id TEXT NOT NULL,
  fee_item_id TEXT NOT NULL,
  item INTEGER NOT NULL,
  PRIMARY KEY (generation, candidate_id, fee_item_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE roster_by_document (
  generation INTEGER NOT NULL,
  document_blind BLOB NOT NULL,
  candidate INTEGER NOT NULL,
  PRIMARY KEY (generation, document_blind, candidate)
) STRICT, WITHOUT ROWID;
CREATE TABLE roster_by_phone_tail (
  generation INTEGER NOT NULL,
  phone_tail_blind BLOB NOT NULL,
  candidate INTEGER NOT NULL,
  PRIMARY KEY (generation, phone_tail_blind, candidate)
) STRICT, WITHOUT ROWID;
CREATE TABLE roster_by_name (
  generation INTEGER NOT NULL,
  name_folded TEXT NOT NULL,
  candidate INTEGER NOT NULL,
  PRIMARY KEY (generation, name_folded, candidate)
) STRICT, WITHOUT ROWID;
CREATE TABLE roster_by_registration (
  generation INTEGER NOT NULL,
  registration_number TEXT NOT NULL COLLATE NOCASE,
  item INTEGER NOT NULL,
  PRIMARY KEY (generation, registration_number, item)
) STRICT, WITHOUT ROWID;

-- Lines that a live claim keeps as they were: rows of a former generation, read until the claim ends.
CREATE TABLE roster_kept (
  candidate_id TEXT NOT NULL,
  fee_item_id TEXT NOT NULL,
  item INTEGER NOT NULL,
  candidate INTEGER NOT NULL,
  document_blind BLOB NOT NULL,
  PRIMARY KEY (candidate_id, fee_item_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX kept_by_document ON roster_kept (document_blind);
`,
};
