import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { readSettings, type WechatSettings } from '../../../../src/main/gateways/wechat/settings';
import {
  merchantPair,
  PLATFORM_SERIAL,
  platformCertificate,
  platformPair,
  PUBLIC_KEY_ID,
  testSettings,
} from '../../../fakes/wechat-keys';

const weak = generateKeyPairSync('rsa', { modulusLength: 1024 });
const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const pem = (key: typeof weak.publicKey, type: 'spki' | 'pkcs8') =>
  key.export({ type, format: 'pem' }).toString();

test('a public key and a certificate live side by side', () => {
  const platformKeys = {
    [PUBLIC_KEY_ID]: platformPair.publicPem,
    [PLATFORM_SERIAL]: platformCertificate.cert,
  };
  const read = readSettings({ ...testSettings, platformKeys });
  expect(read.ok && [...read.value.platformKeys.keys()]).toEqual([PUBLIC_KEY_ID, PLATFORM_SERIAL]);
  expect(read.ok && read.value.publicKeyId).toBe(PUBLIC_KEY_ID);
});

test('without a public key none is named to WeChat', () => {
  const read = readSettings({
    ...testSettings,
    platformKeys: {},
    downloadCertificates: true,
    apiV3Key: 'k'.repeat(32),
  });
  expect(read.ok && read.value.publicKeyId).toBeNull();
});

const wrong: readonly [string, Partial<WechatSettings>, keyof WechatSettings, RegExp][] = [
  ['no key', { merchantKeyPem: 'x' }, 'merchantKeyPem', /apiclient_key/],
  ['a public key', { merchantKeyPem: merchantPair.publicPem }, 'merchantKeyPem', /private key/],
  ['a weak key', { merchantKeyPem: pem(weak.privateKey, 'pkcs8') }, 'merchantKeyPem', /RSA/],
  ['another kind of key', { merchantKeyPem: pem(curve.privateKey, 'pkcs8') }, 'merchantKeyPem', /RSA/],
  [
    'our private key as theirs',
    { platformKeys: { [PUBLIC_KEY_ID]: merchantPair.privatePem } },
    'platformKeys',
    /private key/,
  ],
  [
    'rubbish as their key',
    { platformKeys: { [PUBLIC_KEY_ID]: 'x' } },
    'platformKeys',
    new RegExp(PUBLIC_KEY_ID),
  ],
  [
    'a weak key of theirs',
    { platformKeys: { [PUBLIC_KEY_ID]: pem(weak.publicKey, 'spki') } },
    'platformKeys',
    /RSA/,
  ],
  [
    'a certificate under another serial',
    { platformKeys: { ABCDEF0123456789: platformCertificate.cert } },
    'platformKeys',
    /5157F0/,
  ],
  ['no key of theirs at all', { platformKeys: {} }, 'platformKeys', /微信支付公钥/],
  ['a short APIv3 key', { apiV3Key: 'short' }, 'apiV3Key', /32/],
  ['no APIv3 key to open the list with', { downloadCertificates: true }, 'apiV3Key', /opened/],
  ['plain http', { baseUrl: 'http://pay.example' }, 'baseUrl', /https/],
  ['a path', { backupBaseUrl: 'https://pay.example/v3' }, 'backupBaseUrl', /host/],
  ['a notify address with a query', { notifyUrl: 'https://x.example/?a=1' }, 'notifyUrl', /without/],
  ['micropay without its key', { payerCode: 'v2' }, 'v2', /API v2 key/],
  ['a merchant that is none', { mchid: 'abc' }, 'mchid', /商户号/],
  ['a serial that is none', { merchantSerial: '12:34' }, 'merchantSerial', /hexadecimal/],
  ['an app that is none', { appid: 'wx 1' }, 'appid', /app id/],
];

test.each(wrong)('%s is said in words', (_what, part, setting, words) => {
  const read = readSettings({ ...testSettings, ...part });
  expect(read.ok).toBe(false);
  if (read.ok) return;
  expect(read.error.map((fault) => fault.setting)).toContain(setting);
  const expected = read.error.find((fault) => fault.setting === setting)?.expected ?? '';
  expect(expected).toMatch(words);
  expect(expected).not.toContain('BEGIN');
});
