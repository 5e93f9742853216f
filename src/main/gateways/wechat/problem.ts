import { z } from 'zod';
import type { Refusal } from '../../ports';
import type { HttpAnswer } from '../../http/http-caller';
import { readJson } from '../../http/read-json';

/**
 * WeChat's "no" in API v3. `signed` tells whether it is proven to be WeChat's: its own clients do not check refusals, and
 * many come without a signature, so an unsigned one may only lead to steps that cannot cost money (gateways.md §1.3).
 */
export type Problem = {
  readonly kind: 'problem';
  /** Both spellings alike: `ORDERNOTEXIST`. */
  readonly code: string;
  readonly reason: Refusal['reason'] | null;
  readonly detail: string;
  readonly signed: boolean;
  /** WeChat's clock when it signed; 0 when it did not. */
  readonly at: number;
};

const bodySchema = z.object({ code: z.string().min(1).max(64), message: z.string().nullish() });

const REASONS: Readonly<Record<string, Refusal['reason']>> = {
  NOAUTH: 'not-permitted',
  SIGNERROR: 'not-permitted',
  APPIDMCHIDNOTMATCH: 'not-permitted',
  APPIDNOTEXIST: 'not-permitted',
  MCHNOTEXISTS: 'not-permitted',
  MCHIDNOTEXIST: 'not-permitted',
  ACCOUNTERROR: 'not-permitted',
  PARAMERROR: 'bad-request',
  INVALIDREQUEST: 'bad-request',
  LACKPARAMS: 'bad-request',
  XMLFORMATERROR: 'bad-request',
  REQUIREPOSTMETHOD: 'bad-request',
  NOTUTF8: 'bad-request',
  AUTHCODEERROR: 'bad-request',
  AUTHCODEINVALID: 'bad-request',
  AUTHCODEEXPIRE: 'bad-request',
  OUTTRADENOUSED: 'number-used',
  ORDERPAID: 'already-paid',
  ORDERCLOSED: 'already-closed',
  ORDERREVERSED: 'already-closed',
  RULELIMIT: 'limit',
  REVERSEEXPIRE: 'limit',
  NOTENOUGH: 'not-enough-funds',
  NOTSUPORTCARD: 'other',
  BUYERMISMATCH: 'other',
  TRADEERROR: 'other',
  USERACCOUNTABNORMAL: 'other',
  ORDERNOTEXIST: 'other',
  RESOURCENOTEXISTS: 'other',
};

/** The digits that end `Request-ID` say more than the code (gateways.md §1.1). Not signed: they choose words only. */
const BY_NUMBER: Readonly<Record<string, Refusal['reason']>> = {
  '268449538': 'already-paid',
  '268498689': 'already-paid',
  '268447914': 'already-closed',
  '268498688': 'number-used',
  '268443699': 'not-permitted',
  '268445527': 'not-permitted',
  '268447843': 'not-permitted',
  '268448010': 'limit',
};

const RATE_NUMBER = '268447840';
const RATE_CODES = ['FREQUENCYLIMITED', 'FREQUENCYLIMITEXCEED', 'RATELIMITEXCEED', 'RATELIMITEXCEEDED'];
/** Says nothing about the order: the same call later (gateways.md §1.7). */
const PASSING_CODES = ['SYSTEMERROR', 'BANKERROR'];

export const plainCode = (code: string) => code.toUpperCase().replace(/_/g, '');

export function reasonOfCode(code: string): Refusal['reason'] | null {
  return REASONS[plainCode(code)] ?? null;
}

/** null: nothing that WeChat would say; a proxy, perhaps, or a captive portal. */
export function readProblem(
  answer: HttpAnswer,
  signedAt: number | null,
): Problem | 'rate-limited' | 'passing' | null {
  const body = bodySchema.safeParse(readJson(answer.body));
  if (!body.success) return null;
  const code = plainCode(body.data.code);
  const requestId = (answer.header('request-id') ?? '').slice(0, 80);
  const number = /-(\d{6,12})$/.exec(requestId)?.[1] ?? '';
  if (RATE_CODES.includes(code) || number === RATE_NUMBER) return 'rate-limited';
  if (PASSING_CODES.includes(code)) return 'passing';
  const said = (body.data.message ?? '').slice(0, 200);
  const origin = `HTTP ${answer.status}${requestId === '' ? '' : `, Request-ID ${requestId}`}`;
  return {
    kind: 'problem',
    code,
    reason: BY_NUMBER[number] ?? REASONS[code] ?? null,
    detail: withoutPayerCodes(`${body.data.code} ${said} (${origin})`),
    signed: signedAt !== null,
    at: signedAt ?? 0,
  };
}

/** A payer's code is worth money for a minute: it never stands in a log, even when WeChat repeats it to us. */
export function withoutPayerCodes(text: string): string {
  return text.replace(/(?<!\d)1[0-5]\d{16}(?!\d)/g, '(code)');
}

export function toRefusal({ reason, detail }: Pick<Problem, 'reason' | 'detail'>): Refusal {
  return { kind: 'refused', reason: reason ?? 'other', detail };
}
