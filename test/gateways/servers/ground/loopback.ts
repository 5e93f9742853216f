import { createServer as createHttp, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { TLSSocket } from 'node:tls';
import { deliver } from './delivery.ts';
import type { Call, Reply } from './call-and-reply.ts';

export type Tls = { readonly key: string; readonly cert: string };

export type Loopback = {
  /** `http://127.0.0.1:PORT`, or `https://…` with TLS. */
  readonly url: string;
  readonly port: number;
  /** Cuts what is under way, too. */
  readonly close: () => Promise<void>;
};

const HOST = '127.0.0.1';
const LARGEST_BODY = 1024 * 1024;

async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes: Buffer = chunk;
    size += bytes.length;
    if (size > LARGEST_BODY) return null;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

async function readCall(request: IncomingMessage): Promise<Call | null> {
  const target = request.url ?? '';
  if (!target.startsWith('/') || !URL.canParse(`http://${HOST}${target}`)) return null;
  const body = await readBody(request);
  if (body === null) return null;
  const { socket } = request;
  const certificate = socket instanceof TLSSocket ? socket.getPeerCertificate().raw : undefined;
  return {
    method: request.method ?? '',
    target,
    url: new URL(`http://${HOST}${target}`),
    header: (name) => {
      const value = request.headers[name.toLowerCase()];
      return typeof value === 'string' ? value : null;
    },
    body,
    clientCertificate: certificate ?? null,
  };
}

/** Bound to the loopback address only. `port` 0 takes any free one. */
export async function listenOnLoopback(
  options: { readonly port: number; readonly tls: Tls | null },
  answer: (call: Call) => Reply | Promise<Reply>,
): Promise<Loopback> {
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const call = await readCall(request);
    if (call === null) {
      response.writeHead(413, { connection: 'close' }).end();
      return;
    }
    const reply = await answer(call);
    await deliver(request, response, reply);
  };
  const onRequest = (request: IncomingMessage, response: ServerResponse): void => {
    response.on('error', () => undefined);
    serve(request, response).catch((thrown: unknown) => {
      // A client that went away while it sent is its own business; anything else is a bug of this server.
      if (!request.destroyed || request.complete) console.error(thrown);
      request.socket.destroy();
    });
  };
  const server =
    options.tls === null
      ? createHttp(onRequest)
      : createHttps({ ...options.tls, requestCert: true, rejectUnauthorized: false }, onRequest);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, HOST, () => resolve());
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    url: `${options.tls === null ? 'http' : 'https'}://${HOST}:${address.port}`,
    port: address.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
