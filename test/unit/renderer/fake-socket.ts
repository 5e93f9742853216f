import type { Socket, SocketTools } from '../../../src/renderer/api';

/** A socket whose other end is the test. */
export class FakeSocket implements Socket {
  readyState: Socket['readyState'] = 0;
  readonly sent: string[] = [];
  onopen: Socket['onopen'] = null;
  onmessage: Socket['onmessage'] = null;
  onclose: Socket['onclose'] = null;
  onerror: Socket['onerror'] = null;

  send(text: string): void {
    this.sent.push(text);
  }

  close(): void {
    this.drop();
  }

  open(): void {
    this.readyState = 1;
    this.onopen?.call(socketThis, new Event('open'));
  }

  hear(message: unknown): void {
    const data = typeof message === 'string' ? message : JSON.stringify(message);
    this.onmessage?.call(socketThis, new MessageEvent('message', { data }));
  }

  drop(): void {
    this.readyState = 3;
    this.onclose?.call(socketThis, new CloseEvent('close'));
  }
}

/** The handlers do not use `this`; the type wants one. */
const socketThis = WebSocket.prototype;

/** Sockets in the order they were opened, and the pauses before each new attempt. */
export function fakeSockets(): {
  sockets: FakeSocket[];
  pauses: number[];
  runLater: () => void;
  tools: SocketTools;
} {
  const sockets: FakeSocket[] = [];
  const pauses: number[] = [];
  let work: (() => void) | null = null;
  return {
    sockets,
    pauses,
    runLater: () => {
      const now = work;
      work = null;
      now?.();
    },
    tools: {
      open: () => {
        const socket = new FakeSocket();
        sockets.push(socket);
        return socket;
      },
      later: (ms, next) => {
        pauses.push(ms);
        work = next;
      },
      fraction: () => 1,
    },
  };
}
