import { WebSocket } from 'ws';
import { z } from 'zod';
import { createApi, type Api } from '../../../src/renderer/api';
import { socketCalls } from './socket-calls';

/** A page of the browser host without a browser: its socket, spoken to through the contract. */
export type HostPage = {
  readonly api: Api['bridge'];
  /** As a browser leaves when a page is made anew. */
  readonly close: () => Promise<void>;
};

/** The cookie of one window, for which its token was given up. */
export type Session = { readonly origin: string; readonly socketUrl: string; readonly cookie: string };

const answerSchema = z.object({ id: z.number(), result: z.unknown() });
const GOING_AWAY = 1001;

export async function redeem(address: string): Promise<Session> {
  const { origin, host } = new URL(address);
  const response = await fetch(address, { redirect: 'manual' });
  const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
  const path = new URL(response.headers.get('location') ?? '', origin).pathname;
  return { origin, socketUrl: `ws://${host}${path}ws`, cookie };
}

export async function openHostPage({ origin, socketUrl, cookie }: Session): Promise<HostPage> {
  const url = `${socketUrl}?page=${crypto.randomUUID()}`;
  const socket = new WebSocket(url, { headers: { origin, cookie } });
  const calls = await socketCalls(socket, answerSchema);
  const { bridge } = createApi({
    call: (command, input) => calls({ command, input }),
    on: () => () => undefined,
    onConnection: () => () => undefined,
  });
  return {
    api: bridge,
    close: () =>
      new Promise((resolve) => {
        socket.once('close', () => resolve());
        socket.close(GOING_AWAY);
      }),
  };
}
