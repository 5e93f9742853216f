import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { WindowKind } from '../../shared/operator';
import type { Log } from '../ports';
import { socketRefusalOf } from './guard-request';
import type { PageSockets } from './page-sockets';
import { refuseSocket } from './plain-answer';
import type { Tickets } from './tickets';
import { readCookie, readPath } from './window-paths';

export type UpgradeTools = { readonly sockets: PageSockets; readonly tickets: Tickets; readonly log: Log };

/** A part of a roster file in base64, an order of 1,000 lines, with their envelopes (ipc/serve judges each message). */
const MOST_MESSAGE_BYTES: Readonly<Record<WindowKind, number>> = {
  counter: 400_000,
  kiosk: 131_072,
  display: 65_536,
};

function upgrader(window: WindowKind): WebSocketServer {
  return new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: MOST_MESSAGE_BYTES[window],
  });
}

/** Sockets for pages that come from here and have their window's cookie. */
export function makeUpgrade({ sockets, tickets, log }: UpgradeTools) {
  const upgraders = { kiosk: upgrader('kiosk'), counter: upgrader('counter'), display: upgrader('display') };

  return (port: number, request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    const refusal = socketRefusalOf(request, port);
    if (refusal !== null) {
      log.warn('refused a socket', { why: refusal.why, host: request.headers.host ?? '' });
      return refuseSocket(socket, refusal.status);
    }
    const asked = readPath(request.url ?? '');
    if (asked.kind !== 'socket') return refuseSocket(socket, 404);
    const { window, pageId } = asked;
    const session = readCookie(request.headers.cookie);
    if (!tickets.isSession(window, session)) return refuseSocket(socket, 401);
    return upgraders[window].handleUpgrade(request, socket, head, (opened) =>
      sockets.accept(opened, { window, session, pageId }),
    );
  };
}
