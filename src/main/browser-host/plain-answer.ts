import type { ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { PAGE_HEADERS } from '../entry/page-policy';

export const PLAIN_HEADERS = {
  ...PAGE_HEADERS,
  'Content-Type': 'text/plain; charset=utf-8',
  'Content-Security-Policy': "default-src 'none'",
} as const;

export function tell(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, PLAIN_HEADERS).end(`${text}\n`);
}

/** For a connection that has no response object (yet). */
export function refuseSocket(socket: Duplex, status: number): void {
  socket.on('error', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
