import type { Call, Reply } from '../ground/call-and-reply.ts';
import { listenOnLoopback } from '../ground/loopback.ts';
import { letters } from '../ground/random-text.ts';

export type PageServer = { readonly url: string; readonly close: () => Promise<void> };

/** What a page shows and what its buttons do. */
export type PageDesk = {
  readonly get: (path: string) => Reply;
  readonly post: (path: string, form: URLSearchParams) => Reply;
};

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'",
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

export function html(status: number, body: string): Reply {
  return { status, headers: HEADERS, body };
}

/** A page for one person on this machine. Its address holds a token, so that no website can press its buttons. */
export async function serveTokenPage(
  port: number,
  deskFor: (token: string) => PageDesk,
): Promise<PageServer> {
  const token = letters(24);
  const desk = deskFor(token);
  const server = await listenOnLoopback({ port, tls: null }, (call: Call) => {
    const path = call.url.pathname;
    const form = new URLSearchParams(call.method === 'POST' ? call.body.toString('utf8') : call.url.search);
    if (form.get('token') !== token)
      return html(403, '请用启动时打印的地址 Use the address that was printed.');
    return call.method === 'POST' ? desk.post(path, form) : desk.get(path);
  });
  return { url: `${server.url}/?token=${token}`, close: server.close };
}
