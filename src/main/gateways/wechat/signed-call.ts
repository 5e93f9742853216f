import type { Clock, NoAnswer } from '../../ports';
import { retryAfterMs } from '../../http/answer-times';
import type { HttpAnswer } from '../../http/http-caller';
import type { DriftKeeper } from './clock-drift';
import { doubt, noAnswer } from './no-answer';
import type { FindKey } from './platform-keys';
import { readProblem, type Problem } from './problem';
import { readJson } from '../../http/read-json';
import type { Send } from './send';
import { judgeAnswer } from './verify-answer';

/** WeChat's signed "yes". `at`: its clock when it signed, UTC ms. `json` is undefined for an empty body. */
export type Verified = {
  readonly kind: 'verified';
  readonly status: number;
  readonly json: unknown;
  readonly at: number;
};

export type V3Call = {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly json: object | null;
  /** Our number: every incident names it. */
  readonly about: string;
  readonly repeatable?: boolean;
};

export type CallV3 = (call: V3Call) => Promise<Verified | Problem | NoAnswer>;

/** One call of API v3: signed, sent, and its answer judged before anything of it is used (payments.md rule 2). */
export function makeCallV3(parts: {
  readonly send: Send;
  readonly findKey: FindKey;
  readonly drift: DriftKeeper;
  readonly clock: Clock;
}): CallV3 {
  const { send, findKey, drift, clock } = parts;
  return async ({ method, path, json, about, repeatable = true }) => {
    const body = json === null ? null : Buffer.from(JSON.stringify(json));
    const startedAt = clock.now();
    const answer = await send({ method, path, body, repeatable });
    if (answer.kind === 'no-answer') {
      return answer.incident === null ? answer : doubt(about, answer.incident);
    }
    const useless = withoutResult(answer, clock.now());
    if (useless !== null) {
      drift.noteUnsigned(answer.dateDriftMs);
      return useless;
    }
    const judged = await judgeAnswer(answer, findKey, clock.now());
    if (judged.kind === 'signed' || judged.kind === 'stale') drift.noteSigned(judged.at, startedAt);
    else drift.noteUnsigned(answer.dateDriftMs);
    const from = `HTTP ${answer.status}`;
    switch (judged.kind) {
      case 'signed':
        return answer.status < 300 ? verified(answer, judged.at, about) : refused(answer, judged.at, about);
      case 'unsigned':
        return answer.status < 300
          ? doubt(about, `${from} without a signature`)
          : refused(answer, null, about);
      case 'stale':
        return doubt(about, `${from} signed at ${judged.at}, read at ${clock.now()}: not fresh`);
      case 'unknown-serial':
        return doubt(about, `${from} signed with the unknown key ${judged.serial}`);
      case 'forged':
        return doubt(about, `${from}: ${judged.why}`);
    }
  };
}

/** Answers that bring no result whoever sent them. 202 is "not yet", whatever other clients make of it. */
function withoutResult(answer: HttpAnswer, nowMs: number): NoAnswer | null {
  const wait = retryAfterMs(answer.header('retry-after'), nowMs);
  if (answer.status === 429) return noAnswer('rate-limited', null, wait);
  return answer.status >= 500 || answer.status === 202 ? noAnswer('gateway-error', null, wait) : null;
}

function verified(answer: HttpAnswer, at: number, about: string): Verified | NoAnswer {
  const { status, body } = answer;
  if (status !== 200 && status !== 204) return doubt(about, `HTTP ${status} is not an answer to this call`);
  return { kind: 'verified', status, json: body.length === 0 ? undefined : readJson(body), at };
}

function refused(answer: HttpAnswer, signedAt: number | null, about: string): Problem | NoAnswer {
  const problem = readProblem(answer, signedAt);
  if (problem === null) return doubt(about, `HTTP ${answer.status} that does not read like WeChat Pay`);
  if (problem === 'rate-limited') return noAnswer('rate-limited');
  return problem === 'passing' ? noAnswer('gateway-error') : problem;
}
