import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Log } from '../../src/main/ports';
import { makeRealTimers, realClock } from '../../src/main/real-ports';
import { openStore } from '../../src/main/store/open-store';
import { runImportRoster } from '../../src/main/tools/import-roster/run';
import { rosterSheet, xlsxFile } from '../fakes/xlsx-file';
import { GB18030_FILE, HEADER, rosterText, type LineCells } from '../fakes/roster-file';

const SAMPLE = fileURLToPath(new URL('../../docs/roster-sample.csv', import.meta.url));
const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'import-roster-'));
  mkdirSync(join(folder, 'data'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function run(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const surroundings = { platform: 'linux', home: folder, environment: {}, workingFolder: folder };
  const code = await runImportRoster(args, surroundings, {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    progress: null,
  });
  return { code, out, err };
}

function write(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content);
  return name;
}

function open(holder = 'test') {
  const timers = makeRealTimers(silent);
  const dir = join(folder, 'data');
  return openStore({
    dir,
    fileName: 'training.db',
    clock: realClock,
    timers,
    log: silent,
    keyWrap: null,
    holder,
  });
}

async function inStore<T>(
  look: (store: NonNullable<Awaited<ReturnType<typeof opened>>>['store']) => T,
): Promise<T> {
  const { store, close } = await opened();
  try {
    return look(store);
  } finally {
    await close();
  }
}

async function opened() {
  const result = await open();
  if (!result.ok) throw new Error(result.error.kind);
  return result.value;
}

const english = () => write('en.json', JSON.stringify({ defaultLanguage: 'en' }));

describe('npm run import-roster', () => {
  test('imports the sample into the real store and ends with 0', async () => {
    const { code, out, err } = await run(SAMPLE, '--data', 'data');
    expect({ code, err }).toEqual({ code: 0, err: [] });
    expect(out).toEqual([
      `${SAMPLE}（utf-8）：共 8 行，可用 8 行，退回 0 行，证件号码存疑 0 行`,
      expect.stringMatching(/^  新增：8 行（¥[\d,.]+）$/),
      '  更改：0 行（¥0.00）',
      '  撤出：0 行（¥0.00）',
      '  不变：0 行（¥0.00）',
      expect.stringMatching(/^  名册合计：¥0\.00 → ¥/),
      '新名册已生效。',
    ]);
    await inStore(({ roster, facts, journal }) => {
      const [zhang, ...others] = roster.byDocument('119999199503070015');
      expect([zhang?.name, others]).toEqual(['张伟', []]);
      expect(roster.feeItems(zhang?.id ?? '').map(({ amount }) => amount)).toEqual([6_500, 5_500]);
      expect(facts.get('roster.imported')).not.toBeNull();
      expect(journal.ofSubject('roster').map(({ what }) => what)).toEqual(['roster.imported']);
    });
  });

  test('the same file again gives the same ids: what was paid stays paid', async () => {
    const lines = rosterText({}, { 证件号码: 'L898902C3', 姓名: 'Anna', 报名号: '2' });
    write('a.csv', lines);
    const ids = () =>
      inStore(({ roster }) =>
        roster
          .byDocument('L898902C3')
          .flatMap(({ id }) => [id, ...roster.feeItems(id).map((item) => item.id)]),
      );
    await run('a.csv', '--data', 'data');
    const first = await ids();
    await run('a.csv', '--data=data', '--training');
    expect(first).toHaveLength(2);
    expect(await ids()).toEqual(first);
    expect(first.join(' ')).toMatch(/^[0-9a-f]{32} [0-9a-f]{32}$/);
  });

  test('rejected lines are told, and it ends with 1', async () => {
    write('a.csv', rosterText({}, { 报名号: '2', 金额: 'x' }, { 报名号: '3', 证件号码: '1.1E+17' }));
    expect(await run('a.csv', '--data', 'data')).toEqual({
      code: 1,
      err: [],
      out: [
        'a.csv（utf-8）：共 3 行，可用 1 行，退回 2 行，证件号码存疑 0 行',
        '  新增：1 行（¥65.00）',
        '  更改：0 行（¥0.00）',
        '  撤出：0 行（¥0.00）',
        '  不变：0 行（¥0.00）',
        '  名册合计：¥0.00 → ¥65.00',
        '新名册已生效。',
        '  第 3 行「金额」：不是有效金额（元，最多两位小数） [x]',
        '  第 4 行「证件号码」：号码被表格软件截短，后几位已丢失：请从报名系统重新导出，或把该列设为文本后重新填写 [1.1E+17]',
      ],
    });
  });

  test('in English where the configuration says so; the first 50 problems', async () => {
    const bad = Array.from({ length: 60 }, (): LineCells => ({ 姓名: '' }));
    write('a.csv', rosterText({}, ...bad));
    const { code, out } = await run('a.csv', '--data', 'data', '--config', english());
    expect(code).toBe(1);
    expect(out).toHaveLength(58);
    expect([out[0], ...out.slice(6, 8)]).toEqual([
      'a.csv (utf-8): 61 lines, 1 good, 60 rejected, 0 with an odd document number',
      'The new roster is in force.',
      '  line 3, 姓名: must not be empty',
    ]);
    expect(out.at(-1)).toBe('  and 10 more');
  });

  test('a dry run says what would change, and changes nothing; merge and withdraw do what they say', async () => {
    const people = (...numbers: readonly string[]): LineCells[] =>
      numbers.map((number) => ({ 报名号: number, 证件号码: `L8989${number}00` }));
    write('all.csv', rosterText(...people('1', '2', '3')));
    await run('all.csv', '--data', 'data');
    const count = () =>
      inStore(({ roster }) => ['1', '2', '3', '4'].filter((n) => roster.search(n, 5).length > 0));
    const sheet = rosterSheet([...people('2', '4'), { ...people('3')[0], 金额: 70 }], '本周');
    write('some.xlsx', xlsxFile([{ name: '说明', rows: [['说明']] }, sheet]));
    const merge = ['some.xlsx', '--data', 'data', '--mode', 'merge', '--sheet=本周'];
    expect(await run(...merge, '--dry-run')).toEqual({
      code: 0,
      err: [],
      out: [
        'some.xlsx（xlsx, 本周）：共 3 行，可用 3 行，退回 0 行，证件号码存疑 0 行',
        '  新增：1 行（¥65.00）',
        '  更改：1 行（¥70.00）',
        '  不变：1 行（¥65.00）',
        '  文件未提及，保留：1 行（¥65.00）',
        '  名册合计：¥195.00 → ¥265.00',
        '试运行：没有改动名册。',
      ],
    });
    expect(await count()).toEqual(['1', '2', '3']);
    await run(...merge);
    expect(await count()).toEqual(['1', '2', '3', '4']);
    const withdrawn = await run('some.xlsx', '--data', 'data', '--mode=withdraw');
    expect(withdrawn.out.slice(1)).toEqual([
      '  撤出：3 行（¥200.00）',
      '  文件未提及，保留：1 行（¥65.00）',
      '  名册中没有，忽略：0 行（¥0.00）',
      '  名册合计：¥265.00 → ¥65.00',
      '新名册已生效。',
    ]);
    expect(await count()).toEqual(['1']);
  });

  test('without a good line the old roster stays, and it ends with 2', async () => {
    await run(SAMPLE, '--data', 'data');
    write('a.csv', `${HEADER}\n`);
    const { code, out } = await run('a.csv', '--data', 'data');
    expect([code, out.at(-1)]).toEqual([2, '没有可导入的行，原名册保持不变。']);
    await inStore(({ roster }) => expect(roster.byDocument('119999199503070015')).toHaveLength(1));
  });

  test('a folder that another process holds: who, and where to import meanwhile', async () => {
    const holder = await open('Electron, pid 4711');
    const { code, out, err } = await run(SAMPLE, '--data', 'data');
    if (holder.ok) await holder.value.close();
    expect([code, out, err.length]).toEqual([2, [], 1]);
    expect(err[0]).toMatch(
      /^import-roster: 数据文件夹正在被 Electron, pid 4711.* 使用。请在收费窗口中导入，或先关闭它。$/,
    );
  });
});

describe('what cannot be imported ends with 2 and one line', () => {
  test.each<[string, () => string[], RegExp]>([
    ['no file', () => [], /expected the FILE/],
    ['two files', () => ['a.csv', 'b.csv'], /expected one FILE, found 2/],
    ['a missing file', () => ['none.csv'], /^import-roster: none\.csv: there is no such file/],
    [
      'a folder',
      () => (mkdirSync(join(folder, 'dir'), { recursive: true }), ['dir']),
      /^import-roster: dir: it is a folder, expected a file$/,
    ],
    ['a device', () => ['/dev/zero'], /it is not a plain file/],
    [
      'an unknown flag',
      () => [SAMPLE, '--dry'],
      /--dry: expected one of --mode, --dry-run, --sheet, --data, --config, --training, --help/,
    ],
    ['an unknown mode', () => [SAMPLE, '--mode', 'add'], /--mode add: expected replace, merge or withdraw/],
    ['a flag of the application', () => [SAMPLE, '--window', 'kiosk'], /--window: expected one of/],
    ['a flag without its value', () => [SAMPLE, '--data'], /--data: expected DIR after it/],
    [
      'a configuration that is not there',
      () => [SAMPLE, '--config', 'none.json'],
      /none\.json: there is no such file/,
    ],
    [
      'a data folder that is none',
      () => [SAMPLE, '--data', 'date'],
      /--data date: expected a folder that exists/,
    ],
    ['an empty file', () => [write('a.csv', '')], /a\.csv: 文件里没有内容/],
    ['a spreadsheet', () => [write('a.xlsx', 'PK\u0003\u0004')], /a\.xlsx: 文件不完整或已损坏/],
    ['a broken encoding', () => [write('a.csv', Buffer.concat([GB18030_FILE, Uint8Array.of(0xff)]))], /编码/],
    [
      'another table',
      () => [write('a.csv', '姓名,姓名,金额\n')],
      /表头不符 \(缺少 证件号码、.*; 重复 姓名\)/,
    ],
  ])('%s', async (_, given, line) => {
    const { code, out, err } = await run(
      ...given(),
      ...(given().includes('--data') ? [] : ['--data', 'data']),
    );
    expect({ code, out }).toEqual({ code: 2, out: [] });
    expect(err).toHaveLength(1);
    expect(err[0]).toMatch(line);
  });

  test('more than 32 MiB is not even read', async () => {
    write('big.csv', readFileSync(SAMPLE));
    truncateSync(join(folder, 'big.csv'), 33 * 1024 * 1024);
    const { code, err } = await run('big.csv', '--data', 'data');
    expect([code, err]).toEqual([
      2,
      ['import-roster: big.csv: it has 34603008 bytes, at most 33554432 can be imported'],
    ]);
  });

  test('a file name cannot speak to the terminal', async () => {
    const { err } = await run('\u001b[2Jx', '--data', 'data');
    expect(err).toEqual([expect.stringMatching(/^import-roster: "\\u001b\[2Jx": there is no such file/)]);
  });

  test('--help is no failure', async () => {
    const { code, out } = await run('--help');
    expect([code, out[0]?.split('\n')[0]]).toEqual([0, 'Usage: npm run import-roster -- FILE [flags]']);
  });
});
