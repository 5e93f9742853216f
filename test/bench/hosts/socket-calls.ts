import type { WebSocket } from 'ws';
import { z } from 'zod';

const textSchema = z.instanceof(Buffer).transform((bytes) => bytes.toString());

type Answer = { readonly id: number; readonly result?: unknown };

/** Numbered questions over a socket, each resolved by the answer of its number. */
export async function socketCalls(
  socket: WebSocket,
  answerSchema: z.ZodType<Answer>,
): Promise<(question: object) => Promise<unknown>> {
  const waiting = new Map<number, (result: unknown) => void>();
  let lastId = 0;
  socket.on('message', (data) => {
    const answer = answerSchema.safeParse(JSON.parse(textSchema.parse(data)));
    if (!answer.success) return;
    waiting.get(answer.data.id)?.(answer.data.result);
    waiting.delete(answer.data.id);
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve());
    socket.once('error', reject);
  });
  return (question) => {
    lastId += 1;
    const id = lastId;
    socket.send(JSON.stringify({ id, ...question }));
    return new Promise((resolve) => void waiting.set(id, resolve));
  };
}
