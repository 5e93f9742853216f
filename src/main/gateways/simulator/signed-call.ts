import { randomBytes } from 'node:crypto';
import type { Clock, NoAnswer, Timers } from '../../ports';
import { callHttp, type HttpAnswer } from './http-call';
import {
  ANSWER_HEADERS,
  FRESH_MS,
  sameSignature,
  signAnswer,
  signRequest,
  writeAuthorization,
} from './signature';

export type SignedCallOptions = {
  /** Asked at every call: the training gateway may have moved to another port. */
  readonly baseUrl: () => string;
  readonly key: Buffer;
  readonly merchantId: string;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly timeoutMs: number;
};

type Verified = {
  readonly kind: 'verified';
  readonly status: number;
  readonly json: unknown;
  /** UTC ms by the gateway's clock when it answered. */
  readonly gatewayNow: number;
};
type Answer = Extract<HttpAnswer, { kind: 'answer' }>;

export type SignedCaller = {
  readonly call: (method: 'GET' | 'POST', path: string, body: unknown) => Promise<Verified | NoAnswer>;
  readonly clockDriftMs: () => number | null;
};

export function noAnswer(why: NoAnswer['why'], incident: string | null = null): NoAnswer {
  return { kind: 'no-answer', why, retryAfterMs: null, incident };
}

/** Signs every request and believes only answers with our gateway's signature and a fresh time (payments.md rule 2). */
export function createSignedCaller(options: SignedCallOptions): SignedCaller {
  const { key, merchantId, clock, timers, timeoutMs } = options;
  let driftMs: number | null = null;
  return {
    clockDriftMs: () => driftMs,
    call: async (method, path, json) => {
      const body = json === null ? Buffer.alloc(0) : Buffer.from(JSON.stringify(json));
      const sentAt = clock.now();
      const nonce = randomBytes(16).toString('hex');
      const signature = signRequest(key, { method, path, timestampMs: sentAt, nonce, body });
      const answer = await callHttp(timers, {
        method,
        url: `${options.baseUrl()}${path}`,
        headers: {
          accept: 'application/json',
          authorization: writeAuthorization(merchantId, { timestampMs: sentAt, nonce, signature }),
          ...(body.length === 0 ? {} : { 'content-type': 'application/json; charset=utf-8' }),
        },
        body,
        timeoutMs,
      });
      if (answer.kind === 'timeout' || answer.kind === 'network') return noAnswer(answer.kind);
      if (answer.kind === 'too-large') return noAnswer('unverified', 'answer larger than allowed');
      const useless = withoutResult(answer);
      if (useless !== null) return useless;
      const doubt = whyNotGenuine(answer, key);
      if (doubt !== null) return noAnswer('unverified', `${doubt}, HTTP ${answer.status}`);
      const now = clock.now();
      driftMs = dateOf(answer) - Math.round((sentAt + now) / 2);
      if (Math.abs(now - timestampOf(answer)) > FRESH_MS) {
        return noAnswer('unverified', `answer not fresh: signed at ${timestampOf(answer)}, read at ${now}`);
      }
      return parse(answer);
    },
  };
}

/** Answers that bring no result whoever sent them: they need no signature. */
function withoutResult({ status, headers }: Answer): NoAnswer | null {
  if (status === 429) {
    const seconds = Number(headers['retry-after'] ?? Number.NaN);
    const retryAfterMs = Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : null;
    return { kind: 'no-answer', why: 'rate-limited', retryAfterMs, incident: null };
  }
  return status >= 500 ? noAnswer('gateway-error') : null;
}

function headerOf(answer: Answer, name: string): string {
  const value = answer.headers[name];
  return typeof value === 'string' ? value : '';
}

const timestampOf = (answer: Answer) => Number(headerOf(answer, ANSWER_HEADERS.timestamp));

/** The `Date` header knows whole seconds; the signed time is taken where it means the same moment. */
function dateOf(answer: Answer): number {
  const date = Date.parse(headerOf(answer, 'date'));
  const signedAt = timestampOf(answer);
  return Number.isNaN(date) || Math.abs(signedAt - date) <= 1_000 ? signedAt : date;
}

function whyNotGenuine(answer: Answer, key: Buffer): string | null {
  const timestamp = headerOf(answer, ANSWER_HEADERS.timestamp);
  const nonce = headerOf(answer, ANSWER_HEADERS.nonce);
  const given = headerOf(answer, ANSWER_HEADERS.signature);
  if (!/^\d{1,15}$/.test(timestamp) || nonce === '' || given === '') return 'answer without a signature';
  const { status, body } = answer;
  const expected = signAnswer(key, { status, timestampMs: Number(timestamp), nonce, body });
  return sameSignature(expected, given) ? null : 'answer with a wrong signature';
}

function parse(answer: Answer): Verified | NoAnswer {
  try {
    const json: unknown = JSON.parse(answer.body.toString('utf8'));
    return { kind: 'verified', status: answer.status, json, gatewayNow: dateOf(answer) };
  } catch {
    return noAnswer('unverified', 'signed answer is not JSON');
  }
}
