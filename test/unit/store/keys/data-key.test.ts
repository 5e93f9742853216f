import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSecretKey, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import type { KeyWrap } from '../../../../src/main/ports';
import { seal, unseal } from '../../../../src/main/store/keys/seal';
import { openWithRecoveryKey } from '../../../../src/main/store/open-with-recovery-key';
import { open, openOptions, refusal, tempFolder } from '../support/open-for-test';

/** What Electron's safeStorage does on one machine. */
function keyStore(name = 'electron'): KeyWrap {
  const machine = createSecretKey(randomBytes(32));
  return {
    name,
    wrap: (key) => Promise.resolve(seal(machine, name, key)),
    unwrap: (wrapped) => Promise.resolve(unseal(machine, name, wrapped)),
  };
}

const DOCUMENT = '110105199003070019';

async function fill(
  dir: string,
  keyWrap: KeyWrap | null = null,
  fileName: 'kiosk.db' | 'training.db' = 'kiosk.db',
) {
  const opened = await open({ dir, keyWrap, fileName });
  const sealed = opened.vault.seal('t/c', DOCUMENT);
  const recoveryKey = opened.recoveryKey() ?? '';
  await opened.close();
  return { sealed, recoveryKey };
}

function recover(dir: string, code: string) {
  return openWithRecoveryKey({ dir, fileName: 'kiosk.db', holder: 'a test', nowMs: 0, code });
}

test('without a key store a 0600 key file opens it', async () => {
  const dir = tempFolder();
  const { sealed } = await fill(dir);
  expect(statSync(join(dir, 'kiosk.data.key')).mode & 0o777).toBe(0o600);
  expect(statSync(join(dir, 'kiosk.keys.json')).mode & 0o777).toBe(0o600);
  expect((await open({ dir })).vault.open('t/c', sealed)).toBe(DOCUMENT);
});

test('with a key store real data have no key file, and open with the key store alone', async () => {
  const dir = tempFolder();
  const electron = keyStore();
  const { sealed } = await fill(dir, electron);
  expect(existsSync(join(dir, 'kiosk.data.key'))).toBe(false);
  expect((await open({ dir, keyWrap: electron })).vault.open('t/c', sealed)).toBe(DOCUMENT);
});

test('real data sealed by a key store do not open elsewhere, and say what opens them', async () => {
  const dir = tempFolder();
  await fill(dir, keyStore());
  const failure = { kind: 'key-missing', why: 'no-wrap-opens', keysFile: join(dir, 'kiosk.keys.json') };
  expect(await refusal({ dir })).toEqual(failure);
  expect(await refusal({ dir, keyWrap: keyStore() })).toEqual(failure);
});

test('the recovery key lets the other shell in, and the first one keeps its own wrap', async () => {
  const dir = tempFolder();
  const electron = keyStore();
  const { sealed, recoveryKey } = await fill(dir, electron);
  expect((await recover(dir, recoveryKey)).ok).toBe(true);
  const browser = await open({ dir });
  expect(browser.vault.open('t/c', sealed)).toBe(DOCUMENT);
  await browser.close();
  expect((await open({ dir, keyWrap: electron })).vault.open('t/c', sealed)).toBe(DOCUMENT);
});

test('training data open in both shells, whichever came first', async () => {
  for (const [first, second] of [
    [keyStore(), null],
    [null, keyStore()],
  ] as const) {
    const dir = tempFolder();
    const { sealed } = await fill(dir, first, 'training.db');
    const other = await open({ dir, keyWrap: second, fileName: 'training.db' });
    expect(other.vault.open('t/c', sealed)).toBe(DOCUMENT);
    await other.close();
    const again = await open({ dir, keyWrap: first, fileName: 'training.db' });
    expect(again.vault.open('t/c', sealed)).toBe(DOCUMENT);
  }
});

test('a key store takes real data over; the key file goes only once the recovery key is kept', async () => {
  const dir = tempFolder();
  const electron = keyStore();
  const { sealed } = await fill(dir);
  const takenOver = await open({ dir, keyWrap: electron });
  expect(existsSync(join(dir, 'kiosk.data.key'))).toBe(true);
  takenOver.recoveryKeyKept();
  await takenOver.close();
  const later = await open({ dir, keyWrap: electron });
  expect(existsSync(join(dir, 'kiosk.data.key'))).toBe(false);
  expect(later.vault.open('t/c', sealed)).toBe(DOCUMENT);
});

test.each([
  [
    'does not open what it sealed',
    { wrap: (key: Buffer) => Promise.resolve(key), unwrap: () => Promise.resolve(null) },
  ],
  [
    'throws',
    {
      wrap: () => Promise.reject(new Error('no keyring')),
      unwrap: () => Promise.reject(new Error('no keyring')),
    },
  ],
])(
  'a key store that %s is not relied on: a key file stands in, and the log says so',
  async (_how, broken) => {
    const options = openOptions({ dir: tempFolder(), keyWrap: { name: 'broken', ...broken } });
    const opened = await open(options);
    await opened.close();
    expect(existsSync(join(options.dir, 'kiosk.data.key'))).toBe(true);
    expect(options.lines.filter(({ level }) => level === 'error')).not.toEqual([]);
    await (await open({ dir: options.dir, keyWrap: null })).close();
  },
);

test('the recovery key is shown until it is kept, then it is nowhere on the disk', async () => {
  const dir = tempFolder();
  const { recoveryKey } = await fill(dir);
  const again = await open({ dir });
  expect(again.recoveryKey()).toBe(recoveryKey);
  again.recoveryKeyKept();
  expect(again.recoveryKey()).toBeNull();
  expect(again.store.facts.get('recovery-key-kept')).not.toBeNull();
  await again.backup();
  await again.close();
  expect((await open({ dir })).recoveryKey()).toBeNull();
  expect(JSON.parse(readFileSync(join(dir, 'kiosk.keys.json'), 'utf8'))).toMatchObject({
    recoveryKeyToShow: null,
  });
});

test('no file ever holds a key or the recovery key in the open', async () => {
  const dir = tempFolder();
  const { recoveryKey } = await fill(dir, keyStore());
  const files = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const file of files) {
    const content = readFileSync(join(file.parentPath, file.name)).toString('latin1');
    expect(content).not.toContain(recoveryKey);
    expect(content).not.toContain(recoveryKey.replaceAll('-', ''));
  }
});

test('a missing, damaged or foreign key file is "key missing", never a new key', async () => {
  const dir = tempFolder();
  const { recoveryKey, sealed } = await fill(dir);
  const keyFile = join(dir, 'kiosk.data.key');
  for (const content of ['', 'not base64 ~~~', randomBytes(32).toString('base64'), 'x'.repeat(1_000_000)]) {
    writeFileSync(keyFile, content);
    expect(await refusal({ dir })).toMatchObject({ kind: 'key-missing', why: 'no-wrap-opens' });
  }
  rmSync(keyFile);
  expect(await refusal({ dir })).toMatchObject({ kind: 'key-missing', why: 'no-wrap-opens' });
  expect((await recover(dir, recoveryKey)).ok).toBe(true);
  expect((await open({ dir })).vault.open('t/c', sealed)).toBe(DOCUMENT);
});

test('a missing or damaged keys file is repaired from the database by the recovery key', async () => {
  const dir = tempFolder();
  const { recoveryKey, sealed } = await fill(dir);
  const keysFile = join(dir, 'kiosk.keys.json');
  rmSync(keysFile);
  expect(await refusal({ dir })).toMatchObject({ kind: 'key-missing', why: 'no-keys-file' });
  for (const content of ['', '{', '{"format":2}', '[]', '\0'.repeat(100)]) {
    writeFileSync(keysFile, content);
    expect(await refusal({ dir })).toMatchObject({ kind: 'key-missing', why: 'keys-file-damaged' });
  }
  expect((await recover(dir, recoveryKey)).ok).toBe(true);
  expect((await open({ dir })).vault.open('t/c', sealed)).toBe(DOCUMENT);
});

test('a backup and the recovery key are enough on a new machine', async () => {
  const dir = tempFolder();
  const opened = await open({ dir, keyWrap: keyStore() });
  const sealed = opened.vault.seal('t/c', DOCUMENT);
  const recoveryKey = opened.recoveryKey() ?? '';
  await opened.backup();
  await opened.close();
  const [backup = ''] = readdirSync(join(dir, 'backups'));
  const newDir = tempFolder();
  writeFileSync(join(newDir, 'kiosk.db'), readFileSync(join(dir, 'backups', backup)));
  expect(await refusal({ dir: newDir })).toMatchObject({ kind: 'key-missing', why: 'no-keys-file' });
  expect((await recover(newDir, recoveryKey)).ok).toBe(true);
  expect((await open({ dir: newDir, keyWrap: keyStore() })).vault.open('t/c', sealed)).toBe(DOCUMENT);
});

test('another recovery key is refused, and so is one where there is nothing to open', async () => {
  const dir = tempFolder();
  await fill(dir);
  const { recoveryKey } = await fill(tempFolder());
  expect(await recover(dir, recoveryKey)).toEqual({ ok: false, error: { kind: 'other-recovery-key' } });
  expect(await recover(dir, 'nonsense')).toMatchObject({ ok: false, error: { kind: 'not-a-recovery-key' } });
  expect(await recover(tempFolder(), recoveryKey)).toEqual({ ok: false, error: { kind: 'nothing-to-open' } });
});

test('keys of another database are told apart', async () => {
  const [dir, other] = [tempFolder(), tempFolder()];
  await fill(dir);
  await fill(other);
  for (const name of ['kiosk.keys.json', 'kiosk.data.key']) {
    writeFileSync(join(dir, name), readFileSync(join(other, name)));
  }
  expect(await refusal({ dir })).toMatchObject({ kind: 'key-missing', why: 'other-database' });
});

test('a key file that others may read is made private, and the log says so', async () => {
  const dir = tempFolder();
  await fill(dir);
  chmodSync(join(dir, 'kiosk.data.key'), 0o644);
  const options = openOptions({ dir });
  await open(options);
  expect(options.lines.map(({ what }) => what)).toContain(
    'the key file could be read by others and is private again',
  );
  expect(statSync(join(dir, 'kiosk.data.key')).mode & 0o777).toBe(0o600);
});
