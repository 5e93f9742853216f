import { z } from 'zod';
import { appInfoSchema } from '../app-info';
import { channelSchema } from '../channel';
import { feeListSchema } from '../fee-view';
import { healthSchema, paymentBlockSchema } from '../health';
import { MOST_LINES_PER_ORDER } from '../order-parts';
import { orderRowSchema } from '../order-row';
import { orderViewSchema, paymentViewSchema } from '../payment-view';
import { personRowSchema, personViewSchema } from '../person-view';
import { slipSchema } from '../receipt';
import { afterPayment } from './after-payment';
import { groupCommands } from './group-commands';
import { importCommands, importProgressSchema } from './import-commands';
import type { Handlers, Pusher } from './kit';
import { command, failure } from './kit';
import { receiptCommands } from './receipt-commands';
import { officeCommands } from './office-commands';
import { signInCommands } from './sign-in-commands';

/*
 * The map: everything a window may ask of the core, who may ask it, and what can go wrong. Channel names are derived
 * from these keys. A candidate is never named by the window: the core knows who was identified in it (its visit).
 */

const nothing = z.strictObject({});
const none = z.never();
const noVisit = failure('no-visit', {});
const noPayment = failure('no-payment', {});
const noOrder = failure('no-order', {});
const officeUnreachable = failure('office-unreachable', {});
const text = (max: number) => z.string().trim().min(1).max(max);

const visitEndSchema = z.enum(['finished', 'cancelled', 'idle', 'not-me']);

/** How a visit ended for the money. `slip` when it is still in doubt; `receiptNumbers` when it was paid meanwhile. */
const visitOutcomeSchema = z.object({
  slip: slipSchema.nullable(),
  receiptNumbers: z.array(z.string()),
});

/** The exam office says no to the reservation across devices (rule 6). */
const notReserved = failure('not-reserved', {
  why: z.enum(['held-elsewhere', 'paid-elsewhere', 'not-payable']),
  refused: z.array(z.string()),
});
const feeErrors = z.discriminatedUnion('kind', [noVisit, officeUnreachable]);

const startFailures = [
  noVisit,
  noOrder,
  failure('order-not-open', {}),
  failure('blocked', { blocks: z.array(paymentBlockSchema) }),
  failure('window-closing', {}),
  failure('channel-not-offered', {}),
  /** The earlier payment has no proof of death yet and configuration says wait (rule 7). */
  failure('earlier-payment-closing', { until: z.number().int() }),
  notReserved,
  officeUnreachable,
] as const;

export const commands = {
  /** First question of every page. */
  hello: command({
    input: nothing,
    output: appInfoSchema,
    error: none,
    roles: ['candidate', 'operator', 'display'],
  }),
  health: command({
    input: nothing,
    output: healthSchema,
    error: none,
    roles: ['candidate', 'operator', 'display'],
  }),

  ...signInCommands,
  /** "This is me": the fees may be shown from here on. */
  confirmPerson: command({
    input: nothing,
    output: feeListSchema,
    error: feeErrors,
    roles: ['candidate', 'operator'],
  }),
  fees: command({
    input: nothing,
    output: feeListSchema,
    error: feeErrors,
    roles: ['candidate', 'operator'],
  }),
  /** The same choice twice, or in two windows, is one order (rule 6). Over 50 items are paid in parts. */
  placeOrder: command({
    input: z.strictObject({ feeItemIds: z.array(text(96)).min(1).max(MOST_LINES_PER_ORDER) }),
    output: orderViewSchema,
    error: z.discriminatedUnion('kind', [
      noVisit,
      officeUnreachable,
      failure('blocked', { blocks: z.array(paymentBlockSchema) }),
      /** All or nothing: `refused` are those of the wanted items that cannot be paid; the list says why of each. */
      failure('not-payable', { fees: feeListSchema, refused: z.array(z.string()) }),
      failure('held-by-other-order', { orderNumber: z.string(), until: z.number().int() }),
      notReserved,
    ]),
    roles: ['candidate', 'operator'],
  }),
  ...groupCommands,
  startPayment: command({
    input: z.strictObject({ orderId: text(64), channel: channelSchema }),
    output: paymentViewSchema,
    error: z.discriminatedUnion('kind', startFailures),
    roles: ['candidate', 'operator'],
  }),
  /**
   * Charges the payer's own code, once; `scanned` as the reader gave it, only when the operator has asked for one. It is
   * kept nowhere and written to no log.
   */
  startPayerCode: command({
    input: z.strictObject({ orderId: text(64), scanned: text(64) }),
    output: paymentViewSchema,
    error: z.discriminatedUnion('kind', [
      ...startFailures,
      failure('not-a-payer-code', { looksLike: z.enum(['document-number', 'not-a-code']) }),
    ]),
    roles: ['operator'],
  }),
  /** "I have paid": asks the gateway now and answers with what is known then. */
  askPayment: command({
    input: nothing,
    output: paymentViewSchema,
    error: z.discriminatedUnion('kind', [noVisit, noPayment]),
    roles: ['candidate', 'operator'],
  }),
  /** Hides the QR and runs the leave rule; the visit goes on (another channel, other fees). Rules 4 and 7. */
  leavePayment: command({
    input: z.strictObject({ reason: z.enum(['changed-channel', 'left']) }),
    output: paymentViewSchema,
    error: z.discriminatedUnion('kind', [noVisit, noPayment]),
    roles: ['candidate', 'operator'],
  }),
  ...receiptCommands,
  /** Ends the visit: a live QR gets the leave rule, everything of the person is forgotten. */
  endVisit: command({
    input: z.strictObject({ because: visitEndSchema }),
    output: visitOutcomeSchema,
    error: noVisit,
    roles: ['candidate', 'operator'],
  }),

  /** What the customer display shows now; afterwards push `display` tells what changes. */
  display: command({
    input: nothing,
    output: paymentViewSchema.nullable(),
    error: none,
    roles: ['display'],
  }),

  /** Document, name, phone tail, registration or order number; at most 20 rows. */
  findCandidates: command({
    input: z.strictObject({ query: text(64) }),
    output: z.object({ rows: z.array(personRowSchema), more: z.boolean() }),
    error: officeUnreachable,
    roles: ['operator'],
  }),
  /** The operator has looked at the person's document. Ends the window's former visit. */
  openCandidate: command({
    input: z.strictObject({ ref: text(64) }),
    output: z.object({ visit: z.string(), person: personViewSchema }),
    error: z.discriminatedUnion('kind', [failure('no-such-candidate', {}), officeUnreachable]),
    roles: ['operator'],
  }),
  todaysOrders: command({
    input: z.strictObject({ before: z.number().int().nullable() }),
    output: z.object({ rows: z.array(orderRowSchema), more: z.boolean(), date: z.string() }),
    error: none,
    roles: ['operator'],
  }),
  ...afterPayment,
  ...officeCommands,
  ...importCommands,
  /** Shown once at set-up, until somebody says it is written down. */
  recoveryKey: command({
    input: nothing,
    output: z.object({ recoveryKey: z.string().nullable() }),
    error: none,
    roles: ['operator', 'technician'],
  }),
  recoveryKeyKept: command({
    input: nothing,
    output: nothing,
    error: none,
    roles: ['operator', 'technician'],
  }),
} as const;

/** News from the core. `payment` goes only to the window whose visit it is. */
export const pushes = {
  payment: paymentViewSchema,
  health: healthSchema,
  /** What the customer display shows; null: the welcome picture. */
  display: paymentViewSchema.nullable(),
  ordersChanged: z.object({}),
  /** An e-bill was issued or a refund moved: what the window shows of its visit may be asked for again. */
  myPaymentsChanged: z.object({ visit: z.string() }),
  /** The chip of a card was read for this window: `signInByCard` may be asked. */
  cardRead: z.object({}),
  importProgress: importProgressSchema,
} as const;

export type Contract = typeof commands;
export type Push = typeof pushes;
export type ContractHandlers = Handlers<Contract>;
export type ContractPusher = Pusher<Push>;
