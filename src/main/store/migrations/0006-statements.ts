import type { Migration } from './migration';

/** The gateways' statements of a day (对账单), and what they and the store do not agree on (rule 15). */
export const statements: Migration = {
  number: 6,
  name: 'statements',
  sql: `
CREATE TABLE statement_readings (
  reading INTEGER PRIMARY KEY AUTOINCREMENT,
  channel TEXT NOT NULL,
  day TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('staging', 'current', 'former'))
) STRICT;
CREATE UNIQUE INDEX one_current_reading ON statement_readings (channel, day) WHERE state = 'current';
CREATE INDEX readings_by_state ON statement_readings (state);

-- A day of a channel in China time; sums in fen.
CREATE TABLE statements (
  channel TEXT NOT NULL,
  day TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('expected', 'not-ready', 'no-answer', 'damaged', 'refused', 'complete')),
  detail TEXT,
  asks INTEGER NOT NULL,
  ask_at INTEGER,
  readings INTEGER NOT NULL,
  reading INTEGER,
  sha1 TEXT,
  fetched_at INTEGER,
  paid_count INTEGER NOT NULL,
  paid_sum INTEGER NOT NULL,
  refunded_count INTEGER NOT NULL,
  refunded_sum INTEGER NOT NULL,
  others_count INTEGER NOT NULL,
  others_sum INTEGER NOT NULL,
  rows_matched INTEGER NOT NULL CHECK (rows_matched IN (0, 1)),
  payments_matched INTEGER NOT NULL CHECK (payments_matched IN (0, 1)),
  refunds_matched INTEGER NOT NULL CHECK (refunds_matched IN (0, 1)),
  PRIMARY KEY (channel, day)
) STRICT, WITHOUT ROWID;

-- place: where the row stands in its statement.
CREATE TABLE statement_rows (
  reading INTEGER NOT NULL,
  place INTEGER NOT NULL CHECK (place > 0),
  kind TEXT NOT NULL CHECK (kind IN ('paid', 'refunded')),
  out_trade_no TEXT NOT NULL,
  gateway_trade_no TEXT NOT NULL,
  refund_number TEXT,
  amount INTEGER NOT NULL CHECK (amount >= 0),
  at INTEGER,
  state TEXT CHECK (state IN ('done', 'processing', 'stuck')),
  PRIMARY KEY (reading, place),
  CHECK ((kind = 'paid') = (refund_number IS NULL) AND (kind = 'paid') = (state IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX statement_rows_by_number ON statement_rows (out_trade_no);

-- refund_number '': the finding is about the payment itself.
CREATE TABLE statement_findings (
  channel TEXT NOT NULL,
  out_trade_no TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN
    ('paid-there', 'paid-here', 'amount-differs', 'refund-there', 'refund-here', 'refund-differs')),
  refund_number TEXT NOT NULL,
  day TEXT NOT NULL,
  ours INTEGER,
  theirs INTEGER,
  found_at INTEGER NOT NULL,
  PRIMARY KEY (channel, out_trade_no, kind, refund_number)
) STRICT, WITHOUT ROWID;
CREATE INDEX findings_by_day ON statement_findings (day);

CREATE INDEX refunds_by_time ON refunds (created_at);
`,
};
