import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sealSecret } from '../../../src/main/compose/seal-secret';
import { loadConfig } from '../../../src/main/config';
import { parseFlags } from '../../../src/main/flags';
import { open, openOptions, tempFolder } from '../store/support/open-for-test';

const SECRET = '8934e7d15453e97507ef794cf7b0519d';

function installation(mode: 'live' | 'training') {
  const dir = tempFolder();
  const gateways = { alipay: { appId: '2021001234567890', alipayPublicKeyFile: 'alipay.pem' } };
  writeFileSync(
    join(dir, 'kiosk.json'),
    JSON.stringify({ mode, channels: ['alipay'], gateways, dataDir: 'data' }),
  );
  writeFileSync(join(dir, 'key.txt'), `\uFEFF${SECRET}\n`);
  const flags = parseFlags(['--config', join(dir, 'kiosk.json')]);
  if (!flags.ok) throw new Error(flags.error.flag);
  const config = loadConfig(flags.value, {
    platform: 'linux',
    home: dir,
    environment: {},
    workingFolder: dir,
  });
  if (!config.ok) throw new Error(config.error.line);
  return { dir, parts: { ...openOptions({ dir: config.value.dataDir }), config: config.value } };
}

test('a secret entered once is sealed: found again, and nowhere in the data folder as it was', async () => {
  const { dir, parts } = installation('live');
  const sealed = await sealSecret(parts, 'wechat.apiV3Key=key.txt');
  expect(sealed).toMatchObject({ ok: true, value: expect.stringContaining('delete key.txt') });
  const data = join(dir, 'data');
  for (const entry of readdirSync(data, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    expect(readFileSync(join(entry.parentPath, entry.name)).includes(SECRET), entry.name).toBe(false);
  }
  const { secrets } = await open({ dir: data });
  expect(secrets.read('wechat.apiV3Key')).toBe(SECRET);
  expect(secrets.read('wechat.v2Key')).toBeNull();
});

test.each([
  ['live', 'wechat.password=key.txt', /^--seal wechat\.password: expected one of wechat\.privateKey, /],
  [
    'live',
    'wechat.v2Key=none.txt',
    /^--seal wechat\.v2Key: .*none\.txt: .*(no such|not found|does not exist)/i,
  ],
  ['training', 'wechat.v2Key=key.txt', /"mode": "live", found training/],
] as const)('in %s, %s is refused in words', async (mode, wanted, expected) => {
  const sealed = await sealSecret(installation(mode).parts, wanted);
  expect(sealed).toMatchObject({ ok: false, error: expect.stringMatching(expected) });
});
