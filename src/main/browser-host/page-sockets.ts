import type { RawData, WebSocket } from 'ws';
import type { Caller, PushMessage } from '../../shared/ipc/kit';
import type { WindowKind } from '../../shared/operator';
import type { HostedCore } from '../entry/host-core';
import type { Cancel, Clock, Ids, Log, Timers } from '../ports';
import { makeMessageRate } from './message-rate';
import { readQuestion } from './read-question';
import { watchSocket } from './watch-socket';

export type SocketTools = {
  readonly core: Pick<HostedCore, 'came' | 'gone' | 'ask'>;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly ids: Ids;
  readonly log: Log;
};

/** Where a socket belongs. `pageId` stays the same when a page that lost its connection comes back. */
export type SocketPlace = {
  readonly window: WindowKind;
  readonly session: string;
  readonly pageId: string | null;
};

export type PageSockets = {
  readonly accept: (socket: WebSocket, place: SocketPlace) => void;
  readonly stop: () => void;
};

type Seat = {
  readonly key: string;
  readonly caller: Caller;
  socket: WebSocket;
  waiting: number;
  cancelLeave: Cancel;
};

/** How long a page whose connection broke may take to come back before its visit ends. */
const COMEBACK_MS = 5_000;
const PER_SECOND = 50;
const MOST_AT_ONCE = 100;
const MOST_WAITING = 32;
const MOST_UNREAD_BYTES = 8 * 1024 * 1024;
const MOST_PAGES = 64;

/** Close codes of RFC 6455. */
const GOING_AWAY = 1001;
const ABNORMAL = 1006;
const NOT_UNDERSTOOD = 1007;
const NOT_ALLOWED = 1008;

const NOTHING: Cancel = () => undefined;

function send(socket: WebSocket, message: unknown): void {
  if (socket.readyState !== socket.OPEN) return;
  if (socket.bufferedAmount > MOST_UNREAD_BYTES) socket.terminate();
  else socket.send(JSON.stringify(message));
}

/** The same page on a new connection: its visit goes on. */
function comeBack(seat: Seat, socket: WebSocket): Seat {
  seat.cancelLeave();
  seat.cancelLeave = NOTHING;
  seat.socket.terminate();
  seat.socket = socket;
  return seat;
}

/** The pages of the browser host: `{id, command, input}` in, `{id, result}` and news out. */
export function openPageSockets({ core, clock, timers, ids, log }: SocketTools): PageSockets {
  const seats = new Map<string, Seat>();

  function leave(seat: Seat): void {
    if (!seats.delete(seat.key)) return;
    seat.cancelLeave();
    core.gone(seat.caller.id);
  }

  function turnOut(seat: Seat, socket: WebSocket, code: number, why: string): void {
    log.warn('turned a page out', { why, role: seat.caller.role, caller: seat.caller.id });
    socket.close(code, why);
    leave(seat);
  }

  async function hear(seat: Seat, socket: WebSocket, data: RawData, isBinary: boolean): Promise<void> {
    const question = isBinary ? null : readQuestion(data);
    if (question === null) return turnOut(seat, socket, NOT_UNDERSTOOD, 'a message that is no question');
    if (seat.waiting >= MOST_WAITING) return turnOut(seat, socket, NOT_ALLOWED, 'too many questions at once');
    seat.waiting += 1;
    const result = await core.ask(seat.caller, question.command, question.input);
    seat.waiting -= 1;
    return send(socket, { id: question.id, result });
  }

  /** A page that was closed or reloaded is gone at once; one whose connection broke may come back. */
  function onClose(seat: Seat, socket: WebSocket, code: number): void {
    if (seat.socket !== socket || !seats.has(seat.key)) return;
    if (code === ABNORMAL) seat.cancelLeave = timers.after(COMEBACK_MS, () => leave(seat));
    else leave(seat);
  }

  function takeSeat(socket: WebSocket, { window, session, pageId }: SocketPlace): Seat {
    const key = `${session} ${pageId ?? ids.visit()}`;
    const known = seats.get(key);
    if (known !== undefined) return comeBack(known, socket);
    const tell = (message: PushMessage) => send(seats.get(key)?.socket ?? socket, message);
    const caller = core.came(ids.visit(), window, tell);
    const seat: Seat = { key, caller, socket, waiting: 0, cancelLeave: NOTHING };
    seats.set(key, seat);
    return seat;
  }

  function accept(socket: WebSocket, place: SocketPlace): void {
    if (seats.size >= MOST_PAGES) return socket.close(NOT_ALLOWED, 'too many pages');
    const seat = takeSeat(socket, place);
    const rate = makeMessageRate(PER_SECOND, MOST_AT_ONCE, clock.monotonic);
    socket.on('message', (data, isBinary) => {
      if (rate.allow()) void hear(seat, socket, data, isBinary);
      else turnOut(seat, socket, NOT_ALLOWED, 'too many messages');
    });
    socket.on('close', (code) => onClose(seat, socket, code));
    // Not a broken connection, which may come back, but a page that does not keep to the protocol.
    socket.on('error', (thrown) => turnOut(seat, socket, NOT_ALLOWED, thrown.message));
    watchSocket(socket, timers);
  }

  return {
    accept,
    stop: () => {
      for (const seat of seats.values()) {
        seat.cancelLeave();
        seat.socket.close(GOING_AWAY, 'the program ends');
      }
      seats.clear();
    },
  };
}
