import type { Page } from '@playwright/test';
import { z } from 'zod';
import { inspect } from '../shell/press';

const snapshotSchema = z.object({ strings: z.array(z.string()) });

/** Which of the texts stand in any string that the page still holds in memory. */
export async function heapStrings(page: Page, texts: readonly string[]): Promise<readonly string[]> {
  const session = await inspect(page);
  const chunks: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await session.send('HeapProfiler.enable');
  // Twice: what the first pass lets go of is collected by the second.
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.send('HeapProfiler.disable');
  const { strings } = snapshotSchema.parse(JSON.parse(chunks.join('')));
  if (strings.length < 1000) throw new Error('the snapshot is empty');
  return texts.filter((text) => text !== '' && strings.some((string) => string.includes(text)));
}
