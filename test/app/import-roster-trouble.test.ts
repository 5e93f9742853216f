import { describe, expect, test } from 'vitest';
import { hall, manyLines } from '../fakes/import-hall';
import { HEADER, rosterLine, rosterText, utf8 } from '../fakes/roster-file';

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

  test('one import at a time: another window waits, the same one begins anew', async () => {
    const { run, take, roster } = hall();
    const first = take(manyLines(2_000));
    expect(await take(manyLines(1), 'other')).toEqual({ ok: false, error: { kind: 'import-running' } });
    const second = run(manyLines(30));
    expect(await first).toEqual({ ok: false, error: { kind: 'cancelled' } });
    expect(await second).toMatchObject({ ok: true, value: { accepted: 30 } });
    expect(roster.currentLines()).toHaveLength(30);
    expect(roster.generations.filter(({ state }) => state === 'staged')).toEqual([]);
  });

  test.each(['reading', 'switching'] as const)('cancelled while %s: the roster stays', async (phase) => {
    const { desk, run, take, roster, progress } = hall();
    await run(utf8(rosterText({})));
    progress.length = 0;
    const cancel = () => desk.cancel('counter', null);
    const heart = setInterval(() => {
      if (phase === 'reading' && progress.length > 0) cancel();
    }, 1);
    const tried = await take(manyLines(20_000));
    clearInterval(heart);
    if (phase === 'switching' && tried.ok) {
      const applied = desk.apply('counter', tried.value.importId, 'merge');
      cancel();
      expect(await applied).toEqual({ ok: false, error: { kind: 'cancelled' } });
    } else expect(tried).toEqual({ ok: false, error: { kind: 'cancelled' } });
    expect(roster.currentLines()).toHaveLength(1);
    expect(roster.generations.filter(({ state }) => state === 'staged')).toEqual([]);
  });

  test('a window that tries, and goes: nothing of it is left, others may import', async () => {
    const { desk, take, roster } = hall();
    const tried = await take(manyLines(10));
    desk.cancel('counter', null);
    expect(roster.generations.map(({ state }) => state)).toEqual(['gone']);
    if (tried.ok)
      expect(await desk.apply('counter', tried.value.importId, 'merge')).toMatchObject({ ok: false });
    expect(await take(manyLines(1), 'other')).toMatchObject({ ok: true });
  });

  test('parts that do not follow each other, and a file that is not whole', async () => {
    const { desk } = hall();
    const begun = await desk.begin('counter', 10);
    if (!begun.ok) throw new Error(begun.error.kind);
    const { importId } = begun.value;
    const send = (at: number, bytes: number) => desk.send('counter', importId, at, Buffer.alloc(bytes));
    expect(await send(0, 4)).toEqual({ ok: true, value: { received: 4 } });
    for (const [at, bytes] of [
      [0, 4],
      [5, 1],
      [4, 7],
    ] as const) {
      expect(await send(at, bytes)).toEqual({ ok: false, error: { kind: 'out-of-order', received: 4 } });
    }
    const choice = { sheet: null, mapping: null };
    expect(await desk.preview('counter', importId, choice)).toEqual({
      ok: false,
      error: { kind: 'no-import' },
    });
    expect(await desk.preview('other', importId, choice)).toEqual({
      ok: false,
      error: { kind: 'no-import' },
    });
  });
});

describe('a large file', () => {
  const COUNT = 100_000;

  test('100,000 lines: short transactions, and the windows get their turn', { timeout: 60_000 }, async () => {
    const { run, roster, progress, turns } = hall();
    const bytes = manyLines(COUNT);
    let beats = 0;
    const heart = setInterval(() => (beats += 1), 1);
    const result = await run(bytes);
    clearInterval(heart);
    expect(result).toMatchObject({
      ok: true,
      value: { lines: COUNT, accepted: COUNT, rejected: 0 },
    });
    const sizes = roster.generations[0]?.addSizes ?? [];
    expect(Math.max(...sizes)).toBeLessThanOrEqual(500);
    expect(sizes.length).toBeGreaterThanOrEqual(COUNT / 500);
    expect(roster.generations[0]?.checkpoints).toBeGreaterThanOrEqual(sizes.length);
    expect(turns.waitedMs).toBe(0);
    // One behind every transaction at least; how many more depends on how fast the machine is.
    expect(turns.count).toBeGreaterThanOrEqual(sizes.length);
    expect(beats).toBeGreaterThanOrEqual(turns.count / 4);
    expect(progress.at(-1)).toMatchObject({ lines: COUNT, accepted: COUNT });
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

  test('every bad line can be had, a thousand at a time', async () => {
    const { take, desk } = hall();
    const bad = Array.from({ length: 1_500 }, () => rosterLine({ 姓名: '' }));
    const tried = await take(utf8([HEADER, rosterLine(), ...bad].join('\n')));
    if (!tried.ok) throw new Error(tried.error.kind);
    const { importId, ...trial } = tried.value;
    expect(trial).toMatchObject({ lines: 1_501, accepted: 1, rejected: 1_500 });
    expect(trial.problems).toHaveLength(50);
    const first = await desk.problems('counter', importId, 0);
    const rest = await desk.problems('counter', importId, 1_000);
    if (!first.ok || !rest.ok) throw new Error('no problems');
    expect([first.value.more, rest.value.more]).toEqual([true, false]);
    const told = [...first.value.problems, ...rest.value.problems].map(({ line }) => line);
    expect(told).toEqual(Array.from({ length: 1_500 }, (_, at) => at + 3));
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
