import type { Migration } from './migration';

/**
 * What two generations of the roster are compared by: the fee item, which stays when a document number is corrected and
 * the candidate's id with it. And what an operator said each column of a kind of file is, by the titles of its header.
 */
export const rosterByFeeItem: Migration = {
  number: 12,
  name: 'roster by fee item',
  sql: `
CREATE TABLE roster_by_fee_item (
  generation INTEGER NOT NULL,
  fee_item_id TEXT NOT NULL,
  item INTEGER NOT NULL,
  PRIMARY KEY (generation, fee_item_id, item)
) STRICT, WITHOUT ROWID;
INSERT INTO roster_by_fee_item
  SELECT generation, fee_item_id, item FROM roster_by_candidate ORDER BY generation, fee_item_id, item;

CREATE TABLE roster_mappings (
  signature TEXT NOT NULL PRIMARY KEY,
  columns TEXT NOT NULL,
  used_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`,
};
