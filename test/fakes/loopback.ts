import type { Server } from 'node:net';
import { onTestFinished } from 'vitest';
import type { Clock, Timers } from '../../src/main/ports';

/** Real time and timers, for tests in which the network is real as well. */
export const realTime: { readonly clock: Clock; readonly timers: Timers } = {
  clock: { now: () => Date.now(), monotonic: () => performance.now() },
  timers: {
    after: (ms, work) => {
      const timer = setTimeout(work, ms);
      return () => clearTimeout(timer);
    },
  },
};

/** Starts a server on a free port of this machine for the length of one test; connections are cut at its end. */
export async function listenForTest(server: Server): Promise<number> {
  const open = new Set<{ destroy: () => unknown }>();
  server.on('connection', (socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    for (const socket of open) socket.destroy();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address.port;
}
