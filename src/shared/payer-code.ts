import type { Channel } from './channel';
import { toHalfWidth } from './half-width';
import { birthDateOf18, hasKnownProvince, isChecksumRight } from './identity-document/resident-number';
import type { Result } from './result';
import { err, ok } from './result';

/** A payer's own code (付款码): good for one payment, within a minute. Never stored, logged or shown. */
export type PayerCode = { readonly channel: Channel; readonly code: string };

/**
 * document-number: the digits of a northern resident card look like a WeChat code (both begin with 11 to 15); what is a
 * valid number of one is never taken for a code · not-a-code: of no wallet that is known.
 */
export type NoPayerCode = { readonly kind: 'document-number' | 'not-a-code' };

/** WeChat: 18 digits, the first two 10–15 (gateways.md §1.9). */
const WECHAT = /^1[0-5]\d{16}$/;
/** Alipay: 16–24 digits, the first two 25–30 (gateways.md §2.5). */
const ALIPAY = /^(?:2[5-9]|30)\d{14,22}$/;

/** The channel follows from the digits alone. */
export function recognisePayerCode(text: string): Result<PayerCode, NoPayerCode> {
  const code = text.length > 64 ? '' : toHalfWidth(text).trim();
  if (isResidentNumber(code)) return err({ kind: 'document-number' });
  if (WECHAT.test(code)) return ok({ channel: 'wechat', code });
  if (ALIPAY.test(code)) return ok({ channel: 'alipay', code });
  return err({ kind: 'not-a-code' });
}

function isResidentNumber(code: string): boolean {
  return (
    /^\d{17}[\dXx]$/.test(code) &&
    hasKnownProvince(code) &&
    birthDateOf18(code) !== null &&
    isChecksumRight(code.toUpperCase())
  );
}
