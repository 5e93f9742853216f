import { z } from 'zod';
import type { Database } from '../database';
import { readRow, readRowOrNull } from '../read-row';
import type { Transactions } from '../transactions';
import type { Claim, ClaimTable } from '../types';

const claimSchema = z.object({
  key: z.number().int(),
  candidateId: z.string(),
  feeItemId: z.string(),
  orderId: z.string(),
  settledBy: z.string().nullable(),
});

type StoredClaim = z.infer<typeof claimSchema>;
type Settling = Parameters<ClaimTable['settle']>[0];

const releasedSchema = z.object({ candidateId: z.string(), feeItemId: z.string() });

const CLAIM =
  'SELECT claims.key, candidate_id AS candidateId, fee_item_id AS feeItemId, orders.id AS orderId, ' +
  'settled_by AS settledBy FROM claims JOIN orders ON orders.key = order_key WHERE released_at IS NULL';
const ORDER_KEY = '(SELECT key FROM orders WHERE id = ?)';

function withoutKey({ candidateId, feeItemId, orderId, settledBy }: StoredClaim): Claim {
  return { candidateId, feeItemId, orderId, settledBy };
}

/** Money has come for the item: the claim is the payer's, whoever held it (rule 5). */
function settle(db: Database, find: (feeItemId: string) => StoredClaim | null) {
  const mark = db.prepare('UPDATE claims SET settled_by = ?, settled_at = ? WHERE key = ?');
  const giveUp = db.prepare('UPDATE claims SET released_at = ? WHERE key = ?');
  const insert = db.prepare(
    'INSERT INTO claims (candidate_id, fee_item_id, order_key, taken_at, settled_by, settled_at) ' +
      `VALUES (?, ?, ${ORDER_KEY}, ?, ?, ?)`,
  );
  return ({ candidateId, feeItemId, orderId, settledBy, at }: Settling): void => {
    const live = find(feeItemId);
    if (live !== null && live.settledBy !== null) {
      if (live.settledBy === settledBy) return;
      throw new Error(`fee item ${feeItemId} is settled by ${live.settledBy}, not by ${settledBy}`);
    }
    if (live !== null && live.orderId === orderId) {
      mark.run(settledBy, at, live.key);
      return;
    }
    if (live !== null) giveUp.run(at, live.key);
    insert.run(candidateId, feeItemId, orderId, at, settledBy, at);
  };
}

/** `ended` hears of every claim that no longer holds back the roster's new lines (rule 16). */
export function claimTable(
  db: Database,
  transactions: Transactions,
  ended: (candidateId: string, feeItemId: string) => void,
): ClaimTable {
  const insert = db.prepare(
    `INSERT INTO claims (candidate_id, fee_item_id, order_key, taken_at) VALUES (?, ?, ${ORDER_KEY}, ?) ` +
      'ON CONFLICT (fee_item_id) WHERE released_at IS NULL DO NOTHING',
  );
  const live = db.prepare(`${CLAIM} AND fee_item_id = ?`);
  const release = db.prepare(
    `UPDATE claims SET released_at = ? WHERE order_key = ${ORDER_KEY} ` +
      'AND released_at IS NULL AND settled_by IS NULL ' +
      'RETURNING candidate_id AS candidateId, fee_item_id AS feeItemId',
  );
  const find = (feeItemId: string) => readRowOrNull(claimSchema, live.get(feeItemId), 'claims', feeItemId);
  const settleOne = settle(db, find);
  return {
    take: ({ candidateId, feeItemId, orderId, at }) =>
      transactions.run(() => {
        if (insert.run(candidateId, feeItemId, orderId, at).changes === 1) return true;
        const holder = find(feeItemId);
        return holder?.orderId === orderId && holder.settledBy === null;
      }),
    live: (feeItemId) => {
      const claim = find(feeItemId);
      return claim === null ? null : withoutKey(claim);
    },
    settle: (claim) =>
      transactions.run(() => {
        settleOne(claim);
        ended(claim.candidateId, claim.feeItemId);
      }),
    release: (orderId, at) =>
      transactions.run(() => {
        for (const row of release.all(at, orderId)) {
          const { candidateId, feeItemId } = readRow(releasedSchema, row, 'claims', orderId);
          ended(candidateId, feeItemId);
        }
      }),
  };
}
