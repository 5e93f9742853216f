import { z } from 'zod';
import { type Fen, parseYuan } from '../../../shared/money';
import { parseShanghaiDateTime } from '../../../shared/time-zone';

/** Alipay writes "nothing" as a missing field or an empty text. */
function given<T>(schema: z.ZodType<T>) {
  return z.preprocess((value) => (value === '' || value === null ? undefined : value), schema.optional());
}

/** Text mostly, a JSON number in some answers (`"total_amount":88.88`). */
const PLAIN_YUAN = /^-?\d{1,10}(\.\d{1,2})?$/;

/** `120.00` as fen; null: no amount that could be meant. */
function readYuan(text: string): Fen | null {
  const parsed = PLAIN_YUAN.test(text) ? parseYuan(text) : null;
  return parsed?.ok === true ? parsed.value : null;
}

export const yuanSchema = z.union([z.string(), z.number()]).transform((value, context): Fen => {
  const amount = readYuan(String(value));
  if (amount !== null) return amount;
  context.addIssue({ code: 'custom', message: 'not an amount in yuan' });
  return z.NEVER;
});

/** `2026-11-23 17:00:00` in China as UTC ms. */
const momentSchema = z.string().transform((value, context): number => {
  const parsed = parseShanghaiDateTime(value);
  if (parsed.ok) return parsed.value;
  context.addIssue({ code: 'custom', message: 'not a time' });
  return z.NEVER;
});

export const textField = given(z.string());
export const yuanField = given(yuanSchema);
export const momentField = given(momentSchema);
