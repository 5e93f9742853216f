import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Cancel, Log, Timers } from '../../ports';
import { readBody } from './read-body';

export type PageRequest = {
  readonly method: string;
  /** As sent, with the query. */
  readonly path: string;
  /** Path and query apart; `..` is already resolved. */
  readonly url: URL;
  readonly header: (name: string) => string;
  readonly body: Buffer;
};

export type PageReply = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
  /** Wait so long before the first byte. */
  readonly afterMs?: number;
};
/** `drop`: the connection ends without an answer. */
export type Handler = (request: PageRequest) => PageReply | 'drop' | Promise<PageReply | 'drop'>;

export type LoopbackServer = {
  /** `http://127.0.0.1:PORT` */
  readonly url: () => string;
  readonly port: () => number;
  /** On the port of before, or on another one where that is taken. */
  readonly open: () => Promise<void>;
  /** New connections are refused, those under way are cut. */
  readonly close: () => Promise<void>;
};

const HOST = '127.0.0.1';
const LARGEST_BODY = 16 * 1024;

export function plainReply(status: number, text: string): PageReply {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: `${text}\n` };
}

/** `port` 0: any. Bound to the loopback address only; answers no other Host, so that no website can be rebound to it. */
export function createLoopbackServer(
  options: { readonly name: string; readonly timers: Timers; readonly log: Log; readonly port: number },
  handler: Handler,
): LoopbackServer {
  const { name, timers, log } = options;
  const waiting = new Set<Cancel>();
  let port = options.port;

  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const reply = await replyTo(request, port, handler);
    if (reply === 'drop') {
      request.socket.destroy();
      return;
    }
    const send = () => writeReply(response, reply);
    if (reply.afterMs === undefined) {
      send();
      return;
    }
    const cancel = timers.after(reply.afterMs, () => {
      waiting.delete(cancel);
      send();
    });
    waiting.add(cancel);
  };

  const server = createServer({ requestTimeout: 10_000, headersTimeout: 5_000 }, (request, response) => {
    request.on('error', () => undefined);
    response.on('error', () => undefined);
    serve(request, response).catch((thrown: unknown) => {
      log.error('simulator call failed', { server: name }, thrown);
      writeReply(response, plainReply(500, 'internal error'));
    });
  });
  server.maxConnections = 200;
  server.on('error', (thrown) => {
    if (server.listening) log.error('simulator server', { server: name }, thrown);
  });

  return {
    url: () => `http://${HOST}:${port}`,
    port: () => port,
    open: async () => {
      if (server.listening) return;
      const wanted = port;
      port = await listen(server, wanted);
      if (wanted !== 0 && port !== wanted)
        log.warn('simulator port taken, using another', { name, wanted, port });
    },
    close: async () => {
      for (const cancel of waiting) cancel();
      waiting.clear();
      if (!server.listening) return;
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

async function listen(server: Server, wanted: number): Promise<number> {
  try {
    return await listenOn(server, wanted);
  } catch (thrown) {
    if (wanted === 0) throw thrown;
    return listenOn(server, 0);
  }
}

function listenOn(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: HOST, port }, () => {
      server.off('error', reject);
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('no port'));
      else resolve(address.port);
    });
  });
}

async function replyTo(
  request: IncomingMessage,
  port: number,
  handler: Handler,
): Promise<PageReply | 'drop'> {
  const host = request.headers.host ?? '';
  if (host !== `${HOST}:${port}` && host !== `localhost:${port}`) {
    request.resume();
    return plainReply(421, `This address answers only as ${HOST}:${port}.`);
  }
  const path = request.url ?? '';
  if (!path.startsWith('/') || !URL.canParse(`http://${HOST}${path}`)) {
    return plainReply(400, 'The path cannot be read.');
  }
  const url = new URL(`http://${HOST}${path}`);
  const body = await readBody(request, LARGEST_BODY);
  if (body === 'too-large') return plainReply(413, `The body is larger than ${LARGEST_BODY} bytes.`);
  if (body === 'broken-off') return 'drop';
  const header = (name: string) => {
    const value = request.headers[name];
    return typeof value === 'string' ? value : '';
  };
  return handler({ method: request.method ?? '', path, url, header, body });
}

function writeReply(response: ServerResponse, reply: PageReply): void {
  if (response.destroyed || response.headersSent) return;
  const { status, headers, body } = reply;
  response.sendDate = headers['date'] === undefined;
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body), connection: 'close' });
  response.end(body);
}
