import { describe, expect, test, vi } from 'vitest';
import { makeKeyWrap, type KeyStore } from '../../../src/main/shell/key-wrap';

const turned = (text: string) => text.split('').toReversed().join('');
const seal = (plain: string) => Buffer.from(turned(plain));
const open = (sealed: Buffer) => turned(sealed.toString());
const KEY = Buffer.from('00ff10203040506070809090a0b0c0d0e0f001020304050607080910111213ff', 'hex');

function oldStore(backend = 'gnome_libsecret', available = true) {
  return {
    isEncryptionAvailable: () => available,
    encryptString: vi.fn(seal),
    decryptString: vi.fn(open),
    getSelectedStorageBackend: () => backend,
  } satisfies KeyStore;
}

function newStore(backend = 'gnome_libsecret', available = true) {
  return {
    ...oldStore(backend, false),
    isAsyncEncryptionAvailable: () => Promise.resolve(available),
    encryptStringAsync: vi.fn((plain: string) => Promise.resolve(seal(plain))),
    decryptStringAsync: vi.fn((sealed: Buffer) => Promise.resolve({ result: open(sealed) })),
  } satisfies KeyStore;
}

describe.each([
  ['with calls that answer later', newStore],
  ['with calls that answer at once', oldStore],
])('a key store %s', (_what, make) => {
  test('seals the key and opens it again', async () => {
    const store = make();
    const wrap = await makeKeyWrap(store, 'linux');
    const sealed = await wrap?.wrap(KEY);
    expect(sealed?.includes(KEY)).toBe(false);
    expect(await wrap?.unwrap(sealed ?? Buffer.alloc(0))).toEqual(KEY);
  });

  test.each(['basic_text', 'unknown'])('on Linux %s counts as none', async (backend) => {
    expect(await makeKeyWrap(make(backend), 'linux')).toBeNull();
  });

  test('elsewhere the backend is not asked for', async () => {
    expect(await makeKeyWrap(make('basic_text'), 'win32')).not.toBeNull();
    expect(await makeKeyWrap(make('basic_text'), 'darwin')).not.toBeNull();
  });

  test('one that is not available is none', async () => {
    expect(await makeKeyWrap(make('gnome_libsecret', false), 'linux')).toBeNull();
  });
});

test('the calls that block are not used where there are others', async () => {
  const store = newStore();
  const wrap = await makeKeyWrap(store, 'linux');
  await wrap?.unwrap((await wrap.wrap(KEY)) ?? Buffer.alloc(0));
  expect(store.encryptString).not.toHaveBeenCalled();
  expect(store.decryptString).not.toHaveBeenCalled();
});

test('what was sealed elsewhere opens to nothing', async () => {
  const decryptStringAsync = () => Promise.reject(new Error('wrong key'));
  const wrap = await makeKeyWrap({ ...newStore(), decryptStringAsync }, 'linux');
  expect(await wrap?.unwrap(Buffer.from('x'))).toBeNull();
});

test('a keyring that fails to answer is none', async () => {
  const isAsyncEncryptionAvailable = () => Promise.reject(new Error('no bus'));
  expect(await makeKeyWrap({ ...newStore(), isAsyncEncryptionAvailable }, 'linux')).toBeNull();
});
