import type { ImportMode, ImportReport, ImportTrial } from '../../src/shared/roster-import';
import { ROSTER_PART_BYTES } from '../../src/shared/roster-import';
import { must } from './story-steps';
import type { World } from './world';
import type { StoryWindow } from './world/story-window';

/** Sends a file as the counter's page does, part by part. */
export async function sendFile(
  { api }: StoryWindow,
  bytes: Uint8Array,
  fileName = 'roster.csv',
): Promise<string> {
  const { importId } = must(await api.beginImport({ fileName, bytes: bytes.length }));
  const buffer = Buffer.from(bytes);
  for (let at = 0; at < buffer.length; at += ROSTER_PART_BYTES) {
    const base64 = buffer.subarray(at, at + ROSTER_PART_BYTES).toString('base64');
    must(await api.sendImportPart({ importId, at, base64 }));
  }
  return importId;
}

/** Work that goes on in slices: time must pass until it is done. */
export async function whileTimePasses<T>(world: World, work: Promise<T>): Promise<T> {
  let done = false;
  const watched = work.finally(() => {
    done = true;
  });
  while (!done) await world.time.advance(1);
  return watched;
}

export async function tryFile(world: World, window: StoryWindow, importId: string): Promise<ImportTrial> {
  const trying = window.api.tryImport({ importId, sheet: null, mapping: null });
  return must(await whileTimePasses(world, trying));
}

/** From the file to the report. */
export async function importFile(
  world: World,
  window: StoryWindow,
  bytes: Uint8Array,
  mode: ImportMode = 'replace',
): Promise<ImportReport> {
  const importId = await sendFile(window, bytes);
  await tryFile(world, window, importId);
  return must(await whileTimePasses(world, window.api.applyImport({ importId, mode })));
}
