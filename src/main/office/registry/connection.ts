import { retryAfterMs } from '../../http/answer-times';
import type { HttpCaller } from '../../http/http-caller';
import { readJson } from '../../http/read-json';
import type { Clock, Log } from '../../ports';
import { err, ok, type Result } from '../../../shared/result';
import {
  answerMisfit,
  bodyMisfit,
  isAnswer,
  type AnswerOf,
  type BodyOf,
  type OperationId,
  type PathOf,
} from './answers';
import { OPERATIONS } from './generated/registry-document';
import { makeOfficeClock, type OfficeClock } from './office-clock';
import { makePauses } from './pauses';
import { makeReachability } from './reachability';
import { makeSend } from './send';
import type { TokenKeeper } from './token-keeper';
import { trouble, type Trouble } from './trouble';

type Wanted<Id extends OperationId> = {
  readonly path: PathOf<Id>;
  readonly body: BodyOf<Id>;
  /** Whom a 429 slows down: everybody who asks the same, or only this one. */
  readonly pauseFor?: string;
};

export type RegistryConnection = {
  /** An answer that fits the document, or why there is none. Which "no" it is stands in status and `code`. */
  readonly ask: <Id extends OperationId>(
    id: Id,
    wanted: Wanted<Id>,
  ) => Promise<Result<AnswerOf<Id>, Trouble>>;
  /** An answer that fits the document but is about something else than was asked. */
  readonly unusable: (id: OperationId, what: string) => { readonly ok: false; readonly error: Trouble };
  readonly clock: OfficeClock;
};

type ConnectionParts = {
  readonly baseUrl: string;
  /** For one question with all that belongs to it: a repeat, a new token. */
  readonly timeoutMs: number;
  readonly caller: HttpCaller;
  /** null: the connection's certificate says who asks (mTLS). */
  readonly tokens: TokenKeeper | null;
  readonly clock: Clock;
  readonly log: Log;
};

/** Every question to the registry goes through here: bounded, with credentials, and judged by the document. */
export function makeConnection({
  baseUrl,
  timeoutMs,
  caller,
  tokens,
  clock,
  log,
}: ConnectionParts): RegistryConnection {
  const officeClock = makeOfficeClock({ clock, log });
  const send = makeSend({ caller, tokens, clock, officeClock });
  const pauses = makePauses(clock);
  const reachability = makeReachability(log);

  async function heard<Id extends OperationId>(
    id: Id,
    wanted: Wanted<Id>,
  ): Promise<Result<AnswerOf<Id>, Trouble>> {
    const unfit = bodyMisfit(id, wanted.body);
    if (unfit !== null) return err(trouble('unfit-request', unfit));
    const own = `${id} ${wanted.pauseFor ?? ''}`;
    const wait = Math.max(pauses.leftMs(own), pauses.leftMs(EVERYTHING));
    if (wait > 0) return err(trouble('busy', 'it asked to be left alone for a while', wait));
    const url = `${baseUrl}${pathOf(id, wanted.path)}`;
    const deadline = clock.monotonic() + timeoutMs;
    const answer = await send({ id, url, body: wanted.body, deadline });
    if (!answer.ok) return answer;
    const { status } = answer.value;
    const pause = retryAfterMs(answer.value.header('retry-after'), clock.now());
    if (pause !== null && status === 429) pauses.note(own, pause);
    if (pause !== null && status === 503) pauses.note(EVERYTHING, pause);
    const unanswered = notAnswered(status, pause);
    if (unanswered !== null) return err(unanswered);
    const said = { status, body: readJson(answer.value.body) };
    if (isAnswer(id, said)) return ok(said);
    return err(trouble('against-document', `HTTP ${status}: ${answerMisfit(id, said) ?? ''}`));
  }

  return {
    clock: officeClock,
    ask: async (id, wanted) => {
      const answer = await heard(id, wanted);
      if (answer.ok) reachability.answered();
      else reachability.failed(id, answer.error);
      return answer;
    },
    unusable: (id, what) => {
      const about = trouble('unusable-answer', what);
      reachability.failed(id, about);
      return err(about);
    },
  };
}

/** A 503 is about the whole registry. */
const EVERYTHING = 'everything';

function notAnswered(status: number, pause: number | null): Trouble | null {
  if (status === 429 || status === 503) return trouble('busy', `HTTP ${status}`, pause);
  if (status >= 500) return trouble('server-error', `HTTP ${status}`, pause);
  return status === 401 || status === 403 ? trouble('not-allowed', `HTTP ${status}`) : null;
}

function pathOf(id: OperationId, values: Readonly<Record<string, string | number>> | null): string {
  return OPERATIONS[id].path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(values?.[name] ?? '');
    // "." and ".." would be taken for steps in the path, an empty part for none at all.
    if (/^\.{0,2}$/.test(value)) throw new Error(`${id}: no usable ${name}`);
    return encodeURIComponent(value);
  });
}
