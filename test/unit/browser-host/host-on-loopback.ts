import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { request, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished, vi } from 'vitest';
import { WebSocket } from 'ws';
import { listenOnLoopback, makePageServer } from '../../../src/main/browser-host/page-server';
import { openPageSockets } from '../../../src/main/browser-host/page-sockets';
import { makeTickets, type Tickets } from '../../../src/main/browser-host/tickets';
import { openPageFiles } from '../../../src/main/entry/page-files';
import { roleOf } from '../../../src/main/ipc/pages';
import type { Cancel, Ids } from '../../../src/main/ports';
import type { Caller, PushMessage } from '../../../src/shared/ipc/kit';
import type { WindowKind } from '../../../src/shared/operator';
import { ok, type Result } from '../../../src/shared/result';

const PAGE = '<!doctype html><html><head><title>x</title></head><body></body></html>';

function pagesFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'pages-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), PAGE);
  writeFileSync(join(folder, 'assets', 'app.js'), 'export {};');
  writeFileSync(join(folder, 'secret.key'), 'secret');
  return folder;
}

/** Timers that wait until told. */
function handTimers() {
  const waiting = new Set<{ readonly ms: number; readonly work: () => void }>();
  return {
    after: (ms: number, work: () => void): Cancel => {
      const entry = { ms, work };
      waiting.add(entry);
      return () => void waiting.delete(entry);
    },
    fire: (ms: number) => {
      for (const entry of [...waiting].filter((candidate) => candidate.ms === ms)) {
        waiting.delete(entry);
        entry.work();
      }
    },
  };
}

const NO_IDS: Ids = {
  outTradeNo: () => '',
  refundNumber: () => '',
  orderId: () => '',
  orderNumber: () => '',
  visit: () => '',
  incident: () => '',
  fraction: () => 0,
};

type Headers = Readonly<Record<string, string>>;
type Answer = {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
};

/** A browser, and whoever else can reach the port. */
function clientOf(port: number, tickets: Tickets) {
  const origin = `http://127.0.0.1:${port}`;
  function get(path: string, headers: Headers = {}, method = 'GET'): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const asked = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
        let body = '';
        response.on('data', (chunk: Buffer) => (body += chunk.toString()));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
        );
      });
      asked.on('error', reject);
      asked.end();
    });
  }

  async function cookieFor(window: WindowKind): Promise<string> {
    const { headers } = await get(`/?token=${tickets.issue(window)}`);
    return headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  }

  /** Open, or the HTTP status it was refused with. */
  function connect(path: string, headers: Headers): Promise<WebSocket | number> {
    const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers });
    return new Promise((resolve) => {
      socket.on('open', () => resolve(socket));
      socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
      socket.on('error', () => undefined);
    });
  }

  async function open(path: string, cookie: string): Promise<WebSocket> {
    const socket = await connect(path, { Origin: origin, Cookie: cookie });
    if (typeof socket === 'number') throw new Error(`refused with ${socket}`);
    return socket;
  }
  return { origin, get, cookieFor, connect, open };
}

/** The real server and real sockets around a core that answers what it was asked. */
export async function hostOnLoopback() {
  let count = 0;
  let nowMs = 0;
  const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
  const timers = handTimers();
  const tellers = new Map<string, (message: PushMessage) => void>();
  const came = vi.fn((id: string, window: WindowKind, tell: (message: PushMessage) => void): Caller => {
    tellers.set(id, tell);
    return { id, role: roleOf(window) };
  });
  const gone = vi.fn((id: string) => void tellers.delete(id));
  const ask = vi.fn((caller: Caller, name: unknown, input: unknown): Promise<Result<unknown, unknown>> =>
    Promise.resolve(ok({ caller: caller.id, role: caller.role, name, input })),
  );
  const tickets = makeTickets();
  const sockets = openPageSockets({
    core: { came, gone, ask },
    clock: { now: () => nowMs, monotonic: () => nowMs },
    timers,
    ids: { ...NO_IDS, visit: () => `page-${(count += 1)}` },
    log,
  });
  const files = openPageFiles(pagesFolder(), () => "'self'");
  if (!files.ok) throw new Error(files.error.kind);
  const server = makePageServer({ files: files.value, sockets, tickets, log });
  const listening = await listenOnLoopback(server, 0);
  if (!listening.ok) throw new Error(listening.error.line);
  const port = listening.value;
  onTestFinished(() => {
    sockets.stop();
    server.closeAllConnections();
    server.close();
  });

  const client = clientOf(port, tickets);
  const pass = (ms: number) => {
    nowMs += ms;
  };
  return {
    port,
    ...client,
    tickets,
    tellers,
    came,
    gone,
    ask,
    log,
    timers,
    pass,
  };
}

export function nextMessage(socket: WebSocket): Promise<unknown> {
  return new Promise((resolve) => {
    socket.once('message', (data) => {
      const value: unknown = JSON.parse(Buffer.isBuffer(data) ? data.toString() : '');
      resolve(value);
    });
  });
}

export function closeCode(socket: WebSocket): Promise<number> {
  return new Promise((resolve) => socket.once('close', resolve));
}
