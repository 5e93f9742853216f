import type { Migration } from './migration';

/** A payment is made by a code of ours that the payer scans, or by the payer's own code that we scan. */
export const paymentMethod: Migration = {
  number: 7,
  name: 'payment method',
  sql: `
ALTER TABLE payments ADD COLUMN method TEXT NOT NULL DEFAULT 'merchant-code'
  CHECK (method IN ('merchant-code', 'payer-code'));
`,
};
