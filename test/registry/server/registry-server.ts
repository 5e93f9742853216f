import type { OperationId } from '../../../src/main/office/registry/generated/registry-document.ts';
import { selfSigned } from '../../fakes/self-signed.ts';
import { breakReply } from '../../gateways/servers/faults/broken-body.ts';
import type { Fault } from '../../gateways/servers/faults/fault-script.ts';
import type { Call, Reply } from '../../gateways/servers/ground/call-and-reply.ts';
import { listenOnLoopback } from '../../gateways/servers/ground/loopback.ts';
import { HOUR, REAL_CLOCK, type ServerClock } from '../../gateways/servers/ground/server-clock.ts';
import { createAccess, type Access } from './access.ts';
import { refuse, type Said } from './answers.ts';
import { openBooks, type Books, type OfficeHabits } from './books.ts';
import { bend, createRegistryFaults, undone, type RegistryFault, type RegistryFaults } from './faults.ts';
import { answerFault, findOperation, paramFault, type Found } from './judge.ts';
import { createOfficePeople, type OfficePeople } from './office-people.ts';
import { ROUTES } from './routes.ts';
import { seedPeople } from './seed.ts';

/*
 * The exam office's own system on the loopback address, after docs/registry-api.yaml: the whole document, in memory,
 * with the fictitious people of training mode.
 *
 *   const server = await startRegistryServer({ clock });      // clock: { now }, UTC ms; a story's own
 *   server.baseUrl, server.tokenUrl, server.clientId, server.clientSecret
 *   server.people.decide(requestId, 'approved', null)         // what the office's staff does, see office-people.ts
 *   server.faults.add({ kind: 'wrong-schema', call: 'signIn', times: 2 })   // REGISTRY_FAULTS
 *   server.setClockApart(90_000)                              // the office's clock is ahead
 *   server.heard()                                            // every call: operation, parameters, body, status
 *   server.books                                              // the truth
 *   await server.close()
 *
 * Every request is checked against the document, and every answer before a fault bends it: an answer of its own that is
 * not documented becomes a 500 and stands in `server.wrongs()`, which a test expects to be empty.
 */

export type Heard = {
  readonly operationId: OperationId;
  readonly params: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** As the registry meant it, before a fault. */
  readonly status: number;
};

export type RegistryServer = {
  readonly baseUrl: string;
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** With `mutualTls`: what the kiosk shows, and what it trusts. */
  readonly clientCertificate: { readonly cert: string; readonly key: string } | null;
  readonly serverCertificate: string | null;
  readonly access: Access;
  readonly books: Books;
  readonly people: OfficePeople;
  readonly faults: RegistryFaults;
  readonly setClockApart: (ms: number) => void;
  readonly heard: () => readonly Heard[];
  readonly wrongs: () => readonly string[];
  readonly close: () => Promise<void>;
};

export type RegistryServerOptions = Partial<OfficeHabits> & {
  readonly port?: number;
  readonly clock?: ServerClock;
  readonly tokenLifeS?: number;
  /** https; a kiosk that shows the certificate made here needs no token. */
  readonly mutualTls?: boolean;
};

type Desk = {
  readonly books: Books;
  readonly access: Access;
  readonly faults: RegistryFaults;
  readonly heard: Heard[];
  readonly wrongs: string[];
  /** Of each operation, for a cache that gives old answers. */
  readonly lastSaid: Map<OperationId, Said>;
};

function readBody({ body, header }: Call): { readonly value: unknown } | null {
  if (body.length === 0) return { value: undefined };
  if (header('content-type')?.startsWith('application/json') !== true) return null;
  try {
    return { value: JSON.parse(body.toString('utf8')) };
  } catch {
    return null;
  }
}

function perform(desk: Desk, { id, params }: Found, http: Call): { said: Said; body: unknown } {
  if (id === 'issueToken') return { said: desk.access.issueToken(http), body: null };
  const refused = desk.access.refusal(http);
  if (refused !== null) return { said: refused, body: null };
  const invalid = (detail: string) => refuse(422, 'invalid-request', '请求格式不正确', { detail });
  const place = paramFault(params);
  if (place !== null) return { said: invalid(place), body: null };
  const body = readBody(http);
  if (body === null) return { said: invalid('请求正文须为 application/json'), body: null };
  return { said: ROUTES[id](desk.books, params, body.value), body: body.value };
}

/** Does it, or what the fault makes of it; an answer outside of the document never leaves as if it were right. */
function answerCall(desk: Desk, found: Found, http: Call, fault: Fault<RegistryFault> | null): Said {
  const notDone = undone(fault);
  if (notDone !== null) return notDone;
  const act = (): Said => {
    const { said, body } = perform(desk, found, http);
    desk.heard.push({ operationId: found.id, params: found.params, body, status: said.status });
    return said;
  };
  if (fault?.kind === 'done-twice') act();
  const said = act();
  const wrong = answerFault(found.operation, said);
  if (wrong !== null) {
    desk.wrongs.push(wrong);
    return refuse(500, 'answer-not-documented', '服务器的应答不符合接口文档', { detail: wrong });
  }
  const earlier = fault?.kind === 'earlier-answer' ? desk.lastSaid.get(found.id) : undefined;
  desk.lastSaid.set(found.id, said);
  return bend(fault, earlier ?? said);
}

function replyOf(said: Said, nowMs: number): Reply {
  const isProblem = typeof said.body === 'object' && said.body !== null && 'code' in said.body;
  return {
    status: said.status,
    headers: {
      'content-type': said.status >= 400 && isProblem ? 'application/problem+json' : 'application/json',
      'cache-control': 'no-store',
      ...said.headers,
      date: new Date(nowMs).toUTCString(),
    },
    body: JSON.stringify(said.body),
  };
}

function answerHttp(desk: Desk, http: Call): Reply {
  const { clock } = desk.books;
  const found = findOperation(http.method, http.url.pathname);
  if (found === 'no-path') return replyOf(refuse(404, 'no-such-operation', '接口不存在'), clock.now());
  if (found === 'no-method')
    return replyOf({ ...refuse(404, 'no-such-operation', '接口不支持该方法'), status: 405 }, clock.now());
  const fault = desk.faults.meet(found.id);
  const said = answerCall(desk, found, http, fault);
  const apart = fault?.kind === 'clock-apart' ? (fault.ms ?? HOUR) : 0;
  return breakReply(fault, replyOf(said, clock.now() + apart));
}

const HABITS: OfficeHabits = { eBillAfterMs: 20_000, refundTakesMs: 3000, payCodeOnly: false };

export async function startRegistryServer(options: RegistryServerOptions = {}): Promise<RegistryServer> {
  const base = options.clock ?? REAL_CLOCK;
  let apartMs = 0;
  const clock: ServerClock = { now: () => base.now() + apartMs };
  const tls = options.mutualTls === true;
  const mine = tls ? selfSigned({ commonName: 'registry', serial: '0a01' }) : null;
  const kiosk = tls ? selfSigned({ commonName: 'kiosk-T01', serial: '0a02' }) : null;
  const access = createAccess({
    clock,
    tokenLifeS: options.tokenLifeS ?? 600,
    clientCertificates: kiosk === null ? [] : [kiosk.cert],
  });
  const habits = {
    eBillAfterMs: options.eBillAfterMs ?? HABITS.eBillAfterMs,
    refundTakesMs: options.refundTakesMs ?? HABITS.refundTakesMs,
    payCodeOnly: options.payCodeOnly ?? HABITS.payCodeOnly,
  };
  const books = openBooks(clock, habits, seedPeople(clock.now()));
  const faults = createRegistryFaults();
  const desk: Desk = { books, access, faults, heard: [], wrongs: [], lastSaid: new Map() };
  const server = await listenOnLoopback({ port: options.port ?? 0, tls: mine }, (http) =>
    answerHttp(desk, http),
  );
  return {
    baseUrl: server.url,
    tokenUrl: `${server.url}/oauth2/token`,
    clientId: access.clientId,
    clientSecret: access.clientSecret,
    clientCertificate: kiosk === null ? null : { cert: kiosk.cert, key: kiosk.key },
    serverCertificate: mine?.cert ?? null,
    access,
    books,
    people: createOfficePeople(books),
    faults,
    setClockApart: (ms) => {
      apartMs = ms;
    },
    heard: () => [...desk.heard],
    wrongs: () => [...desk.wrongs],
    close: server.close,
  };
}
