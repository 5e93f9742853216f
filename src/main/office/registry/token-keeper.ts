import { z } from 'zod';
import { retryAfterMs } from '../../http/answer-times';
import type { HttpAnswer, HttpCaller } from '../../http/http-caller';
import type { Clock } from '../../ports';
import { err, ok, type Result } from '../../../shared/result';
import { readJson } from '../../http/read-json';
import { networkTrouble, trouble, type Trouble } from './trouble';

export type ClientCredentials = {
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope: string | null;
};

export type TokenKeeper = {
  /** A token that is still good for a call. Whoever asks while one is being fetched gets that one. */
  readonly get: () => Promise<Result<string, Trouble>>;
  /** The registry answered 401 to it: it is not used again. */
  readonly drop: (token: string) => void;
};

/** RFC 6749 section 5.1; `token` of docs/registry-api.yaml. */
const tokenSchema = z.object({
  access_token: z.string().regex(/^[A-Za-z0-9._~+/=-]{1,4096}$/),
  token_type: z.string().regex(/^bearer$/i),
  expires_in: z.int().min(1).max(86_400),
});
/** RFC 6749 section 5.2; only the code is repeated, whose characters the RFC limits. */
const errorSchema = z.object({ error: z.string().regex(/^[\w.-]{1,60}$/) });

/** Renewed this long before its end, or at four fifths of a short life. */
const BEFORE_END_MS = 60_000;
/** Refused credentials are not sent again and again. */
const REFUSED_PAUSE_MS = 15_000;

/** OAuth 2.0 client credentials (RFC 6749 section 4.4). Neither secret nor token ever leaves it but in a header. */
export function makeTokenKeeper(
  credentials: ClientCredentials,
  { caller, clock }: { readonly caller: HttpCaller; readonly clock: Clock },
): TokenKeeper {
  let token: { readonly text: string; readonly goodUntil: number } | null = null;
  let fetching: Promise<Result<string, Trouble>> | null = null;
  let refused: { readonly trouble: Trouble; readonly until: number } | null = null;

  async function fetchToken(): Promise<Result<string, Trouble>> {
    const askedAt = clock.monotonic();
    const answer = await caller.call(tokenCall(credentials));
    if (answer.kind !== 'answer') return err(networkTrouble(answer));
    const read = readToken(answer, clock.now());
    if (!read.ok) {
      const pause = read.error.retryAfterMs ?? REFUSED_PAUSE_MS;
      refused = { trouble: read.error, until: clock.monotonic() + pause };
      return read;
    }
    const lifeMs = read.value.expires_in * 1000;
    token = {
      text: read.value.access_token,
      goodUntil: askedAt + Math.max(lifeMs - BEFORE_END_MS, lifeMs * 0.8),
    };
    return ok(token.text);
  }

  return {
    get: async () => {
      const now = clock.monotonic();
      if (token !== null && now < token.goodUntil) return ok(token.text);
      if (refused !== null && now < refused.until) return err(refused.trouble);
      refused = null;
      fetching ??= fetchToken().finally(() => {
        fetching = null;
      });
      return fetching;
    },
    drop: (text) => {
      if (token?.text === text) token = null;
    },
  };
}

/** RFC 6749 section 2.3.1: id and secret are form-encoded before they become a Basic header. */
function tokenCall({ tokenUrl, clientId, clientSecret, scope }: ClientCredentials) {
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    ...(scope === null ? {} : { scope }),
  });
  const login = [clientId, clientSecret]
    .map((part) => encodeURIComponent(part).replace(/%20/g, '+'))
    .join(':');
  return {
    method: 'POST',
    url: tokenUrl,
    headers: {
      authorization: `Basic ${Buffer.from(login, 'utf8').toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
      accept: 'application/json',
    },
    body: Buffer.from(form.toString(), 'utf8'),
  } as const;
}

function readToken(answer: HttpAnswer, nowMs: number): Result<z.infer<typeof tokenSchema>, Trouble> {
  const { status } = answer;
  const json = readJson(answer.body);
  if (status === 200) {
    const token = tokenSchema.safeParse(json);
    return token.success
      ? ok(token.data)
      : err(trouble('against-document', 'the token endpoint answered 200 with no usable bearer token'));
  }
  const wait = retryAfterMs(answer.header('retry-after'), nowMs);
  if (status === 429 || status === 503)
    return err(trouble('busy', `the token endpoint answered ${status}`, wait));
  if (status >= 500) return err(trouble('server-error', `the token endpoint answered ${status}`, wait));
  const said = errorSchema.safeParse(json);
  const code = said.success ? ` ${said.data.error}` : '';
  return err(trouble('credentials', `the token endpoint answered ${status}${code}`));
}
