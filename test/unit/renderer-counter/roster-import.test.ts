import { describe, expect, it } from 'vitest';
import { makeRosterImport, type RosterFile } from '../../../src/renderer/features/counter/roster-import';
import type { ImportReport } from '../../../src/shared/roster-report';
import { err, ok } from '../../../src/shared/result';
import { heldAnswer, scriptedApi, type Answers } from '../../fakes/scripted-bridge';
import { settled } from './open-counter';

const REPORT: ImportReport = {
  generation: 2,
  encoding: 'utf-8',
  lines: 3,
  accepted: 2,
  rejected: 1,
  queued: 0,
  warnings: 0,
  problems: [{ line: 3, column: '金额', reason: 'not-an-amount', found: '十元' }],
};

function file(change: Partial<RosterFile> = {}): RosterFile {
  return { name: '名单.csv', size: 10, base64: async () => 'aGVhZGVy', ...change };
}

function openImport(answers: Answers) {
  const core = scriptedApi(answers);
  return { core, roster: makeRosterImport(core.api.bridge) };
}

describe('importing a roster', () => {
  it('sends the file, shows how far it is, and then what became of it', async () => {
    const held = heldAnswer<ReturnType<typeof ok<ImportReport>>>();
    const { core, roster } = openImport({ importRoster: () => held.promise });
    const done = roster.start(file());
    await settled();
    expect(core.asked('importRoster')).toEqual([{ fileName: '名单.csv', base64: 'aGVhZGVy' }]);
    roster.progress({ lines: 2, accepted: 1 });
    expect(roster.store.getState()).toMatchObject({ at: 'reading', lines: 2, accepted: 1 });
    await roster.start(file({ name: 'other.csv' }));
    roster.again();
    expect(core.asked('importRoster')).toHaveLength(1);
    held.give(ok(REPORT));
    await done;
    expect(roster.store.getState()).toEqual({ at: 'done', fileName: '名单.csv', report: REPORT });
    roster.progress({ lines: 9, accepted: 9 });
    expect(roster.store.getState().at).toBe('done');
    roster.again();
    expect(roster.store.getState()).toEqual({ at: 'choose' });
  });

  it('does not send what is too large or cannot be read', async () => {
    const { core, roster } = openImport({});
    await roster.start(file({ size: 32 * 1024 * 1024 + 1 }));
    expect(roster.store.getState()).toMatchObject({ at: 'refused', problem: { why: 'too-large' } });
    await roster.start(file({ base64: async () => null }));
    expect(roster.store.getState()).toMatchObject({ at: 'refused', problem: { kind: 'not-readable' } });
    expect(core.calls).toEqual([]);
  });

  it('keeps the refusal of the core', async () => {
    const refusal = { kind: 'not-a-csv', why: 'header', missing: ['金额'], repeated: [] } as const;
    const { roster } = openImport({
      importRoster: async () => err({ ...refusal, missing: ['金额'], repeated: [] }),
    });
    await roster.start(file({ name: 'x'.repeat(400) }));
    expect(roster.store.getState()).toMatchObject({ at: 'refused', problem: refusal });
    expect(roster.store.getState()).toHaveProperty('fileName', 'x'.repeat(255));
  });
});
