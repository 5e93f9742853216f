import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { rosterReader } from '../../src/main/office/read-roster-csv';
import { makeImportRoster } from '../../src/main/services/import-roster';
import type { JournalEntry } from '../../src/main/store/types';
import { commands } from '../../src/shared/ipc/contract';
import { importReportSchema } from '../../src/shared/roster-report';
import { openVault } from '../fakes/read-roster';
import { GB18030_FILE, HEADER, rosterLine, rosterText, utf8 } from '../fakes/roster-file';
import { fakeRosterTable } from '../fakes/roster-table';
import { MONDAY_MORNING } from '../fakes/sim-clock';

type Noted = Omit<JournalEntry, 'sequence' | 'hash'>;

function hall({ queued = 0 } = {}) {
  const roster = fakeRosterTable(queued);
  const journal: Noted[] = [];
  const factsSet = new Map<string, string>();
  const progress: { lines: number; accepted: number }[] = [];
  const turns = { count: 0, inTransaction: false, waitedMs: 0 };
  const importRoster = makeImportRoster({
    store: {
      roster,
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
    read: rosterReader(openVault),
    clock: { now: () => MONDAY_MORNING, monotonic: () => performance.now() },
    timers: {
      after: (ms, work) => {
        turns.count += 1;
        turns.waitedMs += ms;
        const timer = setTimeout(work, 0);
        return () => clearTimeout(timer);
      },
    },
    onProgress: (news) => progress.push(news),
  });
  const run = (bytes: Uint8Array) => importRoster({ name: 'roster.csv', bytes });
  return { roster, journal, facts: factsSet, progress, turns, run };
}

function manyLines(count: number): Uint8Array {
  const line = (at: number) =>
    rosterLine({ 证件号码: `XZZ${String(at).padStart(6, '0')}`, 报名号: String(at) });
  return utf8([HEADER, ...Array.from({ length: count }, (_, at) => line(at))].join('\r\n'));
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('an import', () => {
  test('switches the good lines in and reports the bad ones', async () => {
    const { run, roster, journal, facts } = hall({ queued: 1 });
    const bytes = utf8(
      rosterText({}, { 报名号: '2', 金额: 'x' }, { 报名号: '3', 证件号码: '119999199503070014', 姓名: '李' }),
    );
    const result = await run(bytes);
    const report = {
      generation: 1,
      encoding: 'utf-8',
      lines: 3,
      accepted: 2,
      rejected: 1,
      queued: 1,
      warnings: 1,
      problems: [{ line: 3, column: '金额', reason: 'not-an-amount', found: 'x' }],
    };
    expect(result).toEqual({ ok: true, value: report });
    expect(importReportSchema.parse(report)).toEqual(report);
    expect(roster.currentLines().map(({ feeItem }) => feeItem.registrationNumber)).toEqual(['31010001', '3']);
    expect(facts.get('roster.imported')).toBe('1');
    expect(journal).toEqual([
      {
        at: MONDAY_MORNING,
        what: 'roster.imported',
        subject: 'roster',
        facts: {
          lines: 3,
          accepted: 2,
          rejected: 1,
          warnings: 1,
          generation: 1,
          queued: 1,
          encoding: 'utf-8',
          bytes: bytes.length,
          sha256: sha256(bytes),
        },
      },
    ]);
  });

  test('reads GB18030', async () => {
    const { run, roster } = hall();
    expect(await run(GB18030_FILE)).toMatchObject({
      ok: true,
      value: { encoding: 'gb18030', accepted: 2, rejected: 0 },
    });
    expect(roster.currentLines().map(({ candidate }) => candidate.name)).toEqual(['张㛃', '𠮷田䶮']);
  });

  test('replaces the roster before it, as a generation of its own', async () => {
    const { run, roster } = hall();
    await run(utf8(rosterText({})));
    const again = await run(utf8(rosterText({ 报名号: '9' })));
    expect(again).toMatchObject({ ok: true, value: { generation: 2 } });
    expect(roster.currentLines().map(({ feeItem }) => feeItem.registrationNumber)).toEqual(['9']);
  });

  test('leaves no document or phone number in journal, facts or report', async () => {
    const { run, journal, facts } = hall();
    const result = await run(utf8(rosterText({}, {}, { 报名号: '2', 金额: '119999199503070015' })));
    const told = JSON.stringify([result, journal, [...facts]]);
    expect(told).not.toContain('95030700');
    expect(told).not.toContain('15400002037');
    expect(result).toMatchObject({ ok: true, value: { accepted: 1, rejected: 2 } });
  });
});

describe('without a good line the old roster stays', () => {
  test.each([
    ['a header alone', `${HEADER}\r\n`, 0],
    ['bad lines only', rosterText({ 姓名: '' }, { 金额: '' }), 2],
  ])('%s', async (_, text, lines) => {
    const { run, roster, journal, facts } = hall();
    await run(utf8(rosterText({})));
    facts.clear();
    const result = await run(utf8(text));
    expect(result).toMatchObject({
      ok: true,
      value: { generation: 0, lines, accepted: 0, rejected: lines, queued: 0 },
    });
    expect(roster.currentLines()).toHaveLength(1);
    expect(roster.generations).toHaveLength(1);
    expect(facts.size).toBe(0);
    expect(journal.at(-1)).toMatchObject({
      what: 'roster.import-empty',
      facts: { accepted: 0, generation: 0 },
    });
  });

  test.each<[string, Uint8Array, string]>([
    ['empty', new Uint8Array(), 'empty'],
    ['a zip', utf8('PK\u0003\u0004'), 'binary'],
    ['no roster', utf8('a,b\n1,2\n'), 'header'],
    ['broken', Buffer.concat([manyLines(2_000), Uint8Array.of(0xff)]), 'encoding'],
    ['GB18030 that breaks off', Buffer.concat([GB18030_FILE, Uint8Array.of(0x81)]), 'encoding'],
    ['too large', new Uint8Array(32 * 1024 * 1024 + 1), 'too-large'],
  ])('a file that is %s', async (_, bytes, why) => {
    const { run, roster, journal } = hall();
    await run(utf8(rosterText({})));
    const result = await run(bytes);
    expect(result).toMatchObject({ ok: false, error: { kind: 'not-a-csv', why } });
    if (!result.ok) expect(commands.importRoster.error.parse(result.error)).toEqual(result.error);
    expect(roster.currentLines()).toHaveLength(1);
    expect(roster.generations.filter(({ state }) => state === 'staged')).toEqual([]);
    expect(journal).toHaveLength(1);
  });

  test('lines that came before the break are discarded', async () => {
    const { run, roster } = hall();
    const lines = Array.from({ length: 3_000 }, (_, at) =>
      rosterLine({ 证件号码: `XZZ${at}`, 报名号: String(at) }),
    );
    const inGb18030 = Buffer.concat([
      GB18030_FILE.subarray(0, GB18030_FILE.indexOf('\r\n') + 2),
      Buffer.from(lines.map((line) => line.slice(1).replace(/[^\x20-\x7e]+/g, 'x')).join('\r\n')),
    ]);
    const bytes = Buffer.concat([inGb18030, Uint8Array.of(0x0a, 0xff)]);
    expect(await run(bytes)).toMatchObject({ ok: false, error: { why: 'encoding' } });
    expect(roster.currentLines()).toEqual([]);
  });
});

describe('when something breaks', () => {
  test.each(['add', 'switchIn'] as const)(
    '%s throws: the stage goes, the roster stays, the next import works',
    async (call) => {
      const { run, roster, journal } = hall();
      await run(utf8(rosterText({})));
      roster.failOn(call);
      await expect(run(manyLines(1_200))).rejects.toThrow('database or disk is full');
      expect(roster.currentLines()).toHaveLength(1);
      expect(roster.generations.filter(({ state }) => state === 'staged')).toEqual([]);
      expect(journal).toHaveLength(1);
      expect(await run(manyLines(10))).toMatchObject({ ok: true, value: { accepted: 10 } });
    },
  );

  test('one import at a time', async () => {
    const { run, roster } = hall();
    const first = run(manyLines(2_000));
    expect(await run(manyLines(1))).toEqual({ ok: false, error: { kind: 'import-running' } });
    expect(await first).toMatchObject({ ok: true, value: { accepted: 2_000 } });
    expect(roster.currentLines()).toHaveLength(2_000);
    expect(await run(manyLines(1))).toMatchObject({ ok: true });
  });
});

describe('a large file', () => {
  const COUNT = 100_000;

  test('100,000 lines: short transactions, and the windows get their turn', { timeout: 60_000 }, async () => {
    const { run, roster, progress, turns } = hall();
    const bytes = manyLines(COUNT);
    let beats = 0;
    const heart = setInterval(() => (beats += 1), 1);
    const began = performance.now();
    const result = await run(bytes);
    const took = performance.now() - began;
    clearInterval(heart);
    expect(result).toMatchObject({
      ok: true,
      value: { lines: COUNT, accepted: COUNT, rejected: 0, problems: [] },
    });
    const sizes = roster.generations[0]?.addSizes ?? [];
    expect(Math.max(...sizes)).toBeLessThanOrEqual(500);
    expect(sizes.length).toBeGreaterThanOrEqual(COUNT / 500);
    expect(roster.generations[0]?.checkpoints).toBeGreaterThanOrEqual(sizes.length);
    expect(turns.waitedMs).toBe(0);
    expect(turns.count).toBeGreaterThanOrEqual((2 * COUNT) / 500);
    expect(took / turns.count).toBeLessThan(60);
    expect(beats).toBeGreaterThanOrEqual(turns.count / 4);
    expect(progress.at(-1)).toEqual({ lines: COUNT, accepted: COUNT });
    expect(progress.every(({ lines }, at) => lines >= (progress[at - 1]?.lines ?? 0))).toBe(true);
  });

  test('waits while the log of the store cannot be kept short, but not for ever', async () => {
    const { run, roster, turns } = hall();
    roster.logIs('blocked');
    expect(await run(manyLines(1_000))).toMatchObject({ ok: true, value: { accepted: 1_000 } });
    expect(turns.waitedMs).toBe(60_000);
    expect(await run(manyLines(10))).toMatchObject({ ok: true });
    expect(turns.waitedMs).toBe(120_000);
    roster.logIs('copied');
    expect(await run(manyLines(1_000))).toMatchObject({ ok: true });
    expect(turns.waitedMs).toBe(120_000);
  });

  test('bad lines are all counted, the first 1,000 told', async () => {
    const { run } = hall();
    const bad = Array.from({ length: 1_500 }, () => rosterLine({ 姓名: '' }));
    const result = await run(utf8([HEADER, rosterLine(), ...bad].join('\n')));
    expect(result).toMatchObject({ ok: true, value: { lines: 1_501, accepted: 1, rejected: 1_500 } });
    if (result.ok)
      expect(result.value.problems.map(({ line }) => line)).toEqual(
        Array.from({ length: 1_000 }, (_, at) => at + 3),
      );
  });

  test.each([
    ['one line of 30 MB', () => 'x'.repeat(30_000_000)],
    ['one field of 10 MB', () => rosterLine({ 姓名: '张'.repeat(3_300_000) })],
    ['quotes never closed', () => '"x\n'.repeat(100_000)],
    ['30 MB of commas', () => ','.repeat(30_000_000)],
  ])('%s holds nothing up', { timeout: 60_000 }, async (_, hostile) => {
    const { run, roster, turns } = hall();
    const bytes = utf8([HEADER, hostile(), rosterLine()].join('\n'));
    const began = performance.now();
    const result = await run(bytes);
    const took = performance.now() - began;
    expect(result).toMatchObject({ ok: true, value: { accepted: 1 } });
    expect(roster.currentLines()).toHaveLength(1);
    expect(turns.count).toBeGreaterThanOrEqual(2);
    expect(took / turns.count).toBeLessThan(60);
  });
});

test('the sample file for people is read without a complaint', async () => {
  const { run, roster } = hall();
  const bytes = readFileSync(new URL('../../docs/roster-sample.csv', import.meta.url));
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const result = await run(bytes);
  expect(result).toMatchObject({
    ok: true,
    value: { encoding: 'utf-8', rejected: 0, warnings: 0, problems: [] },
  });
  const lines = roster.currentLines();
  expect(new Set(lines.map(({ feeItem }) => feeItem.review.status)).size).toBe(3);
  expect(new Set(lines.map(({ feeItem }) => feeItem.officeState)).size).toBe(3);
});
