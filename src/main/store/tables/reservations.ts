import { z } from 'zod';
import type { Database } from '../database';
import type { Reservation, ReservationTable } from '../office-types';
import { readRowOrNull, readRows } from '../read-row';
import type { Transactions } from '../transactions';

const reservationSchema: z.ZodType<Reservation> = z.object({
  orderId: z.string(),
  orderNumber: z.string(),
  state: z.enum(['wanted', 'held', 'owed']),
  until: z.number().int(),
  askAt: z.number().int(),
  tries: z.number().int(),
});

const RESERVATION =
  'SELECT orders.id AS orderId, orders.number AS orderNumber, reservations.state AS state, until, ask_at AS askAt, tries ' +
  'FROM reservations INDEXED BY reservations_due CROSS JOIN orders ON orders.key = order_key';
const ORDER_KEY = '(SELECT key FROM orders WHERE id = ?)';

export function reservationTable(db: Database, transactions: Transactions): ReservationTable {
  const put = db.prepare(
    `INSERT INTO reservations (order_key, state, until, ask_at, tries) VALUES (${ORDER_KEY}, ?, ?, ?, ?) ` +
      'ON CONFLICT (order_key) DO UPDATE SET state = excluded.state, until = excluded.until, ask_at = excluded.ask_at, ' +
      'tries = excluded.tries',
  );
  const ofOrder = db.prepare(
    `${RESERVATION.replace('INDEXED BY reservations_due ', '')} WHERE order_key = ${ORDER_KEY}`,
  );
  const drop = db.prepare(`DELETE FROM reservations WHERE order_key = ${ORDER_KEY}`);
  const due = db.prepare(`${RESERVATION} WHERE ask_at <= ? ORDER BY ask_at LIMIT 1`);
  const owed = db.prepare(`${RESERVATION} WHERE reservations.state = 'owed' ORDER BY ask_at LIMIT ?`);
  const nextAskAt = db.prepare('SELECT min(ask_at) FROM reservations').pluck();
  return {
    put: ({ orderId, state, until, askAt, tries }) =>
      transactions.run(() => void put.run(orderId, state, until, askAt, tries)),
    ofOrder: (orderId) => readRowOrNull(reservationSchema, ofOrder.get(orderId), 'reservations', orderId),
    drop: (orderId) => transactions.run(() => void drop.run(orderId)),
    owed: (limit) => readRows(reservationSchema, owed.all(limit), 'reservations', 'owed'),
    nextDue: (nowMs) => readRowOrNull(reservationSchema, due.get(nowMs), 'reservations', 'due'),
    nextAskAt: () => {
      const at = nextAskAt.get();
      return typeof at === 'number' ? at : null;
    },
  };
}
