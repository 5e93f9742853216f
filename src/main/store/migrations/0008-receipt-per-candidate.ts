import type { Migration } from './migration';

/**
 * One receipt per candidate and payment. Receipts from before keep their numbers, lines and prints: an order was of one
 * candidate then, whom its lines name. SQLite takes a UNIQUE off a table only by making the table anew.
 */
export const receiptPerCandidate: Migration = {
  number: 8,
  name: 'receipt per candidate',
  sql: `
CREATE TABLE receipts_per_candidate (
  key INTEGER PRIMARY KEY,
  receipt_number TEXT NOT NULL UNIQUE,
  device_number TEXT NOT NULL,
  day TEXT NOT NULL,
  running_number INTEGER NOT NULL CHECK (running_number > 0),
  order_key INTEGER NOT NULL REFERENCES orders (key),
  out_trade_no TEXT NOT NULL REFERENCES payments (out_trade_no),
  candidate_id TEXT NOT NULL,
  issued_at INTEGER NOT NULL,
  line_numbers TEXT NOT NULL,
  prints INTEGER NOT NULL DEFAULT 0,
  last_printed_at INTEGER,
  UNIQUE (out_trade_no, candidate_id),
  UNIQUE (device_number, day, running_number)
) STRICT;
INSERT INTO receipts_per_candidate
  SELECT key, receipt_number, device_number, day, running_number, order_key, out_trade_no,
    ifnull((SELECT candidate_id FROM order_lines
      WHERE order_lines.order_key = receipts.order_key ORDER BY line_number LIMIT 1), ''),
    issued_at, line_numbers, prints, last_printed_at
  FROM receipts ORDER BY key;
DROP TABLE receipts;
ALTER TABLE receipts_per_candidate RENAME TO receipts;
CREATE INDEX receipts_of_order ON receipts (order_key);
`,
};
