import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openStore, type OpenedStore, type OpenOptions } from '../../../../src/main/store/open-store';
import { notedLog, type NotedLine } from '../../../fakes/noted-log';
import { MONDAY_MORNING } from '../../../fakes/sim-clock';

/** A wall clock that a test sets by hand. */
export function handClock(now = MONDAY_MORNING) {
  const time = { now };
  return { time, clock: { now: () => time.now, monotonic: () => time.now } };
}

/** Slices go on in the next turn of the event loop. */
const turns = {
  after: (_ms: number, work: () => void) => {
    const turn = setImmediate(work);
    return () => clearImmediate(turn);
  },
};

export function tempFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'efk-store-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

export type Given = Partial<OpenOptions> & { readonly dir: string };

export function openOptions(given: Given): OpenOptions & { readonly lines: readonly NotedLine[] } {
  const { log, lines } = notedLog();
  return {
    fileName: 'kiosk.db',
    clock: handClock().clock,
    timers: turns,
    log,
    keyWrap: null,
    holder: `a test, pid ${process.pid}`,
    ...given,
    lines,
  };
}

/** Opens, or fails the test with what the store said; closes at the end of the test. */
export async function open(given: Given): Promise<OpenedStore> {
  const opening = await openStore(openOptions(given));
  if (!opening.ok) throw new Error(`the store does not open: ${JSON.stringify(opening.error)}`);
  onTestFinished(() => opening.value.close());
  return opening.value;
}

/** Fails the test when the store opens. */
export async function refusal(given: Given) {
  const opening = await openStore(openOptions(given));
  if (!opening.ok) return opening.error;
  await opening.value.close();
  throw new Error('the store opened');
}

export function backupsIn(dir: string): readonly string[] {
  return readdirSync(join(dir, 'backups')).toSorted();
}

export function note({ store }: OpenedStore, n: number): void {
  store.journal.append({ at: n, what: 'test', subject: 's', facts: { n } });
}
