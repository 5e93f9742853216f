import { z } from 'zod';
import { openAppendFile } from './append-file';
import type { SimulatedChannel, SimulatedRefund, Trade } from './trade';
import { simulatedRefundSchema, tradeSchema } from './trade';

/**
 * Everything the simulated gateways know. Each change is one line with the whole record, on disk before it counts, so
 * that a restart of the application keeps the training payments and restart recovery can be shown.
 */
export type Ledger = {
  readonly trade: (channel: SimulatedChannel, outTradeNo: string) => Trade | null;
  readonly tradeOfCode: (token: string) => Trade | null;
  /** Oldest first. */
  readonly trades: () => readonly Trade[];
  readonly saveTrade: (trade: Trade) => void;
  readonly refund: (channel: SimulatedChannel, refundNumber: string) => SimulatedRefund | null;
  readonly refundsOf: (trade: Trade) => readonly SimulatedRefund[];
  readonly saveRefund: (refund: SimulatedRefund) => void;
  readonly close: () => void;
};

const lineSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('trade'), trade: tradeSchema }),
  z.strictObject({ kind: z.literal('refund'), refund: simulatedRefundSchema }),
]);
type Line = z.infer<typeof lineSchema>;

/** Training payments older than this go at the next start; statements are kept for three months. */
const KEPT_MS = 95 * 24 * 3_600_000;

const keyOf = (channel: SimulatedChannel, number: string) => `${channel}/${number}`;

function parseLine(text: string): Line | null {
  try {
    const parsed = lineSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** `onDamage` hears of lines that could not be read; the file as found is then kept under the given name. */
export function openLedger(
  file: string,
  now: number,
  onDamage: (badLines: number, keptAs: string) => void,
): Ledger {
  const trades = new Map<string, Trade>();
  const byCode = new Map<string, string>();
  const refunds = new Map<string, SimulatedRefund>();
  const refundsByTrade = new Map<string, Map<string, SimulatedRefund>>();

  const holdTrade = (trade: Trade) => {
    const key = keyOf(trade.channel, trade.outTradeNo);
    trades.set(key, trade);
    for (const code of trade.codes) byCode.set(code.token, key);
  };
  const holdRefund = (refund: SimulatedRefund) => {
    refunds.set(keyOf(refund.channel, refund.refundNumber), refund);
    const tradeKey = keyOf(refund.channel, refund.outTradeNo);
    const siblings = refundsByTrade.get(tradeKey) ?? new Map<string, SimulatedRefund>();
    refundsByTrade.set(tradeKey, siblings.set(refund.refundNumber, refund));
  };

  const lines = openAppendFile(file, now, onDamage, (found) => {
    const read = found.map(parseLine);
    const latest = new Map<string, Line>();
    for (const line of read) {
      if (line?.kind === 'trade') {
        latest.set(`t/${keyOf(line.trade.channel, line.trade.outTradeNo)}`, line);
      } else if (line?.kind === 'refund') {
        latest.set(`r/${keyOf(line.refund.channel, line.refund.refundNumber)}`, line);
      }
    }
    const kept = [...latest.values()].filter(
      (line) => (line.kind === 'trade' ? line.trade.createdAt : line.refund.askedAt) > now - KEPT_MS,
    );
    for (const line of kept) {
      if (line.kind === 'trade') holdTrade(line.trade);
      else holdRefund(line.refund);
    }
    return {
      keep: kept.map((line) => JSON.stringify(line)),
      bad: read.filter((line) => line === null).length,
    };
  });

  return {
    trade: (channel, outTradeNo) => trades.get(keyOf(channel, outTradeNo)) ?? null,
    tradeOfCode: (token) => trades.get(byCode.get(token) ?? '') ?? null,
    trades: () => [...trades.values()],
    saveTrade: (trade) => {
      lines.append(JSON.stringify({ kind: 'trade', trade }));
      holdTrade(trade);
    },
    refund: (channel, refundNumber) => refunds.get(keyOf(channel, refundNumber)) ?? null,
    refundsOf: (trade) => [...(refundsByTrade.get(keyOf(trade.channel, trade.outTradeNo))?.values() ?? [])],
    saveRefund: (refund) => {
      lines.append(JSON.stringify({ kind: 'refund', refund }));
      holdRefund(refund);
    },
    close: lines.close,
  };
}
