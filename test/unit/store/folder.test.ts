import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { open, refusal, tempFolder } from './support/open-for-test';
import { startProcess } from './support/second-process';

const HOLDER = new URL('./support/hold-store.ts', import.meta.url);

test('a second process is refused and told who holds the folder; when the first is killed it gets in', async () => {
  const dir = tempFolder();
  const first = startProcess(HOLDER, ['hold', dir, 'Electron, pid 4711']);
  expect(await first.line()).toBe('open');
  const failure = await refusal({ dir });
  expect(failure.kind).toBe('held');
  expect(failure.kind === 'held' && failure.by).toMatch(
    /^Electron, pid 4711, since 20\d\d-\d\d-\d\d \d\d:\d\d:\d\d$/,
  );
  const third = startProcess(HOLDER, ['hold', dir]);
  expect(await third.line()).toContain('"kind":"held"');
  first.child.kill('SIGKILL');
  await first.exit();
  expect((await open({ dir })).store.roster.isEmpty()).toBe(true);
});

test('training and real data share the folder and its lock', async () => {
  const dir = tempFolder();
  const opened = await open({ dir, fileName: 'training.db' });
  expect(await refusal({ dir, fileName: 'kiosk.db' })).toMatchObject({ kind: 'held' });
  await opened.close();
  await (await open({ dir, fileName: 'kiosk.db' })).close();
  expect([existsSync(join(dir, 'kiosk.db')), existsSync(join(dir, 'training.db'))]).toEqual([true, true]);
  expect(readFileSync(join(dir, 'kiosk.keys.json'))).not.toEqual(
    readFileSync(join(dir, 'training.keys.json')),
  );
});

test('of several processes that start at once exactly one opens', async () => {
  const dir = tempFolder();
  const all = Array.from({ length: 3 }, () => startProcess(HOLDER, ['hold', dir]));
  const lines = await Promise.all(all.map((one) => one.line()));
  expect(lines.filter((line) => line === 'open')).toHaveLength(1);
  expect(lines.filter((line) => line.includes('"held"'))).toHaveLength(2);
});

test('a holder’s text that is missing, huge or hostile is only text', async () => {
  const dir = tempFolder();
  await open({ dir });
  const holder = join(dir, 'lock.txt');
  writeFileSync(holder, `\u001b[31mred\u0007${'x'.repeat(10_000)}\nsecond line`);
  const failure = await refusal({ dir });
  const by = failure.kind === 'held' ? failure.by : '';
  expect(by).toMatch(/^ \[31mred x+$|^\[31mred x+$/);
  expect(by.length).toBeLessThan(301);
  writeFileSync(holder, '');
  expect(await refusal({ dir })).toEqual({ kind: 'held', by: 'another process' });
});

test('a path through a file, or a folder in the place of one of our files, is "not writable"', async () => {
  const dir = tempFolder();
  writeFileSync(join(dir, 'file'), '');
  expect(await refusal({ dir: join(dir, 'file') })).toMatchObject({ kind: 'not-writable', reason: 'EEXIST' });
  expect(await refusal({ dir: join(dir, 'file', 'deeper') })).toMatchObject({
    kind: 'not-writable',
    reason: 'ENOTDIR',
  });
  for (const name of ['lock.db', 'lock.txt', 'kiosk.keys.json.new', 'kiosk.data.key']) {
    const other = join(dir, `with-${name}`);
    mkdirSync(join(other, name), { recursive: true });
    writeFileSync(join(other, name, 'inside'), '');
    expect((await refusal({ dir: other })).kind, name).toBe('not-writable');
  }
});

test('a folder in the place of the intent log: nothing opens that could not say what it is about to do', async () => {
  const dir = tempFolder();
  await (await open({ dir })).close();
  const path = join(dir, 'kiosk.intent-000001.log');
  rmSync(path);
  mkdirSync(path);
  expect(await refusal({ dir })).toMatchObject({ kind: 'not-writable', reason: 'EISDIR' });
});

test('rubbish in the place of the lock is said, and nothing is overwritten', async () => {
  const dir = tempFolder();
  writeFileSync(join(dir, 'lock.db'), 'rubbish '.repeat(1000));
  expect(await refusal({ dir })).toMatchObject({ kind: 'not-writable', path: join(dir, 'lock.db') });
  expect(readFileSync(join(dir, 'lock.db'), 'utf8')).toBe('rubbish '.repeat(1000));
});

test('a folder that this account may not write to', async () => {
  const dir = join(tempFolder(), 'closed');
  mkdirSync(dir);
  chmodSync(dir, 0o555);
  chmodSync(join(dir, '..'), 0o755);
  if (process.getuid?.() !== 0) {
    expect((await refusal({ dir })).kind).toBe('not-writable');
    return;
  }
  // Root may write anywhere; somebody else tries.
  const probe = spawnSync('test', ['-x', process.cwd()], { uid: 65_534 });
  expect(probe.status, 'the account "nobody" must be able to read the sources').toBe(0);
  const other = startProcess(HOLDER, ['hold', dir], { uid: 65_534, gid: 65_534 });
  expect(JSON.parse(await other.line())).toMatchObject({ kind: 'not-writable' });
});
