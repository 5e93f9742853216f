import { describe, expect, it } from 'vitest';
import type { RosterFile } from '../../../src/renderer/features/counter/import/import-state';
import { makeRosterImport } from '../../../src/renderer/features/counter/import/roster-import';
import type { ImportPreview, ImportReport, ImportTrial } from '../../../src/shared/roster-import';
import { ROSTER_PART_BYTES } from '../../../src/shared/roster-import';
import { fen } from '../../../src/shared/money';
import { err, ok } from '../../../src/shared/result';
import { heldAnswer, scriptedApi, type Answers } from '../../fakes/scripted-bridge';
import { settled } from './open-counter';

const FILE = { kind: 'csv', encoding: 'utf-8', sheet: null } as const;
const PREVIEW: ImportPreview = {
  file: FILE,
  sheets: [],
  headerLine: 1,
  columns: [
    { title: '学生', column: null, samples: ['张伟'] },
    { title: '证件号码', column: 'document', samples: ['119999********'] },
  ],
  lines: [2],
  isRemembered: false,
  missing: ['name'],
  repeated: [],
};
const NOTHING = { lines: 0, amount: fen(0) };
const COUNTS = { lines: 3, accepted: 2, rejected: 1, warnings: 0 };
const COMPARISON = {
  added: { lines: 2, amount: fen(13_000) },
  changed: { ...NOTHING, before: fen(0) },
  same: NOTHING,
  absent: NOTHING,
  paidHere: { inFile: 0, absent: 0 },
  held: { replace: 0, merge: 0, withdraw: 0 },
};
const PROBLEM = { line: 3, column: '金额', reason: 'not-an-amount', found: '十元' } as const;
const TRIAL: ImportTrial = { ...COUNTS, file: FILE, comparison: COMPARISON, problems: [PROBLEM] };
const REPORT: ImportReport = {
  ...COUNTS,
  file: FILE,
  mode: 'merge',
  generation: 2,
  comparison: COMPARISON,
  queued: 0,
};

function file(change: Partial<RosterFile> = {}): RosterFile {
  return {
    name: '名单.csv',
    size: 6,
    part: async (from, to) => new Uint8Array(to - from).fill(65),
    ...change,
  };
}

function openImport(answers: Answers = {}) {
  const core = scriptedApi({
    beginImport: async () => ok({ importId: 'i1' }),
    sendImportPart: async ({ at, base64 }) => ok({ received: at + atob(base64).length }),
    previewImport: async () => ok(PREVIEW),
    tryImport: async () => ok(TRIAL),
    applyImport: async () => ok(REPORT),
    cancelImport: async () => ok({}),
    importProblems: async () => ok({ problems: [PROBLEM], more: false }),
    ...answers,
  });
  return { core, roster: makeRosterImport(core.api.bridge) };
}

describe('importing a roster', () => {
  it('file → columns → trial → decision → report, each step shown', async () => {
    const { core, roster } = openImport();
    const at = () => roster.store.getState().at;
    await roster.start(file());
    expect(core.asked('beginImport')).toEqual([{ fileName: '名单.csv', bytes: 6 }]);
    expect(core.asked('sendImportPart')).toEqual([{ importId: 'i1', at: 0, base64: btoa('AAAAAA') }]);
    expect(roster.store.getState()).toMatchObject({ at: 'mapping', preview: PREVIEW, mapping: null });
    await roster.mapColumn(0, 'name');
    expect(core.asked('previewImport')).toEqual([
      { importId: 'i1', sheet: null, mapping: null },
      { importId: 'i1', sheet: null, mapping: ['name', 'document'] },
    ]);
    await roster.tryOut();
    expect(core.asked('tryImport')).toEqual([{ importId: 'i1', sheet: null, mapping: ['name', 'document'] }]);
    expect(at()).toBe('tried');
    await roster.apply();
    expect(core.asked('applyImport')).toEqual([]);
    roster.chooseMode('merge');
    roster.back();
    expect(at()).toBe('mapping');
    await roster.tryOut();
    roster.chooseMode('merge');
    await roster.apply();
    expect(roster.store.getState()).toMatchObject({ at: 'done', report: REPORT, problems: [PROBLEM] });
    expect(await roster.allProblems()).toEqual([PROBLEM]);
  });

  it('a large file goes in parts that follow each other', async () => {
    const { core, roster } = openImport();
    await roster.start(file({ size: 2 * ROSTER_PART_BYTES + 5 }));
    const sent = core.calls.flatMap(({ name, input }) => (name === 'sendImportPart' ? [input] : []));
    expect(sent).toMatchObject([{ at: 0 }, { at: ROSTER_PART_BYTES }, { at: 2 * ROSTER_PART_BYTES }]);
    expect(roster.store.getState().at).toBe('mapping');
  });

  it('shows how far it is; what comes after a cancellation is not heard', async () => {
    const held = heldAnswer<ReturnType<typeof ok<ImportTrial>>>();
    const { core, roster } = openImport({ tryImport: () => held.promise });
    await roster.start(file());
    const trying = roster.tryOut();
    await settled();
    const news = { phase: 'reading', part: 0.5, lines: 2, accepted: 1 } as const;
    roster.progress(news);
    expect(roster.store.getState()).toMatchObject({ at: 'trying', progress: news });
    await roster.start(file({ name: 'other.csv' }));
    expect(core.asked('beginImport')).toHaveLength(1);
    await roster.cancel();
    expect(core.asked('cancelImport')).toEqual([{ importId: 'i1' }]);
    held.give(ok(TRIAL));
    await trying;
    roster.progress(news);
    expect(roster.store.getState()).toEqual({ at: 'choose', wasCancelled: true });
  });

  it('cancelled while it is put in force: what the core says counts', async () => {
    for (const [answer, at] of [
      [ok(REPORT), 'done'],
      [err({ kind: 'cancelled' } as const), 'choose'],
    ] as const) {
      const held = heldAnswer<typeof answer>();
      const { roster } = openImport({ applyImport: () => held.promise });
      await roster.start(file());
      await roster.tryOut();
      roster.chooseMode('replace');
      const applying = roster.apply();
      await roster.cancel();
      expect(roster.store.getState().at).toBe('applying');
      held.give(answer);
      await applying;
      expect(roster.store.getState().at).toBe(at);
    }
  });

  it('does not send what is too large; says when a file cannot be read', async () => {
    const { core, roster } = openImport();
    await roster.start(file({ size: 32 * 1024 * 1024 + 1 }));
    expect(roster.store.getState()).toMatchObject({ at: 'refused', problem: { why: 'too-large' } });
    expect(core.calls).toEqual([]);
    await roster.start(file({ part: async () => null }));
    expect(roster.store.getState()).toMatchObject({ at: 'refused', problem: { kind: 'not-readable' } });
  });

  it('keeps the refusal of the core', async () => {
    const refusal = { kind: 'not-a-roster', why: 'encrypted' } as const;
    const { roster } = openImport({ previewImport: async () => err(refusal) });
    await roster.start(file({ name: 'x'.repeat(400) }));
    const refused = { at: 'refused', problem: refusal, fileName: 'x'.repeat(255) };
    expect(roster.store.getState()).toEqual(refused);
    expect(await roster.allProblems()).toBeNull();
  });
});
