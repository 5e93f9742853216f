import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Reply } from './call-and-reply.ts';

const MiB = 1024 * 1024;

async function pour(response: ServerResponse, bytes: number): Promise<void> {
  const block = Buffer.alloc(MiB, ' ');
  for (let left = bytes; left > 0 && !response.destroyed; left -= MiB) {
    if (!response.write(block.subarray(0, Math.min(MiB, left)))) {
      await new Promise<void>((resolve) => {
        response.once('drain', resolve);
        response.once('close', resolve);
      });
    }
  }
  response.end();
}

async function drip(response: ServerResponse, body: Buffer, ms: number): Promise<void> {
  for (const byte of body) {
    if (response.destroyed) return;
    response.write(Buffer.of(byte));
    await wait(ms);
  }
  response.end();
}

function writeWhole(response: ServerResponse, reply: Reply, body: Buffer): void {
  const length = reply.status === 204 ? {} : { 'content-length': body.length };
  response.writeHead(reply.status, { ...reply.headers, ...length });
  response.end(reply.status === 204 ? undefined : body);
}

export async function deliver(
  request: IncomingMessage,
  response: ServerResponse,
  reply: Reply,
): Promise<void> {
  response.sendDate = reply.headers['date'] === undefined;
  const body = Buffer.from(reply.body);
  const { delivery } = reply;
  if (delivery === undefined) {
    writeWhole(response, reply, body);
    return;
  }
  switch (delivery.how) {
    case 'drop':
      request.socket.destroy();
      return;
    case 'hang':
      return;
    case 'late':
      await wait(delivery.ms);
      if (!response.destroyed) writeWhole(response, reply, body);
      return;
    case 'half':
      response.writeHead(reply.status, { ...reply.headers, 'content-length': Math.max(body.length, 2) });
      response.write(body.subarray(0, Math.trunc(body.length / 2)), () => request.socket.destroy());
      return;
    case 'drip':
      response.writeHead(reply.status, reply.headers);
      await drip(response, body, delivery.ms);
      return;
    case 'huge':
      response.writeHead(reply.status === 204 ? 200 : reply.status, reply.headers);
      response.write(body);
      await pour(response, delivery.bytes);
  }
}
