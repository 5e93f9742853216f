import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { intentFiles } from '../../../src/main/store/intent-log/intent-files';
import { open, tempFolder } from './support/open-for-test';
import { startProcess } from './support/second-process';

const HOLDER = new URL('./support/hold-store.ts', import.meta.url);

test(
  'kill -9 in the middle of commits: every acknowledged one is there, and the journal is whole',
  { timeout: 60_000 },
  async () => {
    const dir = tempFolder();
    let floor = 0;
    for (const after of [1, 40, 90]) {
      const writer = startProcess(HOLDER, ['write', dir]);
      expect(await writer.line()).toBe('open');
      for (let n = 0; n < after; n += 1) await writer.line();
      writer.child.kill('SIGKILL');
      await writer.exit();
      const acknowledged = Number(writer.lines.at(-1));
      expect(acknowledged).toBeGreaterThanOrEqual(after);
      const opened = await open({ dir });
      const { store } = opened;
      expect(opened.journalProblem).toBeNull();
      expect(opened.restored).toBeNull();
      const last = Number(store.facts.get('last'));
      expect(last === acknowledged || last === acknowledged + 1).toBe(true);
      for (let n = 1; n <= acknowledged; n += 1) expect(store.facts.get(`number-${n}`)).toHaveLength(n % 500);
      const noted = store.journal.ofSubject('writer').map(({ facts }) => facts['number']);
      expect(noted.slice(floor)).toEqual(Array.from({ length: last }, (_, n) => n + 1));
      floor = noted.length;
      await opened.checkFully();
      expect(opened.findings().check).toBeNull();
      await opened.close();
    }
  },
);

test('an intent line torn by the cut is tolerated', async () => {
  const dir = tempFolder();
  await (await open({ dir })).close();
  const [path = ''] = intentFiles({ dir, base: 'kiosk' });
  writeFileSync(path, readFileSync(path).subarray(0, -9));
  const opened = await open({ dir });
  expect(opened.journalProblem).toBeNull();
  await opened.checkFully();
  expect(opened.findings().check).toBeNull();
});

test('a cut while the first database was being made leaves nothing that hinders the next start', async () => {
  const dir = tempFolder();
  const opened = await open({ dir });
  const keys = ['kiosk.keys.json', 'kiosk.data.key'].map(
    (name) => [name, readFileSync(join(dir, name))] as const,
  );
  await opened.close();
  const cut = tempFolder();
  for (const [name, content] of keys) writeFileSync(join(cut, name), content);
  for (const end of ['', '-wal', '-shm']) writeFileSync(join(cut, `kiosk.db.new${end}`), 'half');
  expect((await open({ dir: cut })).store.roster.isEmpty()).toBe(true);
});
