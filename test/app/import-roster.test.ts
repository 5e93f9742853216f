import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { importReportSchema, importTrialSchema } from '../../src/shared/roster-import';
import { hall, manyLines } from '../fakes/import-hall';
import { GB18030_FILE, HEADER, rosterLine, rosterText, utf8 } from '../fakes/roster-file';
import { MONDAY_MORNING } from '../fakes/sim-clock';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('an import', () => {
  test('switches the good lines in and reports the bad ones', async () => {
    const { take, desk, roster, journal, facts } = hall({ queued: 1 });
    const bytes = utf8(
      rosterText({}, { 报名号: '2', 金额: 'x' }, { 报名号: '3', 证件号码: '119999199503070014', 姓名: '李' }),
    );
    const file = { kind: 'csv', encoding: 'utf-8', sheet: null };
    const counts = { lines: 3, accepted: 2, rejected: 1, warnings: 1 };
    const tried = await take(bytes);
    if (!tried.ok) throw new Error(tried.error.kind);
    const { importId, ...trial } = tried.value;
    const problems = [{ line: 3, column: '金额', reason: 'not-an-amount', found: 'x' }];
    expect(trial).toMatchObject({ file, ...counts, problems });
    expect(importTrialSchema.parse(trial)).toEqual(trial);
    expect([roster.currentLines(), journal]).toEqual([[], []]);
    const result = await desk.apply('counter', importId, 'replace');
    const report = {
      file,
      ...counts,
      mode: 'replace',
      generation: 1,
      queued: 1,
      comparison: trial.comparison,
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
          mode: 'replace',
          ...counts,
          added: 2,
          changed: 0,
          same: 0,
          absent: 0,
          generation: 1,
          queued: 1,
          kind: 'csv',
          encoding: 'utf-8',
          bytes: bytes.length,
          sha256: sha256(bytes),
        },
      },
    ]);
    expect(await desk.problems('counter', importId, 0)).toEqual({
      ok: true,
      value: { problems, more: false },
    });
    expect(await desk.apply('counter', importId, 'replace')).toMatchObject({
      error: { kind: 'nothing-to-do' },
    });
  });

  test('reads GB18030', async () => {
    const { run, roster } = hall();
    expect(await run(GB18030_FILE)).toMatchObject({
      ok: true,
      value: { file: { encoding: 'gb18030' }, accepted: 2, rejected: 0 },
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
    const { take, run, journal, facts } = hall();
    const bytes = utf8(rosterText({}, {}, { 报名号: '2', 金额: '119999199503070015' }));
    const told = JSON.stringify([await take(bytes), await run(bytes), journal, [...facts]]);
    expect(told).not.toContain('95030700');
    expect(told).not.toContain('15400002037');
    expect(told).toContain('"rejected":2');
  });
});

describe('without a good line the old roster stays', () => {
  test.each([
    ['a header alone', `${HEADER}\r\n`, 0],
    ['bad lines only', rosterText({ 姓名: '' }, { 金额: '' }), 2],
  ])('%s', async (_, text, lines) => {
    const { take, run, roster, journal, facts } = hall();
    await run(utf8(rosterText({})));
    facts.clear();
    const tried = await take(utf8(text));
    expect(tried).toMatchObject({ ok: true, value: { lines, accepted: 0, rejected: lines } });
    expect(await run(utf8(text))).toEqual({ ok: false, error: { kind: 'nothing-to-do' } });
    expect(roster.currentLines()).toHaveLength(1);
    expect(roster.generations).toHaveLength(1);
    expect(facts.size).toBe(0);
    expect(journal).toHaveLength(1);
  });

  test.each<[string, Uint8Array, string]>([
    ['empty', new Uint8Array(), 'empty'],
    ['half a zip', utf8('PK\u0003\u0004'), 'damaged'],
    ['broken', Buffer.concat([manyLines(2_000), Uint8Array.of(0xff)]), 'encoding'],
    ['GB18030 that breaks off', Buffer.concat([GB18030_FILE, Uint8Array.of(0x81)]), 'encoding'],
    ['too large', new Uint8Array(32 * 1024 * 1024 + 1), 'too-large'],
  ])('a file that is %s', async (_, bytes, why) => {
    const { run, roster, journal } = hall();
    await run(utf8(rosterText({})));
    const result = await run(bytes);
    expect(result).toEqual({ ok: false, error: { kind: 'not-a-roster', why } });
    expect(roster.currentLines()).toHaveLength(1);
    expect(roster.generations.filter(({ state }) => state === 'staged')).toEqual([]);
    expect(journal).toHaveLength(1);
  });

  test('a file that lacks columns says which', async () => {
    const { run } = hall();
    const error = { kind: 'mapping-incomplete', missing: ['document'], repeated: [] };
    expect(await run(utf8(rosterText({}).replace('证件号码', '号')))).toEqual({ ok: false, error });
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

test('the sample file for people is read without a complaint', async () => {
  const { run, roster } = hall();
  const bytes = readFileSync(new URL('../../docs/roster-sample.csv', import.meta.url));
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const result = await run(bytes);
  expect(result).toMatchObject({
    ok: true,
    value: { file: { encoding: 'utf-8' }, rejected: 0, warnings: 0 },
  });
  const lines = roster.currentLines();
  expect(new Set(lines.map(({ feeItem }) => feeItem.review.status)).size).toBe(3);
  expect(new Set(lines.map(({ feeItem }) => feeItem.officeState)).size).toBe(3);
});
