import type { Migration } from './migration';

/** What follows a payment: whose lines are paid, refunds that candidates ask the exam office for, fiscal e-bills. */
export const afterPaying: Migration = {
  number: 9,
  name: 'after paying',
  sql: `
-- 我的缴费. Written when a line is paid; taking an order does not touch it.
CREATE INDEX order_lines_paid ON order_lines (candidate_id) WHERE state = 'paid';

CREATE TABLE refund_requests (
  key INTEGER PRIMARY KEY,
  request_id TEXT NOT NULL UNIQUE,
  order_key INTEGER NOT NULL REFERENCES orders (key),
  line_number INTEGER NOT NULL,
  out_trade_no TEXT NOT NULL,
  candidate_id TEXT NOT NULL,
  fee_item_id TEXT NOT NULL,
  amount INTEGER NOT NULL CHECK (amount > 0),
  asked_by TEXT NOT NULL,
  because TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('to-send', 'open', 'approved', 'declined', 'refused')),
  note TEXT,
  refund_number TEXT,
  obstacle TEXT CHECK (obstacle IN ('too-late', 'too-many', 'nothing-left')),
  asked_at INTEGER NOT NULL,
  decided_at INTEGER,
  ask_at INTEGER,
  asks INTEGER NOT NULL
) STRICT;
CREATE INDEX requests_of_line ON refund_requests (order_key, line_number);
CREATE INDEX requests_due ON refund_requests (ask_at) WHERE ask_at IS NOT NULL;
-- A line is asked for once at a time: an index, not an if.
CREATE UNIQUE INDEX one_request_under_way ON refund_requests (order_key, line_number)
  WHERE state IN ('to-send', 'open');
CREATE INDEX requests_waiting ON refund_requests (key)
  WHERE state IN ('to-send', 'open') OR obstacle IS NOT NULL;

-- payer_name and tax_number: a company in whose name the exam office was asked to issue it.
CREATE TABLE e_bills (
  order_key INTEGER NOT NULL REFERENCES orders (key),
  line_number INTEGER NOT NULL,
  bill TEXT NOT NULL,
  payer_name TEXT,
  tax_number TEXT,
  since INTEGER NOT NULL,
  ask_at INTEGER,
  asks INTEGER NOT NULL,
  PRIMARY KEY (order_key, line_number),
  CHECK ((payer_name IS NULL) = (tax_number IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX e_bills_due ON e_bills (ask_at) WHERE ask_at IS NOT NULL;
`,
};
