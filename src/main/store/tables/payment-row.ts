import { z } from 'zod';
import { channelSchema } from '../../../shared/channel';
import { fenSchema } from '../../../shared/money';
import { paymentMethodSchema, type Payment } from '../../../shared/payment';
import { parseJson, readRow } from '../read-row';
import type { WatchedPayment } from '../types';

const moment = z.number().int();
const terms = {
  outTradeNo: z.string(),
  orderId: z.string(),
  channel: channelSchema,
  method: paymentMethodSchema,
  firstLine: z.number().int(),
  lastLine: z.number().int(),
  amount: fenSchema,
  description: z.string(),
  createdAt: moment,
  expiresAt: moment,
};
/** Rows of earlier releases have none. */
const payCode = z.string().nullable().default(null);
const oddAmount = z.object({ amount: fenSchema, gatewayTradeNo: z.string() }).nullable();
const money = z.object({ amount: fenSchema, gatewayTradeNo: z.string(), paidAt: moment });
const reason = z.enum(['left', 'idle', 'changed-channel', 'expired', 'refused', 'superseded']);

/** Each state with only the fields that exist by then, as `Payment` has it. */
const paymentSchema = z.discriminatedUnion('state', [
  z.object({ ...terms, state: z.literal('created'), oddAmount }),
  z.object({
    ...terms,
    state: z.literal('waiting'),
    oddAmount,
    qrText: z.string().nullable(),
    payCode,
    vainAsks: z.number().int(),
  }),
  z.object({
    ...terms,
    state: z.literal('unknown'),
    oddAmount,
    qrText: z.string().nullable(),
    payCode,
    since: moment,
  }),
  z.object({
    ...terms,
    state: z.literal('closing'),
    oddAmount,
    reason,
    qrText: z.string().nullable(),
    payCode,
    since: moment,
    quietAsks: z.number().int(),
    lastQuietAt: moment.nullable(),
  }),
  z.object({ ...terms, state: z.literal('paid'), money, recordedAt: moment, late: z.boolean() }),
  z.object({
    ...terms,
    state: z.literal('misfit'),
    cause: z.enum(['other-amount', 'refunded-elsewhere', 'revoked-elsewhere']),
    money,
    recordedAt: moment,
    accepted: z.object({ at: moment, by: z.string() }).nullable().default(null),
    reversed: z.boolean().default(false),
  }),
  z.object({
    ...terms,
    state: z.literal('closed'),
    proof: z.enum(['gateway', 'time']),
    reason,
    closedAt: moment,
    oddAmount,
  }),
]);

const rowSchema = z.object({
  ...terms,
  state: z.string(),
  facts: z.preprocess(parseJson, z.record(z.string(), z.unknown())),
  revision: z.number().int(),
  askAt: moment.nullable(),
  asks: z.number().int(),
  onScreenSince: moment.nullable(),
});

const COLUMNS =
  'SELECT out_trade_no AS outTradeNo, orders.id AS orderId, channel, method, first_line AS firstLine, ' +
  'last_line AS lastLine, amount, description, payments.created_at AS createdAt, expires_at AS expiresAt, payments.state AS state, facts, revision, ' +
  'ask_at AS askAt, asks, on_screen_since AS onScreenSince';
const ORDER = 'JOIN orders ON orders.key = order_key';

export const PAYMENT = `${COLUMNS} FROM payments ${ORDER}`;

export const OPEN = "payments.state IN ('created', 'waiting', 'unknown', 'closing')";
/** The condition of the index `payments_watched`, word for word, or it cannot be used. */
export const WATCHED = `(ask_at IS NOT NULL OR ${OPEN})`;
/** The few of that index. Named, because SQLite would rather read every payment in order than sort a few. */
export const WATCHED_PAYMENT = `${COLUMNS} FROM payments INDEXED BY payments_watched ${ORDER} WHERE ${WATCHED}`;

/** Money that moved otherwise than asked, by the index of just that. */
export const MISFIT_PAYMENT = `${COLUMNS} FROM payments INDEXED BY payments_misfit ${ORDER} WHERE payments.state = 'misfit'`;

/** Throws DamagedRow rather than believe a payment that cannot be (read-row.ts). */
export function readPayment(row: unknown): WatchedPayment {
  const { facts, revision, askAt, asks, onScreenSince, ...rest } = readRow(rowSchema, row, 'payments', 'one');
  // The columns win over facts of the same name.
  const payment = readRow(paymentSchema, { ...facts, ...rest }, 'payments', rest.outTradeNo);
  return { payment, revision, watch: { askAt, asks, onScreenSince } };
}

/** What only exists in this state, as the column `facts` keeps it. */
export function factsOf(payment: Payment): string {
  const {
    outTradeNo: _number,
    orderId: _order,
    channel: _channel,
    method: _method,
    firstLine: _first,
    lastLine: _last,
    amount: _amount,
    description: _description,
    createdAt: _created,
    expiresAt: _expires,
    state: _state,
    ...facts
  } = payment;
  return JSON.stringify(facts);
}
