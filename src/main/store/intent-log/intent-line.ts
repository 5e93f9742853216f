import { hash } from 'node:crypto';
import { z } from 'zod';
import { channelSchema } from '../../../shared/channel';
import { fenSchema } from '../../../shared/money';
import { paymentMethodSchema } from '../../../shared/payment';
import { refundReasonSchema } from '../../../shared/refund';
import type { IntentEntry } from '../../ports';
import type { JournalHead } from '../journal/journal-chain';
import type { Vault } from '../keys/vault';

const moment = z.number().int();

const intentSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('payment'),
    at: moment,
    outTradeNo: z.string(),
    orderId: z.string(),
    orderNumber: z.string(),
    channel: channelSchema,
    method: paymentMethodSchema.default('merchant-code'),
    amount: fenSchema,
    description: z.string(),
    expiresAt: moment,
    firstLine: z.number().int().min(1).default(1),
    lines: z.array(
      z.object({
        candidateId: z.string(),
        feeItemId: z.string(),
        registrationNumber: z.string(),
        examName: z.string(),
        feeItemName: z.string(),
        candidateName: z.string(),
        maskedDocument: z.string(),
        amount: fenSchema,
        windowClosesAt: moment,
      }),
    ),
  }),
  z.object({
    kind: z.literal('refund'),
    at: moment,
    refundNumber: z.string(),
    outTradeNo: z.string(),
    lineNumber: z.number().int().nullable(),
    amount: fenSchema,
    reason: refundReasonSchema.nullable().default(null),
    askedBy: z.string().nullable().default(null),
  }),
  z.object({ kind: z.literal('anchor'), at: moment, sequence: z.number().int(), hash: z.string() }),
  /** The store's own: a backup took the place of the database; what its journal lacks was not cut. */
  z.object({ kind: z.literal('restored'), at: moment, from: z.string() }),
]);

const recordSchema = z.object({
  entry: intentSchema,
  /** The journal's head on the disk when the line was written: every line is an anchor (rule 13). */
  head: z.object({ sequence: z.number().int(), hash: z.string() }),
});

export type RestoredMark = { readonly kind: 'restored'; readonly at: number; readonly from: string };

export type IntentRecord = {
  readonly entry: IntentEntry | RestoredMark;
  readonly head: JournalHead;
};

/** Written behind a line that broke off, so that it is no longer taken for a damaged one. */
export const TORN_END = ' torn\n';

const LINE = /^([0-9a-f]{16}) ([0-9a-f]{32}) (\{.*\})$/s;

function checksum(text: string): string {
  return hash('sha256', text, 'hex').slice(0, 16);
}

/** `checksum signature json`: the first tells a damaged line without the data key, the second a forged one with it. */
export function writeLine(record: IntentRecord, vault: Vault): string {
  const text = JSON.stringify(record);
  return `${checksum(text)} ${vault.sign('intent-log', text)} ${text}\n`;
}

/** null: damaged, or with a vault not written by a holder of the data key. */
export function readLine(line: string, vault: Vault | null): IntentRecord | null {
  const [, sum, signature = '', text = ''] = LINE.exec(line) ?? [];
  if (sum === undefined || checksum(text) !== sum) return null;
  if (vault !== null && !vault.isSigned('intent-log', text, signature)) return null;
  const read = recordSchema.safeParse(JSON.parse(text));
  return read.success ? read.data : null;
}
