import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the wire sees of one call; the answer true cuts it: the core is dead. */
export type OnCall = (call: string, moment: 'asked' | 'done' | 'told') => boolean;

export type Wire = { readonly origin: string; readonly close: () => Promise<void> };

export type WireOptions = {
  /** The gateway behind it. */
  readonly origin: string;
  readonly callName: (request: {
    readonly method: string;
    readonly path: string;
    readonly body: string;
  }) => string;
  readonly onCall: OnCall;
  /** The gateway's clock: Node writes `Date` by the real one. */
  readonly now: () => number;
};

const REAL_WITHIN_MS = 5_000;

/** As the gateway sent them; a `Date` that Node wrote by the real clock is told by the gateway's own. */
function headersOf({ rawHeaders }: IncomingMessage, now: () => number): string[] {
  return rawHeaders.map((value, at) => {
    if (at % 2 === 0 || rawHeaders[at - 1]?.toLowerCase() !== 'date') return value;
    const byNode = Math.abs(Date.parse(value) - Date.now()) < REAL_WITHIN_MS;
    return byNode ? new Date(now()).toUTCString() : value;
  });
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    const bytes: Buffer = chunk;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

function pass(request: IncomingMessage, response: ServerResponse, body: Buffer, options: WireOptions): void {
  const { origin, callName, onCall, now } = options;
  const cut = () => void request.socket.destroy();
  const method = request.method ?? 'GET';
  const path = request.url ?? '/';
  const call = callName({ method, path, body: body.toString('utf8') });
  if (onCall(call, 'asked')) return cut();
  const further = ask(`${origin}${path}`, { method, agent: false, headers: request.headers });
  further.on('response', (answer) => {
    if (onCall(call, 'done')) return cut();
    response.sendDate = false;
    response.writeHead(answer.statusCode ?? 502, headersOf(answer, now));
    answer.on('error', cut);
    response.on('finish', () => void onCall(call, 'told'));
    answer.pipe(response);
  });
  // The gateway did it, or did not, and hung up: the core hears nothing either way.
  further.on('error', () => {
    onCall(call, 'done');
    cut();
  });
  response.on('close', () => void further.destroy());
  response.on('error', cut);
  further.end(body);
}

/** A wire between the core and one local gateway: it passes everything on, byte for byte, and says what passes. */
export async function layWire(options: WireOptions): Promise<Wire> {
  const server = createServer((request, response) => {
    readAll(request).then(
      (body) => pass(request, response, body, options),
      () => void request.socket.destroy(),
    );
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('the wire has no port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
