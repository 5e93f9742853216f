import { z } from 'zod';
import { fenSchema } from '../../../shared/money';
import { refundRequestStateSchema } from '../../../shared/refund-request';
import type { RefundRequest, RefundRequestTable } from '../after-paying-types';
import type { Database } from '../database';
import { readRowOrNull, readRows } from '../read-row';
import type { Transactions } from '../transactions';

const requestSchema = z.object({
  requestId: z.string(),
  orderId: z.string(),
  lineNumber: z.number().int(),
  outTradeNo: z.string(),
  candidateId: z.string(),
  feeItemId: z.string(),
  amount: fenSchema,
  askedBy: z.string(),
  because: z.string(),
  state: refundRequestStateSchema,
  note: z.string().nullable(),
  refundNumber: z.string().nullable(),
  obstacle: z.enum(['too-late', 'too-many', 'nothing-left']).nullable(),
  askedAt: z.number().int(),
  decidedAt: z.number().int().nullable(),
  askAt: z.number().int().nullable(),
  asks: z.number().int(),
});

const COLUMNS =
  'SELECT request_id AS requestId, orders.id AS orderId, line_number AS lineNumber, out_trade_no AS outTradeNo, ' +
  'candidate_id AS candidateId, fee_item_id AS feeItemId, amount, asked_by AS askedBy, because, ' +
  'refund_requests.state, note, refund_number AS refundNumber, obstacle, asked_at AS askedAt, ' +
  'decided_at AS decidedAt, ask_at AS askAt, asks ';
const REQUEST = `${COLUMNS} FROM refund_requests JOIN orders ON orders.key = order_key`;
/** The condition of the index, word for word, or it cannot be used. */
const WAITING =
  'FROM refund_requests INDEXED BY requests_waiting CROSS JOIN orders ON orders.key = order_key ' +
  "WHERE refund_requests.state IN ('to-send', 'open') OR obstacle IS NOT NULL";

function insertRequest(db: Database): RefundRequestTable['insert'] {
  const insert = db.prepare(
    'INSERT INTO refund_requests (request_id, order_key, line_number, out_trade_no, candidate_id, fee_item_id, ' +
      'amount, asked_by, because, state, note, refund_number, obstacle, asked_at, decided_at, ask_at, asks) ' +
      'VALUES (@requestId, (SELECT key FROM orders WHERE id = @orderId), @lineNumber, @outTradeNo, @candidateId, ' +
      '@feeItemId, @amount, @askedBy, @because, @state, @note, @refundNumber, @obstacle, @askedAt, @decidedAt, ' +
      '@askAt, @asks) ON CONFLICT DO NOTHING',
  );
  return (request) => insert.run(request).changes === 1;
}

function updateRequest(db: Database): (request: RefundRequest) => void {
  const update = db.prepare(
    'UPDATE refund_requests SET state = ?, note = ?, refund_number = ?, obstacle = ?, decided_at = ?, ask_at = ?, ' +
      'asks = ? WHERE request_id = ?',
  );
  return ({ requestId, state, note, refundNumber, obstacle, decidedAt, askAt, asks }) => {
    const { changes } = update.run(state, note, refundNumber, obstacle, decidedAt, askAt, asks, requestId);
    if (changes !== 1) throw new Error(`no refund request ${requestId}`);
  };
}

export function refundRequestTable(db: Database, transactions: Transactions): RefundRequestTable {
  const insert = insertRequest(db);
  const update = updateRequest(db);
  const byId = db.prepare(`${REQUEST} WHERE request_id = ?`);
  const ofLine = db.prepare(
    `${REQUEST} WHERE order_key = (SELECT key FROM orders WHERE id = ?) AND line_number = ? ORDER BY refund_requests.key`,
  );
  const due = db.prepare(`${REQUEST} WHERE ask_at <= ? ORDER BY ask_at LIMIT ?`);
  const waiting = db.prepare(`${COLUMNS} ${WAITING} ORDER BY refund_requests.key LIMIT ?`);
  const nextAskAt = db.prepare('SELECT min(ask_at) FROM refund_requests WHERE ask_at IS NOT NULL').pluck();
  const read = (rows: readonly unknown[]) => readRows(requestSchema, rows, 'refund_requests', 'some');
  return {
    insert: (request) => transactions.run(() => insert(request)),
    byId: (requestId) => readRowOrNull(requestSchema, byId.get(requestId), 'refund_requests', requestId),
    ofLine: ({ orderId, lineNumber }) => read(ofLine.all(orderId, lineNumber)),
    update: (request) => transactions.run(() => update(request)),
    due: (nowMs, limit) => read(due.all(nowMs, limit)),
    waiting: (limit) => read(waiting.all(limit)),
    nextAskAt: () => {
      const at = nextAskAt.get();
      return typeof at === 'number' ? at : null;
    },
  };
}
