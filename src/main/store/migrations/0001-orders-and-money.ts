import type { Migration } from './migration';

/** Orders, claims, payments, refunds and what was printed about them. Amounts in fen, times in UTC ms. */
export const ordersAndMoney: Migration = {
  number: 1,
  name: 'orders and money',
  sql: `
-- key is created_at * 1024 and a running number: a day's orders are one stretch of the table, without an index.
CREATE TABLE orders (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  number TEXT NOT NULL UNIQUE,
  source TEXT NOT NULL CHECK (source IN ('kiosk', 'counter')),
  created_at INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'paid', 'closed')),
  total INTEGER NOT NULL CHECK (total >= 0)
) STRICT;
CREATE INDEX orders_open ON orders (key) WHERE state = 'open';

CREATE TABLE order_lines (
  order_key INTEGER NOT NULL REFERENCES orders (key),
  line_number INTEGER NOT NULL CHECK (line_number > 0),
  candidate_id TEXT NOT NULL,
  candidate_name TEXT NOT NULL,
  masked_document TEXT NOT NULL,
  registration_number TEXT NOT NULL,
  exam_name TEXT NOT NULL,
  fee_item_id TEXT NOT NULL,
  fee_item_name TEXT NOT NULL,
  amount INTEGER NOT NULL CHECK (amount >= 0),
  window_closes_at INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'paid', 'released')),
  PRIMARY KEY (order_key, line_number)
) STRICT, WITHOUT ROWID;

-- Rule 6: the live claims. The primary key is the unique index that lets an item be claimed once; an order claims what
-- its lines say. settled_by: the payment that paid it.
-- A fee item belongs to one registration of one candidate; the candidate's own id may change when an exam office
-- corrects a document number, and what was paid must not look unpaid then.
CREATE TABLE claims (
  fee_item_id TEXT NOT NULL PRIMARY KEY,
  candidate_id TEXT NOT NULL,
  order_key INTEGER NOT NULL REFERENCES orders (key),
  taken_at INTEGER NOT NULL,
  settled_by TEXT,
  settled_at INTEGER,
  CHECK ((settled_by IS NULL) = (settled_at IS NULL))
) STRICT, WITHOUT ROWID;

-- Claims that ended unpaid.
CREATE TABLE released_claims (
  key INTEGER PRIMARY KEY,
  fee_item_id TEXT NOT NULL,
  candidate_id TEXT NOT NULL,
  order_key INTEGER NOT NULL REFERENCES orders (key),
  taken_at INTEGER NOT NULL,
  released_at INTEGER NOT NULL
) STRICT;

-- facts: what only exists in this state, as JSON; the terms never change after the row is made (rule 1).
CREATE TABLE payments (
  order_key INTEGER NOT NULL REFERENCES orders (key),
  attempt INTEGER NOT NULL CHECK (attempt > 0),
  out_trade_no TEXT NOT NULL UNIQUE,
  channel TEXT NOT NULL,
  amount INTEGER NOT NULL CHECK (amount >= 0),
  description TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  state TEXT NOT NULL
    CHECK (state IN ('created', 'waiting', 'unknown', 'closing', 'paid', 'misfit', 'closed')),
  facts TEXT NOT NULL,
  revision INTEGER NOT NULL,
  ask_at INTEGER,
  asks INTEGER NOT NULL,
  on_screen_since INTEGER,
  PRIMARY KEY (order_key, attempt)
) STRICT, WITHOUT ROWID;
-- The few that are still asked about or could still be paid, out of all there ever were.
CREATE INDEX payments_watched ON payments (ask_at)
  WHERE ask_at IS NOT NULL OR state IN ('created', 'waiting', 'unknown', 'closing');

CREATE TABLE refunds (
  key INTEGER PRIMARY KEY,
  refund_number TEXT NOT NULL UNIQUE,
  out_trade_no TEXT NOT NULL REFERENCES payments (out_trade_no),
  channel TEXT NOT NULL,
  line_number INTEGER,
  amount INTEGER NOT NULL CHECK (amount > 0),
  reason TEXT NOT NULL CHECK (reason IN ('duplicate', 'misfit', 'asked')),
  asked_by TEXT NOT NULL,
  state TEXT NOT NULL
    CHECK (state IN ('awaiting-approval', 'approved', 'processing', 'done', 'needs-person')),
  created_at INTEGER NOT NULL,
  ask_at INTEGER,
  asks INTEGER NOT NULL
) STRICT;
CREATE INDEX refunds_of_payment ON refunds (out_trade_no);
CREATE INDEX refunds_due ON refunds (ask_at) WHERE ask_at IS NOT NULL;
-- Rule 5: what a rule gives back, it gives back once.
CREATE UNIQUE INDEX one_refund_by_rule ON refunds (out_trade_no, ifnull(line_number, 0), reason)
  WHERE reason IN ('duplicate', 'misfit');

CREATE TABLE receipts (
  key INTEGER PRIMARY KEY,
  receipt_number TEXT NOT NULL UNIQUE,
  device_number TEXT NOT NULL,
  day TEXT NOT NULL,
  running_number INTEGER NOT NULL CHECK (running_number > 0),
  order_key INTEGER NOT NULL REFERENCES orders (key),
  out_trade_no TEXT NOT NULL UNIQUE REFERENCES payments (out_trade_no),
  issued_at INTEGER NOT NULL,
  line_numbers TEXT NOT NULL,
  prints INTEGER NOT NULL DEFAULT 0,
  last_printed_at INTEGER,
  UNIQUE (device_number, day, running_number)
) STRICT;
CREATE INDEX receipts_of_order ON receipts (order_key);

CREATE TABLE slips (
  key INTEGER PRIMARY KEY,
  slip_number TEXT NOT NULL UNIQUE,
  device_number TEXT NOT NULL,
  day TEXT NOT NULL,
  running_number INTEGER NOT NULL CHECK (running_number > 0),
  order_key INTEGER NOT NULL REFERENCES orders (key),
  out_trade_no TEXT NOT NULL UNIQUE REFERENCES payments (out_trade_no),
  issued_at INTEGER NOT NULL,
  UNIQUE (device_number, day, running_number)
) STRICT;
CREATE INDEX slips_of_order ON slips (order_key);

-- Rule 12: the key is order + line + event, so that telling it twice is one row.
CREATE TABLE outbox (
  key INTEGER PRIMARY KEY,
  order_key INTEGER NOT NULL REFERENCES orders (key),
  line_number INTEGER NOT NULL,
  event TEXT NOT NULL CHECK (event IN ('paid', 'refunded')),
  at INTEGER NOT NULL,
  candidate_id TEXT NOT NULL,
  fee_item_id TEXT NOT NULL,
  out_trade_no TEXT NOT NULL REFERENCES payments (out_trade_no),
  amount INTEGER NOT NULL CHECK (amount >= 0),
  channel TEXT NOT NULL,
  told_at INTEGER,
  UNIQUE (order_key, line_number, event)
) STRICT;
CREATE INDEX outbox_pending ON outbox (key) WHERE told_at IS NULL;
`,
};
