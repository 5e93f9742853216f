import type { Refusal } from '../../ports';

/**
 * What a verified answer comes to, before anybody looks at its fields. `refused`: definite, nothing was done ·
 * `not-known`: it may or may not have been done (10003: not yet), only asking tells · `rate-limited`: nothing was done, come back later.
 */
export type CodeClass =
  | { readonly kind: 'done' }
  | { readonly kind: 'not-known' }
  | { readonly kind: 'rate-limited' }
  | { readonly kind: 'refused'; readonly reason: Refusal['reason'] };

const NOT_KNOWN =
  /^(ACQ|AQC)\.(SYSTEM_ERROR|UNKNOWN_ERROR)$|^(isp|aop)\.(unknow-error|unknown-error|service-unavailable)$/i;
const RATE_LIMITED = /call-limited$/i;

/** Business refusals by reason (gateways.md §2.3–2.5); the prefix `ACQ.` is left out. */
const REASONS: readonly (readonly [Refusal['reason'], readonly string[]])[] = [
  ['already-paid', ['TRADE_HAS_SUCCESS', 'TRADE_HAS_FINISHED', 'TRADE_FINISHED']],
  ['already-closed', ['TRADE_HAS_CLOSE', 'TRADE_CLOSED']],
  ['number-used', ['CONTEXT_INCONSISTENT', 'TRADE_BUYER_NOT_MATCH', 'DISCORDANT_REPEAT_REQUEST']],
  [
    'not-enough-funds',
    ['SELLER_BALANCE_NOT_ENOUGH', 'BUYER_BALANCE_NOT_ENOUGH', 'BUYER_BANKCARD_BALANCE_NOT_ENOUGH'],
  ],
  [
    'limit',
    [
      'TOTAL_FEE_EXCEED',
      'APPLY_PC_MERCHANT_CODE_ERROR',
      'REASON_TRADE_REFUND_FEE_ERR',
      'REFUND_AMT_NOT_EQUAL_TOTAL',
      'BEYOND_PAY_RESTRICTION',
      'BEYOND_PER_RECEIPT_RESTRICTION',
    ],
  ],
  [
    'not-permitted',
    [
      'ACCESS_FORBIDDEN',
      'PARTNER_ERROR',
      'SELLER_BEEN_BLOCKED',
      'BUYER_SELLER_EQUAL',
      'CANCEL_NOT_ALLOWED',
      'NOT_ALLOWED_AREA',
      'SELLER_NOT_EXIST',
    ],
  ],
  [
    'bad-request',
    [
      'INVALID_PARAMETER',
      'PAYMENT_AUTH_CODE_INVALID',
      'EXIST_FORBIDDEN_WORD',
      'NOW_TIME_AFTER_EXPIRE_TIME_ERROR',
    ],
  ],
];

/** gateways.md §2.1. A code that nobody has written down proves nothing. */
export function classify(code: string, subCode: string): CodeClass {
  if (code === '10000') return { kind: 'done' };
  if (RATE_LIMITED.test(subCode) || code === '40005') return { kind: 'rate-limited' };
  if (NOT_KNOWN.test(subCode)) return { kind: 'not-known' };
  switch (code) {
    case '40004':
      return { kind: 'refused', reason: reasonOf(subCode) };
    case '40001':
    case '40002':
      // A wrong key, application or certificate lets nothing through: that is no slip of one request.
      return {
        kind: 'refused',
        reason: /signature|sign-type|app-id|cert/.test(subCode) ? 'not-permitted' : 'bad-request',
      };
    case '20001':
    case '40003':
    case '40006':
      return { kind: 'refused', reason: 'not-permitted' };
    default:
      return { kind: 'not-known' };
  }
}

function reasonOf(subCode: string): Refusal['reason'] {
  const name = subCode.replace(/^(ACQ|AQC)\./, '');
  return REASONS.find(([, names]) => names.includes(name))?.[0] ?? 'other';
}

const LONGEST_DETAIL = 160;
/** 16–24 digits from 25–30: what a payer's code looks like. Never kept, whatever it really is. */
const CODE_LIKE = /(?<!\d)(?:2[5-9]|30)\d{14,22}(?!\d)/g;

/**
 * The gateway's own words, for the staff and the log. Of a refused signature only the code is kept: its text repeats the
 * whole request, a payer's code included.
 */
export function wordsOf(code: string, subCode: string, subMsg: string): string {
  const name = subCode === '' ? code : subCode;
  const words = /signature/i.test(subCode) || subMsg === '' ? name : `${name}: ${subMsg}`;
  return words
    .replace(/[\u0000-\u001f\u007f]+/g, ' ')
    .replace(CODE_LIKE, '…')
    .slice(0, LONGEST_DETAIL);
}
