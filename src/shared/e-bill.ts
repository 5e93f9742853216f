import { z } from 'zod';

/** 统一社会信用代码 (GB 32100-2015): no I, O, S, V or Z; a letter's value is its place in this row. */
const CODE_CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** GB 32100-2015, 5: 17 characters and a check character, weights 3^(i-1) mod 31. */
export function isTaxNumber(text: string): boolean {
  if (text.length !== 18) return false;
  const values = [...text].map((character) => CODE_CHARACTERS.indexOf(character));
  if (values.includes(-1)) return false;
  let weight = 1;
  let sum = 0;
  for (const value of values.slice(0, 17)) {
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return values[17] === (31 - (sum % 31)) % 31;
}

/** As people type it: small letters, spaces between groups. */
export function readTaxNumber(text: string): string | null {
  const code = text.replace(/[\s-]/g, '').toUpperCase();
  return isTaxNumber(code) ? code : null;
}

/** A company that wants the fiscal e-bill in its name (单位抬头). */
export const billPayerSchema = z.object({ name: z.string(), taxNumber: z.string() });
export type BillPayer = z.infer<typeof billPayerSchema>;

/**
 * The fiscal e-bill (财政电子票据) of one order line. awaited: the exam office has not issued it yet, we go on asking ·
 * issued · none: the exam office issues none for it. `link`: shown as a code to scan, never opened here; null where the
 * exam office gives none that a phone could open.
 */
export const eBillSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('awaited') }),
  z.object({
    state: z.literal('issued'),
    code: z.string(),
    number: z.string(),
    checkCode: z.string(),
    link: z.string().nullable(),
  }),
  z.object({ state: z.literal('none') }),
]);
export type EBill = z.infer<typeof eBillSchema>;

export const eBillViewSchema = z.object({
  lineNumber: z.number().int(),
  bill: eBillSchema,
  /** null: in the name of the candidate. */
  payer: billPayerSchema.nullable(),
});
export type EBillView = z.infer<typeof eBillViewSchema>;

const LONGEST_LINK = 1_000;

/** Only what a phone opens as a page, and what fits a code that can be scanned from a screen. */
export function readBillLink(url: string): string | null {
  const text = url.trim();
  return text.length <= LONGEST_LINK && /^https?:\/\/[^\s"<>\\]+$/i.test(text) ? text : null;
}
