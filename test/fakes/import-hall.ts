import { expect } from 'vitest';
import { rosterOpener } from '../../src/main/office/read-roster';
import { makeImportDesk } from '../../src/main/services/import-roster/import-desk';
import type { JournalEntry } from '../../src/main/store/types';
import type { ImportProgress } from '../../src/shared/ipc/import-commands';
import type { ImportMode } from '../../src/shared/roster-import';
import type { RosterMapping } from '../../src/shared/roster-columns';
import { openVault } from './read-roster';
import { HEADER, rosterLine, utf8 } from './roster-file';
import { fakeRosterTable } from './roster-table';
import { MONDAY_MORNING } from './sim-clock';

type Noted = Omit<JournalEntry, 'sequence' | 'hash'>;

/** The import with everything it needs but a database: real slices, a roster in memory. */
export function hall({ queued = 0 } = {}) {
  const roster = fakeRosterTable(queued);
  const journal: Noted[] = [];
  const factsSet = new Map<string, string>();
  const progress: ImportProgress[] = [];
  const mappings = new Map<string, RosterMapping>();
  const turns = { count: 0, inTransaction: false, waitedMs: 0 };
  let ids = 0;
  const desk = makeImportDesk({
    store: {
      roster,
      mappings: {
        get: (signature) => mappings.get(signature) ?? null,
        keep: (signature, columns) => void mappings.set(signature, columns),
      },
      journal: {
        append: (entry) => {
          expect(turns.inTransaction).toBe(true);
          journal.push(entry);
        },
        head: () => ({ sequence: journal.length, hash: '' }),
        ofSubject: () => [],
      },
      facts: {
        get: (name) => factsSet.get(name) ?? null,
        set: (name, value) => void factsSet.set(name, value),
      },
      transaction: (work) => {
        turns.inTransaction = true;
        try {
          return work();
        } finally {
          turns.inTransaction = false;
        }
      },
    },
    open: rosterOpener(openVault, (signature) => mappings.get(signature) ?? null),
    clock: { now: () => MONDAY_MORNING, monotonic: () => performance.now() },
    timers: {
      after: (ms, work) => {
        // Half an hour is how long an import may lie about.
        if (ms > 60_000) return () => undefined;
        turns.count += 1;
        turns.waitedMs += ms;
        const timer = setTimeout(work, 0);
        return () => clearTimeout(timer);
      },
    },
    ids: { visit: () => `i${(ids += 1)}` },
    tell: (_callerId, news) => progress.push(news),
  });

  const take = async (bytes: Uint8Array, callerId = 'counter') => {
    const begun = await desk.begin(callerId, bytes.length);
    if (!begun.ok) return begun;
    const { importId } = begun.value;
    await desk.send(callerId, importId, 0, Buffer.from(bytes));
    const tried = await desk.tryOut(callerId, importId, { sheet: null, mapping: null });
    return tried.ok ? { ok: true as const, value: { importId, ...tried.value } } : tried;
  };
  const run = async (bytes: Uint8Array, mode: ImportMode = 'replace') => {
    const tried = await take(bytes);
    return tried.ok ? desk.apply('counter', tried.value.importId, mode) : tried;
  };
  return { roster, journal, facts: factsSet, progress, turns, desk, take, run };
}

export function manyLines(count: number): Uint8Array {
  const line = (at: number) =>
    rosterLine({ 证件号码: `XZZ${String(at).padStart(6, '0')}`, 报名号: String(at) });
  return utf8([HEADER, ...Array.from({ length: count }, (_, at) => line(at))].join('\r\n'));
}
