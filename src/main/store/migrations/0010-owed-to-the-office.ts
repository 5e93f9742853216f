import type { Migration } from './migration';

/**
 * What the exam office is owed (payments.md rules 6 and 12): reports with how telling them goes, and the reservations it
 * holds for our orders. Until now there was no office to tell: what stands untold is marked so.
 */
export const owedToTheOffice: Migration = {
  number: 10,
  name: 'owed to the exam office',
  sql: `
ALTER TABLE outbox ADD COLUMN state TEXT NOT NULL DEFAULT 'waiting'
  CHECK (state IN ('waiting', 'told', 'nobody', 'refused', 'paid-elsewhere', 'not-owed'));
ALTER TABLE outbox ADD COLUMN ask_at INTEGER;
ALTER TABLE outbox ADD COLUMN tries INTEGER NOT NULL DEFAULT 0;
ALTER TABLE outbox ADD COLUMN detail TEXT;
ALTER TABLE outbox ADD COLUMN closed_by TEXT;
ALTER TABLE outbox ADD COLUMN note TEXT;
UPDATE outbox SET state = iif(told_at IS NULL, 'nobody', 'told');
DROP INDEX outbox_pending;
-- Few at any time: what is still to be told, and what waits for a person.
CREATE INDEX outbox_due ON outbox (ask_at) WHERE state = 'waiting';
CREATE INDEX outbox_owed ON outbox (fee_item_id, key)
  WHERE state IN ('waiting', 'refused', 'paid-elsewhere') AND closed_by IS NULL;

-- wanted: sent, no answer yet · held · owed: to be given back. A row goes when the office has given it up.
CREATE TABLE reservations (
  order_key INTEGER PRIMARY KEY REFERENCES orders (key),
  state TEXT NOT NULL CHECK (state IN ('wanted', 'held', 'owed')),
  until INTEGER NOT NULL,
  ask_at INTEGER NOT NULL,
  tries INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX reservations_due ON reservations (ask_at);
`,
};
