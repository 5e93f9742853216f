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

CREATE TABLE roster_candidates (
  generation INTEGER NOT NULL,
  candidate_id TEXT NOT NULL,
  name TEXT NOT NULL,
  name_folded TEXT NOT NULL,
  document_sealed BLOB NOT NULL,
  document_blind BLOB NOT NULL,
  phone_sealed BLOB,
  phone_tail_blind BLOB,
  PRIMARY KEY (generation, candidate_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX candidates_by_document ON roster_candidates (document_blind, generation);
CREATE INDEX candidates_by_phone_tail ON roster_candidates (phone_tail_blind, generation)
  WHERE phone_tail_blind IS NOT NULL;
CREATE INDEX candidates_by_name ON roster_candidates (generation, name_folded);

CREATE TABLE roster_items (
  generation INTEGER NOT NULL,
  candidate_id TEXT NOT NULL,
  fee_item_id TEXT NOT NULL,
  place INTEGER NOT NULL,
  registration_number TEXT NOT NULL COLLATE NOCASE,
  exam_name TEXT NOT NULL,
  name TEXT NOT NULL,
  amount INTEGER NOT NULL CHECK (amount >= 0),
  opens_at INTEGER NOT NULL,
  closes_at INTEGER NOT NULL,
  office_state TEXT NOT NULL CHECK (office_state IN ('unpaid', 'paid', 'waived')),
  review_status TEXT NOT NULL CHECK (review_status IN ('pending', 'approved', 'rejected')),
  review_reason TEXT,
  PRIMARY KEY (generation, candidate_id, fee_item_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX items_by_registration ON roster_items (registration_number, generation);

-- Lines that a live claim keeps as they were: read from this former generation until the claim ends.
CREATE TABLE roster_kept (
  candidate_id TEXT NOT NULL,
  fee_item_id TEXT NOT NULL,
  generation INTEGER NOT NULL,
  PRIMARY KEY (candidate_id, fee_item_id)
) STRICT, WITHOUT ROWID;
`,
};
