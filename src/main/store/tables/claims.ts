import { z } from 'zod';
import type { Database } from '../database';
import { readRowOrNull, readRows } from '../read-row';
import type { Transactions } from '../transactions';
import type { ClaimTable } from '../types';

const claimSchema = z.object({
  candidateId: z.string(),
  feeItemId: z.string(),
  orderId: z.string(),
  settledBy: z.string().nullable(),
});

const endedSchema = z.object({ candidateId: z.string(), feeItemId: z.string() });

const CLAIM =
  'SELECT candidate_id AS candidateId, fee_item_id AS feeItemId, orders.id AS orderId, settled_by AS settledBy ' +
  'FROM claims JOIN orders ON orders.key = order_key';
const ORDER_KEY = '(SELECT key FROM orders WHERE id = ?)';

type Find = ClaimTable['live'];

function findClaim(db: Database): Find {
  const live = db.prepare(`${CLAIM} WHERE fee_item_id = ?`);
  return (feeItemId) => readRowOrNull(claimSchema, live.get(feeItemId), 'claims', feeItemId);
}

/** Ends unpaid claims and keeps what they were; answers whose they were. */
function endClaims(db: Database, which: string) {
  const keep = db.prepare(
    'INSERT INTO released_claims (fee_item_id, candidate_id, order_key, taken_at, released_at) ' +
      `SELECT fee_item_id, candidate_id, order_key, taken_at, ? FROM claims WHERE settled_by IS NULL AND ${which}`,
  );
  const drop = db.prepare(
    `DELETE FROM claims WHERE settled_by IS NULL AND ${which} ` +
      'RETURNING candidate_id AS candidateId, fee_item_id AS feeItemId',
  );
  return (at: number, ...parameters: readonly (string | number)[]) => {
    keep.run(at, ...parameters);
    return readRows(endedSchema, drop.all(...parameters), 'claims', 'ended');
  };
}

/** The money that settled a claim has gone back: the item can be paid again. false: another payment settled it. */
function endSettledClaim(db: Database): ClaimTable['giveBack'] {
  const keep = db.prepare(
    'INSERT INTO released_claims (fee_item_id, candidate_id, order_key, taken_at, released_at, settled_by) ' +
      'SELECT fee_item_id, candidate_id, order_key, taken_at, ?, settled_by FROM claims ' +
      'WHERE fee_item_id = ? AND settled_by = ?',
  );
  const drop = db.prepare('DELETE FROM claims WHERE fee_item_id = ? AND settled_by = ?');
  return ({ feeItemId, settledBy, at }) => {
    keep.run(at, feeItemId, settledBy);
    return drop.run(feeItemId, settledBy).changes === 1;
  };
}

/** Money has come for the item: the claim is the payer's, whoever held it (rule 5). */
function settleClaim(db: Database, find: Find): ClaimTable['settle'] {
  const endOne = endClaims(db, 'fee_item_id = ?');
  const mark = db.prepare('UPDATE claims SET settled_by = ?, settled_at = ? WHERE fee_item_id = ?');
  const insert = db.prepare(
    'INSERT INTO claims (candidate_id, fee_item_id, order_key, taken_at, settled_by, settled_at) ' +
      `VALUES (?, ?, ${ORDER_KEY}, ?, ?, ?)`,
  );
  return ({ candidateId, feeItemId, orderId, settledBy, at }) => {
    const live = find(feeItemId);
    if (live !== null && live.settledBy !== null) {
      if (live.settledBy === settledBy) return;
      throw new Error(`fee item ${feeItemId} is settled by ${live.settledBy}, not by ${settledBy}`);
    }
    if (live?.orderId === orderId) {
      mark.run(settledBy, at, feeItemId);
      return;
    }
    if (live !== null) endOne(at, feeItemId);
    insert.run(candidateId, feeItemId, orderId, at, settledBy, at);
  };
}

/** `ended` hears of every claim that no longer holds back the roster's new lines (rule 16). */
export function claimTable(
  db: Database,
  transactions: Transactions,
  ended: (candidateId: string, feeItemId: string) => void,
): ClaimTable {
  const find = findClaim(db);
  const settle = settleClaim(db, find);
  const endSettled = endSettledClaim(db);
  const insert = db.prepare(
    `INSERT INTO claims (candidate_id, fee_item_id, order_key, taken_at) VALUES (?, ?, ${ORDER_KEY}, ?) ` +
      'ON CONFLICT (fee_item_id) DO NOTHING',
  );
  const endAll = endClaims(
    db,
    `(fee_item_id, order_key) IN (SELECT fee_item_id, order_key FROM order_lines WHERE order_key = ${ORDER_KEY} AND line_number BETWEEN ? AND ?)`,
  );
  return {
    take: ({ candidateId, feeItemId, orderId, at }) =>
      transactions.run(() => {
        if (insert.run(candidateId, feeItemId, orderId, at).changes === 1) return true;
        const holder = find(feeItemId);
        return holder?.orderId === orderId && holder.settledBy === null;
      }),
    live: find,
    settle: (claim) =>
      transactions.run(() => {
        settle(claim);
        ended(claim.candidateId, claim.feeItemId);
      }),
    giveBack: (claim) =>
      transactions.run(() => {
        const done = endSettled(claim);
        if (done) ended(claim.candidateId, claim.feeItemId);
        return done;
      }),
    release: (orderId, at, { firstLine, lastLine }) =>
      transactions.run(() => {
        for (const { candidateId, feeItemId } of endAll(at, orderId, firstLine, lastLine)) {
          ended(candidateId, feeItemId);
        }
      }),
  };
}
