import type { Migration } from './migration';

/**
 * Refunds that people ask for, approve, decline and settle. SQLite cannot widen a CHECK or a UNIQUE, so refunds and
 * outbox are laid anew with what they hold.
 */
export const decidedRefunds: Migration = {
  number: 4,
  name: 'decided refunds',
  sql: `
CREATE TABLE refunds_decided (
  key INTEGER PRIMARY KEY,
  refund_number TEXT NOT NULL UNIQUE,
  out_trade_no TEXT NOT NULL REFERENCES payments (out_trade_no),
  channel TEXT NOT NULL,
  line_number INTEGER,
  amount INTEGER NOT NULL CHECK (amount > 0),
  reason TEXT NOT NULL CHECK (reason IN ('duplicate', 'misfit', 'asked', 'reversal')),
  asked_by TEXT NOT NULL,
  because TEXT,
  state TEXT NOT NULL CHECK (state IN
    ('awaiting-approval', 'declined', 'approved', 'processing', 'done', 'needs-person', 'settled-outside')),
  decided_by TEXT,
  note TEXT,
  problem TEXT,
  created_at INTEGER NOT NULL,
  ask_at INTEGER,
  asks INTEGER NOT NULL
) STRICT;
INSERT INTO refunds_decided (key, refund_number, out_trade_no, channel, line_number, amount, reason, asked_by, state,
  problem, created_at, ask_at, asks)
  SELECT key, refund_number, out_trade_no, channel, line_number, amount, reason, asked_by, state,
  iif(state = 'needs-person', 'other', NULL), created_at, ask_at, asks FROM refunds;
DROP TABLE refunds;
ALTER TABLE refunds_decided RENAME TO refunds;
CREATE INDEX refunds_of_payment ON refunds (out_trade_no);
CREATE INDEX refunds_due ON refunds (ask_at) WHERE ask_at IS NOT NULL;
-- The few that wait for a person.
CREATE INDEX refunds_waiting ON refunds (key) WHERE state = 'awaiting-approval' OR problem IS NOT NULL;
-- Rule 5: what a rule gives back, it gives back once.
CREATE UNIQUE INDEX one_refund_by_rule ON refunds (out_trade_no, ifnull(line_number, 0), reason)
  WHERE reason IN ('duplicate', 'misfit');

CREATE INDEX payments_misfit ON payments (order_key, attempt) WHERE state = 'misfit';

-- A claim that ended because its money went back says which payment had settled it.
ALTER TABLE released_claims ADD COLUMN settled_by TEXT;

-- Rule 12: order + line + event; of several refunds of one line each is told, and a line paid anew after one.
CREATE TABLE outbox_by_refund (
  key INTEGER PRIMARY KEY,
  order_key INTEGER NOT NULL REFERENCES orders (key),
  line_number INTEGER NOT NULL,
  event TEXT NOT NULL CHECK (event IN ('paid', 'refunded')),
  refund_number TEXT NOT NULL,
  at INTEGER NOT NULL,
  candidate_id TEXT NOT NULL,
  fee_item_id TEXT NOT NULL,
  out_trade_no TEXT NOT NULL REFERENCES payments (out_trade_no),
  amount INTEGER NOT NULL CHECK (amount >= 0),
  channel TEXT NOT NULL,
  told_at INTEGER,
  UNIQUE (order_key, line_number, event, refund_number)
) STRICT;
INSERT INTO outbox_by_refund SELECT key, order_key, line_number, event, '', at, candidate_id, fee_item_id, out_trade_no,
  amount, channel, told_at FROM outbox;
DROP TABLE outbox;
ALTER TABLE outbox_by_refund RENAME TO outbox;
CREATE INDEX outbox_pending ON outbox (key) WHERE told_at IS NULL;
`,
};
