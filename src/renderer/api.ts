import type { z } from 'zod';
import type { Contract, Push } from '../shared/ipc/contract';
import { commands, pushes } from '../shared/ipc/contract';
import type { Bridge, Command, PushMessage, SeamError } from '../shared/ipc/kit';
import { seamErrorSchema } from '../shared/ipc/kit';
import { err, ok, type Result } from '../shared/result';

/** The core as a page sees it, whichever of the two shells it runs in. */
export type Transport = {
  readonly call: (name: string, input: unknown) => Promise<unknown>;
  readonly on: (listener: (message: PushMessage) => void) => () => void;
  readonly onConnection: (listener: (connection: Connection) => void) => () => void;
};

/** down: the core cannot be asked; it is tried again without anyone's doing. */
export type Connection = 'connecting' | 'up' | 'down';

type News = { readonly [K in keyof Push]: (listener: (payload: z.infer<Push[K]>) => void) => () => void };

export type Api = {
  readonly bridge: Bridge<Contract>;
  /** News in order: one that is older than the last seen of its kind is dropped. Answers how to stop listening. */
  readonly onPush: <K extends keyof Push>(
    name: K,
    listener: (payload: z.infer<Push[K]>) => void,
  ) => () => void;
  readonly onConnection: Transport['onConnection'];
};

declare global {
  interface Window {
    readonly api?: {
      readonly call: (name: string, input: unknown) => Promise<unknown>;
      readonly on: (listener: (message: PushMessage) => void) => () => void;
    };
  }
}

const DISCONNECTED = err({ kind: 'disconnected' });

function field(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.getOwnPropertyDescriptor(value, key)?.value
    : undefined;
}

/** An answer that the contract does not know is the core's bug; the incident names the command to quote. */
function notUnderstood(name: string): Result<never, SeamError> {
  return err({ kind: 'crashed', incident: `SCREEN-${name}` });
}

function asker(transport: Transport) {
  const names = new Map<unknown, string>(Object.entries(commands).map(([name, spec]) => [spec, name]));
  return function ask<I extends z.ZodType, O extends z.ZodType, E extends z.ZodType>(spec: Command<I, O, E>) {
    const name = names.get(spec) ?? '';
    return async (input: z.infer<I>): Promise<Result<z.infer<O>, z.infer<E> | SeamError>> => {
      const answer = await transport.call(name, input).catch(() => notUnderstood(name));
      if (field(answer, 'ok') === true) {
        const value = spec.output.safeParse(field(answer, 'value'));
        return value.success ? ok(value.data) : notUnderstood(name);
      }
      const told = field(answer, 'error');
      const seam = seamErrorSchema.safeParse(told);
      if (seam.success) return err(seam.data);
      const refusal = spec.error.safeParse(told);
      return refusal.success ? err(refusal.data) : notUnderstood(name);
    };
  };
}

function newsFrom(transport: Transport): News {
  const lastSeen = new Map<string, number>();
  const names = new Map<unknown, string>(Object.entries(pushes).map(([name, schema]) => [schema, name]));
  // A core that was started anew counts from the beginning.
  transport.onConnection((connection) => {
    if (connection === 'down') lastSeen.clear();
  });
  function news<S extends z.ZodType>(schema: S) {
    const name = names.get(schema) ?? '';
    return (listener: (payload: z.infer<S>) => void) =>
      transport.on((message) => {
        if (message.push !== name || message.revision < (lastSeen.get(name) ?? -Infinity)) return;
        const payload = schema.safeParse(message.payload);
        if (!payload.success) return;
        lastSeen.set(name, message.revision);
        listener(payload.data);
      });
  }
  return {
    payment: news(pushes.payment),
    health: news(pushes.health),
    display: news(pushes.display),
    myPaymentsChanged: news(pushes.myPaymentsChanged),
    ordersChanged: news(pushes.ordersChanged),
    importProgress: news(pushes.importProgress),
    cardRead: news(pushes.cardRead),
  };
}

export function createApi(transport: Transport): Api {
  const ask = asker(transport);
  const news = newsFrom(transport);
  return {
    bridge: {
      hello: ask(commands.hello),
      display: ask(commands.display),
      health: ask(commands.health),
      signIn: ask(commands.signIn),
      signInByCard: ask(commands.signInByCard),
      changePassword: ask(commands.changePassword),
      sendPhoneCode: ask(commands.sendPhoneCode),
      forgotPassword: ask(commands.forgotPassword),
      requestCorrection: ask(commands.requestCorrection),
      resetPassword: ask(commands.resetPassword),
      confirmPerson: ask(commands.confirmPerson),
      fees: ask(commands.fees),
      beginAnother: ask(commands.beginAnother),
      giveUpAnother: ask(commands.giveUpAnother),
      addCandidate: ask(commands.addCandidate),
      removePerson: ask(commands.removePerson),
      checkPayList: ask(commands.checkPayList),
      openPayList: ask(commands.openPayList),
      placeOrder: ask(commands.placeOrder),
      startPayment: ask(commands.startPayment),
      startPayerCode: ask(commands.startPayerCode),
      askPayment: ask(commands.askPayment),
      leavePayment: ask(commands.leavePayment),
      receipts: ask(commands.receipts),
      printReceipts: ask(commands.printReceipts),
      orderReceipts: ask(commands.orderReceipts),
      endVisit: ask(commands.endVisit),
      findCandidates: ask(commands.findCandidates),
      openCandidate: ask(commands.openCandidate),
      todaysOrders: ask(commands.todaysOrders),
      slip: ask(commands.slip),
      refunds: ask(commands.refunds),
      askRefund: ask(commands.askRefund),
      decideRefund: ask(commands.decideRefund),
      acceptMisfit: ask(commands.acceptMisfit),
      myPayments: ask(commands.myPayments),
      askMyRefund: ask(commands.askMyRefund),
      order: ask(commands.order),
      billToCompany: ask(commands.billToCompany),
      statementFindings: ask(commands.statementFindings),
      officeReports: ask(commands.officeReports),
      deadlines: ask(commands.deadlines),
      decideOfficeCase: ask(commands.decideOfficeCase),
      beginImport: ask(commands.beginImport),
      sendImportPart: ask(commands.sendImportPart),
      previewImport: ask(commands.previewImport),
      tryImport: ask(commands.tryImport),
      importProblems: ask(commands.importProblems),
      applyImport: ask(commands.applyImport),
      cancelImport: ask(commands.cancelImport),
      recoveryKey: ask(commands.recoveryKey),
      recoveryKeyKept: ask(commands.recoveryKeyKept),
    },
    onPush: (name, listener) => news[name](listener),
    onConnection: transport.onConnection,
  };
}

function preloadTransport(api: NonNullable<Window['api']>): Transport {
  return {
    call: api.call,
    on: api.on,
    onConnection: (listener) => {
      listener('up');
      return () => undefined;
    },
  };
}

/** The parts of a browser's WebSocket that are used; tests bring their own. */
export type Socket = Pick<
  WebSocket,
  'send' | 'close' | 'readyState' | 'onopen' | 'onmessage' | 'onclose' | 'onerror'
>;
export type SocketTools = {
  readonly open: () => Socket;
  readonly later: (ms: number, work: () => void) => void;
  /** 0–1, spreads the attempts of many windows. */
  readonly fraction: () => number;
};

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;
const SOCKET_OPEN = 1;

type Pending = { readonly text: string; readonly resolve: (answer: unknown) => void };

function parseJson(text: unknown): unknown {
  if (typeof text !== 'string') return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function pushOf(message: unknown): PushMessage | null {
  const [push, revision] = [field(message, 'push'), field(message, 'revision')];
  if (typeof push !== 'string' || typeof revision !== 'number') return null;
  return { push, revision, payload: field(message, 'payload') };
}

/**
 * `{id, command, input}` out, `{id, result}` and `{push, revision, payload}` in. Calls made before the first connection
 * wait for it; calls under way when it breaks answer `disconnected`, for nobody knows whether they were heard.
 */
export function socketTransport(tools: SocketTools): Transport {
  const pending = new Map<number, Pending>();
  const listeners = new Set<(message: PushMessage) => void>();
  const watchers = new Set<(connection: Connection) => void>();
  let connection: Connection = 'connecting';
  let socket: Socket;
  let lastId = 0;
  let pauseMs = FIRST_PAUSE_MS;

  function become(now: Connection): void {
    if (connection === now) return;
    connection = now;
    for (const watcher of watchers) watcher(now);
  }

  function hear(event: MessageEvent): void {
    const message = parseJson(event.data);
    const id = field(message, 'id');
    if (typeof id === 'number') {
      pending.get(id)?.resolve(field(message, 'result'));
      pending.delete(id);
      return;
    }
    const push = pushOf(message);
    if (push !== null) for (const listener of listeners) listener(push);
  }

  function lose(): void {
    become('down');
    for (const { resolve } of pending.values()) resolve(DISCONNECTED);
    pending.clear();
    tools.later(pauseMs * (0.5 + tools.fraction() / 2), connect);
    pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
  }

  function connect(): void {
    socket = tools.open();
    socket.onopen = () => {
      pauseMs = FIRST_PAUSE_MS;
      for (const { text } of pending.values()) socket.send(text);
      become('up');
    };
    socket.onmessage = hear;
    socket.onclose = lose;
  }

  connect();
  return {
    call: (command, input) => {
      if (connection === 'down') return Promise.resolve(DISCONNECTED);
      lastId += 1;
      const id = lastId;
      const text = JSON.stringify({ id, command, input });
      return new Promise((resolve) => {
        pending.set(id, { text, resolve });
        if (socket.readyState === SOCKET_OPEN) socket.send(text);
      });
    },
    on: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onConnection: (watcher) => {
      watchers.add(watcher);
      watcher(connection);
      return () => watchers.delete(watcher);
    },
  };
}

const pageId = globalThis.crypto?.randomUUID?.() ?? '';

/** `page` tells the host that a new connection belongs to the same page, so that its visit goes on. */
function browserSocket(): Socket {
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
  // Every window has its own path, and the cookie that opens its socket is sent there only.
  return new WebSocket(`${scheme}://${location.host}${location.pathname}ws?page=${pageId}`);
}

/** The one door to the core: Electron's preload where there is one, else the browser host's socket. */
export function connectApi(): Api {
  if (window.api !== undefined) return createApi(preloadTransport(window.api));
  return createApi(
    socketTransport({
      open: browserSocket,
      later: (ms, work) => void setTimeout(work, ms),
      fraction: Math.random,
    }),
  );
}
