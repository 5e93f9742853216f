import type { Migration } from './migration';

/** An order of more than 50 lines is paid in parts: each payment says which lines are its own. */
export const paymentLines: Migration = {
  number: 5,
  name: 'payment lines',
  sql: `
ALTER TABLE payments ADD COLUMN first_line INTEGER NOT NULL DEFAULT 1 CHECK (first_line > 0);
ALTER TABLE payments ADD COLUMN last_line INTEGER NOT NULL DEFAULT 1 CHECK (last_line >= first_line);
UPDATE payments SET last_line =
  (SELECT max(line_number) FROM order_lines WHERE order_lines.order_key = payments.order_key);
`,
};
