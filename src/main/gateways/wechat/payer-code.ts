import type { CreateTerms, PayerCodeAnswer, Refusal } from '../../ports';
import { plainCode } from './problem';

/** WeChat wants this long between taking the code and reversing (gateways.md §1.9). */
export const REVERSE_NOT_BEFORE_MS = 15_000;

/** 18 digits, 10–15 in front (gateways.md §1.9). */
const PAYER_CODE = /^1[0-5]\d{16}$/;

/** Nothing is sent for something that cannot be a code; null: it can. */
export function notACode(payerCode: string): Refusal | null {
  return PAYER_CODE.test(payerCode)
    ? null
    : {
        kind: 'refused',
        reason: 'bad-request',
        detail: 'not a WeChat Pay code: 18 digits, 10 to 15 in front',
      };
}

/**
 * Signed refusals after which this number was not paid and never will be (gateways.md §1.9, "final failure"). Not among
 * them: codes that may speak of an earlier call under the same number (ORDERPAID, OUT_TRADE_NO_USED, ORDERCLOSED,
 * ORDERREVERSED, INVALID_REQUEST), and TRADE_ERROR, which WeChat also gives while it does not know; those are asked about
 * and reversed.
 */
const FINAL = new Set([
  'PARAMERROR',
  'LACKPARAMS',
  'NOAUTH',
  'AUTHCODEEXPIRE',
  'AUTHCODEERROR',
  'AUTHCODEINVALID',
  'NOTENOUGH',
  'NOTSUPORTCARD',
  'BUYERMISMATCH',
  'APPIDNOTEXIST',
  'MCHIDNOTEXIST',
  'APPIDMCHIDNOTMATCH',
  'XMLFORMATERROR',
  'REQUIREPOSTMETHOD',
  'NOTUTF8',
]);

/** A signed "no" to a payer's code: definite, or only a reason to ask. */
export function afterSignedRefusal(code: string, refusal: Refusal): PayerCodeAnswer {
  return FINAL.has(plainCode(code)) ? refusal : { kind: 'sent' };
}

/** Codes of a reversal that mean "once more", besides `recall`. */
const AGAIN = new Set(['SYSTEMERROR', 'BANKERROR', 'USERPAYING']);
export const wantsAgain = (code: string) => AGAIN.has(plainCode(code));

/** The moment until which the payer may still type the password, not under WeChat's own minimum of a minute. */
export function payableUntil({ expiresAt }: CreateTerms, nowMs: number): number {
  return Math.max(expiresAt, nowMs + 61_000);
}
