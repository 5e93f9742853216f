import { request, type IncomingHttpHeaders } from 'node:http';
import type { Timers } from '../../ports';
import { readBody } from './read-body';

export type HttpAnswer =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers: IncomingHttpHeaders;
      readonly body: Buffer;
    }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'network' }
  | { readonly kind: 'too-large' };

const LARGEST_ANSWER = 256 * 1024;

/**
 * One call, one connection. `timeoutMs` bounds the whole of it, last byte included, so that an answer that trickles
 * ends too. Never rejects.
 */
export function callHttp(
  timers: Timers,
  call: {
    readonly method: 'GET' | 'POST';
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: Buffer;
    readonly timeoutMs: number;
  },
): Promise<HttpAnswer> {
  return new Promise((resolve) => {
    let timedOut = false;
    const settle = (answer: HttpAnswer) => {
      cancel();
      resolve(answer);
    };
    const broken = () => settle({ kind: timedOut ? 'timeout' : 'network' });
    const outgoing = request(
      call.url,
      {
        method: call.method,
        agent: false,
        headers:
          call.body.length === 0 ? call.headers : { ...call.headers, 'content-length': call.body.length },
      },
      (incoming) => {
        void readBody(incoming, LARGEST_ANSWER).then((body) => {
          if (body === 'broken-off') broken();
          else if (body === 'too-large') settle({ kind: 'too-large' });
          else {
            settle({ kind: 'answer', status: incoming.statusCode ?? 0, headers: incoming.headers, body });
          }
        });
      },
    );
    const cancel = timers.after(call.timeoutMs, () => {
      timedOut = true;
      outgoing.destroy();
    });
    outgoing.on('error', broken);
    outgoing.end(call.body);
  });
}
