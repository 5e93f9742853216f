import { z } from 'zod';

/** How often a fault still strikes. */
const timesSchema = z.union([z.number().int().min(0).max(1_000_000), z.literal('until-off')]);
export type Times = z.infer<typeof timesSchema>;

/** Faults that strike call by call (the list of gateways.md §7). */
const strikingSchema = z.strictObject({
  /** Create is carried out, then the connection drops. */
  droppedCreate: timesSchema,
  /** Refund is carried out, then the connection drops. */
  droppedRefund: timesSchema,
  /** Any call is carried out, then answered 500. */
  errorThoughDone: timesSchema,
  /** Any call is answered 500 and not carried out. */
  serverErrors: timesSchema,
  /** Any call is answered 429 and not carried out. */
  rateLimited: timesSchema,
  /** Any call is carried out at once and answered `slowMs` later. */
  slow: timesSchema,
  /** A paid number is said to be unpaid. */
  queryLag: timesSchema,
  /** A paid number is said to be paid with another amount. */
  otherAmount: timesSchema,
  /** The answer, rightly signed, is about somebody else's number. */
  otherNumber: timesSchema,
  /** The true answer without a signature. */
  unsigned: timesSchema,
  /** An unsigned 404 to a query, as anybody on the line could send it. */
  forgedAbsent: timesSchema,
  wrongSignature: timesSchema,
  /** Rightly signed ten minutes ago. */
  staleAnswer: timesSchema,
  /** Close says accepted and does nothing. */
  closeDoesNothing: timesSchema,
  /** A close is followed by a payment `lateAfterMs` later. */
  lateAfterClose: timesSchema,
  /** The refund is taken and then stuck. */
  stuckRefund: timesSchema,
  /** The merchant's account cannot pay the refund. */
  refundWithoutFunds: timesSchema,
});

const settingsSchema = z.strictObject({
  /** Nobody listens at the gateway's address. */
  offline: z.boolean(),
  /** The gateway's clock minus ours. */
  clockSkewSeconds: z.number().int().min(-86_400).max(86_400),
  slowMs: z.number().int().min(0).max(120_000),
  retryAfterSeconds: z.number().int().min(0).max(3_600),
  /** How long after the close or the expiry a late payment arrives. */
  lateAfterMs: z.number().int().min(0).max(3_600_000),
  /** From the refund call until the money is back. */
  refundDelayMs: z.number().int().min(0).max(3_600_000),
});

const stateSchema = z.strictObject({ ...strikingSchema.shape, ...settingsSchema.shape });
export const faultChangesSchema = stateSchema.partial();

export type FaultName = keyof z.infer<typeof strikingSchema>;
export type FaultState = Readonly<z.infer<typeof stateSchema>>;
export type FaultChanges = { readonly [Name in keyof FaultState]?: FaultState[Name] | undefined };

export const NO_FAULTS: FaultState = {
  droppedCreate: 0,
  droppedRefund: 0,
  errorThoughDone: 0,
  serverErrors: 0,
  rateLimited: 0,
  slow: 0,
  queryLag: 0,
  otherAmount: 0,
  otherNumber: 0,
  unsigned: 0,
  forgedAbsent: 0,
  wrongSignature: 0,
  staleAnswer: 0,
  closeDoesNothing: 0,
  lateAfterClose: 0,
  stuckRefund: 0,
  refundWithoutFunds: 0,
  offline: false,
  clockSkewSeconds: 0,
  slowMs: 8_000,
  retryAfterSeconds: 2,
  lateAfterMs: 8_000,
  refundDelayMs: 3_000,
};

export type Faults = {
  readonly state: () => FaultState;
  readonly set: (changes: FaultChanges) => void;
  /** Whether the fault strikes now; a counted one is used up by that. */
  readonly strikes: (name: FaultName) => boolean;
};

export function createFaults(): Faults {
  let state = NO_FAULTS;
  return {
    state: () => state,
    set: (changes) => {
      state = stateSchema.parse({ ...state, ...changes });
    },
    strikes: (name) => {
      const times = state[name];
      if (times === 'until-off') return true;
      if (times === 0) return false;
      state = { ...state, [name]: times - 1 };
      return true;
    },
  };
}
