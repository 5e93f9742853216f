import type { WebSocket } from 'ws';
import type { Timers } from '../ports';

/** A page that is dead without having said so is noticed after two of these at most. */
const PING_MS = 10_000;

/** Ends a socket whose other side does not answer any more. */
export function watchSocket(socket: WebSocket, timers: Timers): void {
  let answered = true;
  let cancel = timers.after(PING_MS, ping);
  function ping(): void {
    if (!answered) return socket.terminate();
    answered = false;
    socket.ping();
    cancel = timers.after(PING_MS, ping);
  }
  socket.on('pong', () => {
    answered = true;
  });
  socket.on('close', () => cancel());
}
