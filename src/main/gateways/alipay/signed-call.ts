import { z } from 'zod';
import type { NoAnswer, Refusal } from '../../ports';
import type { HttpAnswer, HttpCaller } from '../../http/http-caller';
import { retryAfterMs } from '../../http/answer-times';
import { classify, wordsOf } from './answer-codes';
import type { AlipaySettings, AlipayTools } from './settings';
import { signRequest } from './sign-request';
import { verifyAnswer } from './verify-answer';

export type Fields = Readonly<Record<string, unknown>>;

type Heard = {
  readonly fields: Fields;
  readonly code: string;
  /** `ACQ.TRADE_NOT_EXIST`; empty when all went well. */
  readonly subCode: string;
  /** UTC ms by the gateway's clock when it answered, see `vouchedTime`. */
  readonly gatewayNow: number;
};

/** What Alipay verifiably said. Which order it said it of, the caller still has to compare. */
export type Said = Heard &
  (
    | { readonly kind: 'done' }
    | { readonly kind: 'not-known'; readonly detail: string }
    | { readonly kind: 'refused'; readonly refusal: Refusal }
  );

export type AlipayCaller = {
  readonly call: (method: string, bizContent: object, notifyUrl?: string | null) => Promise<Said | NoAnswer>;
  readonly clockDriftMs: () => number | null;
};

const nodeSchema = z.looseObject({
  code: z.string().regex(/^\d{5}$/),
  sub_code: z.string().max(128).optional(),
  sub_msg: z.string().optional(),
});

/** Before every expiry: proves nothing by time. */
export const NO_TIME = 0;

/** An answer of the gateway is a page at most. */
const LARGEST_ANSWER = 256 * 1024;

export function noAnswer(why: NoAnswer['why'], incident: string | null = null): NoAnswer {
  return { kind: 'no-answer', why, retryAfterMs: null, incident };
}

/** Signs every call and believes only what Alipay has signed (payments.md rule 2). */
export function createAlipayCaller(
  settings: AlipaySettings,
  tools: AlipayTools & { readonly http: HttpCaller },
): AlipayCaller {
  const { clock, http } = tools;
  let driftMs: number | null = null;
  return {
    clockDriftMs: () => driftMs,
    call: async (method, bizContent, notifyUrl = null) => {
      const sentAt = clock.now();
      const { url, body } = signRequest(settings, { method, bizContent, notifyUrl, now: sentAt });
      const answer = await http.call({
        method: 'POST',
        url,
        headers: {
          accept: 'application/json',
          'content-type': 'application/x-www-form-urlencoded;charset=utf-8',
        },
        body,
        maxBodyBytes: LARGEST_ANSWER,
      });
      if (answer.kind === 'no-answer') return answer;
      const useless = withoutResult(answer, clock.now());
      if (useless !== null) return useless;
      const verified = verifyAnswer(answer.body, method, settings.keys);
      if (!verified.ok) return noAnswer('unverified', `${method}: ${verified.error}`);
      driftMs = answer.dateDriftMs ?? driftMs;
      const node = nodeSchema.safeParse(verified.value);
      if (!node.success) return noAnswer('unverified', `${method}: signed answer not understood`);
      return toSaid(node.data, vouchedTime(answer.dateDriftMs, sentAt));
    },
  };
}

function toSaid(node: z.infer<typeof nodeSchema>, gatewayNow: number): Said | NoAnswer {
  const { code, sub_code: subCode = '', sub_msg: subMsg = '' } = node;
  const heard = { fields: node, code, subCode, gatewayNow };
  const detail = wordsOf(code, subCode, subMsg);
  const verdict = classify(code, subCode);
  switch (verdict.kind) {
    case 'rate-limited':
      return noAnswer('rate-limited');
    case 'refused':
      return { ...heard, kind: 'refused', refusal: { kind: 'refused', reason: verdict.reason, detail } };
    case 'not-known':
      return { ...heard, kind: 'not-known', detail };
    case 'done':
      return { ...heard, kind: 'done' };
  }
}

/** v1 answers are HTTP 200 whatever they say. Anything else brings no result, whoever sent it (rule 2). */
function withoutResult(answer: HttpAnswer, now: number): NoAnswer | null {
  const { status } = answer;
  if (status === 200) return null;
  if (status === 429) {
    const wait = retryAfterMs(answer.header('retry-after'), now);
    return { kind: 'no-answer', why: 'rate-limited', retryAfterMs: wait, incident: null };
  }
  return status >= 500 ? noAnswer('gateway-error') : noAnswer('unverified', `HTTP ${status}`);
}

/** Rule 14: beyond this our clock and the gateway's are not both right. */
const TOLERANCE_MS = 60_000;

/**
 * The time that an answer can vouch for, in the sense of proof by time (rule 4 b). Alipay signs no time: all there is is
 * the `Date` header beside the signed body, held together with it by TLS alone. So it is taken in the careful direction
 * only: as of when we sent the request, for the gateway may have answered at any moment since; and at most a minute ahead
 * of our own clock, so that one machine of theirs with a fast clock, or somebody's header, never proves a code dead that
 * can still be paid (the rule's own margin is 90 s). Without a readable `Date` the answer vouches for no time at all: 0 lies
 * before every expiry.
 */
function vouchedTime(dateDriftMs: number | null, sentAt: number): number {
  return dateDriftMs === null ? NO_TIME : sentAt + Math.min(dateDriftMs, TOLERANCE_MS);
}
