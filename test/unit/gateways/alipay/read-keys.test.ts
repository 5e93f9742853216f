import { generateKeyPairSync } from 'node:crypto';
import { AlipaySdk } from 'alipay-sdk';
import { describe, expect, it } from 'vitest';
import { readAlipayKeys, type AlipayKeyFiles } from '../../../../src/main/gateways/alipay/read-keys';
import { selfSigned } from '../../../fakes/self-signed';
import { bare, pem, testKeys } from '../../../fakes/alipay-keys';

const appPem = pem(testKeys.application.privateKey, 'pkcs8');
const alipayPem = pem(testKeys.alipay.publicKey, 'spki');

function withPublicKey(appPrivateKey: string, alipayPublicKey: string) {
  return readAlipayKeys({ appPrivateKey, trust: { kind: 'public-key', alipayPublicKey } });
}

describe('the keys of an Alipay application', () => {
  it.each([
    ['PEM files', appPem, alipayPem],
    ['the older PEM form', pem(testKeys.application.privateKey, 'pkcs1'), alipayPem],
    ['bare base64 of the key tool', bare(appPem), bare(alipayPem)],
    [
      'bare base64 in lines, older form',
      bare(pem(testKeys.application.privateKey, 'pkcs1')).replace(/.{64}/g, '$&\r\n'),
      ` ${bare(alipayPem)}\n`,
    ],
  ])('are read from %s', (_, app, alipay) => {
    const keys = withPublicKey(app, alipay);
    expect(keys.ok).toBe(true);
    if (!keys.ok) return;
    expect(keys.value.appPrivateKey.equals(testKeys.application.privateKey)).toBe(true);
    expect(keys.value.alipay[0]?.key.equals(testKeys.alipay.publicKey)).toBe(true);
    expect(keys.value.numbers).toBeNull();
  });

  const small = generateKeyPairSync('rsa', { modulusLength: 1024 });
  const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  it.each([
    ['nothing', '', alipayPem, { kind: 'unreadable', which: 'app-private-key' }],
    ['a torn file', appPem.slice(0, 200), alipayPem, { kind: 'unreadable', which: 'app-private-key' }],
    [
      'a public key in the private one’s place',
      alipayPem,
      alipayPem,
      { kind: 'unreadable', which: 'app-private-key' },
    ],
    [
      'a private key in the public one’s place',
      appPem,
      appPem,
      { kind: 'unreadable', which: 'alipay-public-key' },
    ],
    [
      'a certificate path instead of a key',
      appPem,
      '/etc/alipay.pem',
      { kind: 'unreadable', which: 'alipay-public-key' },
    ],
    [
      'the application’s own public key',
      appPem,
      pem(testKeys.application.publicKey, 'spki'),
      { kind: 'own-key-instead', which: 'alipay-public-key' },
    ],
    [
      'a short key',
      pem(small.privateKey, 'pkcs8'),
      alipayPem,
      { kind: 'too-short', which: 'app-private-key' },
    ],
    [
      'a short public key',
      appPem,
      pem(small.publicKey, 'spki'),
      { kind: 'too-short', which: 'alipay-public-key' },
    ],
    [
      'another kind of key',
      pem(curve.privateKey, 'pkcs8'),
      alipayPem,
      { kind: 'not-rsa', which: 'app-private-key' },
    ],
  ])('are refused in words for %s', (_, app, alipay, problem) => {
    expect(withPublicKey(app, alipay)).toEqual({ ok: false, error: problem });
  });
});

describe('the certificates of an Alipay application', () => {
  const app = selfSigned({ commonName: 'app', serial: '2021112301', kind: 'rsa' });
  const alipay = selfSigned({
    commonName: '支付宝(中国)网络技术有限公司',
    serial: '7f00000000000000000000000000000a',
    kind: 'rsa',
  });
  const rootOne = selfSigned({
    commonName: 'Ant Financial Certification Authority R1',
    serial: '5353504352',
    kind: 'rsa',
  });
  const rootTwo = selfSigned({ commonName: 'Another root', serial: '01', kind: 'rsa' });
  const curveRoot = selfSigned({ commonName: 'A root of another kind', serial: '02', kind: 'ec' });
  const rootCertificates = [rootOne, curveRoot, rootTwo].map(({ cert }) => cert).join('\n');

  function withCertificates(
    change: Partial<Extract<AlipayKeyFiles['trust'], { kind: 'certificates' }>> = {},
  ) {
    return readAlipayKeys({
      appPrivateKey: app.key,
      trust: {
        kind: 'certificates',
        appCertificate: app.cert,
        rootCertificates,
        alipayCertificates: [alipay.cert],
        ...change,
      },
    });
  }

  it('get the numbers that the official client gives them', () => {
    const keys = withCertificates();
    const { config } = new AlipaySdk({
      appId: '2021000000000001',
      privateKey: app.key,
      keyType: 'PKCS8',
      appCertContent: app.cert,
      alipayPublicCertContent: alipay.cert,
      alipayRootCertContent: rootCertificates,
    });
    expect(keys.ok && keys.value.numbers).toEqual({
      app_cert_sn: config.appCertSn,
      alipay_root_cert_sn: config.alipayRootCertSn,
    });
    expect(config.alipayRootCertSn).toMatch(/^[0-9a-f]{32}_[0-9a-f]{32}$/);
    expect(keys.ok && keys.value.alipay[0]?.number).toBe(config.alipayCertSn);
  });

  it.each([
    [
      'no Alipay certificate',
      { alipayCertificates: [] },
      { kind: 'no-certificate', which: 'alipay-certificate' },
    ],
    [
      'a torn one',
      { alipayCertificates: [alipay.cert.slice(0, 300)] },
      { kind: 'no-certificate', which: 'alipay-certificate' },
    ],
    [
      'our own in its place',
      { alipayCertificates: [app.cert] },
      { kind: 'own-key-instead', which: 'alipay-certificate' },
    ],
    [
      'one of another kind',
      { alipayCertificates: [curveRoot.cert] },
      { kind: 'not-rsa', which: 'alipay-certificate' },
    ],
    [
      'an application certificate of another key',
      { appCertificate: alipay.cert },
      { kind: 'not-a-pair', which: 'app-certificate' },
    ],
    ['no root', { rootCertificates: '' }, { kind: 'no-certificate', which: 'root-certificates' }],
    [
      'a root file that is cut',
      { rootCertificates: '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----' },
      { kind: 'no-certificate', which: 'root-certificates' },
    ],
    [
      'roots of another kind only',
      { rootCertificates: curveRoot.cert },
      { kind: 'no-certificate', which: 'root-certificates' },
    ],
  ])('are refused in words: %s', (_, change, problem) => {
    expect(withCertificates(change)).toEqual({ ok: false, error: problem });
  });

  it('may be two while Alipay changes from one to the next', () => {
    const keys = withCertificates({ alipayCertificates: [alipay.cert, rootTwo.cert] });
    expect(keys.ok && keys.value.alipay.length).toBe(2);
  });
});
