import { WebSocket } from 'ws';
import { z } from 'zod';
import { socketCalls } from './socket-calls';

const answerSchema = z.object({ id: z.number(), result: z.unknown() });
const evaluatedSchema = z.object({ result: z.object({ value: z.string() }) });
const usageSchema = z.object({ rss: z.number(), heapUsed: z.number(), external: z.number() });

export type MemoryUse = z.infer<typeof usageSchema>;

export type MemoryInspector = {
  readonly use: () => Promise<MemoryUse>;
  readonly close: () => void;
};

/** The inspector of a running Node process: what it holds after everything that can go is gone. */
export async function inspectMemory(url: string): Promise<MemoryInspector> {
  const socket = new WebSocket(url);
  const call = await socketCalls(socket, answerSchema);
  return {
    use: async () => {
      // Twice: what the first pass lets go of is collected by the second.
      await call({ method: 'HeapProfiler.collectGarbage' });
      await call({ method: 'HeapProfiler.collectGarbage' });
      const params = { expression: 'JSON.stringify(process.memoryUsage())' };
      const evaluated = evaluatedSchema.parse(await call({ method: 'Runtime.evaluate', params }));
      return usageSchema.parse(JSON.parse(evaluated.result.value));
    },
    close: () => socket.close(),
  };
}
