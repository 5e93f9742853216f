import Sqlite from 'better-sqlite3';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { open, refusal, tempFolder } from './support/open-for-test';
import { startProcess } from './support/second-process';

const TOOLS = {
  'verify-journal': new URL('../../../src/main/tools/verify-journal.ts', import.meta.url),
  'restore-backup': new URL('../../../src/main/tools/restore-backup.ts', import.meta.url),
  'open-with-recovery-key': new URL('../../../src/main/tools/open-with-recovery-key.ts', import.meta.url),
};

async function run(tool: keyof typeof TOOLS, args: readonly string[], input = '') {
  const started = startProcess(TOOLS[tool], args);
  started.child.stdin?.end(input);
  const code = await started.exit();
  return { code, out: started.lines.join('\n'), err: started.stderr() };
}

const verify = (dir: string, ...more: string[]) => run('verify-journal', ['--data', dir, ...more]);

async function folder(): Promise<{ readonly dir: string; readonly recoveryKey: string }> {
  const dir = tempFolder();
  const opened = await open({ dir });
  for (let n = 1; n <= 10; n += 1) {
    opened.store.journal.append({ at: n, what: 'payment.paid', subject: 'T', facts: { n } });
  }
  const recoveryKey = opened.recoveryKey() ?? '';
  await opened.close();
  return { dir, recoveryKey };
}

function change(dir: string, sql: string): void {
  const db = new Sqlite(join(dir, 'kiosk.db'));
  db.exec(
    `DROP TRIGGER IF EXISTS journal_is_never_changed; DROP TRIGGER IF EXISTS journal_is_never_cut; ${sql}`,
  );
  db.close();
}

test('verify-journal: a whole journal is 0, and looking changes nothing', async () => {
  const { dir } = await folder();
  const before = readFileSync(join(dir, 'kiosk.db'));
  expect(await verify(dir)).toEqual({
    code: 0,
    out: 'kiosk.db: 日志完整 whole: 10 entries, signature right',
    err: '',
  });
  expect(readFileSync(join(dir, 'kiosk.db')).equals(before)).toBe(true);
});

test.each([
  ['a flipped byte', 'UPDATE journal SET facts = \'{"n":5}\' WHERE sequence = 4', 'entry 4 was changed'],
  ['a dropped entry', 'DELETE FROM journal WHERE sequence = 4', 'missing between 3 and 5'],
  ['a cut tail', 'DELETE FROM journal WHERE sequence > 7', 'the last entry is 7, but entry 10'],
  [
    'a cut tail with its head',
    'DELETE FROM journal WHERE sequence > 7; DELETE FROM journal_head',
    'the last entry is 7, but entry 10',
  ],
  [
    'an emptied journal',
    'DELETE FROM journal; DELETE FROM journal_head',
    'the last entry is 0, but entry 10',
  ],
])('verify-journal: %s is 1 and says where', async (_what, sql, words) => {
  const { dir } = await folder();
  change(dir, sql);
  const { code, out } = await verify(dir);
  expect([code, out.split('\n').length]).toEqual([1, 1]);
  expect(out).toContain(words);
});

test('verify-journal: a byte flipped in the file itself, and a file that is no database', async () => {
  const { dir } = await folder();
  const path = join(dir, 'kiosk.db');
  const content = readFileSync(path);
  const at = content.indexOf('payment.paid');
  content.writeUInt8(content.readUInt8(at) ^ 1, at);
  writeFileSync(path, content);
  expect((await verify(dir)).code).toBe(1);
  writeFileSync(path, 'not a database at all');
  const rubbish = await verify(dir);
  expect([rubbish.code, rubbish.out]).toEqual([1, expect.stringContaining('cannot be read')]);
});

test('verify-journal: an intent log that was removed is 1', async () => {
  const { dir } = await folder();
  rmSync(join(dir, 'kiosk.intent-000001.log'));
  const { code, out } = await verify(dir);
  expect([code, out]).toEqual([1, expect.stringContaining('the intent log is gone')]);
});

test('verify-journal: without the data key the chain is checked and the answer is 2', async () => {
  const { dir } = await folder();
  rmSync(join(dir, 'kiosk.data.key'));
  const { code, out } = await verify(dir);
  expect([code, out]).toEqual([2, expect.stringContaining('signature not checked')]);
  change(dir, 'UPDATE journal SET at = 0 WHERE sequence = 2');
  expect((await verify(dir)).code).toBe(1);
});

test('verify-journal: a held folder is 2 and says who holds it', async () => {
  const { dir } = await folder();
  await open({ dir, holder: 'Electron, pid 4711' });
  const { code, out } = await verify(dir);
  expect([code, out]).toEqual([2, expect.stringContaining('in use by Electron, pid 4711')]);
});

test.each([
  [['--data'], 'a value after it'],
  [['--data', '/nowhere/at/all'], 'a folder that exists'],
  [['--data', '.', '--data', '.'], 'given once'],
  [['--file', 'other.db', '--data', '.'], 'training.db or kiosk.db'],
  [['--what'], 'one of --data, --file, --help'],
  [['--data', '/'], 'neither kiosk.db nor training.db'],
])('verify-journal %j is 2 with one line', async (args, words) => {
  const { code, err } = await run('verify-journal', args);
  expect([code, err.trim().split('\n').length]).toEqual([2, 1]);
  expect(err).toContain(words);
});

test('open-with-recovery-key: the key comes on standard input; afterwards this machine opens the data', async () => {
  const { dir, recoveryKey } = await folder();
  rmSync(join(dir, 'kiosk.data.key'));
  rmSync(join(dir, 'kiosk.keys.json'));
  expect((await refusal({ dir })).kind).toBe('key-missing');
  const mistyped = recoveryKey.slice(0, -1) + (recoveryKey.endsWith('0') ? '1' : '0');
  const refused = await run('open-with-recovery-key', ['--data', dir], `${mistyped}\n`);
  expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('group 6 is mistyped')]);
  expect((await run('open-with-recovery-key', ['--data', dir])).code).toBe(1);
  const opened = await run('open-with-recovery-key', [`--data=${dir}`], ` ${recoveryKey.toLowerCase()} \n`);
  expect(opened).toMatchObject({ code: 0, err: '' });
  expect(opened.out).not.toContain(recoveryKey);
  expect((await open({ dir })).store.journal.head().sequence).toBe(10);
});

test('open-with-recovery-key never takes the key as an argument', async () => {
  const { dir, recoveryKey } = await folder();
  const { code, err } = await run('open-with-recovery-key', ['--data', dir, recoveryKey]);
  expect([code, err]).toEqual([2, expect.stringContaining('one of --data, --file, --help')]);
});

const restore = (dir: string, typed: string) => run('restore-backup', ['--data', dir], typed);

test('restore-backup: a whole store is never rolled back', async () => {
  const { dir } = await folder();
  const { code, err } = await restore(dir, 'restore');
  expect([code, err]).toEqual([1, expect.stringContaining('nothing to restore')]);
});

test('restore-backup: a damaged store comes back after the typed word, and not before', async () => {
  const dir = tempFolder();
  const opened = await open({ dir });
  opened.store.facts.set('kept', 'yes');
  await opened.backup();
  await opened.close();
  writeFileSync(join(dir, 'kiosk.db'), 'no database');
  expect((await restore(dir, '')).code).toBe(1);
  const { code, out } = await restore(dir, 'restore');
  expect([code, out]).toEqual([0, expect.stringContaining('restored kiosk.db')]);
  const again = await open({ dir });
  expect(again.store.facts.get('kept')).toBe('yes');
  await again.close();
});
