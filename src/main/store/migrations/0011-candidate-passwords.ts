import type { Migration } from './migration';

/**
 * Passwords that candidates chose, where the exam office is a roster on this machine. They belong to the document, not to
 * a generation of the roster: an import changes nothing here.
 */
export const candidatePasswords: Migration = {
  number: 11,
  name: 'candidate passwords',
  sql: `
CREATE TABLE candidate_passwords (
  document_blind BLOB PRIMARY KEY,
  hash_sealed BLOB NOT NULL,
  used_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX candidate_passwords_by_use ON candidate_passwords (used_at);
`,
};
