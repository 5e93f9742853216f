import { request, type Dispatcher } from 'undici';
import type { Clock, Timers } from '../ports';
import { dateDriftMs } from './answer-times';
import { makeDispatcher, type ConnectionOptions } from './dispatcher';
import { failure, toFailure, type HttpFailure } from './network-fault';

export type HttpCall = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | null;
  /** Instead of the caller's own limits, for files. */
  readonly totalMs?: number;
  readonly maxBodyBytes?: number;
};

export type HttpAnswer = {
  readonly kind: 'answer';
  readonly status: number;
  /** null when the header is missing, and also when it came more than once: nobody may choose which one counts. */
  readonly header: (name: string) => string | null;
  readonly body: Buffer;
  /** The server's `Date` minus our clock in the middle of the call; null without a readable `Date`. Not signed. */
  readonly dateDriftMs: number | null;
};

export type HttpCaller = {
  /** Never rejects for what a network or a server can do. */
  readonly call: (call: HttpCall) => Promise<HttpAnswer | HttpFailure>;
  /** Ends idle connections; calls under way are cut. */
  readonly close: () => Promise<void>;
};

export type HttpCallerOptions = Partial<ConnectionOptions> & {
  readonly clock: Clock;
  readonly timers: Timers;
  /** From the first byte out to the last byte in: an answer that trickles ends too. */
  readonly totalMs?: number;
  readonly maxBodyBytes?: number;
  /** Instead of connections of our own. */
  readonly dispatcher?: Dispatcher;
};

const CONNECT_MS = 3_000;
const TOTAL_MS = 8_000;
const MAX_BODY_BYTES = 2 * 1024 * 1024;
/** A day's statement is larger than any other answer, and may take longer. */
export const STATEMENT_LIMITS = { totalMs: 60_000, maxBodyBytes: 64 * 1024 * 1024 } as const;

/** The one way to a real gateway: bounded in time and size, redirects not followed, TLS always verified. */
export function createHttpCaller(options: HttpCallerOptions): HttpCaller {
  const { clock, timers, connectMs = CONNECT_MS, proxy = null, client = null, roots = null } = options;
  const dispatcher = options.dispatcher ?? makeDispatcher({ connectMs, proxy, client, roots });

  async function call(wanted: HttpCall): Promise<HttpAnswer | HttpFailure> {
    const { method, url, headers, body } = wanted;
    const most = wanted.maxBodyBytes ?? options.maxBodyBytes ?? MAX_BODY_BYTES;
    const controller = new AbortController();
    let timedOut = false;
    const cancel = timers.after(wanted.totalMs ?? options.totalMs ?? TOTAL_MS, () => {
      timedOut = true;
      controller.abort();
    });
    const startedAt = clock.now();
    try {
      const answer = await request(url, {
        method,
        body,
        dispatcher,
        signal: controller.signal,
        // Signatures are over the body as it is; nothing in between may pack it.
        headers: { 'accept-encoding': 'identity', 'user-agent': 'exam-fee-kiosk', ...headers },
      });
      const middle = Math.round((startedAt + clock.now()) / 2);
      const read = await readBody(answer, most);
      if (read === 'too-large') return failure('unverified', 'too-large', `over ${most} bytes`);
      const header = (name: string) => oneHeader(answer.headers[name.toLowerCase()]);
      const drift = dateDriftMs(header('date'), middle);
      return { kind: 'answer', status: answer.statusCode, header, body: read, dateDriftMs: drift };
    } catch (thrown) {
      if (isOurFault(thrown)) throw thrown;
      return toFailure(thrown, timedOut);
    } finally {
      cancel();
    }
  }

  return { call, close: () => dispatcher.destroy() };
}

/** Counted while it comes in: what a header says about its length is not believed. */
async function readBody({ body }: Dispatcher.ResponseData, most: number): Promise<Buffer | 'too-large'> {
  // Destroying it half way must not count as an error that nobody handles.
  body.on('error', () => undefined);
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body) {
    if (!Buffer.isBuffer(chunk)) throw new Error('a body of something else than bytes');
    length += chunk.length;
    // Leaving the loop destroys the body and its connection.
    if (length > most) return 'too-large';
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}

function oneHeader(value: string | string[] | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

/** A call that is wrong in itself (no address, a line break in a header) is a bug, not the network's doing. */
function isOurFault(thrown: unknown): boolean {
  return (
    thrown instanceof Error &&
    'code' in thrown &&
    (thrown.code === 'UND_ERR_INVALID_ARG' || thrown.code === 'ERR_INVALID_URL')
  );
}
