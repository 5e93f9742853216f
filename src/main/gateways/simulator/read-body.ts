import type { IncomingMessage } from 'node:http';

/** A body above the limit is read on so far, that the sender hears the refusal instead of a broken connection. */
const READ_ON = 4 * 1024 * 1024;

/** The whole body, or why there is none. Works for requests and answers. */
export function readBody(
  message: IncomingMessage,
  limit: number,
): Promise<Buffer | 'too-large' | 'broken-off'> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    message.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) {
        chunks.push(chunk);
      } else {
        chunks.length = 0;
        if (size > limit + READ_ON) message.destroy();
      }
    });
    message.once('end', () => resolve(size > limit ? 'too-large' : Buffer.concat(chunks)));
    message.on('error', () => resolve('broken-off'));
    message.once('close', () => resolve('broken-off'));
  });
}
