import { z } from 'zod';
import { fenSchema } from '../../../shared/money';

export const simulatedChannelSchema = z.enum(['wechat', 'alipay']);
export type SimulatedChannel = z.infer<typeof simulatedChannelSchema>;

const timeSchema = z.number().int().nonnegative();

/** Money that "a person" moved. A number is paid at most once, as with the real gateways. */
const paidSchema = z.strictObject({ amount: fenSchema, gatewayTradeNo: z.string(), paidAt: timeSchema });

/** One merchant order number as the simulated gateway knows it. Times are its own clock's, UTC ms. */
export const tradeSchema = z.strictObject({
  channel: simulatedChannelSchema,
  outTradeNo: z.string(),
  amount: fenSchema,
  description: z.string(),
  /** As the merchant asked: part of "the same terms". */
  askedExpiresAt: timeSchema,
  /** Last moment a person can pay; a WeChat-like gateway raises it to a minute from the call (gateways.md §1.4). */
  expiresAt: timeSchema,
  createdAt: timeSchema,
  /** Newest last. */
  codes: z.array(z.strictObject({ token: z.string(), at: timeSchema })),
  scannedAt: timeSchema.nullable(),
  closedAt: timeSchema.nullable(),
  /** A payment that will arrive `afterMs` after `from`, or after the close or expiry where `from` is null. */
  late: z.strictObject({ from: timeSchema.nullable(), afterMs: z.number().int().nonnegative() }).nullable(),
  paid: paidSchema.nullable(),
  revokedAt: timeSchema.nullable(),
});
export type Trade = z.infer<typeof tradeSchema>;
export type Paid = z.infer<typeof paidSchema>;

export const simulatedRefundSchema = z.strictObject({
  channel: simulatedChannelSchema,
  refundNumber: z.string(),
  outTradeNo: z.string(),
  amount: fenSchema,
  reason: z.string(),
  askedAt: timeSchema,
  /** When the money is back with the payer: a time to come means it is under way. null: stuck until somebody acts. */
  doneAt: timeSchema.nullable(),
  /** Made at the merchant platform, past the kiosk. */
  elsewhere: z.boolean(),
});
export type SimulatedRefund = z.infer<typeof simulatedRefundSchema>;

/** What differs between the two kinds of gateway (gateways.md §1.4–1.6 and §2.2–2.4). */
export type Behaviour = {
  /** WeChat: from the order call on. Alipay: no trade before somebody scans. */
  readonly existsBeforeScan: boolean;
  /** WeChat: a repeat of the order call kills the code before it. */
  readonly freshCodeKillsOld: boolean;
  /** WeChat: an expiry under a minute ahead is raised, by every repeat anew. */
  readonly leastLifeMs: number;
  /** WeChat: 204 for unknown and closed numbers alike. */
  readonly closeAlwaysAccepted: boolean;
  /** Alipay: an unpaid trade is TRADE_CLOSED at its expiry; WeChat stays NOTPAY for seven days. */
  readonly unpaidLifeAfterExpiryMs: number;
  /** WeChat: any refund turns the state to REFUND. Alipay: a full one to TRADE_CLOSED, a part changes nothing. */
  readonly anyRefundShows: boolean;
  readonly mostCodes: number;
};

const MINUTE_MS = 60_000;

export const BEHAVIOUR: Readonly<Record<SimulatedChannel, Behaviour>> = {
  wechat: {
    existsBeforeScan: true,
    freshCodeKillsOld: true,
    leastLifeMs: MINUTE_MS,
    closeAlwaysAccepted: true,
    unpaidLifeAfterExpiryMs: 7 * 24 * 60 * MINUTE_MS,
    anyRefundShows: true,
    mostCodes: 100,
  },
  alipay: {
    existsBeforeScan: false,
    freshCodeKillsOld: false,
    leastLifeMs: 0,
    closeAlwaysAccepted: false,
    unpaidLifeAfterExpiryMs: 0,
    anyRefundShows: false,
    mostCodes: 20,
  },
};

/** A code shown as QR is good for two hours at most, whatever the expiry says (both gateways). */
const CODE_LIFE_MS = 120 * MINUTE_MS;

export type TradeStanding = 'waiting' | 'expired' | 'closed' | 'paid' | 'revoked';

/** What happened to the number so far. Refunds are judged beside it. */
export function standingOf(trade: Trade, now: number): TradeStanding {
  if (trade.revokedAt !== null) return 'revoked';
  if (trade.paid !== null) return 'paid';
  if (trade.closedAt !== null) return 'closed';
  return now >= trade.expiresAt ? 'expired' : 'waiting';
}

/** Whether the gateway itself has ended an unpaid number. */
export function isDead(trade: Trade, now: number): boolean {
  const { unpaidLifeAfterExpiryMs } = BEHAVIOUR[trade.channel];
  return trade.closedAt !== null || now >= trade.expiresAt + unpaidLifeAfterExpiryMs;
}

/** A code that a fresh one replaced, or that is older than a code may be. */
export function isCodeDead(trade: Trade, token: string, now: number): boolean {
  const code = trade.codes.find((candidate) => candidate.token === token);
  if (code === undefined || now >= code.at + CODE_LIFE_MS) return true;
  return BEHAVIOUR[trade.channel].freshCodeKillsOld && trade.codes.at(-1)?.token !== token;
}

/** When the late payment of this trade arrives; null: none is coming, or not before a close or the expiry. */
export function lateDueAt(trade: Trade): number | null {
  if (trade.late === null || trade.paid !== null) return null;
  const ends = trade.closedAt === null ? trade.expiresAt : Math.min(trade.closedAt, trade.expiresAt);
  return (trade.late.from ?? ends) + trade.late.afterMs;
}

export function refundState(refund: SimulatedRefund, now: number): 'done' | 'processing' | 'stuck' {
  if (refund.doneAt === null) return 'stuck';
  return now >= refund.doneAt ? 'done' : 'processing';
}
