import type { HttpAnswer, HttpCaller } from '../../http/http-caller';
import type { HttpFailure } from '../../http/network-fault';
import type { Clock } from '../../ports';
import { err, ok, type Result } from '../../../shared/result';
import type { OperationId } from './answers';
import { OPERATIONS } from './generated/registry-document';
import type { OfficeClock } from './office-clock';
import type { TokenKeeper } from './token-keeper';
import { networkTrouble, type Trouble } from './trouble';

type Call = {
  readonly id: OperationId;
  readonly url: string;
  readonly body: unknown;
  /** By the monotonic clock: for one question with all that belongs to it, a repeat and a new token. */
  readonly deadline: number;
};

type SendParts = {
  readonly caller: HttpCaller;
  /** null: the connection's certificate says who asks (mTLS). */
  readonly tokens: TokenKeeper | null;
  readonly clock: Clock;
  readonly officeClock: OfficeClock;
};

/** What is left for a repeat at the very end of the time. */
const LEAST_MS = 200;
const METHODS = { get: 'GET', put: 'PUT', post: 'POST', delete: 'DELETE' } as const;

/** Sends a question with its credentials. Any answer is an answer here; what it is worth is judged elsewhere. */
export function makeSend({ caller, tokens, clock, officeClock }: SendParts) {
  async function once({ id, url, body, deadline }: Call, token: string | null) {
    const startedAt = clock.monotonic();
    const answer = await caller.call({
      method: METHODS[OPERATIONS[id].method],
      url,
      headers: {
        accept: 'application/json, application/problem+json',
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(body === null ? {} : { 'content-type': 'application/json' }),
      },
      body: body === null ? null : Buffer.from(JSON.stringify(body), 'utf8'),
      totalMs: Math.max(LEAST_MS, deadline - startedAt),
    });
    if (answer.kind === 'answer') officeClock.note(answer.dateDriftMs, clock.monotonic() - startedAt);
    return answer;
  }

  /** Once more where nothing of the call can have counted, or a repeat counts once (docs/registry-api.yaml). */
  async function twice(call: Call, token: string | null) {
    const first = await once(call, token);
    return first.kind !== 'answer' && mayRepeat(call.id, first) ? once(call, token) : first;
  }

  async function withToken(
    call: Call,
    keeper: TokenKeeper,
  ): Promise<Result<HttpAnswer | HttpFailure, Trouble>> {
    const token = await keeper.get();
    if (!token.ok) return token;
    const answer = await twice(call, token.value);
    if (!wasRefused(answer)) return ok(answer);
    // It ended early, or the registry was set up anew: nothing was done, so one new token is tried.
    keeper.drop(token.value);
    const fresh = await keeper.get();
    if (!fresh.ok) return fresh;
    const again = await twice(call, fresh.value);
    if (wasRefused(again)) keeper.drop(fresh.value);
    return ok(again);
  }

  return async (call: Call): Promise<Result<HttpAnswer, Trouble>> => {
    const sent = tokens === null ? ok(await twice(call, null)) : await withToken(call, tokens);
    if (!sent.ok) return sent;
    return sent.value.kind === 'answer' ? ok(sent.value) : err(networkTrouble(sent.value));
  };
}

function wasRefused(answer: HttpAnswer | HttpFailure): boolean {
  return answer.kind === 'answer' && answer.status === 401;
}

/** A time limit is not repeated: somebody stands in front of the screen. */
function mayRepeat(id: OperationId, { sent, fault }: HttpFailure): boolean {
  if (!sent) return fault !== 'tls' && fault !== 'no-name';
  return fault === 'cut' && OPERATIONS[id].method !== 'post';
}
